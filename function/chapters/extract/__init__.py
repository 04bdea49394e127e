"""Description text to chapters. Pure: standard library only, no I/O, no state, linear time.

How it decides, in the order of the modules:

``plain``       lists that need no weighing: a shortcut
``unfold``      lines that a program broke at a width, joined
``lines``       what each line with a timestamp says
``lists``       which lines belong together: the candidates
``entries``     which of a group's lines and timestamps are entries
``figures``     what the starts of a list say by themselves
``wording``     what the words around them speak for and against
``evidence``    what speaks for and against each candidate
``decide``      which one wins
``slips``       lines that a mistyped timestamp kept out of it
``titles``      what remains of its lines when the marks of the list are taken off
``words``       what headings and lines give themselves away by
``vocabulary``  the words for that, by language
``refusals``    why there is no list, in a sentence
``telling``     all of it in sentences, for ``explain``

A new way of writing a timestamp goes into ``timestamps``, a new thing that is no list into
``evidence``, ``wording`` or ``vocabulary``, a new mark into ``titles``; and each into
``tests/corpus``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chapters.domain.extraction import Extraction
from chapters.extract.decide import decide, extraction
from chapters.extract.plain import plain_list
from chapters.extract.timestamps import find_timestamps

if TYPE_CHECKING:
    from chapters.extract.telling import Explanation

__all__ = ["Extraction", "chapters_in", "explain"]


def chapters_in(description: str, duration: int | None = None) -> Extraction:
    """The chapters that an author typed into ``description``.

    ``duration`` of the video in seconds, None when unknown: it helps to tell chapters from times
    of day and from lengths. Never raises; see ``Extraction`` for what there is to say.
    """
    typed = _with_line_feeds(description)
    stamps = find_timestamps(typed)
    found = plain_list(typed, stamps, duration)
    return found or extraction(decide(typed, stamps, duration), typed)


def explain(description: str, duration: int | None = None) -> Explanation:
    """The same decision with everything told: each candidate, and what decided about it."""
    from chapters.extract.telling import explanation  # noqa: PLC0415 - costs the normal path time

    return explanation(_with_line_feeds(description), duration)


def _with_line_feeds(text: str) -> str:
    """``text`` with one character a line break; lines keep their numbers."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
