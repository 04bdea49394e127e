"""What the words around the stamps of a candidate speak for and against: the heading above it,
sentences that hold the stamps, and what the lines say of themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from chapters.extract.candidate import Candidate, lines_between
from chapters.extract.features.shape import NEAR_ZERO, is_rounded
from chapters.extract.layouts import words_around
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.counting import COUNTED_OTHERWISE
from chapters.extract.subjects.headings import CHAPTERS, headline, leads_on, lines_above
from chapters.extract.subjects.phrases import Said, Subject, said
from chapters.extract.subjects.scripture import SCRIPTURE, ends_with_a_book
from chapters.extract.subjects.times_of_day import DAY, PROGRAMME, TIMES_OF_DAY, tells_the_clock
from chapters.extract.timestamps import find_timestamps, lazy_pattern

SHORT = 12
"""Characters of a heading that divides what the line above it announces."""
SAMPLE = 6
"""Entries that are asked what they speak of."""
MIN_SHARE = 0.5
"""Share of them that must speak of a subject."""

Measure = Callable[[Candidate], float]


def _heading(candidate: Candidate) -> str:
    """The line above the list; empty where it holds a timestamp itself."""
    _, above = lines_above(candidate.text, candidate.lines[0].begin)
    return "" if find_timestamps(above) else above


def announced(candidate: Candidate) -> float:
    """A heading announces chapters, or the words before the first stamp do."""
    first = candidate.lines[0].heading
    if first:
        return first == "chapters"
    return _topic(candidate, CHAPTERS)


def _topic(candidate: Candidate, subject: Subject) -> bool:
    """Whether the heading announces ``subject`` rather than corrections."""
    heading = headline(_heading(candidate))
    if heading is None or not subject.heading.match(heading):
        return False
    return subject is CORRECTIONS or not CORRECTIONS.heading.match(heading)


def headed(subject: Subject) -> Measure:
    """Whether a heading, which is short or leads on, announces ``subject``."""

    def measure(candidate: Candidate) -> float:
        return _topic(candidate, subject) and candidate.lines[0].heading != "chapters"

    return measure


def corrections_headed(candidate: Candidate) -> float:
    """A heading announces corrections."""
    return candidate.lines[0].heading == "corrections" or _topic(candidate, CORRECTIONS)


def told(subject: Subject) -> Measure:
    """Whether the line above says what the times are; or the one over that, where a short line such
    as "Side A" only divides. Of a list from zero only a line says so that leads to it."""

    def measure(candidate: Candidate) -> float:
        over, above = lines_above(candidate.text, candidate.lines[0].begin)
        if announced(candidate) or find_timestamps(above):
            return False
        if candidate.starts[0] == 0 and not leads_on(above):
            return False
        if _says(subject, said(above), candidate):
            return True
        divides = len(above) < SHORT or lazy_pattern(r"\s*\d{1,3}:\d ").match(above)
        return bool(divides and _says(subject, said(over.rstrip().rpartition("\n")[2]), candidate))

    return measure


def _says(subject: Subject, line: Said, candidate: Candidate) -> bool:
    if subject is SCRIPTURE:
        if any(start % 60 == 0 or start < 60 for start in candidate.starts):
            return False  # no book has a chapter 0 or a verse 0
        if ends_with_a_book(line, candidate.text):
            return True
    return subject.heading.match(line)


def counted_otherwise(candidate: Candidate) -> float:
    """The line above says that the figures are no minutes and seconds."""
    above = _heading(candidate)
    return (
        leads_on(above) and COUNTED_OTHERWISE.heading.match(said(above)) and not announced(candidate)
    )


def times_headed(candidate: Candidate) -> float:
    """The line above speaks of a clock, or of a programme; the more so if times are rounded."""
    rounded = is_rounded(candidate.starts)
    if told(TIMES_OF_DAY)(candidate):
        return 1 if rounded else 0.6
    above = _heading(candidate)
    if rounded and candidate.starts[0] > 0 and leads_on(above) and DAY.match(said(above)):
        return 0.6  # "Tuesday's log", above a list late and rounded
    return 0.2 * headed(PROGRAMME)(candidate)


def speaks_of(subject: Subject) -> Measure:
    """The share of the first lines that speak of ``subject``, if it is half of them."""

    def measure(candidate: Candidate) -> float:
        sample = candidate.entries[:SAMPLE]
        clear = [subject.in_line(*words_around(candidate.text, entry)) for entry in sample]
        share = sum(clear) / len(sample)
        return share if share >= MIN_SHARE and len(sample) > 1 else 0

    return measure


def clock_times(candidate: Candidate) -> float:
    """The lines speak of times of day; one is enough to tell that by its own time."""
    if share := speaks_of(TIMES_OF_DAY)(candidate):
        return share
    lines = candidate.lines
    return 0.3 * tells_the_clock(candidate.text, lines[0].begin, lines[-1].end)


def prose(candidate: Candidate) -> float:
    """Stamps inside sentences, with no mark that sets them apart; or before what is quoted."""
    text, lines = candidate.text, candidate.lines
    if candidate.place == "inside":
        inside = [line for line in lines if line.place == "inside"]
        plain = sum(
            text[line.begin : line.at].rstrip()[-1:] not in _SETS_APART
            and text[line.until : line.end].lstrip()[:1] not in _SETS_APART
            for line in inside
        )
        share = plain / len(inside) if len(inside) > 2 else plain > 0
        return share * (2 / 3 if candidate.starts[0] == 0 else 1)
    if text[max(lines[0].at - 1, 0)] not in '"“„«':
        return 0
    quoted = [line for line in lines if lazy_pattern(_QUOTED).match(text, line.until, line.end)]
    return 2 * len(quoted) > len(lines)


_QUOTED = r"[^\"”“»\n]*[^\W_][^\"”“»\n]*[\"”“»]\W*[^\W_]"
"""What is quoted behind a time, and by whom: ``"0:48 love it" – Petra``."""
_SETS_APART = "([{<【「『（)]}>】」』）|-–—−:：→•·/~～"


def scattered(candidate: Candidate) -> float:
    """Three times, or four, rise by chance: they should at least stand like a list."""
    lines, text = candidate.lines, candidate.text
    if candidate.starts[0] <= NEAR_ZERO or not 2 < len(lines) < 5:
        return 0
    gaps = [lines_between(text, a, b) for a, b in pairwise(lines)]
    return max(gaps) > min(gaps) + 1 and any(line.place != "first" for line in lines)
