"""Rolling captions: each shows words of the one before it once more, and new ones after them.

YouTube's automatic captions and live captions roll. Their files come in many shapes: with times for
words or without, converted to SubRip, with both lines joined to one, growing word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from chapters.transcript.caption import Caption
from chapters.transcript.cue import Cue
from chapters.transcript.scripts import NO_SPACE

_WORD = re.compile(rf"{NO_SPACE}|(?:(?!{NO_SPACE})\S)+")
_MAX_LINES = 8
"""Lines that a screen keeps, at most."""
_MAX_WORDS = 40
"""Words that a screen keeps, at most, where lines were wrapped anew."""
_SHARE = 0.25
"""Share of the captions that repeat words, and add some, from which on a file is said to roll."""


@dataclass(frozen=True, slots=True)
class _Screen:
    """A caption, and its words."""

    caption: Caption
    text: str
    words: tuple[str, ...]
    offsets: tuple[int, ...]
    """Where each word starts in ``text``."""

    @classmethod
    def of(cls, caption: Caption) -> _Screen:
        text = " ".join(line.text for line in caption.lines)
        matches = list(_WORD.finditer(text))
        words = tuple(match[0] for match in matches)
        return cls(caption, text, words, tuple(match.start() for match in matches))


def cues(captions: Sequence[Caption]) -> list[Cue]:
    """The cues of ``captions``, which are in order of time: each word once if they roll."""
    screens = [_Screen.of(caption) for caption in captions if caption.lines]
    repeated = list(_repeated(screens))
    if not _is_rolling(screens, repeated):
        repeated = [0] * len(screens)
    found: list[Cue] = []
    for screen, count in zip(screens, repeated, strict=True):
        caption = screen.caption
        if count < len(screen.words):
            text = screen.text[screen.offsets[count] :] if count else screen.text
            found.append(Cue(caption.start, caption.end, text, caption.speaker))
        elif caption.end is not None and found[-1].end is not None:
            longer = max(found[-1].end, caption.end)  # it keeps the words on the screen
            found[-1] = Cue(found[-1].start, longer, found[-1].text, found[-1].speaker)
    return found


def _repeated(screens: Sequence[_Screen]) -> Iterator[int]:
    """How many words at the start of each screen repeat the end of the one before."""
    if screens:
        yield 0
    new = len(screens[0].words) if screens else 0
    for before, screen in pairwise(screens):
        count = _overlap(before, screen, new)
        new = len(screen.words) - count or new
        yield count


def _overlap(before: _Screen, screen: _Screen, new: int) -> int:
    """Words at the start of ``screen`` that ``before`` ends with.

    Whole lines first, as few as possible: a line that is said twice stays. Then all words of the
    screen before, or the ``new`` ones on it; then as many words as possible, but no single one.
    """
    if lines := _lines_in_common(before.caption, screen.caption):
        repeated = " ".join(line.text for line in screen.caption.lines[:lines])
        return len(_WORD.findall(repeated))
    if screen.caption.lines[0].is_timed:
        return 0
    shared = range(min(len(before.words), len(screen.words), _MAX_WORDS), 1, -1)
    for count in chain((len(before.words), new), shared):
        if before.words[-count:] == screen.words[:count]:
            return count
    return 0


def _lines_in_common(before: Caption, caption: Caption) -> int:
    """How many lines of ``caption`` repeat the last ones of ``before``, at least; 0: none."""
    for count in range(1, min(len(before.lines), len(caption.lines), _MAX_LINES) + 1):
        pairs = zip(before.lines[-count:], caption.lines[:count], strict=True)
        if all(old.text == line.text and not line.is_timed for old, line in pairs):
            return count
    return 0


def _is_rolling(screens: Sequence[_Screen], repeated: Sequence[int]) -> bool:
    """Whether so many screens repeat several words and add others that they hardly do by chance."""
    rolls = 0  # screens that repeat and add
    for screen, count in zip(screens, repeated, strict=True):
        is_phrase = count > 1 and len("".join(screen.words[:count])) > 4
        rolls += is_phrase and count < len(screen.words)
    return rolls > 0 and rolls >= _SHARE * (len(screens) - 1)
