"""A transcript that was read, and its parts."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chapters.transcript.cue import Cue, Remark
from chapters.transcript.paragraphs import Paragraph, groups, paragraphs
from chapters.transcript.phrases import Phrase, has_full_stops, phrases


@dataclass(frozen=True, slots=True)
class Transcript:
    """At least one cue, ordered by start."""

    format: str
    """Name of the kind of captions, such as ``webvtt``: see ``readers.READERS``."""
    cues: tuple[Cue, ...]
    remarks: tuple[Remark, ...] = ()
    """Faults that were tolerated, one remark for each kind of fault."""

    @property
    def has_full_stops(self) -> bool:
        """False: ``split`` restores sentences at silences, with capitals and full stops."""
        return has_full_stops(self.cues)

    def paragraph_starts(self) -> list[int]:
        """Indexes of the cues in which a paragraph starts, ascending; the first is 0."""
        spoken = phrases(self.cues)
        cue_of = [index for index, parts in enumerate(spoken) for _ in parts]
        paragraphs_ = groups([phrase for parts in spoken for phrase in parts])
        firsts = accumulate(map(len, paragraphs_[:-1]), initial=0)
        return sorted({cue_of[first] for first in firsts})

    def split(self, starts: Sequence[int]) -> list[list[Paragraph]]:
        """The paragraphs from each of ``starts`` (ascending seconds, one at least) to the next one.

        The middle of a cue decides, since captions appear a little early. Cues before the first
        start count for the first one, so that no word is lost.
        """
        sections: list[list[Phrase]] = [[] for _ in starts]
        following = (*(cue.start for cue in self.cues[1:]), math.inf)
        for cue, spoken, next_start in zip(self.cues, phrases(self.cues), following, strict=True):
            # A caption may stay on the screen while the following one is spoken.
            end = cue.start if cue.end is None else min(cue.end, next_start)
            section = bisect_right(starts, (cue.start + end) / 2) - 1
            sections[max(section, 0)] += spoken
        return [paragraphs(section) for section in sections]
