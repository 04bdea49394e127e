"""Checking a description: chapters, findings by YouTube's rules, and the text of each chapter."""

from __future__ import annotations

import pytest

from chapters.domain.video import Video
from chapters.service.check import MAX_FINDINGS, MAX_MENDED, check, extract_and_judge, pasted
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
        assert check(video(description)).found == extract_and_judge(video(description))


def test_the_corrected_list_is_empty_without_a_list() -> None:
    assert check(pasted(GOOD, duration=180)).corrected.splitlines()[0].endswith("Wood")
    assert check(pasted("Nothing here.")).corrected == ""


def test_no_more_findings_are_told_than_anybody_reads_and_a_note_counts_the_others() -> None:
    lines = "\n".join(f"{n // 60}：{n % 60:02} Part {chr(97 + n % 26)}" for n in range(0, 3000, 20))
    found = check(pasted(lines)).found
    assert len(found.findings) == MAX_FINDINGS
    assert found.findings[0].rule == "at-least-three"
    (note,) = (note for note in found.notes if note.code == "more-findings")
    assert note.message.startswith("51 more findings")
    assert not found.likely_shown_by_youtube


def test_a_description_that_needs_no_change_is_the_same_text() -> None:
    for text in (GOOD, "Nothing here.", "", "\r\n\ufeff\r"):
        verdict = check(pasted(text))
        assert (verdict.description, verdict.changes) == (text, ())


def test_a_text_far_too_long_is_judged_and_not_mended() -> None:
    for length, mended in ((MAX_MENDED, True), (MAX_MENDED + 1, False)):
        verdict = check(pasted("0:00 A\n1.00 B\n2:00 C\n3:00 D\n".ljust(length, "\n")))
        codes = [note.code for note in verdict.found.notes]
        assert (bool(verdict.changes), "too-long-to-mend" not in codes) == (mended, mended)
        assert "description-too-long" in [finding.rule for finding in verdict.found.findings]


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
    verdict = check(pasted(description, duration=180), transcript=transcript)
    texts = {
        chapter.title: text
        for chapter, text in zip(verdict.found.chapters, verdict.texts or (), strict=True)
    }
    assert texts == expected
    assert check(pasted(description, duration=180)).texts is None
    assert check(pasted("Nothing here."), transcript=transcript).texts == ()


LABELS = (
    "0.000000\t1.000000\tWood\n60.900000\t61.000000\tGlue <hot>\n120.000000\t121.000000\tPaint\n"
)


def test_a_pasted_list_of_an_editor_is_checked_as_the_list_that_it_gives() -> None:
    verdict = check(pasted(LABELS, duration=180))
    assert [note.code for note in verdict.found.notes] == ["editor-list-audacity"]
    assert verdict.found.notes[0].message.startswith("The text was read as Audacity labels ")
    assert [(c.start, c.title, c.line) for c in verdict.found.chapters] == [
        (0, "Wood", 1),
        (60, "Glue <hot>", 2),
        (120, "Paint", 3),
    ]
    mended = "00:00 Wood\n01:00 Glue ‹hot›\n02:00 Paint"
    assert (verdict.corrected, verdict.description) == (mended, mended)
    assert [change.line for change in verdict.changes] == [2]
    assert verdict.mended.likely_shown_by_youtube
    assert extract_and_judge(pasted(LABELS, duration=180)) == verdict.found


def test_a_list_of_an_editor_without_a_list_for_youtube_says_both() -> None:
    found = check(pasted(LABELS.partition("\n")[0])).found
    assert [note.code for note in found.notes] == ["editor-list-audacity", "one-timestamp"]


def test_a_description_on_youtube_is_never_taken_for_a_list_of_an_editor() -> None:
    on_youtube = video(GOOD)._replace(id="l8pRSuU81PU", description=LABELS)
    assert check(on_youtube).description == LABELS
    assert extract_and_judge(on_youtube).video.description == LABELS
