"""What a model proposes as chapters, and the rails that keep a wrong list from being shown.

A model that lost track writes times that go back, lie past the end or stand in no caption, titles
that are all the same, or a list of the first minutes alone. Single wrong entries are left out, and
a note says so; a list with more faults is rejected. Pure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chapters.domain.video import Note
from chapters.domain.youtube_limits import MIN_CHAPTERS
from chapters.formats.clean_text import one_line

MAX_CHAPTERS = 40
"""The model is asked for 15 at most; more than twice that is a list of scenes."""
MAX_FIRST_START = 15
"""Seconds. A list that starts later lacks its first chapter."""
MAX_SNAP = 3
"""Seconds from a proposed time to the caption that it is meant to be."""
MAX_LEFT_OUT = 1 / 3
"""Share of entries. When more of them are wrong, the others cannot be trusted either."""
MAX_SHARE = 0.6
"""Of the video. A list with a longer chapter covers only the rest of it."""
MAX_TITLE = 100
"""Characters."""

_TIME = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)", re.ASCII)
_ADDRESS = re.compile(r"://|\bwww\.|\S@\S+\.\S", re.IGNORECASE)

FINISHED = "STOP"
"""``Proposal.finish`` of a complete answer. https://ai.google.dev/api/generate-content#FinishReason"""
BLOCKED = frozenset(("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "OTHER"))
"""The same of one that the model declined to give."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposed chapter, as the model wrote it."""

    time: str
    """``M:SS`` or ``H:MM:SS`` if it followed the prompt; otherwise anything."""
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A model's answer, not validated."""

    entries: tuple[Entry, ...]
    finish: str
    """Why it stopped: Gemini's ``FinishReason``."""
    has_watched: bool
    """Whether Gemini counted tokens of video or sound."""


class RejectedProposal(Exception):
    """A proposal that is not used, or not asked for; ``note`` says why."""

    def __init__(self, code: str, why: str) -> None:
        """``code``: of the note, without ``model-``. ``why``: its sentence."""
        super().__init__(why)
        self.note = Note(f"model-{code}", why)


@dataclass(slots=True)
class _List:
    """The entries so far: the valid ones, and what is wrong with the others."""

    duration: int
    cue_starts: Sequence[int] | None
    valid: list[tuple[int, str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Take ``entry``, or note its fault."""
        start, title = _seconds(entry.time), one_line(entry.title)
        if start >= 0 and self.cue_starts is not None:
            start = _snapped(start, self.cue_starts)
        if fault := self._fault(start, title):
            self.left_out.append(fault)
        else:
            self.valid.append((start, title))

    def _fault(self, start: int, title: str) -> str:
        """What is wrong with the next entry, as part of a sentence; '' if nothing."""
        if start < 0:
            return "a time that is none" if self.cue_starts is None else "a time of no caption"
        if start >= self.duration:
            return "a time past the end"
        if self.valid and start <= self.valid[-1][0]:
            return "a time out of order"
        is_text = any(map(str.isalnum, title))
        if not is_text or len(title) > MAX_TITLE or _ADDRESS.search(title):
            return "a title that is none"
        if any(title.casefold() == other.casefold() for _, other in self.valid):
            return "a title given before"
        return ""


def validated(
    proposal: Proposal, duration: int, *, cue_starts: Sequence[int] | None = None
) -> tuple[list[tuple[int, str]], list[str]]:
    """Starts in seconds with their titles, and a sentence for each repair.

    ``duration`` of the video in seconds. ``cue_starts``: the only times that are accepted,
    ascending, if the model had captions in front of it. Raises RejectedProposal.
    """
    _check_end(proposal)
    listed = _List(duration, cue_starts)
    for entry in proposal.entries:
        listed.add(entry)
    valid, left_out = listed.valid, listed.left_out
    _check_count(len(valid), len(left_out))
    first_start, first_title = valid[0]
    if first_start > MAX_FIRST_START + (cue_starts[0] if cue_starts else 0):
        raise RejectedProposal("unusable", "The model's list lacks the beginning of the video.")
    valid[0] = (0, first_title)
    _check_spread([start for start, _ in valid], duration)
    repairs = [f"Left out of the model's list: {', '.join(left_out)}."] if left_out else []
    if first_start > 0:
        repairs.append("The model's list began some seconds late and was moved to 0:00.")
    return valid, repairs


def _check_end(proposal: Proposal) -> None:
    """Raise RejectedProposal for an answer that is blocked or incomplete."""
    if proposal.finish in BLOCKED:
        raise RejectedProposal("blocked", "The model declined to answer about this video.")
    if proposal.finish != FINISHED:
        raise RejectedProposal("cut-off", "The model's answer broke off, so its list is not whole.")


def _check_count(valid: int, left_out: int) -> None:
    """Raise RejectedProposal for a list that is too wrong, too short or too long."""
    if left_out > MAX_LEFT_OUT * (valid + left_out):
        raise RejectedProposal(
            "unusable", "Too many entries of the model's list are wrong to trust it."
        )
    if not MIN_CHAPTERS <= valid <= MAX_CHAPTERS:
        raise RejectedProposal("unusable", f"The model's list has {valid} chapters.")


def _check_spread(starts: Sequence[int], duration: int) -> None:
    """Raise RejectedProposal for a list that is about a part of the video only."""
    longest = max(end - start for start, end in pairwise([*starts, duration]))
    if longest > MAX_SHARE * duration:
        raise RejectedProposal("unusable", "The model's list covers only a part of the video.")


def _seconds(time: str) -> int:
    """``M:SS`` or ``H:MM:SS`` in seconds; -1 for anything else."""
    match = _TIME.fullmatch(time.strip())
    if match is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds


def _snapped(start: int, cue_starts: Sequence[int]) -> int:
    """The nearest of ``cue_starts``; -1 if none is near ``start``."""
    at = bisect_left(cue_starts, start)
    nearest = min(cue_starts[max(0, at - 1) : at + 1], key=lambda cue: abs(cue - start))
    return nearest if abs(nearest - start) <= MAX_SNAP else -1
