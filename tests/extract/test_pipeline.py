"""What the extractor says of a list besides its chapters, and what it explains."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from chapters.extract import chapters_in, explain
from chapters.extract.features import FEATURES
from chapters.extract.refusal import REFUSALS
from extract.case_files import all_cases


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("0:00 a\n1:01 b\n2:03 c", "stamp-first"),
        ("a 0:00\nb 1:01\nc 2:03", "stamp-last"),
        ("a (0:00) x\nb (1:01) y\nc (2:03) z", "stamp-inside"),
        ("0:00\na\n1:01\nb\n2:03\nc", "stamp-alone"),
        ("0:00 a, 1:01 b, 2:03 c", "several-a-line"),
        ("0m00s a\n1m01s b\n2m03s c", "stamp-first, units"),
        ("a 0.00\nb 1.01\nc 2.03", "stamp-last, mark"),
        ("0h00 a\n1h01 b\n2h03 c", "stamp-first, letter"),
        ("0 min a\n5 min b\n9 min c", "stamp-first, unit"),
        ("youtu.be/abcdefghijk?t=0 a\nyoutu.be/abcdefghijk?t=9 b", "stamp-first, link"),
    ],
)
def test_the_dialect_has_a_name(text: str, dialect: str) -> None:
    extraction = chapters_in(text)
    assert extraction.dialect == dialect
    assert extraction.notes == ()


def test_a_later_list_must_be_clearly_better_to_be_taken() -> None:
    first, second = "0:00 a\n1:01 b\n2:03 c", "0:00 x\n3:01 y\n4:03 z"
    found = chapters_in(f"{first}\n\n{second}")
    assert [chapter.title for chapter in found.chapters] == ["a", "b", "c"]
    assert found.second_list == 5
    found = chapters_in(f"{first}\n\nChapters\n{second}")
    assert [chapter.title for chapter in found.chapters] == ["x", "y", "z"]
    assert found.second_list == 1
    assert found.notes[0].message == "Another list begins on line 1; it was not taken."


def test_what_is_out_of_order_is_named_with_its_line() -> None:
    notes = chapters_in("Hello\n0:00 a\n3:01 b\n2:02 c\n4:03 d").notes
    assert [note.message for note in notes] == [
        "Line 4: 2:02 comes after 3:01; both are kept as written."
    ]


def test_lines_of_columns_are_numbered_where_they_stand() -> None:
    found = chapters_in("0:00 One  5:00 Four\n1:00 Two  6:10 Five\n2:00 Three  7:00 Six")
    assert [chapter.line for chapter in found.chapters] == [1, 2, 3, 1, 2, 3]


def test_an_explanation_is_plain_data() -> None:
    data = explain("Hi\n0:00 a\n1:01 b\n\nErrata\n0:30 c is wrong\n0:31 d is wrong").as_dict()
    assert data["extraction"]["dialect"] == "stamp-first"
    assert [
        (told["dialect"], told["lines"], told["starts"], told["verdict"])
        for told in data["candidates"]
    ] == [
        ("stamp-first", (2, 3), (0, 61), "chosen"),
        ("stamp-first", (6, 7), (30, 31), "refused"),
    ]
    assert data["candidates"][0]["reasons"][1] == {
        "code": "from-zero",
        "points": 4,
        "message": "The list starts at 0:00, as chapters do.",
    }


def test_lines_are_counted_as_they_were_typed_where_folds_were_joined() -> None:
    case = next(case for case in all_cases() if case.name == "folded-stamp-last")
    found = chapters_in(case.description)
    assert [chapter.line for chapter in found.chapters] == [2, 3, 5, 6, 8]
    (told,) = explain(case.description).candidates
    assert told.lines == (2, 3, 5, 6, 8)


def test_figures_that_settle_the_matter_are_not_looked_behind() -> None:
    """A lone list from zero is not asked what its heading says: titles may say anything."""
    text = "Errata\n0:00 wrong\n1:01 mistake\n2:03 should be"
    assert len(chapters_in(text).chapters) == 3


JAPANESE = Path(__file__).parents[2] / "web" / "text" / "ja" / "findings.js"


@pytest.mark.parametrize(
    ("group", "codes"), [("notes", REFUSALS), ("reasons", [feature.code for feature in FEATURES])]
)
def test_the_page_has_a_japanese_sentence_for_every_code(group: str, codes: Iterable[str]) -> None:
    text = JAPANESE.read_text("utf-8").partition(f"const {group} = {{")[2].partition("\n};")[0]
    translated = set(re.findall(r'^  "?([a-z-]+)"?:', text, re.MULTILINE))
    assert set(codes) <= translated


def test_a_line_past_59_is_named_as_mistyped_and_gives_no_time() -> None:
    found = chapters_in("0:00 A\n1:75 B\n3:00 C\n4:00 D")
    assert found.mistyped_lines == (2,)
    assert [chapter.line for chapter in found.chapters] == [1, 3, 4]


def test_a_line_that_touches_the_list_does_not_vanish_without_a_note() -> None:
    found = chapters_in("0:00 A\n1:01 B\n2:03 C\nRecorded at 21:35")
    assert [note.message for note in found.notes] == [
        "Line 4 holds a time beside the list, and was not taken for a part of it."
    ]


def test_lengths_that_fill_the_video_are_offered_as_starts() -> None:
    (note,) = chapters_in("3:10 Dawn\n4:02 Noon\n2:48 Dusk", 600).notes
    assert note.code == "lengths"
    assert note.message.endswith("Added up, they start at 0:00, 3:10, 7:12.")


def test_a_bare_stamp_does_not_borrow_a_line_past_59() -> None:
    found = chapters_in("0:00\nStart\n1:10\n2:75 x\n3:00\nEnd")
    assert [chapter.title for chapter in found.chapters] == ["Start", "", "End"]
