"""Every format, read back by an independent reader: no title and no start is lost."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import cuetools
import pytest

from chapters.domain.video import Chapter, Chapters
from chapters.errors import InvalidRequest
from chapters.formats import FORMATS, with_cue_options
from formats.examples import EXAMPLES, HOSTILE, JAPANESE_LONG, ORDINARY, PAST_THE_END, PASTED
from formats.readers import READERS, Read, cue, table
from formats.regenerate import golden

AS_LISTED = {"json", "ndjson", "markdown", "csv", "html", "titles"}
"""Formats that keep the author's order; the others need ascending starts."""
UNREAD = {"json", "ndjson", "text", "titles", "mp4chaps", "ffmpeg-split"}
"""Formats without an independent reader: our own JSON, lines of text, and a script, which
test_ffmpeg_split.py runs.
"""

REMARKED = ("vtt", "ffmetadata", "matroska", "cue", "podlove", "edl", "ffmpeg-split")
"""Formats with comments that say what the file changes about the author's list."""
ATTRIBUTED = ("markdown", "html", *REMARKED)
"""Formats that say who made the list, if the author did not."""


def listed(chapters: Chapters) -> Read:
    """What the reader of a format in the author's order should return."""
    return [(chapter.start, _plain(chapter.title)) for chapter in chapters.chapters]


def ordered(chapters: Chapters) -> Read:
    """What the reader of a format in order of time should return: one title for each start."""
    titles: dict[int, list[str]] = {}
    for start, title in sorted(listed(chapters), key=lambda read: read[0]):
        if chapters.video.duration is None or start < chapters.video.duration:
            titles.setdefault(start, []).extend([title] if title else [])
    return [
        (start, " / ".join(same) or f"{start // 60}:{start % 60:02}")
        for start, same in titles.items()
    ]


def _plain(title: str) -> str:
    """The title on one line."""
    title = re.sub("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001ffff\U0010fffe]", "\ufffd", title)
    return re.sub(r"[\x00-\x20\x7f-\x9f\u2028]+", " ", title).strip()


def expected(name: str, chapters: Chapters) -> Read:
    read = listed(chapters) if name in AS_LISTED else ordered(chapters)
    if name == "csv":
        read = [(start, f"'{t}" if t[:1] in tuple("=+-@") else t) for start, t in read]
    if name == "cue":
        read = [(start, title.replace('"', "”")) for start, title in read[:99]]
    return read


def test_every_format_has_a_reader_or_a_reason_to_have_none() -> None:
    assert set(READERS) | UNREAD == set(FORMATS)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("example", ["ordinary", "hostile", "japanese-long", "past-the-end"])
def test_a_reader_finds_every_chapter(example: str, name: str) -> None:
    text = golden(example, FORMATS[name]).read_bytes().decode()
    assert READERS[name](text) == expected(name, EXAMPLES[example])


@pytest.mark.parametrize("name", sorted(set(READERS) - {"cue"}))
def test_a_file_without_chapters_is_valid_too(name: str) -> None:
    assert READERS[name](golden("empty", FORMATS[name]).read_bytes().decode()) == []


def test_a_cue_sheet_without_chapters_has_the_whole_video_as_its_track() -> None:
    text = golden("empty", FORMATS["cue"]).read_text("utf-8")
    assert cue(text) == [(0, "A walk")]
    assert "No chapters were found." in text


def test_a_cue_sheet_without_a_known_video_has_a_file_and_a_track() -> None:
    nothing = PASTED._replace(chapters=())
    assert cue(FORMATS["cue"].render(nothing)) == [(0, "0:00")]
    assert 'FILE "video.wav" WAVE' in FORMATS["cue"].render(nothing)
    assert '""' not in FORMATS["cue"].render(PASTED)  # pasted text has no artist and no name


def test_chapters_beyond_the_last_track_of_a_cue_sheet_are_remarks() -> None:
    text = FORMATS["cue"].render(JAPANESE_LONG)
    assert text.count("TRACK") == 99
    for chapter in JAPANESE_LONG.chapters[99:]:
        assert re.search(f'^REM COMMENT ".*{chapter.title}"$', text, re.MULTILINE)


