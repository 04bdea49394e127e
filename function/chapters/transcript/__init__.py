"""Transcripts of a video, from whatever captions people have: files, JSON, copied text.

Pure. ``read`` takes a text, ``read_bytes`` a file. ``kinds`` lists the kinds of captions, one module
each; ``paragraphs`` turns cues into paragraphs. A fault of the file never costs more than the cue
it stands in, and leaves a remark.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chapters.transcript.cue import Cue, Remark
from chapters.transcript.paragraphs import Paragraph, paragraphs
from chapters.transcript.readers import cues_in

__all__ = ["Cue", "Paragraph", "Remark", "Transcript", "read", "read_bytes"]


@dataclass(frozen=True, slots=True)
class Transcript:
    """At least one cue, ordered by start."""

    format: str
    """Name of the kind, such as ``webvtt``: see ``kinds``."""
    cues: tuple[Cue, ...]
    remarks: tuple[Remark, ...] = ()
    """Faults that were tolerated, one remark for each kind of fault."""

    def split(self, starts: Sequence[int]) -> list[list[Paragraph]]:
        """The paragraphs from each of ``starts`` (ascending seconds) to the next one.

        The middle of a cue decides, since captions appear a little early. Cues before the first
        start count for the first one, so that no word is lost.
        """
        sections: list[list[Cue]] = [[] for _ in starts]
        following = (*(cue.start for cue in self.cues[1:]), math.inf)
        for cue, next_start in zip(self.cues, following, strict=True):
            # A caption may stay on the screen while the following one is spoken.
            end = cue.start if cue.end is None else min(cue.end, next_start)
            section = bisect_right(starts, (cue.start + end) / 2) - 1
            sections[max(section, 0)].append(cue)
        return [paragraphs(section) for section in sections]


def read(text: str) -> Transcript:
    """The transcript in ``text``; raises InvalidTranscript if nothing in it has a time."""
    format_, cues = cues_in(text)
    return Transcript(format_, tuple(sorted(cues, key=lambda cue: cue.start)))


def read_bytes(data: bytes, charset: str = "") -> Transcript:
    """The transcript in a file; ``charset`` as the sender declared it, '' if not at all.

    Raises InvalidTranscript as ``read`` does.
    """
    return read(data.decode("utf-8", "replace"))
