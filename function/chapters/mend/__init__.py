"""Descriptions mended: the changes that make YouTube show their list, line by line. Pure.

In reading order: ``draft`` (lines, and the chapters on them), ``starts`` (new starts, with
``slips``: what the author meant), ``whole_list`` (order, first line, short chapters), ``lines``
(single lines, with ``stamps``), ``changes`` (what differs, and the description with it).
"""

from __future__ import annotations

from collections.abc import Sequence

from chapters.domain.extraction import Extraction
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.list_options import NO_OPTIONS, ListOptions
from chapters.domain.video import Video
from chapters.domain.youtube_rules import findings_for
from chapters.extract import chapters_in
from chapters.mend import starts, whole_list
from chapters.mend.changes import CHANGES, Change, Mending, composed, finished
from chapters.mend.draft import Draft, Item, split_lines
from chapters.mend.lines import drop_numbers, rewrite
from chapters.mend.slips import with_hours

MAX_PASSES = 5
"""How often a mended description is mended on; nearly always once is enough."""
WHOLE_LIST = frozenset(
    ("ascending", "past-the-end", "starts-at-zero", "equal-timestamps", "ten-seconds")
)
"""Rules whose changes concern several lines: the first to be left alone if a proposal fails."""

__all__ = [
    "CHANGES",
    "Change",
    "Mending",
    "explains_disorder",
    "mended",
]


def mended(video: Video, extraction: Extraction, options: ListOptions = NO_OPTIONS) -> Mending:
    """The description of ``video``, mended so that YouTube shows the list in ``extraction``.

    All other bytes stay as they are. Only changes that work are proposed: the mended description is
    read and judged again, rules that it still breaks where it was changed are left alone, and it is
    mended on until nothing is left to do.
    """
    mending = _verified(video, extraction, options)
    options = options._replace(offset=0, lengths="keep")
    for _ in range(MAX_PASSES):
        result = video._replace(description=mending.description)
        again = chapters_in(result.description, result.duration)
        if not mending.changes or not again.chapters:
            break
        further = _verified(result, again, options)
        if not further.changes:
            break
        mending = composed(split_lines(video.description)[0], mending, further)
    return mending


def _verified(video: Video, extraction: Extraction, options: ListOptions) -> Mending:
    """The changes that work, of those which can be seen at once."""
    without: frozenset[str] = frozenset()
    while True:
        mending = _proposed(video, extraction, options, without)
        failing = _failing(video, mending) - without
        if not failing:
            return mending
        without |= failing


def explains_disorder(video: Video, extraction: Extraction) -> bool:
    """Whether the lines in ``extraction``, which were refused since they do not rise, rise when the
    hours that were left out are put back.
    """
    starts_typed = [chapter.start for chapter in extraction.chapters]
    return with_hours(starts_typed, duration=video.duration) is not None


def _proposed(
    video: Video, extraction: Extraction, options: ListOptions, without: frozenset[str]
) -> Mending:
    """All changes but those for the rules in ``without``, which need not work."""
    draft = Draft.of(video, extraction, without)
    starts.move(draft, options)
    listed: Sequence[Item] = whole_list.in_order(draft)
    if options.numbers == "drop":
        drop_numbers(draft)
    rewrite(draft, options)
    listed = whole_list.join_short(draft, listed)
    whole_list.add_first_line(draft, listed)
    return finished(draft, listed)


def _failing(video: Video, mending: Mending) -> frozenset[str]:
    """The rules that the mended description breaks again where it was changed for them. If the list
    that was meant is not found in it: the rules about the whole list, or else all.
    """
    if not mending.changes:
        return frozenset()
    result = video._replace(description=mending.description)
    again = chapters_in(result.description, result.duration)
    starts_again = tuple(chapter.start for chapter in ListOnYouTube.of(result, again).chapters)
    if starts_again != mending.starts:
        lines = mending.rules - {"angle-brackets"}
        return (lines & WHOLE_LIST) or lines or mending.rules
    return frozenset(
        finding.rule
        for finding in findings_for(result, again)
        if finding.rule in mending.rules
        and finding.line in mending.lines
        and (finding.rule, finding.strength) != ("ten-seconds", "warning")  # which is left alone
    )
