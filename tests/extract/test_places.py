"""Where times and titles stand in a description: what an editor of the text may replace."""

from __future__ import annotations

import re

import pytest

from chapters.extract import Place, chapters_in, places
from chapters.extract.places import Span
from extract.case_files import all_cases


def found(description: str) -> tuple[Place, ...]:
    return places(description, chapters_in(description))


def cut(description: str, span: Span | None) -> str | None:
    """What stands at ``span``, after the number of its line."""
    if span is None:
        return None
    line = re.split(r"\r\n|\r|\n", description)[span.line - 1]
    return f"{span.line}:{line[span.begin : span.end]}"


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        (
            "Hello\n0:00 Wood\n1:00 Glue\n2:00 Oil",
            ["2:0:00 2:Wood", "3:1:00 3:Glue", "4:2:00 4:Oil"],
        ),
        ("0:00 0:00\n1:00 Glue\n2:00 Oil", ["1:0:00 1:0:00", "2:1:00 2:Glue", "3:2:00 3:Oil"]),
        (
            "Wood - 0:00\r\nGlue - 1:00\r\nOil - 2:00",
            ["1:0:00 1:Wood", "2:1:00 2:Glue", "3:2:00 3:Oil"],
        ),
        (
            "[00:00] 🌲 Wood\n[01:00] 🫙 Glue\n[02:00] Oil",
            ["1:00:00 1:🌲 Wood", "2:01:00 2:🫙 Glue", "3:02:00 3:Oil"],
        ),
        (
            "0:00 - 1:00 Wood\n1:00 - 2:00 Glue\n2:00 - 3:00 Oil",
            ["1:0:00 1:Wood", "2:1:00 2:Glue", "3:2:00 3:Oil"],
        ),
        ("0:00 Wood 1:00 Glue 2:00 Oil", ["1:0:00 1:Wood", "1:1:00 1:Glue", "1:2:00 1:Oil"]),
        ("0:00\nWood\n1:00\nGlue\n2:00\nOil", ["1:0:00 2:Wood", "3:1:00 4:Glue", "5:2:00 6:Oil"]),
        ("0:00 Wood\n1:00\n2:00 Oil", ["1:0:00 1:Wood", "2:1:00 None", "3:2:00 3:Oil"]),
    ],
)
def test_time_and_title_are_found_where_they_are_written(
    description: str, expected: list[str]
) -> None:
    spans = [(cut(description, p.time), cut(description, p.title)) for p in found(description)]
    assert [f"{time} {title}" for time, title in spans] == expected


def test_a_text_without_a_list_has_no_places() -> None:
    assert found("Nothing here.") == ()


def test_a_title_is_looked_for_near_its_time_only() -> None:
    (*_, last) = found("0:00 A\n1:00 B\n2:00\n\n\n\nFar")
    assert last.title is None


def test_in_the_whole_corpus_titles_stand_where_they_are_said_to() -> None:
    titles = missing = 0
    for case in all_cases():
        extraction = chapters_in(case.description, case.duration)
        for chapter, place in zip(
            extraction.chapters, places(case.description, extraction), strict=True
        ):
            assert place.time.line == chapter.line
            assert place.time.begin < place.time.end
            if place.title:
                assert cut(case.description, place.title) == f"{place.title.line}:{chapter.title}"
            titles += bool(chapter.title)
            missing += bool(chapter.title) and place.title is None
    assert missing * 20 < titles, "titles that were put together are rare"
