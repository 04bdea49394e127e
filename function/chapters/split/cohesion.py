"""How alike the speech is on the two sides of a moment: the cosine of their terms.

M. A. Hearst, TextTiling, 1997 (https://aclanthology.org/J97-1003/), with terms weighted by rarity.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

from chapters.split.units import Talk


def similarities(talk: Talk, seconds: float) -> list[float]:
    """For each unit, 0 to 1: how alike are the ``seconds`` before its start and those after it.

    Linear time: each unit enters and leaves each side once.
    """
    units, starts = talk.units, talk.starts
    sides = _Sides({term: rarity**2 for term, rarity in talk.rarity.items()})
    found = []
    first = after = 0  # the sides are units[first:i] and units[i:after]
    for i, start in enumerate(starts):
        while after < len(units) and starts[after] < start + seconds:
            sides.change(sides.right, sides.left, units[after].terms, 1)
            after += 1
        if i:
            sides.change(sides.right, sides.left, units[i - 1].terms, -1)
            sides.change(sides.left, sides.right, units[i - 1].terms, 1)
        while starts[first] < start - seconds:
            sides.change(sides.left, sides.right, units[first].terms, -1)
            first += 1
        found.append(sides.cosine())
    return found


class _Sides:
    """The terms of both sides, with their cosine kept up to date."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self.left = dict.fromkeys(weights, 0)
        self.right = dict.fromkeys(weights, 0)
        self._squares = {id(self.left): 0.0, id(self.right): 0.0}
        self._product = 0.0

    def change(
        self, side: dict[str, int], other: dict[str, int], terms: tuple[str, ...], by: int
    ) -> None:
        """Add ``terms`` to ``side`` (``by`` 1), or take them off it (-1)."""
        squares = 0.0
        for term in terms:
            weight, count = self._weights[term], side[term]
            squares += weight * (1 + 2 * by * count)
            self._product += by * weight * other[term]
            side[term] = count + by
        self._squares[id(side)] += squares

    def cosine(self) -> float:
        """0 if a side is empty."""
        left, right = self._squares.values()
        # Sums that should be 0 end as something like 1e-13.
        if left < 1e-6 or right < 1e-6:
            return 0.0
        return min(1.0, max(0.0, self._product / sqrt(left * right)))
