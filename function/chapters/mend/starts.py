"""New starts for chapters: those that were asked for, and those that the author meant."""

from __future__ import annotations

from itertools import accumulate

from chapters.domain.list_options import ListOptions
from chapters.mend.draft import Draft, Item
from chapters.mend.slips import likely_meant


def move(draft: Draft, options: ListOptions) -> None:
    """Give each chapter of ``draft`` its start; none of its lines is written anew yet."""
    if options.lengths == "sum":
        lengths = [item.start for item in draft.items]
        for item, start in zip(draft.items, [0, *accumulate(lengths[:-1])], strict=True):
            _start(item, start, "lengths", asked=True)
    _mend_slips(draft)
    if options.offset:
        _shift(draft, options.offset)
    if options.round_to > 1:
        for item in draft.items:
            rounded = (item.start + options.round_to // 2) // options.round_to * options.round_to
            _start(item, rounded, "rounding", asked=True)


def _start(item: Item, start: int, rule: str, *, asked: bool = False) -> None:
    if start != item.start:
        item.start = start
        item.because(rule, "sure" if asked else "guess")


def _mend_slips(draft: Draft) -> None:
    starts = [item.start for item in draft.items]
    duration = draft.judged.video.duration
    meant = likely_meant(starts, duration=duration)
    for item, start in zip(draft.items, meant, strict=True):
        is_outside = duration is not None and item.start >= duration
        rule = "past-the-end" if is_outside else "ascending"
        if rule not in draft.without:
            _start(item, start, rule)


def _shift(draft: Draft, seconds: int) -> None:
    running = max((item.start for item in draft.items if item.start + seconds <= 0), default=0)
    for item in draft.items:
        item.is_dropped = item.start < running
        _start(item, max(item.start + seconds, 0), "offset", asked=True)
        if item.is_dropped:
            item.because("offset", "sure")
