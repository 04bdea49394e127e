"""Checking a description: chapters, findings by YouTube's rules, and the text of each chapter."""

from __future__ import annotations

import pytest

from chapters.domain.video import Video
from chapters.service.check import check, extract_and_judge
from chapters.transcript import read

GOOD = "0:00 Wood\n1:00 Glue\n2:00 Paint"
LATE = "0:30 Wood\n1:00 Glue\n2:00 Paint"


def video(description: str) -> Video:
    return Video(id="l8pRSuU81PU", title="", channel="", description=description, duration=180)


def test_a_list_becomes_the_authors_chapters_with_ends() -> None:
    found = extract_and_judge(video(GOOD))
    listed = [(chapter.title, chapter.end) for chapter in found.chapters]
    assert listed == [("Wood", 60), ("Glue", 120), ("Paint", 180)]
    assert (found.source, found.made_by) == ("description", "author")
    assert found.likely_shown_by_youtube


def test_a_broken_rule_becomes_a_finding() -> None:
    found = extract_and_judge(video(LATE))
    assert [finding.rule for finding in found.findings] == ["starts-at-zero"]
    assert not found.likely_shown_by_youtube


def test_without_a_list_a_note_says_why() -> None:
    found = extract_and_judge(video("Nothing here."))
    assert (found.chapters, found.findings, found.source) == ((), (), "none")
    assert [note.code for note in found.notes] == ["no-timestamps"]


def test_check_says_the_same_as_a_look_up_of_the_video() -> None:
    for description in (GOOD, LATE, "Nothing here."):
        verdict, found = check(description, duration=180), extract_and_judge(video(description))
        assert (verdict.chapters, verdict.findings) == (found.chapters, found.findings)
        assert (verdict.notes, verdict.likely_shown) == (
            found.notes,
            found.likely_shown_by_youtube,
        )


def test_the_corrected_list_is_empty_without_a_list() -> None:
    assert check(GOOD, duration=180).corrected.splitlines()[0].endswith("Wood")
    assert check("Nothing here.").corrected == ""


@pytest.mark.parametrize(
    ("description", "expected"),
    [
        ("0:00 Wood\n2:00 Paint\n1:00 Glue", {"Wood": "one", "Paint": "three", "Glue": "two"}),
        (
            "0:00 Wood\n1:00 Glue\n1:00 More glue\n2:00 Paint",
            {"Wood": "one", "Glue": "two", "More glue": "two", "Paint": "three"},
        ),
    ],
    ids=["out of order", "equal"],
)
def test_texts_follow_the_chapters_even_when_starts_are_equal_or_out_of_order(
    description: str, expected: dict[str, str]
) -> None:
    transcript = read("0:00 one\n1:00 two\n2:00 three\n")
    verdict = check(description, duration=180, transcript=transcript)
    texts = {
        chapter.title: text
        for chapter, text in zip(verdict.chapters, verdict.texts or (), strict=True)
    }
    assert texts == expected
    assert check(description, duration=180).texts is None
    assert check("Nothing here.", transcript=transcript).texts == ()
