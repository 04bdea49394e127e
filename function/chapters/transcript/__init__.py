"""Transcripts of a video, from captions in WebVTT, SubRip, SBV or plain text.

Pure. ``readers`` turns text into cues, ``paragraphs`` turns cues into paragraphs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from chapters.transcript.paragraphs import Paragraph, paragraphs
from chapters.transcript.readers import Cue, cues_in

__all__ = ["Cue", "Paragraph", "Transcript", "read"]


@dataclass(frozen=True, slots=True)
class Transcript:
    """At least one cue, in order of time."""

    format: str
    """``webvtt``, ``srt``, ``sbv`` or ``plain``."""
    cues: tuple[Cue, ...]

    def split(self, starts: Sequence[int]) -> list[list[Paragraph]]:
        """The paragraphs from each of ``starts`` (ascending seconds) to the next one.

        The middle of a cue decides, since captions appear a little early. Cues before the first
        start count for the first one, so that no word is lost.
        """
        middles = [cue.middle for cue in self.cues]
        cuts = [0, *(bisect_left(middles, start) for start in starts[1:]), len(middles)]
        return [paragraphs(self.cues[first:last]) for first, last in pairwise(cuts)]


def read(text: str) -> Transcript:
    """The transcript in ``text``; raises InvalidTranscript, which names the line if possible."""
    format_, cues = cues_in(text)
    return Transcript(format_, tuple(sorted(cues, key=lambda cue: cue.middle)))
