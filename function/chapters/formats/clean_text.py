"""Text that others wrote, cleaned for files: one line, no control characters, valid UTF-8."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
"""Control characters, line breaks of every kind, runs of spaces."""

_NO_CHARACTERS = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(0x10000 * plane + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Code points that are no characters: half surrogate pairs, which UTF-8 cannot encode, and
noncharacters, of which XML forbids two and HTML all.
"""


def one_line(text: str) -> str:
    """``text`` on one line, without control characters; each code point that is no character
    becomes U+FFFD.
    """
    return _NO_CHARACTERS.sub("\ufffd", _BREAKS.sub(" ", text).strip())


def encodable(text: str) -> str:
    """``text`` with U+FFFD for half surrogate pairs: JSON can contain them, UTF-8 cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def with_safe_end(text: str) -> str:
    r"""``text``, followed by a space if it ends with ``\``: FFmpeg would continue the line (even
    after an escaped ``\``), and readers of CUE would see an escaped quotation mark.
    """
    return f"{text} " if text.endswith("\\") else text


def xml_comment(remark: str) -> str:
    """``remark`` as a comment in XML, which forbids ``--`` inside. Such a pair can only stand in
    the ID of a link, where %2D means the same.
    """
    return f"<!-- {remark.replace('--', '-%2D')} -->\n"
