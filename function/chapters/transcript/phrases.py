"""Cues to phrases: the words between two places where a paragraph may end.

Captions are cut to fit a screen, so most of them end in the middle of a sentence. A phrase ends
where a sentence does. Where captions have no full stops, as YouTube's automatic ones, sentences are
restored at silences: nearly every silence stands behind a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from chapters.transcript.cue import Cue
from chapters.transcript.scripts import NO_SPACE

SILENCE = 0.5
"""Seconds without a caption that end a sentence, where no full stop tells."""
RARE = 1000
"""Characters for each end of a sentence from which on captions are said to have no full stops.
Shorter captions are too short to tell."""

_SENTENCES = re.compile(
    r"(?<=[.!?…؟।])\s+|(?<=[.!?…؟।][\"'”’)])\s+"
    r"|(?<=[。！？])(?![」』）”’。！？])|(?<=[。！？][」』）”’])"
)
"""What stands between two sentences; nothing in scripts without blanks."""
_END = re.compile(r"[.!?。！？…؟।][\"'”’」』)）]?$")
_THAI = re.compile("[\u0e00-\u0e7f]")
_NO_SPACE = re.compile(NO_SPACE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stay together."""

    text: str
    """One line, never empty."""
    speaker: str
    """Empty if unknown."""
    silence: float = 0.0
    """Seconds without a caption before it; 0 if captions follow each other, or it is unknown."""
    pause: float = 0.0
    """Seconds before it that the words of the caption before do not account for."""
    ends: bool = False
    """Whether a sentence ends with it."""


def has_full_stops(cues: Sequence[Cue]) -> bool:
    """Whether sentences end in ``cues``; True as well if they are too short to tell."""
    length = sum(len(cue.text) for cue in cues)
    ends = sum(len(_SENTENCES.findall(cue.text)) + bool(_END.search(cue.text)) for cue in cues)
    return length < RARE * max(ends, 1)


def phrases(cues: Sequence[Cue]) -> list[list[Phrase]]:
    """The phrases of each of ``cues``, which are in order of time."""
    silences = [0.0, *(_silence(before, cue) for before, cue in pairwise(cues))]
    pauses = [0.0, *_pauses(cues)]
    if has_full_stops(cues):
        rows = zip(cues, silences, pauses, strict=False)  # no cues: one silence too many
        return [_sentences(cue, silence, pause) for cue, silence, pause in rows]
    is_end = [
        silence >= SILENCE or cue.speaker != before.speaker
        for (before, cue), silence in zip(pairwise(cues), silences[1:], strict=True)
    ]
    edges = zip([True, *is_end], [*is_end, True], strict=True)
    return [
        [_restored(cue, silence, pause, begins=begins, ends=ends)]
        for cue, silence, pause, (begins, ends) in zip(cues, silences, pauses, edges, strict=True)
    ]


def _silence(before: Cue, cue: Cue) -> float:
    return 0.0 if before.end is None else max(round(cue.start - before.end, 3), 0.0)


def _pauses(cues: Sequence[Cue]) -> list[float]:
    """The pause before each of ``cues`` but the first.

    Many captions stay until the next one comes, so their ends do not tell how long they were
    spoken; their length does.
    """
    steps = [(round(cue.start - before.start, 3), before.text) for before, cue in pairwise(cues)]
    rate = median([step / len(text) for step, text in steps] or [0.0])
    return [max(step - rate * len(text), 0.0) for step, text in steps]


def _sentences(cue: Cue, silence: float, pause: float) -> list[Phrase]:
    """The sentences in ``cue``; the last one may go on in the next cue."""
    first, *others = filter(None, _SENTENCES.split(cue.text))
    return [
        Phrase(first, cue.speaker, silence, pause, ends=bool(_END.search(first))),
        *(Phrase(text, cue.speaker, ends=bool(_END.search(text))) for text in others),
    ]


def _restored(cue: Cue, silence: float, pause: float, *, begins: bool, ends: bool) -> Phrase:
    """``cue``, whose text ``begins`` and ``ends`` a sentence or not, with a capital and a stop."""
    text = cue.text
    if begins and len(text[0].upper()) == 1:
        text = text[0].upper() + text[1:]
    if ends and text[-1].isalnum():
        text += _full_stop(text[-1])
    return Phrase(text, cue.speaker, silence, pause, ends)


def _full_stop(after: str) -> str:
    """What ends a sentence in the script of ``after``: Thai has nothing."""
    if _THAI.match(after):
        return ""
    return "。" if _NO_SPACE.match(after) else "."
