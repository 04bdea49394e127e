"""How much memory a cached value takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from sys import getsizeof
from typing import Any


def size_of(value: Any) -> int:
    """About how many bytes ``value`` takes, with all that it holds: at least what it really takes.

    ``value``: text, numbers, times, and tuples, mappings and slotted data classes of these. What
    several values share counts for each of them.
    """
    size = getsizeof(value)
    if isinstance(value, str | int):
        return size
    parts: Iterable[Any] = ()
    if isinstance(value, tuple):
        parts = value
    elif isinstance(value, Mapping):
        parts = (*value.keys(), *value.values())
    elif is_dataclass(value):
        parts = (getattr(value, field.name) for field in fields(value))
    return size + sum(map(size_of, parts))
