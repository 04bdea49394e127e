"""The decision: of all candidates, which one is the list, and what there is to say about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chapters.extract.evidence import judge
from chapters.extract.lines import Line, stamped_lines
from chapters.extract.lists import Candidate, candidates, pairs
from chapters.extract.reasons import refusal
from chapters.extract.result import Extraction
from chapters.extract.titles import titles
from chapters.model import Chapter, Note
from chapters.timestamps import label

NEAR = 1.5
"""Points that a later list must be ahead of an earlier one to be taken in its place."""


@dataclass(slots=True)
class Decision:
    """All candidates, judged, and the chosen one if any."""

    candidates: list[Candidate]
    chosen: Candidate | None


def decide(text: str, duration: int | None) -> Decision:
    """Group, judge, choose. ``text`` has line feeds only; ``duration`` in seconds."""
    found = candidates(text, stamped_lines(text))
    for candidate in found:
        judge(text, candidate, duration=duration, alone=len(found) == 1)
    return Decision(found, _best(found))


def _best(found: list[Candidate]) -> Candidate | None:
    """The first of the best lists; and of lists with the same times, the first."""
    good = [candidate for candidate in found if candidate.score >= 0]
    if len(good) < 2:
        return good[0] if good else None
    best = max(candidate.score for candidate in good)
    chosen = next(candidate for candidate in good if candidate.score >= best - NEAR)
    starts = _starts(chosen)
    return next(candidate for candidate in good if _starts(candidate) == starts)


def _starts(candidate: Candidate) -> list[int]:
    return [entry.seconds for entry in candidate.entries]


def extraction(text: str, decision: Decision) -> Extraction:
    """The result of ``decision`` about ``text``."""
    chosen = decision.chosen
    if chosen is None:
        return Extraction(notes=(refusal(decision.candidates),))
    entries = chosen.entries
    numbers = list(line_numbers(text, entries))
    found = titles(text, chosen)
    second = _second(decision.candidates, chosen)
    crowded = [n for n, entry in zip(numbers, entries, strict=True) if entry.more or entry.ranged]
    if len(entries) > len(chosen.lines):
        crowded += line_numbers(text, [line for line in chosen.lines if line.more])
    flanked = [n for n, entry in zip(numbers, entries, strict=True) if entry.place == "inside"]
    second_line = next(line_numbers(text, second.lines)) if second else None
    return Extraction(
        tuple(
            [
                Chapter(entry.seconds, title, None, number)
                for entry, title, number in zip(entries, found, numbers, strict=True)
            ]
        ),
        dialect(chosen),
        tuple(_notes(entries, numbers, second_line)),
        second_line,
        tuple(crowded),
        tuple(flanked),
    )


def dialect(candidate: Candidate) -> str:
    """Where the stamps of ``candidate`` stand, and how they are written if not with colons."""
    place = "several-a-line" if len(candidate.entries) > len(candidate.lines) else None
    kind = candidate.entries[0].kind
    name = place or f"stamp-{candidate.place}"
    return name if kind == "colon" else f"{name}, {kind}"


def line_numbers(text: str, entries: Iterable[Line]) -> Iterator[int]:
    """The 1-based line of each entry; entries come in the order of the text."""
    number, counted = 1, 0
    for entry in entries:
        number += text.count("\n", counted, entry.at)
        counted = entry.at
        yield number


def _second(found: list[Candidate], chosen: Candidate) -> Candidate | None:
    """Another list that could have been taken, with no line of the chosen one."""
    taken = {line.at for line in chosen.lines}
    return next(
        (
            candidate
            for candidate in found
            if candidate.score >= 0 and taken.isdisjoint(line.at for line in candidate.lines)
        ),
        None,
    )


def _notes(entries: list[Line], numbers: list[int], second: int | None) -> Iterator[Note]:
    if second is not None:
        yield Note("second-list", f"Another list begins on line {second}; it was not taken.")
    for (entry, following), number in zip(pairs(entries), numbers[1:], strict=True):
        if following.seconds < entry.seconds:
            yield Note(
                "timestamp-out-of-order",
                f"Line {number}: {label(following.seconds)} comes after {label(entry.seconds)}; "
                "both are kept as written.",
            )
