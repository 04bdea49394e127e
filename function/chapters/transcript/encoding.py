"""The bytes of a file to text: by its byte order mark, by what was declared, or as UTF-8."""

from __future__ import annotations

import codecs
import re

from chapters.errors import UnsupportedMediaType

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CODECS = {
    **{name: name for name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32")},
    **{name: name for name in (f"cp125{number}" for number in range(9))},
    **{name: name for name in (f"iso8859-{number}" for number in (*range(2, 12), *range(13, 17)))},
    **{name: name for name in ("big5", "euc_jp", "euc_kr", "cp949", "iso2022_jp", "koi8-r")},
    **{name: name for name in ("koi8-u", "cp866", "tis-620", "cp874", "gb18030", "mac-roman")},
    # What browsers read under these names, which is more: https://encoding.spec.whatwg.org/
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "cp932": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""Python's name of each encoding that may be declared, and the codec that reads it. Python has
codecs that are no encodings of files, and some that take quadratic time."""

_DECLARED_IN_XML = re.compile(rb"\s{0,9}<\?xml[^>]{0,99}encoding=[\"']([A-Za-z0-9._:-]{1,40})")


def is_utf_16(data: bytes) -> bool:
    """Whether ``data`` begins with the byte order mark of UTF-16."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def decoded(data: bytes, charset: str = "") -> str:
    """``data`` as text; ``charset`` is what its sender declared, '' if nothing.

    Single damaged characters become U+FFFD. Raises UnsupportedMediaType if it is no text in the
    encoding that it must be in.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _mostly_decoded(data[len(mark) :], codec, charset)
    if not charset and (match := _DECLARED_IN_XML.match(data)):
        charset = match[1].decode()
    return _mostly_decoded(data, _codec(charset) if charset else _guess(data), charset)


def _codec(charset: str) -> str:
    try:
        name = codecs.lookup(charset.removeprefix("x-")).name if len(charset) <= 40 else ""
    except (LookupError, ValueError):
        name = ""
    if name not in _CODECS:
        raise UnsupportedMediaType(
            f"The encoding {charset[:40]!r} is not known here. Send the file as UTF-8."
        )
    return _CODECS[name]


def _guess(data: bytes) -> str:
    """UTF-8, unless every second byte of the beginning is empty, as in UTF-16 of Latin text."""
    start = data[:200]
    for offset, codec in ((0, "utf-16-be"), (1, "utf-16-le")):
        if start[offset::2].count(0) * 2 > len(start[offset::2]):
            return codec
    return "utf-8"


def _mostly_decoded(data: bytes, codec: str, charset: str) -> str:
    text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    # A file in another encoding has damage wherever it has more than ASCII.
    if damaged and damaged * 10 > sum(character > "\x7f" for character in text):
        declared = f"in {charset}, as was declared" if charset else "in UTF-8"
        raise UnsupportedMediaType(
            f"The file cannot be read as text {declared}. Save it as UTF-8, or declare its "
            "encoding: Content-Type: text/plain; charset=shift_jis."
        )
    return text
