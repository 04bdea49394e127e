"""Source: chapters that a model proposes after watching the video, once they are validated.

A model that did not watch invents plausible chapters; one that lost track writes times that go
back or lie past the end. Single wrong entries are left out, and a note says so; a list with more
faults is rejected. Pure, but for the model itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.errors import UpstreamFailed
from chapters.formats.clean_text import one_line

MIN_CHAPTERS, MAX_CHAPTERS = 3, 40
"""The model is asked for 15 at most; more than twice that is a list of scenes."""
MAX_FIRST_START = 15
"""Seconds. A list that starts later lacks its first chapter."""
MAX_LEFT_OUT = 1 / 3
"""Share of entries. When more of them are wrong, the others cannot be trusted either."""
MAX_TITLE = 100
"""Characters."""

_TIME = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)", re.ASCII)
_ADDRESS = re.compile(r"://|\bwww\.|\S@\S+\.\S", re.IGNORECASE)

FINISHED = "STOP"
"""``Proposal.finish`` of a complete answer. https://ai.google.dev/api/generate-content#FinishReason"""
_BLOCKED = {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "OTHER"}


class Unwatchable(UpstreamFailed):
    """The model cannot watch this video; asking again would not help."""


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


class VideoModel(Protocol):
    """A port: a model that watches a whole video and proposes chapters."""

    model: str
    """Its name, for the label."""
    version: str
    """Changes whenever the same video may give another list: model and prompt."""

    def watch(self, video: Video) -> Proposal:
        """A proposal for ``video``, whose duration is known. Never retries: each call costs money.

        Raises Unwatchable, QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout,
        NotConfigured.
        """


class RejectedProposal(Exception):
    """A proposal that is not used, or not asked for; ``note`` says why."""

    def __init__(self, code: str, why: str) -> None:
        """``code``: of the note, without ``model-``. ``why``: its sentence."""
        super().__init__(why)
        self.note = Note(f"model-{code}", why)


class ModelSource:
    """Implements ``service.Source``."""

    def __init__(self, model: VideoModel, *, max_minutes: int) -> None:
        """``max_minutes``: longer videos are not watched, since every minute costs money."""
        self._model = model
        self._max_minutes = max_minutes
        self.version = model.version

    def chapters(self, video: Video) -> Chapters:
        """The model's list if it is valid; else no chapters and a note that says why.

        Raises what ``watch`` raises, except Unwatchable, which becomes a note.
        """
        try:
            duration = self._duration(video)
            starts_and_titles, repairs = validated(self._model.watch(video), duration)
        except RejectedProposal as rejected:
            return Chapters(video, notes=(rejected.note,))
        except Unwatchable as error:
            return Chapters(video, notes=(Note("model-cannot-watch", error.detail),))
        listed = [Chapter(start, title) for start, title in starts_and_titles]
        return Chapters(
            video,
            chapters=with_ends(listed, duration=duration),
            source="model",
            made_by="generated",
            model=self._model.model,
            notes=tuple(Note("model-repaired", repair) for repair in repairs),
        )

    def _duration(self, video: Video) -> int:
        """The seconds to watch; raises RejectedProposal if the video should not be watched."""
        if video.duration is None or video.live in ("live", "upcoming"):
            raise RejectedProposal(
                "not-finished", "A model can watch a video only when it has an end."
            )
        if video.duration > 60 * self._max_minutes:
            raise RejectedProposal(
                "too-long",
                f"The video is longer than the {self._max_minutes} minutes that the model may "
                "watch here.",
            )
        return video.duration


def validated(proposal: Proposal, duration: int) -> tuple[list[tuple[int, str]], list[str]]:
    """Starts in seconds with their titles, and a sentence for each repair.

    ``duration`` of the video in seconds. Raises RejectedProposal.
    """
    _check_answer(proposal)
    valid: list[tuple[int, str]] = []
    left_out: list[str] = []
    for entry in proposal.entries:
        start, title = _seconds(entry.time), one_line(entry.title)
        if fault := _fault(start, title, duration, valid):
            left_out.append(fault)
        else:
            valid.append((start, title))
    _check_list(valid, left_out)
    repairs = [f"Left out of the model's list: {', '.join(left_out)}."] if left_out else []
    first_start, first_title = valid[0]
    if first_start > 0:
        repairs.append("The model's list began some seconds late and was moved to 0:00.")
        valid[0] = (0, first_title)
    return valid, repairs


def _check_answer(proposal: Proposal) -> None:
    """Raise RejectedProposal for an answer that is blocked, incomplete or a guess."""
    if proposal.finish in _BLOCKED:
        raise RejectedProposal("blocked", "The model declined to answer about this video.")
    if proposal.finish != FINISHED:
        raise RejectedProposal("cut-off", "The model's answer broke off, so its list is not whole.")
    if not proposal.has_watched:
        raise RejectedProposal(
            "did-not-watch", "The model answered without watching the video: its list is a guess."
        )


def _fault(start: int, title: str, duration: int, before: list[tuple[int, str]]) -> str:
    """What is wrong with an entry that follows ``before``, as part of a sentence; '' if nothing."""
    if start < 0:
        return "a time that is none"
    if start >= duration:
        return "a time past the end"
    if before and start <= before[-1][0]:
        return "a time out of order"
    if not title or len(title) > MAX_TITLE or _ADDRESS.search(title):
        return "a title that is none"
    return ""


def _check_list(valid: list[tuple[int, str]], left_out: list[str]) -> None:
    """Raise RejectedProposal for a list that is too wrong, too short or too long."""
    count = len(valid) + len(left_out)
    if len(left_out) > MAX_LEFT_OUT * count:
        raise RejectedProposal(
            "unusable", "Too many entries of the model's list are wrong to trust it."
        )
    if not MIN_CHAPTERS <= len(valid) <= MAX_CHAPTERS:
        raise RejectedProposal("unusable", f"The model's list has {len(valid)} chapters.")
    if valid[0][0] > MAX_FIRST_START:
        raise RejectedProposal("unusable", "The model's list lacks the beginning of the video.")


def _seconds(time: str) -> int:
    """``M:SS`` or ``H:MM:SS`` in seconds; -1 for anything else."""
    match = _TIME.fullmatch(time.strip())
    if match is None:
        return -1
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return 3600 * hours + 60 * minutes + seconds
