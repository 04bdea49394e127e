"""Chapters that a model proposes after it watched the video, and the rails for its answer.

Pure but for the watcher. A model that did not watch invents plausible chapters, one that lost track
writes times that go back or lie past the end: what can be put right is, and a note says so; the
rest is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.errors import UpstreamFailed
from chapters.formats.clean_text import one_line

LEAST, MOST = 3, 40
"""Chapters in a list. It is asked for 15 at most; twice that is a list of scenes."""
NEAR_ZERO = 15
"""Seconds: a list that begins later lacks its first chapter."""
SPOILT = 1 / 3
"""Share of entries that may be left out; of a list with more of them, none is to be trusted."""
LONGEST_TITLE = 100
"""Characters."""

_TIME = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)", re.ASCII)
_ADDRESS = re.compile(r"://|\bwww\.|\S@\S+\.\S", re.IGNORECASE)

FINISHED = "STOP"
_BLOCKED = {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "OTHER"}


class Unwatchable(UpstreamFailed):
    """The model cannot get at this video; asking again would not help."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One proposed chapter, as the model wrote it."""

    time: str
    """``M:SS`` or ``H:MM:SS``, if it kept to what it was asked."""
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model answered, unjudged."""

    entries: tuple[Entry, ...]
    finish: str
    """Why it stopped, in Gemini's words: ``STOP`` when it had come to its end."""
    has_watched: bool
    """Whether the bill counts tokens of pictures or sound."""


class VideoModel(Protocol):
    """Somebody who watches a whole video and proposes chapters."""

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same video may give another list: model and prompt."""

    def watch(self, video: Video) -> Proposal:
        """A proposal for ``video``, whose duration is known. Never asks twice: it costs money.

        Raises Unwatchable, QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout,
        NotConfigured.
        """


class RejectedProposal(Exception):
    """Why a proposal is not used: a note's code, without ``model-``, and sentence."""

    def __init__(self, code: str, why: str) -> None:
        super().__init__(why)
        self.note = Note(f"model-{code}", why)


class ModelSource:
    """Implements ``service.Source``."""

    def __init__(self, watcher: VideoModel, *, most_minutes: int) -> None:
        """``most_minutes``: no longer video is watched, since every minute costs."""
        self._watcher = watcher
        self._most_minutes = most_minutes
        self.version = watcher.version

    def chapters(self, video: Video) -> Chapters:
        """The model's list once it kept to the rails; else a note that says why there is none.

        Raises what ``watch`` raises, but Unwatchable, which is an answer.
        """
        try:
            duration = self._watchable(video)
            starts_and_titles, repairs = judged(self._watcher.watch(video), duration)
        except RejectedProposal as refused:
            return Chapters(video, notes=(refused.note,))
        except Unwatchable as error:
            return Chapters(video, notes=(Note("model-cannot-watch", error.detail),))
        listed = [Chapter(start, title) for start, title in starts_and_titles]
        return Chapters(
            video,
            chapters=with_ends(listed, duration=duration),
            source="model",
            made_by="generated",
            model=self._watcher.model,
            notes=tuple(Note("model-repaired", repair) for repair in repairs),
        )

    def _watchable(self, video: Video) -> int:
        """The duration of ``video``; raises RejectedProposal, before anything is spent."""
        if video.duration is None or video.live in ("live", "upcoming"):
            raise RejectedProposal(
                "not-finished", "A model can watch a video only when it has an end."
            )
        if video.duration > 60 * self._most_minutes:
            raise RejectedProposal(
                "too-long",
                f"The video is longer than the {self._most_minutes} minutes that the model may "
                "watch here.",
            )
        return video.duration


def judged(proposal: Proposal, duration: int) -> tuple[list[tuple[int, str]], list[str]]:
    """Starts in seconds with their titles, and a sentence for each repair; raises RejectedProposal."""
    _check_how_it_came(proposal)
    kept: list[tuple[int, str]] = []
    left_out: list[str] = []
    for entry in proposal.entries:
        start, title = _seconds(entry.time), one_line(entry.title)
        if fault := _fault(start, title, duration, kept):
            left_out.append(fault)
        else:
            kept.append((start, title))
    _check_what_is_left(kept, left_out)
    repairs = [f"Left out of the model's list: {', '.join(left_out)}."] if left_out else []
    if kept[0][0] > 0:
        repairs.append("The model's list began some seconds late and was moved to 0:00.")
        kept[0] = (0, kept[0][1])
    return kept, repairs


def _check_how_it_came(proposal: Proposal) -> None:
    if proposal.finish in _BLOCKED:
        raise RejectedProposal("blocked", "The model declined to answer about this video.")
    if proposal.finish != FINISHED:
        raise RejectedProposal("cut-off", "The model's answer broke off, so its list is not whole.")
    if not proposal.has_watched:
        raise RejectedProposal(
            "did-not-watch", "The model answered without watching the video: its list is a guess."
        )


def _fault(start: int, title: str, duration: int, kept: list[tuple[int, str]]) -> str:
    """What is wrong with an entry, for a list of such things; '' when it can stay."""
    if start < 0:
        return "a time that is none"
    if start >= duration:
        return "a time past the end"
    if kept and start <= kept[-1][0]:
        return "a time out of order"
    if not title or len(title) > LONGEST_TITLE or _ADDRESS.search(title):
        return "a title that is none"
    return ""


def _check_what_is_left(kept: list[tuple[int, str]], left_out: list[str]) -> None:
    count = len(kept) + len(left_out)
    if len(left_out) > SPOILT * count:
        raise RejectedProposal(
            "unusable", "Too many entries of the model's list are wrong to trust it."
        )
    if not LEAST <= len(kept) <= MOST:
        raise RejectedProposal("unusable", f"The model's list has {len(kept)} chapters.")
    if kept[0][0] > NEAR_ZERO:
        raise RejectedProposal("unusable", "The model's list lacks the beginning of the video.")


def _seconds(time: str) -> int:
    """``M:SS`` or ``H:MM:SS`` in seconds; -1 for anything else."""
    match = _TIME.fullmatch(time.strip())
    if match is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds
