"""What the words around the stamps of a candidate speak for and against: the heading above it,
sentences that hold the stamps, and what the lines say of themselves.
"""

from __future__ import annotations

from itertools import pairwise

from chapters.extract.candidate import MIN_SHARE, SAMPLE, Candidate
from chapters.extract.features.figures import is_rounded
from chapters.extract.lines import leads_to_time
from chapters.extract.subjects.corrections import CORRECTIONS
from chapters.extract.subjects.credits import CREDITS
from chapters.extract.subjects.headings import CHAPTERS, leads_on
from chapters.extract.subjects.phrases import Subject, prepared
from chapters.extract.subjects.scripture import SCRIPTURE, ends_with_a_book
from chapters.extract.subjects.times_of_day import PROGRAMME, TIMES_OF_DAY, tells_the_clock
from chapters.extract.timestamps import lazy_pattern


def headed(candidate: Candidate, subject: Subject) -> bool:
    """Whether a heading announces ``subject`` rather than corrections."""
    heading = candidate.headline
    if heading is None or not subject.heading.match(heading):
        return False
    return subject is CORRECTIONS or not CORRECTIONS.heading.match(heading)


def announced(candidate: Candidate) -> float:
    """A heading announces chapters, or the words before the first stamp do."""
    return candidate.lines[0].heading == "chapters" or headed(candidate, CHAPTERS)


def corrections_headed(candidate: Candidate) -> float:
    """The same of corrections."""
    return candidate.lines[0].heading == "corrections" or headed(candidate, CORRECTIONS)


def heading_says(candidate: Candidate, subject: Subject) -> float:
    """Whether the line above says what the times are; or the one over that, where a short line such
    as "Side A" only divides. Of a list from zero only a line says so that leads to it."""
    heading, over = candidate.heading, candidate.over
    if candidate.starts[0] == 0 and not leads_on(heading.text):
        return False
    if subject is SCRIPTURE and any(start % 60 == 0 or start < 60 for start in candidate.starts):
        return False  # no book has a chapter 0 or a verse 0
    says = any(
        subject.heading.match(line)
        or (subject is SCRIPTURE and ends_with_a_book(line, candidate.text))
        for line in (heading, over)
        if line
    )
    return says and not announced(candidate)


def times_headed(candidate: Candidate) -> float:
    """The line above speaks of a clock, or of a programme."""
    if heading_says(candidate, TIMES_OF_DAY):
        return 1
    return 0.2 * headed(candidate, PROGRAMME)


def measures_in(candidate: Candidate, subject: Subject) -> float:
    """The share of lines that speak of ``subject`` in words that titles of chapters hold as well:
    not of two lines from zero, nor of a list through the whole video."""
    starts, duration = candidate.starts, candidate.duration
    if len(starts) == 2 and starts[0] == 0:
        return 0
    fills = duration and duration / 2 < starts[-1] <= duration and 6 * starts[0] < starts[-1]
    if fills and candidate.rises and not is_rounded(starts):
        return 0
    return candidate.share(subject)


def credits_headed(candidate: Candidate) -> float:
    """A heading announces music or credits; the more so if the places stand in brackets."""
    if not headed(candidate, CREDITS):
        return 0
    in_brackets = candidate.text[candidate.entries[0].at - 1] in "([（"
    return 1 if in_brackets and candidate.starts[0] > 0 else 0.4


def credits_between(candidate: Candidate) -> float:
    """The lines between the entries tell whose music it is, in most of the gaps."""
    lines, text = candidate.lines[: SAMPLE + 1], candidate.text
    gaps = [text[a.end : b.begin][:500] for a, b in pairwise(lines)]
    if not any(map(str.strip, gaps)):
        return 0
    share = sum(CREDITS.line.match(prepared(gap)) for gap in gaps) / len(gaps)
    return share if share > MIN_SHARE else 0


def clock_times(candidate: Candidate) -> float:
    """The lines speak of times of day, as the days of a week filmed from zero also do; one is
    enough to tell that by its own time."""
    if share := candidate.share(TIMES_OF_DAY):
        return share / 2 if candidate.starts[0] == 0 else share
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
    if len(lines) == 1 and candidate.starts[0] > 0:
        # As in "opens at 0:40 with a storm. At 3:10 you hear".
        before = [text[entry.begin : entry.at].lower() for entry in candidate.entries]
        return sum(map(leads_to_time, before)) > 1
    if text[max(lines[0].at - 1, 0)] not in '"“„«':
        return 0
    quoted = [line for line in lines if lazy_pattern(_QUOTED).match(text, line.until, line.end)]
    return 2 * len(quoted) > len(lines)


_QUOTED = r"[^\"”“»\n]*[^\W_][^\"”“»\n]*[\"”“»]\W*[^\W_]"
"""What is quoted behind a time, and by whom: ``"0:48 love it" – Petra``."""
_SETS_APART = "([{<【「『（)]}>】」』）|-–—−:：→•·/~～"
