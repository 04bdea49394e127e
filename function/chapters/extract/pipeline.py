"""From a description to its chapters: parse, group, score, choose, title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from chapters.domain.clock import format_short
from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter, Note
from chapters.extract.candidate import Candidate
from chapters.extract.grouping import group
from chapters.extract.lines import Line, stamped_lines
from chapters.extract.refusal import refusal
from chapters.extract.repairs import repaired
from chapters.extract.scoring import choose, score
from chapters.extract.timestamps import find_timestamps, lazy_pattern
from chapters.extract.titles import titles
from chapters.extract.unwrap import PADDING, unwrap, without_markup


class Analysis(NamedTuple):
    """What was decided about a text."""

    typed: str
    """As it was typed, with line feeds only: its lines are counted in it."""
    text: str
    """As it was read: markup taken out, lines joined where that can matter."""
    candidates: list[Candidate]
    """Every group of lines that could be the list, scored."""
    chosen: Candidate | None


def chapters_in(description: str, duration: int | None = None) -> Extraction:
    """The chapters that an author typed into ``description``.

    ``duration`` of the video in seconds, None when unknown: it helps to tell chapters from times
    of day and from lengths. Never raises; see ``Extraction`` for what there is to say.
    """
    return extraction(analysed(description, duration))


def analysed(description: str, duration: int | None) -> Analysis:
    """Which list, if any, is the one."""
    typed = with_line_feeds(description)
    text = without_markup(typed)
    analysis = _analysed(typed, text, duration)
    if analysis.chosen and _is_unbroken(text, analysis.chosen):
        return analysis
    joined = unwrap(text)
    if joined is text or not _touches_a_stamp(text, joined, analysis.candidates):
        return analysis
    return _analysed(typed, joined, duration)


def with_line_feeds(text: str) -> str:
    """``text`` with one character a line break; lines keep their numbers."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _analysed(typed: str, text: str, duration: int | None) -> Analysis:
    candidates = group(text, stamped_lines(text, find_timestamps(text)), duration)
    score(candidates)
    best = choose(candidates)
    if best:
        repaired(best)
    elif any([repaired(candidate) for candidate in candidates]):
        score(candidates)
        best = choose(candidates)
    return Analysis(typed, text, candidates, best)


def _is_unbroken(text: str, chosen: Candidate) -> bool:
    """Whether no line of the list can go on in the next: from zero, line by line, then a gap."""
    first, last = chosen.lines[0], chosen.lines[-1]
    return (
        first.seconds == 0
        and text[last.end + 1 : last.end + 2] in ("", "\n")
        and text.count("\n", first.begin, last.end) == len(chosen.lines) - 1
    )


def _touches_a_stamp(text: str, joined: str, candidates: list[Candidate]) -> bool:
    """Whether a line with a timestamp was joined to the one above or below."""
    return any(
        text[edge : edge + 1] != joined[edge : edge + 1]
        for candidate in candidates
        for line in candidate.lines
        for edge in (max(line.begin - 1, 0), line.end)
    )


def extraction(analysis: Analysis) -> Extraction:
    """The answer."""
    typed, text, candidates, chosen = analysis
    if chosen is None:
        return Extraction(notes=(refusal(candidates),))
    entries = chosen.entries
    numbers = line_numbers(typed, entries)
    found = titles(chosen)
    if text is not typed:
        found = [lazy_pattern(r"[ ]{2,}").sub(" ", t.replace(PADDING, "")).strip() for t in found]
    second = _second(typed, candidates, chosen) if len(candidates) > 1 else None
    several = [line for line in chosen.lines if line.more or line.end_of_range]
    inside = [entry for entry in entries if entry.place == "inside"]
    mistyped = sorted([*chosen.mistyped, *chosen.odd], key=lambda line: line.at)
    return Extraction(
        tuple(map(Chapter._make, zip(chosen.starts, found, repeat(None), numbers))),
        dialect(chosen),
        () if chosen.rises and second is None else tuple(_notes(entries, numbers, second)),
        second,
        tuple(line_numbers(typed, several)),
        tuple(line_numbers(typed, inside)),
        tuple(line_numbers(typed, mistyped)),
    )


def dialect(candidate: Candidate) -> str:
    """Where the stamps of ``candidate`` stand, and how they are written if not with colons."""
    place = "several-a-line" if len(candidate.entries) > len(candidate.lines) else None
    kind = candidate.entries[0].kind
    name = place or f"stamp-{candidate.place}"
    return name if kind == "colon" else f"{name}, {kind}"


def line_numbers(text: str, entries: Iterable[Line]) -> list[int]:
    """The 1-based line of each entry; entries come in the order of the text."""
    numbers = []
    number, counted = 1, 0
    for entry in entries:
        number += text.count("\n", counted, entry.at)
        counted = entry.at
        numbers.append(number)
    return numbers


def _second(text: str, candidates: Sequence[Candidate], chosen: Candidate) -> int | None:
    """Where another list begins that could have been taken: one without a line of the chosen."""
    taken = {line.at for line in chosen.lines}
    for candidate in candidates:
        if candidate.score >= 0 and taken.isdisjoint(line.at for line in candidate.lines):
            return line_numbers(text, candidate.lines[:1])[0]
    return None


def _notes(entries: list[Line], numbers: list[int], second: int | None) -> Iterator[Note]:
    if second is not None:
        yield Note("second-list", f"Another list begins on line {second}; it was not taken.")
    before = 0
    for entry, number in zip(entries, numbers, strict=True):
        if entry.seconds < before:
            yield Note(
                "timestamp-out-of-order",
                f"Line {number}: {format_short(entry.seconds)} comes after {format_short(before)}; "
                "both are kept as written.",
            )
        before = entry.seconds
