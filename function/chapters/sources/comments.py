"""Source: a list that the author or a viewer typed into a comment.

Costs one unit of quota for each video, whatever is found.
https://developers.google.com/youtube/v3/docs/commentThreads
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from urllib.parse import quote

from chapters import EXTRACTOR_VERSION
from chapters.domain.video import Chapter, Chapters, Comment, Discussion, Note, Video, with_ends
from chapters.domain.youtube_urls import watch_url
from chapters.extract import chapters_in

MIN_CHAPTERS = 3
"""Two times in a comment are most often two moments that somebody liked."""
LATEST_FIRST = 1 / 5
"""Share of the video within which the first chapter starts."""
EARLIEST_LAST = 1 / 2
"""Share of the video after which the last chapter starts: other lists are about a part of it."""


class CommentsSource:
    """Implements ``service.Source``."""

    version = f"{EXTRACTOR_VERSION}.1"
    """The extractor's, and one for the rules of this module."""

    def __init__(self, discussion: Callable[[str], Discussion]) -> None:
        """``discussion``: as ``service.ports.Upstream`` has it."""
        self._discussion = discussion

    def chapters(self, video: Video) -> Chapters:
        """The best list among the top comments; without one, a note that says why.

        The author's own comment is best, then the one with the most likes, replies, chapters.
        Raises what ``discussion`` raises.
        """
        discussion = self._discussion(video.id)
        if not discussion.is_open:
            return _nothing(video, "comments-off", "Comments are switched off for this video.")
        lists = [
            (comment, _chapters_in(comment, video.duration)) for comment in discussion.comments
        ]
        found = [(comment, listed) for comment, listed in lists if listed]
        if not found:
            count = len(discussion.comments)
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


def _chapters_in(comment: Comment, duration: int | None) -> tuple[Chapter, ...]:
    """The chapters in ``comment`` if they cover the whole video; else none."""
    listed = tuple(
        # Without ``line``: it means a line of the description.
        Chapter(start=chapter.start, title=chapter.title)
        for chapter in chapters_in(comment.text, duration).chapters
    )
    is_list = (
        len(listed) >= MIN_CHAPTERS
        and all(chapter.title for chapter in listed)
        and all(before.start < after.start for before, after in pairwise(listed))
        and (duration is None or _covers(listed, duration))
    )
    return listed if is_list else ()


def _covers(listed: tuple[Chapter, ...], duration: int) -> bool:
    first, last = listed[0].start, listed[-1].start
    return first <= LATEST_FIRST * duration and EARLIEST_LAST * duration <= last < duration


def _nothing(video: Video, code: str, why: str) -> Chapters:
    return Chapters(video, notes=(Note(code, why),))