def test_text_can_be_pasted_into_a_description() -> None:
    lines = FORMATS["text"].render(ORDINARY).splitlines()
    assert (lines[0], lines[-1]) == ("00:00 Intro", "01:00:05 “Harvest”, 40 kg")
    hostile = FORMATS["text"].render(HOSTILE)
    assert not set(hostile) & set("<>\t\r\x00\u2028")
    assert len(hostile.splitlines()) == len(HOSTILE.chapters)
    assert [line.split(" ")[0] for line in hostile.splitlines()] == sorted(
        (line.split(" ")[0] for line in hostile.splitlines()), key=lambda stamp: (len(stamp), stamp)
    )


def test_json_keeps_titles_verbatim() -> None:
    document = json.loads(FORMATS["json"].render(HOSTILE))
    titles = [chapter["title"] for chapter in document["chapters"]]
    assert titles == [c.title.replace("\ud83d", "\ufffd") for c in HOSTILE.chapters]


@pytest.mark.parametrize("name", REMARKED)
def test_a_file_in_another_order_than_the_authors_says_so(name: str) -> None:
    assert "Sorted by start" in FORMATS[name].render(HOSTILE)
    assert "Sorted by start" not in FORMATS[name].render(ORDINARY)


@pytest.mark.parametrize("name", REMARKED)
def test_a_file_says_what_it_leaves_out_past_the_end_of_the_video(name: str) -> None:
    text = FORMATS[name].render(PAST_THE_END)
    assert "the video has ended by then: 2 of the list, from 50:11." in text
    assert "A correction" not in text
    assert "unknown" not in text
    assert "Left out" not in FORMATS[name].render(ORDINARY)


@pytest.mark.parametrize("name", ["json", "text", "markdown", "csv", "html", "titles"])
def test_a_list_keeps_what_its_author_wrote_past_the_end_of_the_video(name: str) -> None:
    assert "A correction" in FORMATS[name].render(PAST_THE_END)


def test_no_end_is_past_the_end_of_the_video() -> None:
    for name, pattern in (
        ("vtt", r"--> (\d\d:\d\d:\d\d)"),
        ("ffmetadata", r"END=(\d+)"),
        ("matroska", r"TimeEnd>(\d\d:\d\d:\d\d)"),
        ("podcast", r'"endTime": (\d+)'),
        ("json", r'"end": (\d+)'),
        ("csv", r"(?m)^\d+,(\d+),"),
    ):
        ends = re.findall(pattern, FORMATS[name].render(PAST_THE_END))
        assert ends[-1] in ("3011", "00:50:11"), name
        assert len(ends) == 2, name


@pytest.mark.parametrize("name", REMARKED)
def test_a_file_that_joins_equal_starts_says_so(name: str) -> None:
    twice = ORDINARY._replace(chapters=(ORDINARY.chapters[0], *ORDINARY.chapters))
    assert "titles of equal starts are joined" in FORMATS[name].render(twice)


@pytest.mark.parametrize("name", ATTRIBUTED)
def test_a_list_in_a_comment_by_the_author_is_said_to_be(name: str) -> None:
    comment = ORDINARY._replace(source="comment", made_by="author")
    assert "From a comment by the author." in FORMATS[name].render(comment)


@pytest.mark.parametrize("name", ATTRIBUTED)
def test_a_list_by_a_viewer_is_not_passed_off_as_the_authors(name: str) -> None:
    assert "viewer's comment" in FORMATS[name].render(HOSTILE)
    assert "viewer" not in FORMATS[name].render(ORDINARY)


@pytest.mark.parametrize("name", ATTRIBUTED)
def test_a_list_by_a_model_is_not_passed_off_as_the_authors(name: str) -> None:
    generated = ORDINARY._replace(source="model", made_by="generated")
    assert "enerated by a model, not " in FORMATS[name].render(generated)


def test_matroska_names_the_language_when_it_is_a_tag() -> None:
    assert "<ChapLanguageIETF>ja<" in FORMATS["matroska"].render(JAPANESE_LONG)
    languages = ET.fromstring(FORMATS["matroska"].render(HOSTILE)).iter("ChapLanguageIETF")
    assert {language.text for language in languages} == {"und"}


