"""YouTube's rules for chapters: what a list, or its description, breaks.

An *error* keeps YouTube from showing the list: a rule that YouTube publishes is broken (the first
timestamp is 0:00, there are at least three, in ascending order, each chapter at least ten seconds
long: https://support.google.com/youtube/answer/9884579), or every report says so. A *warning*
concerns one chapter, or what users report; its sentences say "may". Chapters of eight and nine
seconds were seen to be shown, so that they are warnings.

Whatever is said of YouTube follows from ``youtube_reader``, never from what the extractor
understood. The rule's code and the ``values`` of a finding suffice to write its sentence in another
language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chapters.domain.extraction import Extraction
from chapters.domain.list_on_youtube import ListOnYouTube
from chapters.domain.video import Finding, Video
from chapters.domain.youtube_rules import single_lines, whole_description, whole_list

Rule = Callable[[ListOnYouTube], Iterator[Finding]]
"""The findings of one rule on a list with chapters."""


DESCRIPTION_RULES: tuple[Callable[[str], Iterator[Finding]], ...] = (
    whole_description.angle_brackets,
    whole_description.description_too_long,
)
"""Rules for a description that is yet to be saved, with a list or without."""

RULES: tuple[Rule, ...] = (
    whole_list.starts_at_zero,
    whole_list.at_least_three,
    whole_list.ascending,
    single_lines.equal_timestamps,
    whole_list.ten_seconds,
    whole_list.too_many,
    whole_list.live,
    single_lines.not_a_timestamp,
    single_lines.no_title,
    single_lines.past_the_end,
    whole_list.second_list,
    single_lines.two_on_a_line,
    single_lines.text_on_both_sides,
    single_lines.title_too_long,
    whole_list.edge_symbols,
    whole_list.made_for_kids,
)


def findings_for(video: Video, extraction: Extraction) -> tuple[Finding, ...]:
    """All findings on the description of ``video`` and the list in it, errors first, otherwise in
    the order of the rules and the list. Without chapters: those on the description alone, if it is
    one that YouTube has not saved yet: the video has no ID.
    """
    rules = () if video.id else DESCRIPTION_RULES
    found = [finding for rule in rules for finding in rule(video.description)]
    if extraction.chapters:
        judged = ListOnYouTube.of(video, extraction)
        found += [finding for rule in RULES for finding in rule(judged)]
    return tuple(sorted(found, key=lambda finding: finding.strength != "error"))
