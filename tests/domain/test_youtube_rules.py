"""YouTube's rules: each finding, its strength and its sentence."""

from __future__ import annotations

import re

import pytest

from chapters.domain.video import Finding, Video
from chapters.domain.youtube_limits import MAX_CHAPTERS
from chapters.domain.youtube_rules import findings_for
from chapters.extract import chapters_in
from chapters.service.check import pasted

GOOD = "0:00 Intro\n1:00 Middle\n2:00 End"
MANY = "\n".join(f"{n // 6}:{n % 6}0 Part {n}" for n in range(MAX_CHAPTERS + 1))


def findings(description: str, duration: int | None = None) -> tuple[Finding, ...]:
    """The findings on ``description`` and the list in it."""
    return findings_of(pasted(description, duration=duration))


def findings_of(video: Video) -> tuple[Finding, ...]:
    return findings_for(video, chapters_in(video.description, video.duration))


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
    ("a hundred", MANY, None, [("too-many", "error", 100, 990)]),
    ("ninety-nine", MANY.rsplit("\n", 1)[0], None, []),
    ("at the end", f"{GOOD}\n3:00 Fin", 180, [("past-the-end", "warning", 4, 180)]),
    ("past the end", f"{GOOD}\n3:00 Fin", 179, [("past-the-end", "warning", 4, 180)]),
    (
        "past the end, so that two are left",
        GOOD,
        119,
        [("at-least-three", "error", 1, None), ("past-the-end", "warning", 3, 120)],
    ),
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
        [("at-least-three", "error", 1, None), ("two-timestamps-on-a-line", "warning", 1, 0)],
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
        [("not-a-timestamp-to-youtube", "warning", 3, 130)],
    ),
    (
        "mistyped zero",
        "O:00 A\n1:00 B\n2: 10 C\n3:00 D\n4:00 E",
        None,
        [
            ("starts-at-zero", "error", 2, 60),
            ("not-a-timestamp-to-youtube", "warning", 1, 0),
            ("not-a-timestamp-to-youtube", "warning", 3, 130),
        ],
    ),
    ("eight seconds", "0:00 A\n1:00 B\n1:08 C", None, [("ten-seconds", "warning", 2, 60)]),
    ("seven seconds", "0:00 A\n1:00 B\n1:07 C", None, [("ten-seconds", "error", 2, 60)]),
    ("no title", f"{GOOD}\n3:00", None, [("no-title", "warning", 4, 180)]),
    (
        "a full-width colon",
        f"{GOOD}\n3：00 D",
        None,
        [("not-a-timestamp-to-youtube", "warning", 4, 180)],
    ),
    ("a long title", f"{GOOD}\n3:00 {'x' * 101}", None, [("title-too-long", "warning", 4, 180)]),
    ("a title of a hundred", f"{GOOD}\n3:00 {'x' * 100}", None, []),
    ("symbols", f"{GOOD}\n3:00 🎸 D\n4:00 E $", None, [("symbols-at-the-edge", "warning", 4, 180)]),
    ("an arrow", f"a -> b\n{GOOD}", None, [("angle-brackets", "error", 1, None)]),
    ("an arrow, no list", "x\na <- b", None, [("angle-brackets", "error", 2, None)]),
    ("5,000 characters", f"{GOOD}\n".ljust(5000, "."), None, []),
    (
        "5,001 characters",
        f"{GOOD}\n".ljust(5001, "."),
        None,
        [("description-too-long", "error", None, None)],
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
            values={"count": 2, "total": 2, "least": 3},
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
                "The chapter at 1:00 lasts 9 s. YouTube asks for at least 10 s and may leave it "
                "out. Move a timestamp, or join the chapter with its neighbour."
            ),
            line=2,
            start=60,
            values={"time": "1:00", "length": 9, "least": 10},
        ),
    ),
    (
        "0:00 A\n1:00 B\n1:30 C\n2:00 D",
        119,
        Finding(
            rule="past-the-end",
            strength="warning",
            message=(
                "2:00 is not inside the video, which ends at 1:59. YouTube may leave it out. "
                "Correct the timestamp, or remove the line."
            ),
            line=4,
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
                "Another list of timestamps stands on lines 5 to 7, besides the one on lines 1 to "
                "3. YouTube may show that one instead. Keep one list, or take the 0:00 out of the "
                "other."
            ),
            line=5,
            start=None,
            values={"line": 5, "first": 1, "last": 3, "otherFirst": 5, "otherLast": 7},
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
                "There is text on both sides of 1:00. YouTube may join both: a viewer would see "
                "“B.(live)”. Put the timestamp first."
            ),
            line=2,
            start=60,
            values={"time": "1:00", "shown": "B.(live)"},
        ),
    ),
    (
        "0:00 A\n1:75 B\n2:00 C\n3:00 D",
        None,
        Finding(
            rule="not-a-timestamp-to-youtube",
            strength="warning",
            message=(
                "The figures of this line pass 59, so that they tell no time. YouTube may show "
                "the list without this chapter. Write the timestamp anew."
            ),
            line=2,
        ),
    ),
    (
        "0:00 A\n1:00 B\n2: 10 C\n3:00 D",
        None,
        Finding(
            rule="not-a-timestamp-to-youtube",
            strength="warning",
            message=(
                "YouTube reads no timestamp on this line, where 2:10 is meant. It may show the "
                "list without this chapter. Write 2:10."
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


def test_the_cases_cover_every_rule_about_descriptions() -> None:
    assert {finding.rule for finding in every_finding()} == {
        "starts-at-zero", "at-least-three", "ascending", "ten-seconds", "too-many",
        "equal-timestamps", "past-the-end", "second-list", "two-timestamps-on-a-line",
        "text-on-both-sides", "not-a-timestamp-to-youtube", "no-title", "title-too-long",
        "symbols-at-the-edge", "angle-brackets", "description-too-long",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("video", "expected"),
    [
        (pasted(GOOD), []),
        (pasted(GOOD)._replace(live="completed"), []),
        (pasted(GOOD)._replace(live="live"), [("live", "error")]),
        (pasted(GOOD)._replace(live="upcoming"), [("live", "error")]),
        (pasted("No list.")._replace(live="live"), []),
        (pasted(GOOD)._replace(made_for_kids=True), [("made-for-kids", "warning")]),
        (pasted("a -> b" + "." * 5000)._replace(id="l8pRSuU81PU"), []),
    ],
    ids=["none", "over", "live", "upcoming", "no list", "for kids", "saved on YouTube already"],
)
def test_what_kind_of_video_it_is_counts(video: Video, expected: list[tuple[str, str]]) -> None:
    assert [(finding.rule, finding.strength) for finding in findings_of(video)] == expected


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
        if finding.rule == "not-a-timestamp-to-youtube":
            figures.discard("59")
        assert figures <= given_values, finding


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
        "The list has 100 timestamps. By what users report, YouTube shows no chapters for 100 or "
        "more. Join some of them."
    )
    assert finding.values == {"count": 100, "most": 99}


def test_times_of_an_hour_and_more_have_hours_in_messages() -> None:
    found = findings("0:03 A\n1:02:03 B\n1:00:00 C\n2:00:00 D\n2:00:05 E", 7300)
    assert [finding.message for finding in found] == [
        "The first timestamp is 0:03, not 0:00. YouTube shows no chapters then. Add a first line "
        "that starts with 0:00.",
        "1:00:00 comes after 1:02:03. YouTube shows no chapters unless every timestamp is later "
        "than the one before. Correct the timestamp, or move the line.",
        "The chapter at 2:00:00 lasts 5 s. YouTube asks for at least 10 s and shows no chapters "
        "for a list with this one. Move a timestamp, or join the chapter with its neighbour.",
    ]
