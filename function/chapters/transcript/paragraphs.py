"""Phrases to paragraphs, which follow speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from chapters.transcript.phrases import Phrase
from chapters.transcript.scripts import NO_SPACE

PAUSE = 2.5
"""Seconds of silence after which a paragraph starts."""
LONG = 400
"""Characters after which the next end of a sentence ends the paragraph."""
TOO_LONG = 900
"""Characters after which it ends anyway, where a sentence ends or the speaker paused longest."""
SHORT = 200
"""Characters that it has at least, if it ends for its length alone."""

_NO_SPACE = re.compile(NO_SPACE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says without a long pause."""

    speaker: str
    """Empty if unknown, or the same as in the paragraph before."""
    text: str
    """One line, never empty."""

    @property
    def line(self) -> str:
        """The text, with its speaker in front."""
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


def paragraphs(phrases: Sequence[Phrase]) -> list[Paragraph]:
    """``phrases``, in order of time, joined to paragraphs."""
    found: list[Paragraph] = []
    named = ""
    for group in groups(phrases):
        speaker = group[0].speaker
        found.append(Paragraph(speaker if speaker != named else "", _joined(group)))
        named = speaker
    return found


def groups(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The phrases of each paragraph."""
    found: list[list[Phrase]] = []
    length = 0
    for phrase in phrases:
        if not found or _is_apart(found[-1][-1], phrase, length):
            found.append([])
            length = 0
        elif length >= TOO_LONG:
            found.append(_cut(found[-1], phrase))
            length = sum(len(kept.text) + 1 for kept in found[-1])
        found[-1].append(phrase)
        length += len(phrase.text) + 1
    return found


def _is_apart(last: Phrase, phrase: Phrase, length: int) -> bool:
    """Whether a paragraph of ``length`` characters ends between these two phrases."""
    if phrase.speaker != last.speaker or phrase.silence >= PAUSE:
        return True
    return length >= LONG and last.ends


def _cut(group: list[Phrase], following: Phrase) -> list[Phrase]:
    """Cut ``group`` at its best place; returns what is cut off, before ``following``."""
    lengths = accumulate(len(phrase.text) + 1 for phrase in group)
    after = [*group[1:], following]
    places = [
        (group[at - 1].ends, after[at - 1].pause, at)
        for at, length in enumerate(lengths, 1)
        if length >= SHORT
    ]
    *_, at = max(places)
    rest = group[at:]
    del group[at:]
    return rest


def _joined(group: Sequence[Phrase]) -> str:
    parts = [group[0].text]
    for phrase in group[1:]:
        parts += [_space_between(parts[-1], phrase.text), phrase.text]
    return "".join(parts)


def _space_between(before: str, after: str) -> str:
    """'' between two texts in scripts without spaces, otherwise a space."""
    return "" if _NO_SPACE.match(before[-1]) and _NO_SPACE.match(after[0]) else " "
