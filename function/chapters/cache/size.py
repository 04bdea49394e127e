"""How much memory a cached value takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from sys import getsizeof
from typing import Any


def size_of(value: Any) -> int:
    """About how many bytes ``value`` takes, with all that it holds: at least what it really takes.

    ``value``: text, numbers, times, and tuples and mappings of these. What several values share
    counts for each of them.
    """
    size = getsizeof(value)
    if isinstance(value, str | int):
        return size
    parts: Iterable[Any] = ()
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, Mapping):
        parts = (*value.keys(), *value.values())
    return size + sum(map(size_of, parts))
