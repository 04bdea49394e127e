"""The whole judgement on one screen: what speaks for and against a candidate.

A feature measures how much (0..1, rarely more) a candidate has of something; its weight is in
points that add up like the logarithms of odds: 1 is a hint, 4 is strong, 10 all but settles it. A
candidate is a list from zero points up, and the best one wins. The weights come from how lists
differ from what looks like one: chapters start at zero and rise; times of day are rounded and start
late; lengths neither start at zero nor rise; corrections say so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from chapters.extract.candidate import Candidate, Measure
from chapters.extract.features import clock, fit, shape, stamps, wording
from chapters.extract.features.shape import is_settled as settled
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
    refusal: str | None = None
    """Code of the refusal that it gives reason for, if it speaks against."""
    rank: int = 1
    """Which reason a refusal names: 0 before the others, 2 and more only for want of them."""
    unless: Callable[[Candidate], bool] | None = None
    """Not asked of candidates for which this is true."""


FEATURES = (
    # The figures by themselves.
    Feature("single", -20, shape.single, "One timestamp makes no list.", "one-timestamp"),
    Feature("entries", +4, shape.entries, "Four entries or more are likelier a list."),
    Feature("pair", -3, shape.pair, "Two timestamps need good reason to be a list.", "too-few", 6),
    Feature("from-zero", +4, shape.from_zero, "The list starts at 0:00, as chapters do."),
    Feature("from-near-zero", +1.5, shape.from_near_zero,
            "The list starts a few seconds into the video."),
    Feature("ascending", +1, shape.ascending, "Every timestamp is later than the one before."),
    Feature("out-of-order", -16, shape.out_of_order, "The times do not rise, as starts would.",
            "out-of-order", unless=shape.rises),
    Feature("starts-late", -shape.MAX_LATENESS, shape.lateness,
            "The first time is late, measured by the last one, as times of day are.",
            "starts-late", 3),
    Feature("spans", +4, shape.spans,
            "The timestamps reach from the start of the video into its second half.",
            unless=settled),
    # How the times are written.
    Feature("wraps", -6, clock.wraps,
            "Lines with later times stand right above, as if midnight had passed.", "clock-times"),
    Feature("round-times", -7.5, clock.round_times, "The times are rounded like times of day.",
            "clock-times", 0, unless=settled),
    Feature("over-the-hour", +3, clock.over_the_hour,
            "The timestamps tell hours as players of long videos do.", unless=settled),
    Feature("no-clock", -12, stamps.no_clock,
            "Some figures cannot be times: their seconds pass 59.", "no-clock", 0,
            unless=settled),
    Feature("doubtful-stamps", -6, stamps.doubtful, "The figures may be no timestamps at all.",
            "doubtful-stamps", unless=settled),
    Feature("other-videos", -10, stamps.other_videos, "The links lead to different videos.",
            "other-videos", unless=settled),
    Feature("linked", +2, stamps.linked, "Every timestamp is a link to a moment of one video.",
            unless=settled),
    Feature("hundredths", -6, stamps.hundredths, "The times tell hundredths, as races do.",
            "lengths", 0, unless=settled),
    Feature("adds-up", -4, stamps.adds_up, "The times add up to a whole, as lengths do.",
            "lengths", 0, unless=settled),
    # Whether they fit into the video.
    Feature("past-the-end", -8, fit.past_the_end, "The timestamps lie behind the end of the video.",
            "past-the-end", unless=settled),
    Feature("covers-little", -8, fit.covers_little,
            "The timestamps cover only the very start of the video.", "covers-little", 2,
            unless=settled),
    # What the words say.
    Feature("headed-chapters", +2.5, wording.announced, "A heading announces chapters.",
            unless=settled),
    Feature("headed-corrections", -8, wording.corrections_headed,
            "A heading announces corrections.", "corrections", unless=settled),
    Feature("headed-credits", -5, wording.credits_headed,
            "A heading announces music or credits.", "credits", unless=settled),
    Feature("headed-times", -10, wording.times_headed, "A heading announces times of day.",
            "clock-times", unless=settled),
    Feature("headed-lengths", -8, wording.heading_says(LENGTHS), "A heading announces lengths.",
            "lengths", 0, unless=settled),
    Feature("headed-verses", -8, wording.heading_says(SCRIPTURE), "A heading announces verses.",
            "verses", 0, unless=settled),
    Feature("headed-elsewhere", -9, wording.heading_says(OTHER_VIDEOS),
            "A heading speaks of another video.", "other-videos", unless=settled),
    Feature("counted", -12, wording.heading_says(COUNTED_OTHERWISE),
            "A heading says that the times are not counted in minutes of the video.", "counted",
            unless=settled),
    Feature("prose", -6, wording.prose, "The timestamps stand inside sentences.", "prose",
            unless=settled),
    Feature("credits", -15, wording.credits_between,
            "The lines between tell whose music is heard.", "credits", 0, unless=settled),
    Feature("clock", -8, wording.clock_times, "The lines speak of times of day.", "clock-times", 0,
            unless=settled),
    Feature("corrections", -6, wording.speaks_of(CORRECTIONS),
            "The lines correct something in the video.", "corrections", unless=settled),
    Feature("lengths", -8, wording.speaks_of(LENGTHS), "The times are lengths, not starts.",
            "lengths", 0, unless=settled),
    Feature("paces", -8, wording.measures_in(PACES),
            "The lines speak of laps, distances or exercises.", "lengths", 0, unless=settled),
    Feature("amounts", -9, wording.measures_in(AMOUNTS),
            "The lines weigh or measure something, as recipes and logs do.", "amounts", 0,
            unless=settled),
    Feature("verses", -8, wording.speaks_of(SCRIPTURE), "The lines cite verses.", "verses", 0,
            unless=settled),
)  # fmt: skip
"""In the order in which ``explain`` lists them."""
