"""Several videos that a caller names: what became of each, in the order of the names."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chapters.errors import ChaptersError
from chapters.formats import Item
from chapters.service.ports import Answer, Outcome

Answers = Callable[[Sequence[str]], Sequence[Outcome]]
"""The outcomes for at most ``MAX_VIDEOS`` IDs: ``Service.chapters_of``."""


def outcomes_of(videos: Sequence[str | ChaptersError], answers: Answers) -> list[Outcome]:
    """The outcome for each of ``videos``: an ID, or why a name is none, which stays as it is."""
    found = iter(answers([video for video in videos if isinstance(video, str)]))
    return [next(found) if isinstance(video, str) else video for video in videos]


def items_of(names: Sequence[str], outcomes: Sequence[Outcome]) -> list[Item]:
    """What formats write of ``outcomes``: the chapters, or a name and its error."""
    return [
        outcome.chapters if isinstance(outcome, Answer) else (name, outcome)
        for name, outcome in zip(names, outcomes, strict=True)
    ]
