"""What an author may ask for besides a list that YouTube shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from chapters.errors import InvalidRequest

Choice = TypeVar("Choice", bound=str)

MAX_OFFSET = 86_400
"""Seconds that times can be shifted or rounded by: a day."""


@dataclass(frozen=True, slots=True)
class ListOptions:
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
        return cls(
            offset=_seconds("offset", given, least=-MAX_OFFSET) or 0,
            lengths=_one_of("lengths", given, ("keep", "sum")),
            round_to=_seconds("round", given, least=1) or 1,
            numbers=_one_of("numbers", given, ("keep", "drop")),
            ranges=_one_of("ranges", given, ("drop", "keep")),
            titles=_one_of("titles", given, ("timed", "alone")),
        )


NO_OPTIONS = ListOptions()
"""Nothing but a list that YouTube shows."""

LIST_OPTIONS = ("offset", "lengths", "round", "numbers", "ranges", "titles")
"""What a request and a command call these options."""


def _seconds(name: str, given: Mapping[str, str], *, least: int) -> int | None:
    """A number of seconds; None if there is none."""
    text = given.get(name, "")
    if not text:
        return None
    if not re.fullmatch("-?[0-9]{1,6}", text) or not least <= int(text) <= MAX_OFFSET:
        raise InvalidRequest(f"{name}= is whole seconds, from {least} to {MAX_OFFSET}.")
    return int(text)


def _one_of(name: str, given: Mapping[str, str], known: tuple[Choice, Choice]) -> Choice:
    """The one of ``known`` that is given; the first if none is."""
    text = given.get(name, "")
    for choice in known:
        if text == choice:
            return choice
    if text:
        raise InvalidRequest(f"{name}= knows {' and '.join(known)}.")
    return known[0]
