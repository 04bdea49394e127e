"""Each feature by an example, which has it, and a counter-example, which is like it and has not."""

from __future__ import annotations

import pytest

from chapters.extract import explain
from chapters.extract.features import FEATURES

LINK = "https://youtu.be/abcdefghijk?t="
EXAMPLES: dict[str, tuple[str, str] | tuple[str, str, int]] = {
    # code: (has it, has it not, seconds of the video)
    "single": ("1:01 a", "1:01 a\n2:03 b"),
    "entries": ("0:00 a\n1:01 b\n2:03 c\n3:04 d", "0:00 a\n1:01 b\n2:03 c"),
    "pair": ("0:00 a\n1:01 b", "0:00 a\n1:01 b\n2:75 c"),
    "from-zero": ("1:01 b\n0:00 a\n2:03 c", "0:01 a\n1:01 b\n2:03 c"),
    "from-near-zero": ("0:15 a\n1:01 b\n2:03 c", "0:16 a\n1:01 b\n2:03 c"),
    "ascending": ("0:00 a\n1:01 b\n2:03 c", "0:00 a\n1:01 b\n1:01 c"),
    "out-of-order": ("0:00 a\n2:03 b\n1:01 c\n3:04 d", "0:00 a\n1:01 b\n2:03 c\n3:04 d"),
    "starts-late": (
        "1:25 a\n2:03 b\n3:01 c\n5:07 d\n9:20 e",
        "1:24 a\n2:03 b\n3:01 c\n5:07 d\n9:20 e",
    ),
    "spans": (
        "0:21 a\n1:01 b\n2:03 c\n3:04 d\n4:31 e",
        "0:21 a\n1:01 b\n2:03 c\n3:04 d\n4:29 e", 540,
    ),
    "wraps": ("22:30 a\n23:30 b\n0:00 c\n0:40 d", "22:30 a\n23:30 b\n\n0:00 c\n0:40 d"),
    "round-times": ("9:00 a\n10:30 b\n12:15 c", "9:00 a\n10:31 b\n12:15 c"),
    "over-the-hour": ("9:14 a\n31:02 b\n1:03:27 c", "0:09:14 a\n31:02 b\n1:03:27 c"),
    "no-clock": ("0:00 a\n1:75 b\n2:03 c\n3:04 d", "0:00 a\n1:57 b\n2:03 c\n3:04 d"),
    "doubtful-stamps": ("1.01 a\n2.03 b\n3.04 c", "1:01 a\n2:03 b\n3:04 c"),
    "other-videos": (f"{LINK}9 a\n{LINK.replace('k?', 'l?')}75 b", f"{LINK}9 a\n{LINK}75 b"),
    "linked": (f"{LINK}9 a\n{LINK}75 b", f"{LINK}0 a\n{LINK}75 b"),
    "hundredths": ("1:01.25 a\n2:03.5 b\n3:04.11 c", "0:00.25 a\n2:03.5 b\n3:04.11 c"),
    "adds-up": ("1:01 a\n2:03 b\n9:07 c\n12:11 d", "1:01 a\n2:03 b\n9:07 c\n12:12 d"),
    "past-the-end": ("0:20 a\n1:10 b\n2:03 c", "0:20 a\n0:50 b\n1:10 c", 60),
    "covers-little": ("0:20 a\n1:01 b\n2:03 c", "0:20 a\n1:01 b\n2:03 c\n9:04 d", 3600),
    "headed-chapters": (
        "Kapitel:\n1:01 a\n2:03 b\n3:04 c",
        "Kapitel 9 ist da\n\nHallo\n1:01 a\n2:03 b",
    ),
    "headed-corrections": (
        "Errata\n1:01 a\n2:03 b",
        "No more errata than last time, I hope\n1:01 a\n2:03 b",
    ),
    "headed-credits": ("Music\n1:01 a\n2:03 b", "Chapters\n1:01 a\n2:03 b"),
    "headed-times": ("Local time:\n1:01 a\n2:03 b", "Local news:\n1:01 a\n2:03 b"),
    "headed-lengths": ("Running times\n1:01 a\n2:03 b", "Running shoes\n1:01 a\n2:03 b"),
    "headed-verses": ("Verses\n1:14 a\n3:16 b", "Verses\n1:00 a\n3:16 b"),
    "headed-elsewhere": ("Times of the original video\n1:01 a\n2:03 b", "Times\n1:01 a\n2:03 b"),
    "counted": ("Log (hh:mm):\n1:01 a\n2:03 b", "Log (hh:mm:ss):\n1:01 a\n2:03 b"),
    "prose": ("We met at 1:01 near b\nand at 2:03 by c", "We met (1:01) near b\nand (2:03) by c"),
    "credits": (
        "1:01 a\nLicensed by B\n2:03 b\nLicensed by B\n3:04 c",
        "1:01 a\nHi\n2:03 b\nHo\n3:04 c",
    ),
    "clock": ("1:01 pm a\n2:03 pm b", "1:01 a pm\n2:03 b pm"),
    "corrections": ("1:01 I meant a\n2:03 typo", "1:01 a\n2:03 b"),
    "lengths": ("1:01 minutes a\n2:03 minutes b", "1:01 a few minutes\n2:03 b"),
    "paces": ("1:01 lap a\n2:03 lap b", "0:00 lap a\n2:03 lap b"),
    "amounts": ("1:01 50 g salt\n2:03 200 ml milk", "0:00 50 g salt\n2:03 200 ml milk"),
    "verses": ("Psalm 1:01\nRomans 2:03", "Palm 1:01\nRoman 2:03"),
}  # fmt: skip


def features_of(text: str, duration: int | None) -> set[str]:
    """Codes of what is said of the candidates of ``text``."""
    candidates = explain(text, duration).candidates
    return {reason.code for candidate in candidates for reason in candidate.reasons}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_has_the_feature_and_its_counter_example_has_not(code: str) -> None:
    has, has_not, *durations = EXAMPLES[code]
    duration = int(durations[0]) if durations else None
    assert code in features_of(has, duration)
    assert code not in features_of(has_not, duration)


def test_every_feature_has_its_examples() -> None:
    assert EXAMPLES.keys() == {feature.code for feature in FEATURES}


def test_points_and_measures_agree_in_sign() -> None:
    """What speaks against a list gives a reason to refuse; what speaks for one needs none."""
    assert all((feature.points < 0) == bool(feature.refusal) for feature in FEATURES)
