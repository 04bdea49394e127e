"""What speaks for and against a group of lines being the list of chapters.

Every piece of evidence has a code and points, which add up like log-odds.
"""

from __future__ import annotations

from chapters.extract.lists import Candidate
from chapters.extract.words import topic


def judge(candidate: Candidate, *, duration: int | None, alone: bool) -> None:
    """Collect the evidence for ``candidate``."""
    starts = [entry.start for entry in candidate.entries]
    evidence = candidate.evidence
    count = len(starts)
    evidence.append(("entries", -20 if count < 2 else -4 if count == 2 else min(count - 2, 3)))
    descents = sum(b < a for a, b in zip(starts, starts[1:]))
    zero = starts[0] == 0
    if zero:
        evidence.append(("from-zero", 4))
    if not descents:
        evidence.append(("ascending", 2))
    elif descents == 1 and count > 3:
        evidence.append(("one-out-of-order", -1 if zero or count > 6 else -4))
    else:
        evidence.append(("out-of-order", -12 * descents / count))
    round_ = all(start % 300 == 0 for start in starts)
    if alone and zero and not descents and count > 2 and not all(s % 60 == 0 for s in starts):
        return
    if not zero and all(
        s % 5 == 0 for e in candidate.lines for s in [st.seconds for st in e.stamps]
    ):
        evidence.append(("clock", -1.5 * min(count, 6)))
    if not zero and starts[0] > starts[-1] / 2:
        evidence.append(("late", -3))
    if candidate.place == "inside":
        evidence.append(("prose", -4))
    first = candidate.lines[0]
    begin = max(0, first.begin - 200)
    lines = [line for line in candidate.text[begin : first.begin].split("\n") if line.strip()]
    about = topic(lines[-1]) if lines else None
    if about == "chapters":
        evidence.append(("headed", 3))
    elif about == "corrections":
        evidence.append(("corrections", -6))
    elif about == "times":
        evidence.append(("times", -2))
    elif about == "credits":
        evidence.append(("credits", -1))
    if duration:
        late = sum(s > duration for s in starts)
        if late > 1:
            evidence.append(("past-end", -4))
        elif starts[-1] < duration / 100:
            evidence.append(("short", -3))
        else:
            evidence.append(("fits", 1))
