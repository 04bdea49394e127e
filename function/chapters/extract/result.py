"""What the extractor hands out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from chapters.model import Chapter, Note


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a description says about chapters. No chapters is an answer: ``notes`` say why."""

    chapters: tuple[Chapter, ...] = ()
    """As written: in the order of the text, ``end`` still None."""
    dialect: str | None = None
    """Where the timestamps stand, ``stamp-first`` for example. None without chapters."""
    notes: tuple[Note, ...] = ()
    second_list: int | None = None
    """1-based line of the description on which another list begins."""
    crowded: tuple[int, ...] = ()
    """1-based lines of the list with more than one timestamp."""
    flanked: tuple[int, ...] = ()
    """1-based lines of the list with words on both sides of the timestamp."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence, told."""

    code: str
    points: float
    """Positive: speaks for a list of chapters."""
    message: str
    """One English sentence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One group of lines that could have been the list."""

    dialect: str
    lines: tuple[int, ...]
    """1-based lines of the description."""
    starts: tuple[int, ...]
    """Seconds."""
    score: float
    """The sum of the points; a list from zero up."""
    verdict: str
    """``chosen``, ``outdone`` by a better one, or ``refused``."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A decision with everything told."""

    extraction: Extraction
    candidates: tuple[Told, ...] = ()
    """In the order of the text."""

    def as_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return asdict(self)
