"""A text as readers get it: whole, and as lines."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A text that may hold captions."""

    text: str
    """Without a byte order mark; each line ends with ``\\n``."""
    lines: tuple[str, ...]
    """At least one."""
    clocks: tuple[str, ...]
    """Those of ``lines`` that have a colon: no other can hold a time."""
    first: int
    """Index of the first line with anything in it; 0 if there is none."""

    @classmethod
    def of(cls, text: str) -> Source:
        """``text`` with any line ends."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        lines = tuple(text.split("\n"))
        clocks = tuple(line for line in lines if ":" in line or "：" in line)
        first = next((index for index, line in enumerate(lines) if line.strip()), 0)
        return cls(text, lines, clocks, first)
