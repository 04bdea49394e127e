"""The list as a whole, mended: its order, its first line, and chapters that are too short."""

from __future__ import annotations

from collections.abc import Sequence

from chapters.domain.youtube_limits import MIN_CHAPTER_SECONDS, MIN_CHAPTERS, MIN_SEEN_SECONDS
from chapters.mend.draft import Draft, Item
from chapters.mend.stamps import in_style

FIRST_TITLE = "Intro"
"""Title of a first chapter that the author did not name."""


def in_order(draft: Draft) -> list[Item]:
    """The chapters of ``draft`` by start, each start once, each inside the video and long enough.

    Those that go are marked as dropped, their titles joined to the chapter before. Nothing goes
    where fewer than three chapters would stay. The first one starts at 0:00, or gets one above.
    """
    listed = [item for item in draft.items if not item.is_dropped]
    if "ascending" not in draft.without:
        listed.sort(key=lambda item: item.start)
    duration = draft.judged.video.duration
    if duration and "past-the-end" not in draft.without:
        inside = [item for item in listed if item.start < duration]
        listed = _dropped(listed, inside, "past-the-end")
    is_free = "starts-at-zero" not in draft.without
    if listed and is_free and 0 < listed[0].start < MIN_CHAPTER_SECONDS:
        listed[0].start = 0
        listed[0].because("starts-at-zero", "guess")
    return listed


def join_short(draft: Draft, listed: Sequence[Item]) -> Sequence[Item]:
    """Chapters of equal starts, then those that are too short, joined to the one before."""
    listed = _joined(draft, listed, "equal-timestamps", 1, None)
    return _joined(draft, listed, "ten-seconds", MIN_SEEN_SECONDS, draft.judged.video.duration)


def add_first_line(draft: Draft, listed: Sequence[Item]) -> None:
    """Put a line for 0:00 above the list if it starts later."""
    if listed and listed[0].start > 0 and "starts-at-zero" not in draft.without:
        first = listed[0]
        first.text = f"{in_style(0, draft.written(first))} {FIRST_TITLE}\n{first.text}"
        first.because("starts-at-zero", "guess")
        draft.adds_first = True


def _dropped(listed: list[Item], kept: list[Item], rule: str) -> list[Item]:
    if len(kept) < MIN_CHAPTERS or len(kept) == len(listed):
        return listed
    for item in set(listed).difference(kept):
        item.is_dropped = True
        item.because(rule, "guess")
    return kept


def _joined(
    draft: Draft, listed: Sequence[Item], rule: str, min_seconds: int, end: int | None
) -> Sequence[Item]:
    """``listed`` with each one joined to the one before that starts less than ``min_seconds``
    before it; the last one also if it lasts less until ``end``.
    """
    groups: list[list[Item]] = []
    for item in listed:
        is_short = groups and (
            item.start - groups[-1][0].start < min_seconds
            or (end is not None and end - item.start < min_seconds)
        )
        if is_short:
            groups[-1].append(item)
        else:
            groups.append([item])
    if len(groups) < MIN_CHAPTERS or len(groups) == len(listed) or rule in draft.without:
        return listed
    for first, *others in groups:
        if others:
            alone = first.title
            first.title = " / ".join(dict.fromkeys(filter(None, _titles(first, others))))
            if first.title == alone:
                pass  # the others add nothing
            elif alone and first.text.endswith(alone):
                first.text = first.text.removesuffix(alone) + first.title
            else:
                first.text = f"{in_style(first.start, draft.written(first))} {first.title}"
            for item in (first, *others):
                item.because(rule, "guess")
                item.is_dropped = item is not first
    return [first for first, *_ in groups]


def _titles(first: Item, others: Sequence[Item]) -> list[str]:
    return [*first.title.split(" / "), *(item.title for item in others)]
