"""What was said in a video, as its author's captions have it: WebVTT, SubRip, SBV or plain text.

Pure. ``readers`` turns a text into cues; ``paragraphs`` turns cues into what people read.
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
    """Cues in the order of time, at least one."""

    format: str
    """``webvtt``, ``srt``, ``sbv`` or ``plain``."""
    cues: tuple[Cue, ...]

    def split(self, starts: Sequence[int]) -> list[list[Paragraph]]:
        """What is said from each of ``starts`` (ascending seconds) to the next one.

        A cue belongs where its middle lies: captions run a little ahead of a cut. What is said
        before the first start is given to it, so that no word is lost.
        """
        middles = [cue.middle for cue in self.cues]
        cuts = [0, *(bisect_left(middles, start) for start in starts[1:]), len(middles)]
        return [paragraphs(self.cues[first:last]) for first, last in pairwise(cuts)]


def read(text: str) -> Transcript:
    """The transcript in ``text``; raises InvalidTranscript, with the line where it can be told."""
    format_, cues = cues_in(text)
    return Transcript(format_, tuple(sorted(cues, key=lambda cue: cue.middle)))
