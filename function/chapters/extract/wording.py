"""What the words around the stamps of a candidate speak for and against: the heading above it,
sentences that hold the stamps, and what the lines say of themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from chapters.extract.entries import spoken
from chapters.extract.figures import is_rounded
from chapters.extract.lists import Case, Evidence
from chapters.extract.timestamps import find_timestamps
from chapters.extract.vocabulary import Subject
from chapters.extract.words import (
    counted_otherwise,
    leads_on,
    lines_above,
    names_a_day,
    tells_the_clock,
    told_of,
    topic,
)


def counting(case: Case) -> Iterator[Evidence]:
    """What the line above says of how, and where, the times are counted."""
    _, above = lines_above(case.text, case.candidate.lines[0].begin)
    counted = counted_otherwise(above)
    if counted and topic(above) != "chapters" and not find_timestamps(above):
        yield Evidence("headed-elsewhere" if counted == "elsewhere" else "counted", -12)


def heading(case: Case) -> Iterator[Evidence]:
    """What the words just above announce, or those before the first stamp."""
    first = case.candidate.lines[0]
    over, above = lines_above(case.text, first.begin)
    about = first.heading or topic(above)
    told = about not in ("chapters", "corrections") and told_of(above, case.text)
    divides = len(above) < SHORT or one_digit().match(above)
    if not (about or told) and divides:  # "Side A", or "1:9 Baptised", below what announces
        told = told_of(over.rstrip().rpartition("\n")[2], case.text)
    if (about or told) and not first.heading and find_timestamps(above):
        return
    if told and case.starts[0] == 0 and not leads_on(above):
        return  # "Live every Friday, 8 pm EST" says nothing of a list from zero
    if told == "verses" and any(start % 60 == 0 or start < 60 for start in case.starts):
        return  # no book has a chapter 0 or a verse 0
    if told == "clock" and is_rounded(case.starts):
        yield Evidence("headed-times", -10)
    elif told:
        yield Evidence(*_TOLD_OF[told])
    elif not about and case.starts[0] > 0 and is_rounded(case.starts) and names_a_day(above):
        yield Evidence("headed-times", -6)  # "Tuesday's log", above a list late and rounded
    elif about:
        yield Evidence(f"headed-{about}", _HEADED[about])


_TOLD_OF = {
    "clock": ("headed-times", -6),
    "elsewhere": ("headed-elsewhere", -9),
    "lengths": ("lengths", -8),
    "verses": ("verses", -8),
}
_HEADED = {"chapters": 2.5, "corrections": -8, "times": -2, "credits": -2}


def prose(case: Case) -> Iterator[Evidence]:
    """Stamps inside sentences, with no mark that sets them apart."""
    if case.candidate.place == "inside":
        inside = [line for line in case.candidate.lines if line.place == "inside"]
        plain = sum(
            case.text[line.begin : line.at].rstrip()[-1:] not in _SETS_APART
            and case.text[line.until : line.end].lstrip()[:1] not in _SETS_APART
            for line in inside
        )
        if plain:
            share = plain / len(inside) if len(inside) > 2 else 1
            yield Evidence("prose", (-4 if case.starts[0] == 0 else -6) * share)
    elif case.text[max(case.candidate.lines[0].at - 1, 0)] in _QUOTES:
        lines = case.candidate.lines
        quoted = [line for line in lines if _quoted().match(case.text, line.until, line.end)]
        if 2 * len(quoted) > len(lines):
            yield Evidence("prose", -6)


_QUOTES = '"“„«'


@cache
def _quoted() -> re.Pattern[str]:
    """What is quoted behind a time, and by whom: ``"0:48 love it" – Petra``."""
    return re.compile(r"[^\"”“»\n]*[^\W_][^\"”“»\n]*[\"”“»]\W*[^\W_]")


_SETS_APART = "([{<【「『（)]}>】」』）|-–—−:：→•·/~～"
SHORT = 12
"""Characters of a heading that divides what the line above it announces."""
SAMPLE = 3
"""Entries that are asked first what they speak of; as many again if one speaks of anything."""
_SPOKEN: dict[Subject, float] = {
    "clock": -8,
    "corrections": -6,
    "lengths": -8,
    "paces": -8,
    "amounts": -9,
    "verses": -8,
}
EARLY = 20
"""What starts within such a part of the last start is hardly a race's first split."""


def speech(case: Case) -> Iterator[Evidence]:
    """What the first few lines speak of besides."""
    entries = case.candidate.entries
    sample = [spoken(case.text, entry) for entry in entries[:SAMPLE]]
    if not any(sample):
        lines = case.candidate.lines
        if tells_the_clock(case.text, lines[0].begin, lines[-1].end):
            yield Evidence("clock", -2.5)
        return
    sample += [spoken(case.text, entry) for entry in entries[SAMPLE : 2 * SAMPLE]]
    for subject, points in _SPOKEN.items():
        share = sum(subjects.get(subject, 0) for subjects in sample) / len(sample)
        if share >= (0.4 if subject == "clock" else 0.5):
            early = subject == "paces" and 0 < EARLY * case.starts[0] <= case.starts[-1]
            yield Evidence(subject, points * share / (2 if early else 1))


@cache
def one_digit() -> re.Pattern[str]:
    """A line that opens like a verse: ``1:9 Jesus is baptised``."""
    return re.compile(r"^[ \t]*\d{1,3}:\d(?= )", re.MULTILINE)
