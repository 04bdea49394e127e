"""Cues to paragraphs. Captions are cut to fit a screen; a paragraph follows speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapters.transcript.cue import Cue

PAUSE = 2.5
"""Seconds of silence after which a paragraph starts."""
LONG = 400
"""Characters after which the next end of a sentence ends the paragraph."""
TOO_LONG = 900
"""Characters after which it ends anyway: captions may have no full stops."""

_SENTENCE_END = re.compile(r"[.!?。！？…؟।][\"'”’」』)）]?$")
_NO_SPACE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]")
"""Scripts without spaces between words: Japanese, Chinese, Thai."""


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


def paragraphs(cues: Sequence[Cue]) -> list[Paragraph]:
    """``cues``, in order of time, joined to paragraphs."""
    found: list[Paragraph] = []
    texts: list[str] = []
    length = 0
    speaker = named = ""
    last: Cue | None = None
    for cue in cues:
        if last is not None and (cue.speaker != speaker or _ends(last, cue, length)):
            found.append(Paragraph(speaker if speaker != named else "", "".join(texts)))
            named, texts, length = speaker, [], 0
        space = _space_between(texts[-1], cue.text) if texts else ""
        texts += [space, cue.text]
        length += len(space) + len(cue.text)
        speaker, last = cue.speaker, cue
    if texts:
        found.append(Paragraph(speaker if speaker != named else "", "".join(texts)))
    return found


def _ends(last: Cue, cue: Cue, length: int) -> bool:
    """Whether a paragraph of ``length`` characters ends between these two cues."""
    if last.end is not None and cue.start - last.end >= PAUSE:
        return True
    return length >= TOO_LONG or (length >= LONG and bool(_SENTENCE_END.search(last.text)))


def _space_between(before: str, after: str) -> str:
    """'' between two texts in scripts without spaces, otherwise a space."""
    return "" if _NO_SPACE.match(before[-1]) and _NO_SPACE.match(after[0]) else " "
