"""Files come in many encodings; what cannot be decoded is refused, never read wrongly."""

from __future__ import annotations

import pytest

from chapters.errors import UnsupportedMediaType
from chapters.transcript import read_bytes

SAID = "0:00 Käse, “池”, 100 €"


def said(data: bytes, charset: str = "") -> str:
    return read_bytes(data, charset).cues[0].text


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-8", "utf-16", "utf-32"])
def test_a_byte_order_mark_or_utf_8_needs_no_declaration(codec: str) -> None:
    assert said(SAID.encode(codec)) == SAID[5:]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_a_mark_too(codec: str) -> None:
    assert said(SAID.encode(codec)) == SAID[5:]


@pytest.mark.parametrize(
    ("text", "codec", "charset"),
    [
        ("Käse “100 €”", "cp1252", "windows-1252"),
        ("Käse “100 €”", "cp1252", "ISO-8859-1"),
        ("池のそば～①", "cp932", "Shift_JIS"),
        ("池のそば", "cp932", "x-sjis"),
        ("池のそば", "euc-jp", "EUC-JP"),
        ("池边", "gb18030", "gb2312"),
        ("연못", "cp949", "ks_c_5601-1987"),
        ("Пруд", "koi8-r", "koi8-r"),
        ("Käse", "utf-16-le", "utf-16le"),
        ("Käse", "utf-8", "UTF-8"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_read_it(
    text: str, codec: str, charset: str
) -> None:
    assert said(f"0:00 {text}".encode(codec), charset) == text


def test_a_byte_order_mark_beats_what_is_declared() -> None:
    assert said(SAID.encode("utf-16"), "windows-1252") == SAID[5:]


def test_xml_declares_its_encoding_itself() -> None:
    xml = '<?xml version="1.0" encoding="Shift_JIS"?><tt><body><p begin="1s">池</p></body></tt>'
    assert said(xml.encode("cp932")) == "池"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("0:00 Käse".encode("cp1252"), ""),
        ("0:00 池のそば".encode("cp932"), ""),
        ("0:00 Käse".encode("cp1252"), "utf-8"),
        ("0:00 池のそば".encode(), "shift_jis"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ""),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_what_to_do(data: bytes, charset: str) -> None:
    with pytest.raises(UnsupportedMediaType, match=r"Save it as UTF-8, or declare its encoding"):
        read_bytes(data, charset)


@pytest.mark.parametrize("charset", ["klingon", "hex", "punycode", "utf-7", "\x00", "x" * 99])
def test_an_encoding_that_is_unknown_or_none_is_refused(charset: str) -> None:
    with pytest.raises(UnsupportedMediaType, match=r"is not known here"):
        read_bytes(b"0:00 a", charset)


def test_a_file_that_was_cut_within_a_character_is_read() -> None:
    transcript = read_bytes("0:00 池のそばから始めます、池のまわり".encode()[:-1])
    assert transcript.cues[0].text == "池のそばから始めます、池のまわ\ufffd"
    assert [remark.code for remark in transcript.remarks] == ["damaged-characters"]
