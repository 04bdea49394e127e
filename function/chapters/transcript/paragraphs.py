"""Cues to paragraphs: captions are cut to fit a screen, not to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chapters.transcript.readers import Cue

PAUSE = 2.5
"""Seconds of silence that begin a paragraph."""
LONG = 400
"""Characters after which the next end of a sentence ends the paragraph."""
TOO_LONG = 900
"""Characters after which it ends anyway: captions may come without any full stop."""

_SENTENCE_END = re.compile(r"[.!?。！？…؟।][\"'”’」』)）]?$")
_NO_SPACE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u0e00-\u0e7f]")
"""Scripts that put no space between words: Japanese, Chinese, Thai."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one speaker says without a long pause."""

    speaker: str
    """Empty: unknown, or the one of the paragraph before."""
    text: str
    """One line, never empty."""

    @property
    def line(self) -> str:
        """The text, with its speaker in front."""
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


def paragraphs(cues: Sequence[Cue]) -> list[Paragraph]:
    """What ``cues`` say, in their order."""
    found: list[Paragraph] = []
    gathered: list[str] = []
    length = 0
    speaker = named = ""
    last: Cue | None = None
    for cue in cues:
        if last is not None and (cue.speaker != speaker or _ends(last, cue, length)):
            found.append(Paragraph(speaker if speaker != named else "", "".join(gathered)))
            named, gathered, length = speaker, [], 0
        glue = _glue(gathered[-1], cue.text) if gathered else ""
        gathered += [glue, cue.text]
        length += len(glue) + len(cue.text)
        speaker, last = cue.speaker, cue
    if gathered:
        found.append(Paragraph(speaker if speaker != named else "", "".join(gathered)))
    return found


def _ends(last: Cue, cue: Cue, length: int) -> bool:
    """Whether a paragraph of ``length`` characters ends between these two."""
    if last.end is not None and cue.start - last.end >= PAUSE:
        return True
    return length >= TOO_LONG or (length >= LONG and bool(_SENTENCE_END.search(last.text)))


def _glue(before: str, after: str) -> str:
    return "" if _NO_SPACE.match(before[-1]) and _NO_SPACE.match(after[0]) else " "
