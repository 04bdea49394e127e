"""Chapters that somebody typed into a comment: the author, or a viewer.

One unit of quota a video, whatever is found. https://developers.google.com/youtube/v3/docs/commentThreads
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote

from chapters import EXTRACTOR_VERSION
from chapters.domain.video import Chapter, Chapters, Comment, Discussion, Note, Video, with_ends
from chapters.domain.youtube_urls import watch_url
from chapters.extract import chapters_in

LEAST = 3
"""Chapters in a list. Two times in a comment are most often two moments that somebody liked."""
BEGINS_WITHIN = 1 / 5
"""Share of the video in which a list of it begins..."""
REACHES = 1 / 2
"""... and that it reaches: what does not is about a part of the video."""


class CommentsSource:
    """Implements ``service.Source``."""

    version = f"{EXTRACTOR_VERSION}.1"
    """The extractor's, and that of the choice made here."""

    def __init__(self, discussion: Callable[[str], Discussion]) -> None:
        """``discussion`` of a video by its ID, as ``guards.Upstream`` has it."""
        self._discussion = discussion

    def chapters(self, video: Video) -> Chapters:
        """The best list among the top comments; without one, a note that says why.

        The author's own comment comes first, then the one with the most likes, replies, chapters.
        Raises what ``discussion`` raises.
        """
        below = self._discussion(video.id)
        if not below.is_open:
            return _nothing(video, "comments-off", "Comments are switched off for this video.")
        lists = [(comment, _list_in(comment, video.duration)) for comment in below.comments]
        found = [(comment, listed) for comment, listed in lists if listed]
        if not found:
            count = len(below.comments)
            why = f"None of the {count} top comments holds a list of chapters."
            return _nothing(video, "comments-none", why if count else "There are no comments.")
        comment, listed = max(found, key=_rank)
        return Chapters(
            video,
            chapters=with_ends(listed, duration=video.duration),
            source="comment",
            made_by="author" if comment.by_author else "viewer",
            source_url=f"{watch_url(video.id)}&lc={quote(comment.id, safe='')}",
        )


def _rank(found: tuple[Comment, tuple[Chapter, ...]]) -> tuple[bool, int, int, int]:
    comment, listed = found
    return comment.by_author, comment.likes, comment.replies, len(listed)


def _list_in(comment: Comment, duration: int | None) -> tuple[Chapter, ...]:
    """The chapters in ``comment``, if they are a list of the whole video; else none."""
    listed = tuple(
        # A line of a comment would be taken for one of the description.
        Chapter(start=chapter.start, title=chapter.title)
        for chapter in chapters_in(comment.text, duration).chapters
    )
    is_list = (
        len(listed) >= LEAST
        and all(chapter.title for chapter in listed)
        and all(one.start < other.start for one, other in pairwise(listed))
        and (duration is None or _covers(listed, duration))
    )
    return listed if is_list else ()


def _covers(listed: tuple[Chapter, ...], duration: int) -> bool:
    first, last = listed[0].start, listed[-1].start
    return first <= BEGINS_WITHIN * duration and REACHES * duration <= last < duration


def _nothing(video: Video, code: str, why: str) -> Chapters:
    return Chapters(video, notes=(Note(code, why),))
