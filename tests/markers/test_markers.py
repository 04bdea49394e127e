"""Marker lists of editors: what is read of each kind, and what is never taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from chapters.domain.video import Chapter, with_ends
from chapters.formats import FORMATS
from chapters.markers import KINDS, read
from extract.case_files import all_cases
from formats.examples import ORDINARY
from markers.case_files import CASES

JAPANESE = Path(__file__).parents[2] / "web" / "text" / "ja" / "findings.js"


@pytest.mark.parametrize("name", CASES)
def test_each_case_is_read_as_its_kind_and_gives_its_list(name: str) -> None:
    found = read(CASES[name].text)
    assert found is not None
    assert (found.kind.code, found.as_description()) == (CASES[name].kind, CASES[name].listed)


def test_every_kind_has_a_case() -> None:
    assert {case.kind for case in CASES.values()} == {kind.code for kind in KINDS}


@pytest.mark.parametrize("name", CASES)
def test_no_text_is_of_two_kinds(name: str) -> None:
    lines = CASES[name].text.split("\n")
    assert [kind.code for kind in KINDS if kind.read(lines)] == [CASES[name].kind]


@pytest.mark.parametrize("name", CASES)
def test_line_ends_and_a_byte_order_mark_make_no_difference(name: str) -> None:
    text = CASES[name].text
    assert read("\ufeff" + text.replace("\n", "\r\n")) == read(text)


@pytest.mark.parametrize(
    "name", ["ffmetadata", "ogm", "mp4chaps", "cue", "podlove", "audacity", "edl"]
)
@pytest.mark.parametrize("performers", [False, True])
def test_what_we_write_is_read_back(name: str, performers: bool) -> None:
    chapters = ORDINARY
    if performers:
        titles = ("Ann - Soil = 1; #2 \\", "Bob - 种子 & <bulbs>", 'Cy - “Frost”, "ice"')
        listed = [Chapter(3600 * number, title) for number, title in enumerate(titles)]
        chapters = ORDINARY._replace(chapters=with_ends(listed, duration=None))
        chapters = chapters._replace(video=chapters.video._replace(duration=None))
    found = read(FORMATS[name].render(chapters))
    assert found is not None
    assert found.kind.code == name
    quote = "”" if name == "cue" else '"'
    assert [(marker.start, marker.title.strip()) for marker in found.markers] == [
        (chapter.start, chapter.title.replace('"', quote)) for chapter in chapters.chapters
    ]


def test_no_description_of_the_corpus_is_touched() -> None:
    """But one, which is exactly what mp4chaps writes, and gives the same chapters."""
    cases = all_cases()
    assert len(cases) > 100
    (touched,) = [case for case in cases if read(case.description)]
    assert touched.name == "clock-milliseconds"
    found = read(touched.description)
    assert found is not None
    assert tuple(found.markers) == touched.chapters


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "0:00 Soil\n1:15 Seeds\n2:30 Frost",
        "00:00:00 Soil\n00:01:15 Seeds\n00:02:30 Frost",
        "A list:\n00:00:00.000 Soil\n00:01:15.000 Seeds",
        "0:00,Soil\n1:15,Seeds\n2:30,Frost",
        "0\t75\tSoil\n75\t150\tSeeds",
        "My labels:\n0.000000\t1.000000\tSoil",
        "TITLE: A film\nPERFORMER: Ann\n0:00 Soil",
        "TITLE A film\nTRACK 01 Soil 0:00\nand more",
        "TITLE: A film\n\n0:00 Soil |M:x\n1:15 Seeds",
        "CHAPTER01=00:00:00.000\nCHAPTER01NAME=Soil\nThanks for watching",
        "title=Soil\n[CHAPTER]\nSTART=0",
        "HOTKEY:F5\nThe shortcuts of this game\n0:00:00 Soil",
        "Name\tIn\tOut\tNote\tMore\tType\nSoil\t\t0:00\t1:15\t\tChapter",
        "<3 0:00 Soil\n<3 1:15 Seeds",
        "<chapters><chapter start='0'",
        "<psc:chapters></psc:chapters>",
        "<fcpxml version='1.10'><resources/></fcpxml>",
        "TITLE: A cut\n001  AX  V  C  00:00:00:00 00:00:09:00 00:00:00:00 00:00:09:00",
        "001  AX  V  C  00:00:00:00 00:00:09:00 00:00:00:00 00:00:09:00\n |C:Red |M:Soil |D:1",
        'FILE "a.wav" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n'
        'FILE "b.wav" WAVE\nTRACK 02 AUDIO\nINDEX 01 00:00:00',
    ],
)
def test_what_is_no_such_list_as_a_whole_is_left_alone(text: str) -> None:
    assert read(text) is None


def test_xml_with_entities_of_its_own_is_not_read() -> None:
    chapter = "<chapters><chapter start='0' title='{}'/></chapters>"
    assert read(chapter.format("Soil"))
    for declared in ('<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/hostname">'):
        assert read(f"<!DOCTYPE chapters [{declared}]>{chapter.format('&a;')}") is None
        assert read(f"<!DOCTYPE chapters [{declared}]>{chapter.format('Soil')}") is None


def test_xml_is_read_to_a_bounded_depth() -> None:
    for depth, is_read in ((90, True), (200, False), (200_000, False)):
        nested = "<a>" * depth + "</a>" * depth
        text = f"<chapters><chapter start='0' title='Soil'/>{nested}</chapters>"
        assert bool(read(text)) == is_read
    assert read("<chapters>" + "<chapter start='0' title='Soil'/>" * 500 + "</chapters>")


def test_the_page_has_a_japanese_name_for_every_kind() -> None:
    text = JAPANESE.read_text("utf-8").partition("const editorLists = {")[2].partition("\n};")[0]
    named = [line.strip().partition(":")[0].strip('"') for line in text.strip().splitlines()]
    assert sorted(named) == sorted(kind.code for kind in KINDS)
