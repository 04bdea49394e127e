"""Source: chapters that a model proposes from captions, once they are validated.

Besides the rails of ``proposals``: a time must be that of a caption, and a title that shares no
word with its section is marked as one to edit. Pure, but for the model and the cache.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Protocol

from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.service.article.ports import Sections, section_key
from chapters.service.ports import Limiter
from chapters.service.single_flight import SingleFlight
from chapters.sources.proposals import Proposal, RejectedProposal, validated
from chapters.split import marked, names
from chapters.transcript import Cue

LINE_SECONDS = 10
"""Cues are joined to lines of about this length: as fine as chapters need, and half the tokens."""
MAX_CHARACTERS = 400_000
"""Of captions: eight hours of fast speech, about 100,000 tokens. More is not sent."""

Outline = tuple[list[tuple[int, str]], list[str]]
"""What ``validated`` returns: starts with titles, and a sentence for each repair."""


@dataclass(frozen=True, slots=True)
class CaptionLines:
    """Captions as a model gets them."""

    lines: tuple[tuple[int, str], ...]
    """Starts in seconds, ascending, each that of a cue, with what is said from there on."""
    duration: int
    """Seconds: of the video, or where the captions end."""

    @classmethod
    def of(cls, cues: Sequence[Cue], duration: int | None) -> CaptionLines:
        """``cues``: at least one, in any order. ``duration`` of the video in seconds, if known."""
        last = max(cue.start if cue.end is None else cue.end for cue in cues)
        end = duration or int(last) + 1
        lines: list[tuple[int, list[str]]] = []
        for cue in sorted(cues, key=lambda cue: cue.start):
            if not lines or cue.start >= lines[-1][0] + LINE_SECONDS:
                lines.append((int(cue.start), []))
            lines[-1][1].append(cue.text)
        heard = [line for line in lines if line[0] < end] or lines[:1]
        return cls(tuple((start, " ".join(texts)) for start, texts in heard), end)

    @property
    def starts(self) -> list[int]:
        """Where each line starts, in seconds."""
        return [start for start, _ in self.lines]

    def between(self, start: int, end: int) -> str:
        """What is said from ``start`` to ``end``, in seconds."""
        first, last = (bisect_left(self.starts, moment) for moment in (start, end))
        return " ".join(text for _, text in self.lines[first:last])


class TextModel(Protocol):
    """A port: a model that reads captions and proposes chapters."""

    model: str
    """Its name, for the label."""
    outline_version: str
    """Changes whenever the same captions may give another list: model and prompt."""

    def outline(self, captions: CaptionLines) -> Proposal:
        """A proposal for ``captions``. Never retries: each call costs money.

        Raises QuotaExhausted, RateLimited, UpstreamFailed, UpstreamTimeout, NotConfigured.
        """


class OutlineSource:
    """Implements ``service.drafts.Outliner``. Equal captions are paid for once."""

    def __init__(self, model: TextModel, *, cache: Sections, limiter: Limiter) -> None:
        """``cache`` holds accepted lists; the captions themselves are not stored."""
        self._model = model
        self._cache = cache
        self._limiter = limiter
        self._flights = SingleFlight[Outline]()

    def chapters(self, video: Video, cues: Sequence[Cue], *, client: str) -> Chapters:
        """The model's list if it is valid; else no chapters and a note that says why.

        A list that is not in the cache counts as one look-up of ``client``. Raises RateLimited and
        what ``TextModel.outline`` raises.
        """
        captions = CaptionLines.of(cues, video.duration)
        try:
            listed, repairs = self._outline(video, captions, client)
        except RejectedProposal as rejected:
            return Chapters(video, notes=(rejected.note,))
        starts = [start for start, _ in listed]
        spans = pairwise([*starts, captions.duration])
        chapters = [
            Chapter(start, title if names(title, captions.between(*span)) else marked(title))
            for (start, title), span in zip(listed, spans, strict=True)
        ]
        return Chapters(
            video,
            chapters=with_ends(chapters, duration=video.duration),
            source="captions",
            made_by="generated",
            model=self._model.model,
            notes=tuple(Note("model-repaired", repair) for repair in repairs),
        )

    def _outline(self, video: Video, captions: CaptionLines, client: str) -> Outline:
        """The accepted list from the cache, or a new one. Raises RejectedProposal."""
        version = self._model.outline_version
        key = section_key(video.id, captions.lines, captions.duration, version)
        look_up = partial(self._look_up, key, video, captions, client)
        return self._flights.of([key], lambda _: {key: look_up()})[key]

    def _look_up(self, key: str, video: Video, captions: CaptionLines, client: str) -> Outline:
        if (cached := _decoded(self._cache.get([key]).get(key, ""))) is not None:
            return cached
        if sum(len(text) for _, text in captions.lines) > MAX_CHARACTERS:
            raise RejectedProposal(
                "too-long", f"A model reads at most {MAX_CHARACTERS:,} characters of captions."
            )
        self._limiter.admit(client, misses=1)
        proposal = self._model.outline(captions)
        outline = validated(proposal, captions.duration, cue_starts=captions.starts)
        self._cache.put(key, json.dumps(outline), video=video)
        return outline


def _decoded(text: str) -> Outline | None:
    """The list that was stored as ``text``; None if there is none that can be read."""
    try:
        listed, repairs = json.loads(text)
        return [(int(start), str(title)) for start, title in listed], [str(r) for r in repairs]
    except (ValueError, TypeError):
        return None