def test_a_cue_sheet_names_performers_where_every_title_does() -> None:
    tracks = (Chapter(0, "Anna Lind - Morning"), Chapter(200, "Bo & Co – Noon - live"))
    text = FORMATS["cue"].render(ORDINARY._replace(chapters=tracks))
    read = [(track.performer, track.title) for track in cuetools.loads(text).tracks]
    assert read == [("Anna Lind", "Morning"), ("Bo & Co", "Noon - live")]
    mixed = FORMATS["cue"].render(ORDINARY._replace(chapters=(*tracks, Chapter(400, "Evening"))))
    assert [title for _, title in cue(mixed)] == [
        "Anna Lind - Morning",
        "Bo & Co – Noon - live",
        "Evening",
    ]


@pytest.mark.parametrize(
    ("file", "kind"),
    [("mix.wav", "WAVE"), ("a mix.MP3", "MP3"), ("b.aiff", "AIFF"), ("c.flac", "WAVE")],
)
def test_a_cue_sheet_may_be_given_its_artist_and_file(file: str, kind: str) -> None:
    chosen = with_cue_options(FORMATS["cue"], artist='Anna "A"\nLind\\', file=file)
    assert f'\nFILE "{file}" {kind}\n' in chosen.render(ORDINARY)
    # The reader knows one type of file.
    as_wave = chosen.render(ORDINARY).replace(f'"{file}" {kind}', '"mix.wav" WAVE')
    sheet = cuetools.loads(as_wave)
    assert (sheet.performer or "").rstrip() == "Anna ”A” Lind\\"
    assert cue(as_wave) == cue(FORMATS["cue"].render(ORDINARY))
    assert chosen == with_cue_options(FORMATS["cue"], artist='Anna "A"\nLind\\', file=file)


@pytest.mark.parametrize("file", ['a".wav', "a\nb.wav", "a\u2028.wav", "x" * 256])
def test_a_name_that_no_cue_sheet_can_hold_is_refused(file: str) -> None:
    with pytest.raises(InvalidRequest, match="file= is the name of an audio file"):
        with_cue_options(FORMATS["cue"], artist="", file=file)


def test_the_options_of_a_cue_sheet_are_refused_for_other_formats() -> None:
    assert with_cue_options(FORMATS["vtt"], artist="", file="") == FORMATS["vtt"]
    with pytest.raises(InvalidRequest, match="are for format=cue"):
        with_cue_options(FORMATS["vtt"], artist="A", file="")


def test_a_cue_title_never_ends_in_what_some_readers_take_for_an_escape() -> None:
    assert '\\"' not in FORMATS["cue"].render(HOSTILE)


def test_csv_has_a_byte_order_mark_and_the_line_ends_of_rfc_4180() -> None:
    data = FORMATS["csv"].render(ORDINARY).encode()
    assert data.startswith(b"\xef\xbb\xbfstart,end,time,title,url\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == 6


@pytest.mark.parametrize("sign", "=+-@＝＋－＠")
def test_no_title_is_a_formula_in_a_spreadsheet(sign: str) -> None:
    chapters = (Chapter(0, f"{sign}1"), Chapter(60, f"1{sign}"))
    titles = [
        title for _, title in table(FORMATS["csv"].render(PASTED._replace(chapters=chapters)))
    ]
    assert titles == [f"'{sign}1", f"1{sign}"]


def test_a_last_chapter_whose_end_is_unknown_ends_after_its_start() -> None:
    chapters = ORDINARY._replace(video=ORDINARY.video._replace(duration=None))
    assert "01:00:05.000 --> 25:00:05.000" in FORMATS["vtt"].render(chapters)
    assert "START=3605\nEND=3606\n" in FORMATS["ffmetadata"].render(chapters)
    assert FORMATS["matroska"].render(chapters).count("<ChapterTimeEnd>") == 4
    assert FORMATS["podcast"].render(chapters).count('"endTime"') == 4
