"""What an author may ask for besides a list that YouTube shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeVar

from chapters.errors import InvalidRequest

Choice = TypeVar("Choice", bound=str)

MAX_OFFSET = 86_400
"""Seconds that times can be shifted or rounded by: a day."""


class ListOptions(NamedTuple):
    """Changes of the list that are made only if asked for."""

    offset: int = 0
    """Seconds that are added to every start. What then lies before 0:00 goes, but for the chapter
    that is running at 0:00, which starts there."""
    lengths: Literal["keep", "sum"] = "keep"
    """``sum``: the times are the lengths of the chapters; each starts where the ones before end."""
    round_to: int = 1
    """Starts become multiples of so many seconds."""
    numbers: Literal["keep", "drop"] = "keep"
    """``drop``: numbers that count the chapters go from the titles."""
    ranges: Literal["keep", "drop"] = "drop"
    """``keep``: the ends of ranges stay, as in ``0:00 - 1:20 Intro``."""
    titles: Literal["timed", "alone"] = "timed"
    """``alone``: the mended list, by itself, has no times."""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> ListOptions:
        """The options as they are ``given`` by ``LIST_OPTIONS``; one that is empty or left out is
        not asked for. Raises InvalidRequest.
        """
        offset, lengths, step, numbers, ranges, titles = (
            given.get(name, "") for name in LIST_OPTIONS
        )
        return cls(
            offset=_seconds("offset", offset, least=-MAX_OFFSET) or 0,
            lengths=one_of("lengths", lengths, ("keep", "sum")),
            round_to=_seconds("round", step, least=1) or 1,
            numbers=one_of("numbers", numbers, ("keep", "drop")),
            ranges=one_of("ranges", ranges, ("drop", "keep")),
            titles=one_of("titles", titles, ("timed", "alone")),
        )


NO_OPTIONS = ListOptions()
"""Nothing but a list that YouTube shows."""

LIST_OPTIONS = ("offset", "lengths", "round", "numbers", "ranges", "titles")
"""What a request and a command call these options."""


def one_of(name: str, text: str, known: Sequence[Choice]) -> Choice:
    """The one of ``known`` that ``text``, the value of ``name``, names; the first if it is empty.
    Raises InvalidRequest.
    """
    for choice in known:
        if text in ("", choice):
            return choice
    *others, last = known
    raise InvalidRequest(f"{name}= knows {', '.join(others)} and {last}.")


def _seconds(name: str, text: str, *, least: int) -> int | None:
    """A number of seconds; None if ``text`` is empty."""
    if not text:
        return None
    if not re.fullmatch("-?[0-9]{1,6}", text) or not least <= int(text) <= MAX_OFFSET:
        raise InvalidRequest(f"{name}= is whole seconds, from {least} to {MAX_OFFSET}.")
    return int(text)
