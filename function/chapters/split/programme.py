"""The division of a talk under which its words are most likely, and what each boundary costs there.

M. Utiyama and H. Isahara, A Statistical Model for Domain-Independent Text Segmentation, 2001
(https://aclanthology.org/P01-1064/): each section has its own distribution of words, estimated with
Laplace's rule, and a dynamic programme finds the cheapest division.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import inf, log

from chapters.split.units import Talk

BLOCK_SECONDS = 15.0
"""Boundaries are looked for between blocks of this length."""
MAX_BLOCKS = 720
"""Three hours; blocks of longer talks are longer."""
MAX_SECTION = 60
"""Blocks of the longest section."""
COMMON = 0.25
"""Terms in more than this share of the blocks belong to no section."""


def margins(talk: Talk) -> list[float]:
    """For each unit, how much more the best division with a boundary there costs than the best one.

    0: the best division has a boundary there. In nats.
    """
    seconds = max(BLOCK_SECONDS, (talk.end - talk.starts[0]) / MAX_BLOCKS)
    block_starts, blocks = _blocks(talk, seconds)
    excess = _excess(_costs(_telling(blocks)))
    return [_nearest(block_starts, excess, start) for start in talk.starts]


def _blocks(talk: Talk, seconds: float) -> tuple[list[float], list[list[str]]]:
    """Where each block starts, and its terms."""
    starts: list[float] = []
    blocks: list[list[str]] = []
    for unit in talk.units:
        if not starts or unit.start - starts[-1] >= seconds:
            starts.append(unit.start)
            blocks.append([])
        blocks[-1] += unit.terms
    return starts, blocks


def _telling(blocks: Sequence[list[str]]) -> list[list[str]]:
    """``blocks`` without the terms that stand in a single one, or in too many."""
    spread = Counter(term for block in blocks for term in set(block))
    most = max(2, COMMON * len(blocks))
    return [[term for term in block if 1 < spread[term] <= most] for block in blocks]


def _costs(blocks: Sequence[list[str]]) -> list[list[float]]:
    """``costs[i][k]``: of a section that begins with block i and has k blocks more, in nats.

    That is the sum of -log((count + 1) / (total + different)) over its terms, kept up to date term
    by term: ``gains[n]`` is what a term that was counted n times adds.
    """
    length = max(sum(map(len, blocks)), 1)
    gains = [(n + 1) * log(n + 2) - n * log(n + 1) for n in range(length)]
    different = len({term for block in blocks for term in block})
    prior = log(length)
    costs = []
    for i in range(len(blocks)):
        counts = defaultdict[str, int](int)
        total, gain, row = 0, 0.0, []
        for block in blocks[i : i + MAX_SECTION]:
            for term in block:
                gain += gains[counts[term]]
                counts[term] += 1
            total += len(block)
            row.append((total * log(total + different) if total else 0.0) - gain + prior)
        costs.append(row)
    return costs


def _excess(costs: Sequence[Sequence[float]]) -> list[float]:
    """For the start of each block: the least cost with a boundary there, above the least of all."""
    count = len(costs)
    before = [0.0, *[inf] * count]
    for i, row in enumerate(costs):
        for k, cost in enumerate(row, 1):
            before[i + k] = min(before[i + k], before[i] + cost)
    after = [*[inf] * count, 0.0]
    for i in range(count - 1, -1, -1):
        after[i] = min(cost + after[i + k] for k, cost in enumerate(costs[i], 1))
    return [max(0.0, before[i] + after[i] - before[count]) for i in range(count)]


def _nearest(starts: Sequence[float], values: Sequence[float], moment: float) -> float:
    """The value of the block that starts nearest to ``moment``."""
    right = min(bisect_left(starts, moment), len(starts) - 1)
    left = max(0, right - 1)
    return values[left] if moment - starts[left] <= abs(starts[right] - moment) else values[right]
