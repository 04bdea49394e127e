"""What an author may ask for besides a list that YouTube shows."""

from __future__ import annotations

from typing import Literal, NamedTuple


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


NO_OPTIONS = ListOptions()
"""Nothing but a list that YouTube shows."""
