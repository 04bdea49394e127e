"""Source: chapters that a model proposes after watching the video, once they are validated.

A model that did not watch invents plausible chapters; ``proposals`` holds what else may be wrong.
Pure, but for the model itself.
"""

from __future__ import annotations

from typing import Protocol

from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.errors import UpstreamFailed
from chapters.sources.proposals import FINISHED, Proposal, RejectedProposal, validated


class Unwatchable(UpstreamFailed):
    """The model cannot watch this video; asking again would not help."""


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
            proposal = self._model.watch(video)
            _check_watched(proposal)
            starts_and_titles, repairs = validated(proposal, duration)
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


def _check_watched(proposal: Proposal) -> None:
    """Raise RejectedProposal for a list that is a guess."""
    if proposal.finish == FINISHED and not proposal.has_watched:
        raise RejectedProposal(
            "did-not-watch", "The model answered without watching the video: its list is a guess."
        )
