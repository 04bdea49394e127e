"""Ratios that hold on a noisy machine: measured in turn, compared pair by pair, median told."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """One row of the report."""

    name: str
    ours: float
    floor: float
    ratio: float
    """Median of the pairs' ratios."""
    spread: tuple[float, float]
    """Lower and upper quartile of the pairs' ratios."""
    target: float
    higher_is_better: bool
    unit: str

    @property
    def is_met(self) -> bool:
        """Whether the median ratio reaches the target."""
        return self.ratio >= self.target if self.higher_is_better else self.ratio <= self.target

    def __str__(self) -> str:
        sign = ">=" if self.higher_is_better else "<="
        return (
            f"| {self.name} | {self.floor:.3g} {self.unit} | {self.ours:.3g} {self.unit} | "
            f"{self.ratio:.2f} ({self.spread[0]:.2f} to {self.spread[1]:.2f}) | "
            f"{sign} {self.target:.2f} | {'met' if self.is_met else 'missed'} |"
        )


def compare(
    name: str,
    ours: Callable[[], float],
    floor: Callable[[], float],
    *,
    pairs: int,
    target: float,
    unit: str,
    higher_is_better: bool = False,
) -> Comparison:
    """Measure ``ours`` and ``floor`` in turn, ``pairs`` times after one that is not counted."""
    ours(), floor()
    measured = [
        (ours(), floor()) if number % 2 else (floor(), ours())[::-1] for number in range(pairs)
    ]
    ratios = sorted(own / least for own, least in measured)
    quartiles = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else [ratios[0]] * 3
    return Comparison(
        name=name,
        ours=statistics.median(own for own, _ in measured),
        floor=statistics.median(least for _, least in measured),
        ratio=statistics.median(ratios),
        spread=(quartiles[0], quartiles[2]),
        target=target,
        higher_is_better=higher_is_better,
        unit=unit,
    )


HEADER = (
    "| what | floor | ours | ratio (quartiles) | target | |\n| --- | --- | --- | --- | --- | --- |"
)
