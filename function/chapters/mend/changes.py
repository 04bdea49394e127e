"""What a draft changes, line by line, and the whole description with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapters.mend.draft import Certainty, Draft, Item, Reason

CHANGES = {
    "not-a-timestamp-to-youtube": "The timestamp is written as YouTube reads it.",
    "no-title": "Timestamp and title stand on one line.",
    "two-timestamps-on-a-line": "One timestamp is left on the line.",
    "text-on-both-sides": "The timestamp stands first.",
    "ascending": "The times rise.",
    "starts-at-zero": "The list starts at 0:00.",
    "past-the-end": "Every time is inside the video.",
    "equal-timestamps": "Two chapters with one time are one.",
    "ten-seconds": "Chapters that are too short are joined to the one before, in order of time.",
    "angle-brackets": "Signs that YouTube saves stand for < and >.",
    "offset": "All times are shifted, as you asked.",
    "lengths": "The lengths are added up to starts, as you asked.",
    "rounding": "The times are rounded, as you asked.",
    "numbers": "Numbers that count the chapters are gone, as you asked.",
}
"""The rule of each change, with its sentence."""

_ANGLES = str.maketrans("<>", "‹›")


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the description that is changed."""

    line: int
    """1-based line of the description as it was."""
    before: str
    after: str | None
    """Several lines are divided by line feeds; None: the line goes."""
    rule: str
    """A key of ``CHANGES``."""
    certainty: Certainty

    @property
    def message(self) -> str:
        """What the change is for, as an English sentence."""
        return CHANGES[self.rule]


@dataclass(frozen=True, slots=True)
class Mending:
    """A mended description."""

    description: str
    changes: tuple[Change, ...] = ()
    rules: frozenset[str] = frozenset()
    """All rules that the changes are for: a line may have several, and a change names one."""
    lines: frozenset[int] = frozenset()
    """The 1-based lines of the mended description that are new."""
    starts: tuple[int, ...] = ()
    """Where the chapters of its list start, in seconds."""
    texts: tuple[str | None, ...] = ()
    """What stands in the place of each line of the description as it was; None: the line goes."""


def finished(draft: Draft, listed: Sequence[Item]) -> Mending:
    """The description of ``draft`` with the chapters ``listed``, and what was changed for it."""
    texts: dict[int, str | None] = dict(enumerate(draft.lines))
    reasons: dict[int, list[Reason]] = {}
    _place(draft, listed, texts, reasons)
    for line, reason in draft.taken.items():
        texts[line] = None
        reasons[line] = [reason]
    if not draft.judged.video.id and "angle-brackets" not in draft.without:
        texts = {line: text and text.translate(_ANGLES) for line, text in texts.items()}
    changed = [line for line, text in texts.items() if text != draft.lines[line]]
    for line in changed:
        reasons[line] = reasons.get(line) or [Reason("angle-brackets", "sure")]
    return Mending(
        _whole(draft, texts),
        tuple(_change(line, draft.lines[line], texts[line], reasons[line]) for line in changed),
        frozenset(reason.rule for line in changed for reason in reasons[line]),
        _new_lines(texts, frozenset(changed)),
        (*([0] if draft.adds_first else []), *(item.start for item in listed)),
        tuple(texts.values()),
    )


def composed(lines: Sequence[str], first: Mending, second: Mending) -> Mending:
    """``second``, which mends what ``first`` made of ``lines``, as changes of ``lines``."""
    texts: list[str | None] = []
    origins: list[int] = []  # the line, of ``lines``, of each that ``first`` made
    for index, text in enumerate(first.texts):
        count = 0 if text is None else text.count("\n") + 1
        following = second.texts[len(origins) : len(origins) + count]
        kept = [part for part in following if part is not None]
        texts.append("\n".join(kept) if kept else None)
        origins += [index] * count
    reasons: dict[int, list[Reason]] = {}
    for change in first.changes:
        reasons.setdefault(change.line - 1, []).append(Reason(change.rule, change.certainty))
    for change in second.changes:
        origin = origins[change.line - 1]
        reasons.setdefault(origin, []).append(Reason(change.rule, change.certainty))
    return Mending(
        second.description,
        tuple(
            _change(index, before, after, reasons[index])
            for index, (before, after) in enumerate(zip(lines, texts, strict=True))
            if before != after
        ),
        texts=tuple(texts),
    )


def _new_lines(texts: Mapping[int, str | None], changed: frozenset[int]) -> frozenset[int]:
    new: set[int] = set()
    number = 1
    for line, text in texts.items():
        count = 0 if text is None else text.count("\n") + 1
        if line in changed:
            new.update(range(number, number + count))
        number += count
    return frozenset(new)


def _place(
    draft: Draft,
    listed: Sequence[Item],
    texts: dict[int, str | None],
    reasons: dict[int, list[Reason]],
) -> None:
    """Put each of ``listed``, in order, where a chapter stood; chapters that are not, go."""
    for item in draft.items:
        texts[item.line] = draft.leads.get(item.line)
        if item.is_dropped:
            reasons.setdefault(item.line, []).extend(item.reasons)
    slots = [item for item in draft.in_text() if not item.is_dropped]
    for slot, item in zip(slots, listed, strict=True):
        texts[slot.line] = "\n".join(filter(None, (texts[slot.line], item.text))) or None
        moved = [] if slot is item else [Reason("ascending", "guess")]
        reasons.setdefault(slot.line, []).extend([*item.reasons, *moved])


def _change(line: int, before: str, after: str | None, reasons: Sequence[Reason]) -> Change:
    is_sure = all(reason.certainty == "sure" for reason in reasons)
    return Change(line + 1, before, after, reasons[0].rule, "sure" if is_sure else "guess")


def _whole(draft: Draft, texts: dict[int, str | None]) -> str:
    """All lines with the line breaks that they had, new ones with the description's own."""
    pieces: list[str] = []
    line_end = draft.line_end
    for line, end in enumerate(draft.ends):
        text = texts[line]
        if text is not None:
            pieces += text.replace("\n", line_end), end
        elif not end and pieces:
            pieces[-1] = ""  # the last line goes, and the break before it
    return "".join(pieces)
