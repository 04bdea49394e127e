"""The decision: of all candidates, which one is the list, and what there is to say about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from chapters.domain.clock import format_short
from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter, Note
from chapters.extract.evidence import judge
from chapters.extract.lines import Line, stamped_lines
from chapters.extract.lists import Candidate, candidates
from chapters.extract.refusals import refusal
from chapters.extract.slips import mend
from chapters.extract.timestamps import Stamp, find_timestamps
from chapters.extract.titles import titles
from chapters.extract.unfold import unfolded

NEAR = 1.5
"""Points that a later list must be ahead of an earlier one to be taken in its place."""


class Decision(NamedTuple):
    """What was decided about a text."""

    text: str
    """As it was read: its lines unfolded where that can matter."""
    found: list[Candidate]
    """All candidates, judged."""
    chosen: Candidate | None


def decide(typed: str, stamps: Sequence[Stamp], duration: int | None) -> Decision:
    """Which list, if any, is the one. ``typed`` has line feeds only, and ``stamps`` are all in it;
    ``duration`` in seconds."""
    decision = _decided(typed, stamps, duration)
    if decision.chosen and _is_unbroken(typed, decision.chosen):
        return decision
    text = unfolded(typed)
    if text is typed or not _touches_a_stamp(typed, text, decision.found):
        return decision
    return _decided(text, find_timestamps(text), duration)


def _is_unbroken(text: str, chosen: Candidate) -> bool:
    """Whether no line of the list can go on in the next: from zero, line by line, then a gap."""
    first, last = chosen.lines[0], chosen.lines[-1]
    return (
        first.seconds == 0
        and text[last.end + 1 : last.end + 2] in ("", "\n")
        and text.count("\n", first.begin, last.end) == len(chosen.lines) - 1
    )


def _touches_a_stamp(typed: str, text: str, found: list[Candidate]) -> bool:
    """Whether a line with a timestamp was joined to the one above or below."""
    return any(
        typed[edge : edge + 1] != text[edge : edge + 1]
        for candidate in found
        for line in candidate.lines
        for edge in (max(line.begin - 1, 0), line.end)
    )


def _decided(text: str, stamps: Sequence[Stamp], duration: int | None) -> Decision:
    found = candidates(text, stamped_lines(text, stamps))
    if found:
        judge(text, found, duration=duration)
    best = _best(found)
    mended = [mend(text, candidate) for candidate in ([best] if best else found)]
    if best is None and any(mended):
        judge(text, found, duration=duration)
        best = _best(found)
    return Decision(text, found, best)


def _best(found: list[Candidate]) -> Candidate | None:
    """The first of the best lists; and of lists with the same times, the first."""
    if len(found) == 1:
        return found[0] if found[0].score >= 0 else None
    scored = [(candidate, candidate.score) for candidate in found]
    good = [candidate for candidate, score in scored if score >= 0]
    if len(good) < 2:
        return good[0] if good else None
    best = max(score for _, score in scored)
    chosen = next(candidate for candidate, score in scored if score >= max(best - NEAR, 0))
    starts = chosen.starts
    return next(candidate for candidate in good if candidate.starts == starts)


def extraction(decision: Decision, typed: str) -> Extraction:
    """The result of a ``decision`` about what was ``typed``."""
    text, found, chosen = decision
    if chosen is None:
        return Extraction(notes=(refusal(found),))
    entries = chosen.entries
    numbers = line_numbers(typed, entries)
    called = titles(text, chosen)
    if text is not typed:
        called = [_INDENTED.sub(" ", title) for title in called]
    second = _second(typed, found, chosen) if len(found) > 1 else None
    starts = chosen.starts
    rises = starts == sorted(starts)
    several = [line for line in chosen.lines if line.more or line.end_of_range]
    inside = [entry for entry in entries if entry.place == "inside"]
    return Extraction(
        chapters=tuple(map(Chapter._make, zip(starts, called, repeat(None), numbers))),
        dialect=dialect(chosen),
        notes=() if rises and second is None else tuple(_notes(entries, numbers, second)),
        second_list=second,
        lines_with_several=tuple(line_numbers(typed, several)),
        lines_with_text_around=tuple(line_numbers(typed, inside)),
        mistyped_lines=tuple(line_numbers(typed, chosen.mistyped)),
    )


_INDENTED = re.compile(" {2,}")
"""What stands in an unfolded title where its next line was indented."""


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


def _second(text: str, found: list[Candidate], chosen: Candidate) -> int | None:
    """Where another list begins that could have been taken: one without a line of the chosen."""
    taken = {line.at for line in chosen.lines}
    for candidate in found:
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
