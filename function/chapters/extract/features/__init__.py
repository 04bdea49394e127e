"""The whole judgement on one screen: what speaks for and against a candidate.

A feature measures how much (0..1, rarely more) a candidate has of something; its weight is in
points that add up like the logarithms of odds: 1 is a hint, 4 is strong, 10 all but settles it. A
candidate is a list from zero points up, and the best one wins. The weights come from how lists
differ from what looks like one: chapters start at zero and rise; times of day are rounded and start
late; lengths neither start at zero nor rise; corrections say so.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from chapters.extract.candidate import Measure
from chapters.extract.features import figures, stamps, wording
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.counting import COUNTED_OTHERWISE
from chapters.extract.subjects.lengths import AMOUNTS, LENGTHS, PACES
from chapters.extract.subjects.other_videos import OTHER_VIDEOS
from chapters.extract.subjects.scripture import SCRIPTURE


class Feature(NamedTuple):
    """One thing that speaks for or against a candidate."""

    code: str
    """Stable, for programs and translations."""
    points: float
    """What a full measure counts: positive speaks for a list."""
    measure: Measure
    message: str
    """One English sentence, for ``explain``."""
    refusal: str = ""
    """Code of the refusal that it gives reason for, if it speaks against."""
    rank: int = 1
    """Which reason a refusal names: 0 before the others, 2 and more only for want of them."""
    asked: Literal["always", "unless rising", "unless settled"] = "unless settled"


FEATURES = (
    # The figures by themselves.
    Feature("single", -20, lambda it: len(it.starts) == 1, "One timestamp makes no list.",
            "one-timestamp", asked="always"),
    Feature("entries", +4, figures.entries, "Four entries or more are likelier a list.",
            asked="always"),
    Feature("pair", -3, figures.pair, "Two timestamps need good reason to be a list.",
            "too-few", 6, asked="always"),
    Feature("from-zero", +4, lambda it: 0 in it.starts, "The list starts at 0:00, as chapters do.",
            asked="always"),
    Feature("from-near-zero", +1.5, lambda it: 0 < it.starts[0] <= figures.NEAR_ZERO,
            "The list starts a few seconds into the video.", asked="always"),
    Feature("ascending", +1, lambda it: it.rises, "Every timestamp is later than the one before.",
            asked="always"),
    Feature("out-of-order", -16, figures.out_of_order, "The times do not rise, as starts would.",
            "out-of-order", asked="unless rising"),
    Feature("starts-late", -figures.MAX_LATENESS, figures.lateness,
            "The first time is late, measured by the last one, as times of day are.",
            "starts-late", 3, asked="always"),
    Feature("spans", +4, figures.spans,
            "The timestamps reach from the start of the video into its second half."),
    # How the times are written.
    Feature("wraps", -6, lambda it: it.wraps,
            "Lines with later times stand right above, as if midnight had passed.",
            "clock-times", asked="always"),
    Feature("round-times", -7.5, figures.round_times, "The times are rounded like times of day.",
            "clock-times", 0),
    Feature("over-the-hour", +3, figures.over_the_hour,
            "The timestamps tell hours as players of long videos do."),
    Feature("no-clock", -12, stamps.no_clock,
            "Some figures cannot be times: their seconds pass 59.", "no-clock", 0),
    Feature("doubtful-stamps", -6, stamps.doubtful, "The figures may be no timestamps at all.",
            "doubtful-stamps"),
    Feature("other-videos", -10, stamps.other_videos, "The links lead to different videos.",
            "other-videos"),
    Feature("linked", +2, stamps.linked, "Every timestamp is a link to a moment of one video."),
    Feature("hundredths", -7, stamps.hundredths, "The times tell parts of a second, as races do.",
            "lengths", 0),
    Feature("adds-up", -4, stamps.adds_up, "The times add up to a whole, as lengths do.",
            "lengths", 0),
    # Whether they fit into the video.
    Feature("past-the-end", -8, figures.past_the_end,
            "The timestamps lie behind the end of the video.", "past-the-end"),
    Feature("covers-little", -8, figures.covers_little,
            "The timestamps cover only the very start of the video.", "covers-little", 2),
    # What the words say.
    Feature("headed-chapters", +2.5, wording.announced, "A heading announces chapters."),
    Feature("headed-corrections", -8, wording.corrections_headed,
            "A heading announces corrections.", "corrections"),
    Feature("headed-credits", -5, wording.credits_headed,
            "A heading announces music or credits.", "credits"),
    Feature("headed-times", -10, wording.times_headed, "A heading announces times of day.",
            "clock-times"),
    Feature("headed-lengths", -8, lambda it: wording.heading_says(it, LENGTHS),
            "A heading announces lengths.", "lengths", 0),
    Feature("headed-verses", -8, lambda it: wording.heading_says(it, SCRIPTURE),
            "A heading announces verses.", "verses", 0),
    Feature("headed-elsewhere", -9, lambda it: wording.heading_says(it, OTHER_VIDEOS),
            "A heading speaks of another video.", "other-videos"),
    Feature("counted", -12, lambda it: wording.heading_says(it, COUNTED_OTHERWISE),
            "A heading says that the times are not counted in minutes of the video.", "counted"),
    Feature("prose", -6, wording.prose, "The timestamps stand inside sentences.", "prose"),
    Feature("credits", -15, wording.credits_between,
            "The lines between tell whose music is heard.", "credits", 0),
    Feature("clock", -8, wording.clock_times, "The lines speak of times of day.", "clock-times", 0),
    Feature("corrections", -6, lambda it: it.share(CORRECTIONS),
            "The lines correct something in the video.", "corrections"),
    Feature("lengths", -8, lambda it: it.share(LENGTHS), "The times are lengths, not starts.",
            "lengths", 0),
    Feature("paces", -8, lambda it: wording.measures_in(it, PACES),
            "The lines speak of laps, distances or exercises.", "lengths", 0),
    Feature("amounts", -9, lambda it: wording.measures_in(it, AMOUNTS),
            "The lines weigh or measure something, as recipes and logs do.", "amounts", 0),
    Feature("verses", -8, lambda it: it.share(SCRIPTURE), "The lines cite verses.", "verses", 0),
)  # fmt: skip
"""In the order in which ``explain`` lists them."""
