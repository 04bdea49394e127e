"""YouTube's rules: each finding, its strength and its sentence; and the corrected list."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chapters.domain.video import Chapter, Finding
from chapters.domain.youtube_rules import (
    MAX_CHAPTERS,
    MAX_FINDINGS,
    MIN_CHAPTERS,
    corrected,
    findings_for,
)
from chapters.extract import Extraction, chapters_in

GOOD = "0:00 Intro\n1:00 Middle\n2:00 End"
MANY = "\n".join(f"{n // 6}:{n % 6}0 Part {n}" for n in range(MAX_CHAPTERS + 1))


def findings(description: str, duration: int | None = None) -> tuple[Finding, ...]:
    """The findings on the list in ``description``."""
    return findings_for(chapters_in(description, duration), duration=duration)


CASES = [
    ("starts late", "0:01 A\n1:00 B\n2:00 C", None, [("starts-at-zero", "error", 1, 1)]),
    ("two only", "0:00 A\n1:00 B", None, [("at-least-three", "error", 1, None)]),
    (
        "a step back",
        "x\n0:00 A\n5:00 B\n4:00 C\n9:00 D",
        None,
        [("ascending", "error", 4, 240)],
    ),
    (
        "the same twice",
        "0:00 A\n5:00 B\n5:00 C\n9:00 D",
        None,
        [("equal-timestamps", "warning", 3, 300)],
    ),
    ("nine seconds", "0:00 A\n1:00 B\n1:09 C", None, [("ten-seconds", "warning", 2, 60)]),
    ("ten seconds", "0:00 A\n1:00 B\n1:10 C", None, []),
    ("nine seconds to the end", GOOD, 129, [("ten-seconds", "warning", 3, 120)]),
    ("ten seconds to the end", GOOD, 130, []),
    ("a hundred", MANY, None, [("too-many", "warning", 100, 990)]),
    ("ninety-nine", MANY.rsplit("\n", 1)[0], None, []),
    ("at the end", GOOD, 120, [("past-the-end", "warning", 3, 120)]),
    ("past the end", GOOD, 119, [("past-the-end", "warning", 3, 120)]),
    (
        "two lists",
        f"{GOOD}\n\n0:00 Anfang\n1:00 Mitte\n2:00 Ende",
        None,
        [("second-list", "warning", 5, None)],
    ),
    (
        "a range",
        "0:00 - 1:00 A\n1:00 B\n2:00 C",
        None,
        [("two-timestamps-on-a-line", "warning", 1, 0)],
    ),
    (
        "one line",
        "0:00 A, 1:00 B, 2:00 C",
        None,
        [("two-timestamps-on-a-line", "warning", 1, 0)],
    ),
    (
        "words around",
        "A 0:00\nB 1:00 (live)\nC 2:00",
        None,
        [("text-on-both-sides", "warning", 2, 60)],
    ),
    (
        "mistyped",
        "0:00 A\n1:00 B\n2: 10 C\n3:00 D",
        None,
        [("mistyped-timestamp", "warning", 3, 130)],
    ),
    (
        "mistyped zero",
        "O:00 A\n1:00 B\n2: 10 C\n3:00 D\n4:00 E",
        None,
        [
            ("starts-at-zero", "error", 2, 60),
            ("mistyped-timestamp", "warning", 1, 0),
            ("mistyped-timestamp", "warning", 3, 130),
        ],
    ),
    ("good", GOOD, 180, []),
    ("none", "no chapters at all", 180, []),
]


WHOLE: list[tuple[str, int | None, Finding]] = [
    (
        "0:01 A\n1:00 B\n2:00 C",
        None,
        Finding(
            rule="starts-at-zero",
            strength="error",
            message=(
                "The first timestamp is 0:01, not 0:00. YouTube shows no chapters then. Add a "
                "first line that starts with 0:00."
            ),
            line=1,
            start=1,
            values={"time": "0:01"},
        ),
    ),
    (
        "0:00 A\n1:00 B",
        None,
        Finding(
            rule="at-least-three",
            strength="error",
            message=(
                "The list has 2 timestamps. YouTube shows no chapters for fewer than 3. Divide "
                "the video further."
            ),
            line=1,
            start=None,
            values={"count": 2, "least": 3},
        ),
    ),
    (
        "x\n0:00 A\n5:00 B\n4:00 C\n9:00 D",
        None,
        Finding(
            rule="ascending",
            strength="error",
            message=(
                "4:00 comes after 5:00. YouTube shows no chapters unless every timestamp is later"
                " than the one before. Correct the timestamp, or move the line."
            ),
            line=4,
            start=240,
            values={"time": "4:00", "before": "5:00"},
        ),
    ),
    (
        "0:00 A\n5:00 B\n5:00 C\n9:00 D",
        None,
        Finding(
            rule="equal-timestamps",
            strength="warning",
            message=(
                "5:00 stands there twice. YouTube may show only one of the two chapters. Correct "
                "one timestamp, or join the two lines."
            ),
            line=3,
            start=300,
            values={"time": "5:00"},
        ),
    ),
    (
        "0:00 A\n1:00 B\n1:09 C",
        None,
        Finding(
            rule="ten-seconds",
            strength="warning",
            message=(
                "The chapter at 1:00 lasts 9 s. YouTube asks for at least 10 s and may show no "
                "chapters. Move a timestamp, or join the chapter with its neighbour."
            ),
            line=2,
            start=60,
            values={"time": "1:00", "length": 9, "least": 10},
        ),
    ),
    (
        "0:00 A\n1:00 B\n2:00 C",
        119,
        Finding(
            rule="past-the-end",
            strength="warning",
            message=(
                "2:00 is not inside the video, which ends at 1:59. YouTube may leave it out, or "
                "show no chapters. Correct the timestamp, or remove the line."
            ),
            line=3,
            start=120,
            values={"time": "2:00", "end": "1:59"},
        ),
    ),
    (
        "0:00 A\n1:00 B\n2:00 C\n\n0:00 X\n1:00 Y\n2:00 Z",
        None,
        Finding(
            rule="second-list",
            strength="warning",
            message=(
                "Another list of timestamps begins on line 5. YouTube may show that one instead. "
                "Keep one list, or take the 0:00 out of the other."
            ),
            line=5,
            start=None,
            values={"line": 5},
        ),
    ),
    (
        "0:00 - 1:00 A\n1:00 B\n2:00 C",
        None,
        Finding(
            rule="two-timestamps-on-a-line",
            strength="warning",
            message=(
                "The line of 0:00 holds more than one timestamp. YouTube may read only one of "
                "them, or take the other into the title. Leave one on each line."
            ),
            line=1,
            start=0,
            values={"time": "0:00"},
        ),
    ),
    (
        "A 0:00\nB 1:00 (live)\nC 2:00",
        None,
        Finding(
            rule="text-on-both-sides",
            strength="warning",
            message=(
                "There is text on both sides of 1:00. YouTube may join both into the title. Put "
                "the timestamp first."
            ),
            line=2,
            start=60,
            values={"time": "1:00"},
        ),
    ),
    (
        "0:00 A\n1:75 B\n2:00 C\n3:00 D",
        None,
        Finding(
            rule="mistyped-timestamp",
            strength="warning",
            message=(
                "The figures of this line pass 59, so that they tell no time. It is left out here, "
                "and YouTube may show no chapters. Write the timestamp anew."
            ),
            line=2,
        ),
    ),
    (
        "0:00 A\n1:00 B\n2: 10 C\n3:00 D",
        None,
        Finding(
            rule="mistyped-timestamp",
            strength="warning",
            message=(
                "The timestamp of this line is mistyped, and read as 2:10 here. YouTube may take "
                "no notice of it. Write 2:10."
            ),
            line=3,
            start=130,
            values={"time": "2:10"},
        ),
    ),
]


@pytest.mark.parametrize(
    ("description", "duration", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_broken_rule_is_found_where_it_is_broken(
    description: str, duration: int | None, expected: list[tuple[str, str, int, int | None]]
) -> None:
    found = findings(description, duration)
    assert [(f.rule, f.strength, f.line, f.start) for f in found] == expected


def every_finding() -> list[Finding]:
    """The findings of all cases: at least one of each rule."""
    return [found for _, text, duration, _ in CASES for found in findings(text, duration)]


def test_the_cases_cover_all_eleven_rules() -> None:
    assert {finding.rule for finding in every_finding()} == {
        "starts-at-zero", "at-least-three", "ascending", "ten-seconds", "too-many",
        "equal-timestamps", "past-the-end", "second-list", "two-timestamps-on-a-line",
        "text-on-both-sides", "mistyped-timestamp",
    }  # fmt: skip


def test_errors_say_what_youtube_does_and_warnings_what_it_may_do() -> None:
    for finding in every_finding():
        assert "YouTube" in finding.message
        assert (" may " in finding.message) == (finding.strength == "warning"), finding


def test_each_message_can_be_translated_from_its_values() -> None:
    """Every number and time of a message is among the values."""
    for finding in every_finding():
        figures = set(re.findall(r"\d+(?::\d+)+|\d+", finding.message)) - {"0:00", "0", "00"}
        given_values = {str(value) for value in finding.values.values()}
        if finding.rule == "too-many":
            given_values.add(str(MAX_CHAPTERS + 1))
        assert figures <= given_values, finding


def test_of_many_findings_the_errors_are_listed_and_the_others_counted() -> None:
    chapters = [Chapter(start, "x", None, line) for line, start in enumerate(range(800), 1)]
    extraction = Extraction((*chapters, Chapter(0, "back", None, 801)))
    found = findings_for(extraction, duration=None)
    assert len(found) == MAX_FINDINGS + 1
    assert (found[0].rule, found[1].rule) == ("ascending", "ten-seconds")
    assert (found[-1].rule, found[-1].strength) == ("more-findings", "warning")
    assert found[-1].values == {"count": 1 + 799 + 1 - MAX_FINDINGS}
    assert str(found[-1].values["count"]) in found[-1].message


def test_errors_come_first() -> None:
    found = findings("0:00 A\n5:00 B\n5:00 C\n4:00 D\n9:00 E\n9:05 F", 600)
    strengths = [finding.strength for finding in found]
    assert strengths == sorted(strengths)
    assert len(found) == 3


@pytest.mark.parametrize(
    ("description", "duration", "finding"), WHOLE, ids=[case[2].rule for case in WHOLE]
)
def test_a_finding_is_this_word_for_word(
    description: str, duration: int | None, finding: Finding
) -> None:
    assert findings(description, duration) == (finding,)


def test_too_many_is_this_word_for_word() -> None:
    (finding,) = findings(MANY)
    assert finding.message == (
        "The list has 100 timestamps. YouTube may show no chapters for 100 or more. "
        "Join some of them."
    )
    assert finding.values == {"count": 100, "most": 99}


def test_times_of_an_hour_and_more_have_hours_in_messages() -> None:
    found = findings("0:03 A\n1:02:03 B\n1:00:00 C\n2:00:00 D\n2:00:05 E", 7300)
    assert [finding.message for finding in found] == [
        "The first timestamp is 0:03, not 0:00. YouTube shows no chapters then. Add a first line "
        "that starts with 0:00.",
        "1:00:00 comes after 1:02:03. YouTube shows no chapters unless every timestamp is later "
        "than the one before. Correct the timestamp, or move the line.",
        "The chapter at 2:00:00 lasts 5 s. YouTube asks for at least 10 s and may show no "
        "chapters. Move a timestamp, or join the chapter with its neighbour.",
    ]


CORRECTIONS = [
    ("good already", GOOD, None, "00:00 Intro\n01:00 Middle\n02:00 End"),
    (
        "hours",
        f"{GOOD}\n1:02:03 Bonus",
        None,
        "00:00 Intro\n01:00 Middle\n02:00 End\n01:02:03 Bonus",
    ),
    ("a first line", "0:15 A\n1:00 B\n2:00 C", None, "00:00 Intro\n00:15 A\n01:00 B\n02:00 C"),
    (
        "ten seconds in",
        "0:10 A\n1:00 B\n2:00 C",
        None,
        "00:00 Intro\n00:10 A\n01:00 B\n02:00 C",
    ),
    ("nearly zero", "0:09 A\n1:00 B\n2:00 C", None, "00:00 A\n01:00 B\n02:00 C"),
    (
        "sorted",
        "0:00 A\n5:00 B\n4:00 C\n9:00 D",
        None,
        "00:00 A\n04:00 C\n05:00 B\n09:00 D",
    ),
    (
        "joined",
        "0:00 A\n5:00 B\n5:00 C\n5:00 B\n9:00 D",
        None,
        "00:00 A\n05:00 B / C\n09:00 D",
    ),
    (
        "too short",
        "0:00 A\n1:00 B\n1:05 C\n2:00 D",
        None,
        "00:00 A\n01:00 B / C\n02:00 D",
    ),
    ("too short, but only three", "0:00 A\n1:00 B\n1:05 C", None, "00:00 A\n01:00 B\n01:05 C"),
    (
        "past the end",
        f"{GOOD}\n3:00 Fin\n3:01 Finis",
        180,
        "00:00 Intro\n01:00 Middle\n02:00 End",
    ),
    ("past the end, but only three", GOOD, 119, "00:00 Intro\n01:00 Middle\n02:00 End"),
    (
        "too close to the end",
        f"{GOOD}\n3:00 Fin",
        185,
        "00:00 Intro\n01:00 Middle\n02:00 End / Fin",
    ),
    ("two stay two", "0:00 A\n9:00 B", None, "00:00 A\n09:00 B"),
    ("no titles", "0:00\n1:00\n2:00", None, "00:00 Chapter 1\n01:00 Chapter 2\n02:00 Chapter 3"),
    ("nothing", "no list", None, ""),
]


@pytest.mark.parametrize(
    ("description", "duration", "expected"),
    [case[1:] for case in CORRECTIONS],
    ids=[case[0] for case in CORRECTIONS],
)
def test_the_list_is_corrected(description: str, duration: int | None, expected: str) -> None:
    extraction = chapters_in(description, duration)
    assert corrected(extraction, duration=duration) == expected


def test_an_untitled_neighbour_adds_nothing_to_a_joined_title() -> None:
    chapters = (Chapter(0, "A"), Chapter(60, ""), Chapter(60, "B"), Chapter(90, "C"))
    text = corrected(Extraction(chapters, "stamp-first"), duration=None)
    assert text == "00:00 A\n01:00 B\n01:30 C"


lists = st.lists(
    st.tuples(st.integers(0, 20_000), st.sampled_from(["Alpha", "Beta", "Gamma delta", "Omega"])),
    min_size=1,
    max_size=120,
)


@settings(deadline=None)
@given(lists, st.none() | st.integers(1, 20_000))
@example([(10, "Alpha"), (11, "Alpha"), (12, "Alpha")], 12)
def test_a_corrected_list_of_three_breaks_no_published_rule(
    entries: list[tuple[int, str]], duration: int | None
) -> None:
    chapters = tuple(Chapter(start, title) for start, title in entries)
    text = corrected(Extraction(chapters, "stamp-first"), duration=duration)
    again = chapters_in(text)  # for no duration: many a random one would not fit the list
    if len(text.splitlines()) >= MIN_CHAPTERS:
        assert len(again.chapters) == len(text.splitlines())
        found = findings_for(again, duration=duration)
        assert [finding for finding in found if finding.strength == "error"] == []
        assert corrected(again, duration=duration) == text
