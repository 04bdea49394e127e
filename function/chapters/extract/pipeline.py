"""From a description to its chapters: parse, group, score, choose, title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from operator import attrgetter
from typing import NamedTuple

from chapters.domain.clock import format_short
from chapters.domain.extraction import Extraction, Stamp
from chapters.domain.video import Chapter, Note
from chapters.extract.candidate import Candidate
from chapters.extract.grouping import group
from chapters.extract.lines import Line, stamped_lines
from chapters.extract.refusal import refusal
from chapters.extract.repairs import repaired
from chapters.extract.scoring import choose, score
from chapters.extract.timestamps import lazy_pattern
from chapters.extract.titles import titles
from chapters.extract.unwrap import PADDING, unwrap, without_markup


class Analysis(NamedTuple):
    """What was decided about a text."""

    typed: str
    """As it was typed, with line feeds only: its lines are counted in it."""
    text: str
    """As it was read: markup taken out, lines joined where that can matter."""
    lines: list[Line]
    """Those with a timestamp."""
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
    text = unwrap(without_markup(typed))
    lines = stamped_lines(text)
    candidates = group(text, lines, duration)
    score(candidates)
    best = choose(candidates)
    mended = [repaired(candidate) for candidate in ([best] if best else candidates)]
    if best is None and any(mended):
        score(candidates)
        best = choose(candidates)
    return Analysis(typed, text, lines, candidates, best)


def with_line_feeds(text: str) -> str:
    """``text`` with one character a line break; lines keep their numbers."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def extraction(analysis: Analysis) -> Extraction:
    """The answer."""
    typed, text, lines, candidates, chosen = analysis
    if chosen is None:
        return Extraction(notes=(refusal(candidates),))
    found = titles(chosen)
    if text is not typed:
        found = [lazy_pattern(r"[ ]{2,}").sub(" ", t.replace(PADDING, "")).strip() for t in found]
    second = _second(typed, candidates, chosen) if len(candidates) > 1 else None
    left_out = _left_out(lines, chosen) if len(lines) > len(chosen.lines) and not second else []
    mistyped = sorted([*chosen.odd, *chosen.mistyped], key=attrgetter("at"))
    numbers = line_numbers(typed, chosen.entries)
    begins = [typed.rfind("\n", 0, entry.at) + 1 for entry in chosen.entries]
    chapters = tuple(map(Chapter, chosen.starts, found, repeat(None), numbers))
    return Extraction(
        chapters,
        dialect(chosen),
        tuple(_notes(typed, () if chosen.rises else chapters, second, left_out)),
        second,
        line_numbers(typed, mistyped),
        tuple(
            [
                Stamp(entry.at - begin, entry.until - begin, entry.end_of_range is not None)
                for entry, begin in zip(chosen.entries, begins, strict=True)
            ]
        ),
    )


def dialect(candidate: Candidate) -> str:
    """Where the stamps of ``candidate`` stand, and how they are written if not with colons."""
    place = "several-a-line" if len(candidate.entries) > len(candidate.lines) else None
    kind = candidate.entries[0].kind
    name = place or f"stamp-{candidate.place}"
    return name if kind == "colon" else f"{name}, {kind}"


def line_numbers(text: str, entries: Iterable[Line]) -> tuple[int, ...]:
    """The 1-based line of each entry; quick where entries come in the order of the text."""
    numbers = []
    number, counted = 1, 0
    for entry in entries:
        if entry.at < counted:
            number, counted = 1, 0
        number += text.count("\n", counted, entry.at)
        counted = entry.at
        numbers.append(number)
    return tuple(numbers)


def _second(text: str, candidates: Sequence[Candidate], chosen: Candidate) -> int | None:
    """Where another list begins that could have been taken: one without a line of the chosen."""
    taken = {line.at for line in chosen.lines}
    for candidate in candidates:
        if candidate.score >= 0 and taken.isdisjoint(line.at for line in candidate.lines):
            return line_numbers(text, candidate.lines[:1])[0]
    return None


def _left_out(lines: Sequence[Line], chosen: Candidate) -> list[Line]:
    """The lines that begin or end with a timestamp and touch the list without being part of it."""
    if chosen.place == "alone":
        return []  # they are titles that hold a time
    taken = {line.begin for line in (*chosen.lines, *chosen.odd)}
    edges = {line.end + 1 for line in chosen.lines} | {line.begin for line in chosen.lines}
    return [
        line
        for line in lines
        if line.begin not in taken
        and line.place in ("first", "last")
        and (line.begin in edges or line.end + 1 in edges)
    ]


def _notes(
    typed: str, chapters: Sequence[Chapter], second: int | None, left_out: list[Line]
) -> Iterator[Note]:
    if second is not None:
        yield Note("second-list", f"Another list begins on line {second}; it was not taken.")
    for number in line_numbers(typed, left_out):
        yield Note(
            "line-left-out",
            f"Line {number} holds a time beside the list, and was not taken for a part of it.",
        )
    for before, chapter in pairwise(chapters):
        if chapter.start < before.start:
            yield Note(
                "timestamp-out-of-order",
                f"Line {chapter.line}: {format_short(chapter.start)} comes after "
                f"{format_short(before.start)}; both are kept as written.",
            )
