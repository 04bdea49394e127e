"""What speaks for and against a group of lines being the list of chapters.

Each piece of evidence is a code with points. Points add up like the logarithms of odds: +1 or -1
is a hint, 4 is strong, 10 all but settles it. A candidate is a list from zero points up, and the
best one wins. The figures (how many, from where, in which order) are always counted; the
circumstances (headings, words, duration) cost more time and are only asked about when the figures
do not settle the matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chapters.extract.lines import WORD, Line
from chapters.extract.lists import Candidate, Evidence
from chapters.extract.words import speaks_of, topic


def judge(text: str, candidate: Candidate, *, duration: int | None, alone: bool) -> None:
    """Collect the evidence on ``candidate``. ``alone``: there is no other one."""
    starts = [entry.seconds for entry in candidate.entries]
    candidate.evidence = list(_figures(starts))
    if len(starts) < 2 or (alone and _settled(candidate, starts, duration)):
        return
    for circumstance in CIRCUMSTANCES:
        candidate.evidence.extend(circumstance(text, candidate, starts, duration))


def _settled(candidate: Candidate, starts: list[int], duration: int | None) -> bool:
    """Whether the figures say enough: three or more starts that rise from zero, not rounded."""
    return (
        len(starts) > 2
        and len(candidate.evidence) == 3
        and candidate.place in ("first", "last")
        and candidate.entries[0].kind == "colon"
        and (duration is None or starts[-1] <= duration)
        and any(start % 300 for start in starts)
    )


def _figures(starts: list[int]) -> Iterator[Evidence]:
    count = len(starts)
    if count < 3:
        yield Evidence("entries", -20 if count < 2 else -3)
    else:
        yield Evidence("entries", min(count - 2, 6) / 2)
    if starts[0] == 0:
        yield Evidence("from-zero", 4)
    elif starts[0] <= 15:
        yield Evidence("from-near-zero", 1.5)
    rising = sorted(starts)
    if starts == rising and len(set(starts)) == count:
        yield Evidence("ascending", 1)
        return
    descents = sum(a > b for a, b in zip(starts, starts[1:], strict=False))
    equals = count - len(set(starts))
    if descents == 1 and count > 3:
        yield Evidence("one-out-of-order", -1)
    elif descents:
        yield Evidence("out-of-order", -12 * descents / count)
    if equals:
        yield Evidence("equal-timestamps", -8 * equals / count)


def _late(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """A list that is not about the whole video: laps, scores, an evening's programme."""
    if starts[0] > max(starts) / 2:
        yield Evidence("starts-late", -3)


def _clock(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """Times of day: rounded to quarters of an hour, or beside words of the clock."""
    lines = candidate.lines
    said = _share("clock", text, lines)
    if said > 0.3:
        yield Evidence("clock-words", -8 * said)
    shown = [line.seconds for line in lines] + [s for line in lines for s, *_ in line.more]
    if starts[0] == 0 or max(shown) >= 25 * 60 or min(shown) < 60:
        return
    shown = [second % 60 for second in shown]
    if all(second % 5 == 0 for second in shown):
        quarters = sum(second % 15 == 0 for second in shown)
        daytime = starts[0] >= 6 * 60
        yield Evidence("round-times", -min(quarters, 6) - (1.5 if daytime else 0))


def _heading(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """What the words just above announce."""
    first = candidate.lines[0]
    above = text[max(0, first.begin - 300) : first.begin].rstrip().rpartition("\n")[2]
    about = topic(text[first.begin : first.at]) or topic(above)
    if about == "chapters":
        yield Evidence("headed-chapters", 2.5)
    elif about == "corrections":
        yield Evidence("headed-corrections", -6)
    elif about == "times":
        yield Evidence("headed-times", -2)
    elif about == "credits":
        yield Evidence("headed-credits", -2)


def _prose(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """Stamps inside sentences."""
    if candidate.place == "inside":
        yield Evidence("prose", -5)


def _words(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """What the lines speak of besides."""
    for code, points in (("corrections", -6), ("lengths", -6), ("verses", -8)):
        if _share(code, text, candidate.lines) > 0.5:
            yield Evidence(code, points)


def _share(subject: str, text: str, lines: list[Line]) -> float:
    """The share of ``lines`` that speak of ``subject``, judged by the first few."""
    sample = lines[:6]
    return sum(speaks_of(subject, text[line.begin : line.end]) for line in sample) / len(sample)


def _kind(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """Doubtful stamps need the whole list to read them so."""
    doubtful = [entry for entry in candidate.entries if entry.kind not in ("colon", "link")]
    if doubtful and starts[0] > 0:
        yield Evidence("doubtful", -4)
    elif len(doubtful) < len(candidate.entries):
        yield Evidence("mixed", -0.5 * bool(doubtful))


def _duration(
    text: str, candidate: Candidate, starts: list[int], duration: int | None
) -> Iterator[Evidence]:
    """Whether the stamps fit into the video."""
    if not duration:
        return
    past = sum(start > duration for start in starts)
    if past > 1:
        yield Evidence("past-the-end", -8 * past / len(starts))
    elif len(starts) == 2 and starts[-1] < duration / 50:
        yield Evidence("covers-little", -3)
    elif starts[-1] <= duration:
        yield Evidence("fits", 0.5)
    if starts[0] > 0 and len(starts) > 2 and abs(sum(starts) - duration) < duration / 25:
        yield Evidence("lengths", -4)


Circumstance = Callable[[str, Candidate, list[int], int | None], Iterator[Evidence]]
CIRCUMSTANCES: tuple[Circumstance, ...] = (
    _late,
    _clock,
    _heading,
    _prose,
    _words,
    _kind,
    _duration,
)
