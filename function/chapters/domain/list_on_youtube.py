"""The author's list beside what YouTube reads of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapters.domain.extraction import Extraction
from chapters.domain.video import Chapter, Video
from chapters.domain.youtube_reader import ReadLine, read_strictly


@dataclass(frozen=True, slots=True)
class ListOnYouTube:
    """What is judged: a list as its author meant it, and as YouTube reads it."""

    video: Video
    chapters: tuple[Chapter, ...]
    """The author's chapters, without another list that the extraction holds."""
    read: Mapping[int, ReadLine]
    """Every line of the description that YouTube reads, by number."""
    shown: tuple[ReadLine, ...]
    """Those of the list that can be chapters: with a title, and inside the video."""
    others: tuple[tuple[int, int], ...]
    """First and last line of each other list that YouTube may take."""
    impossible_lines: tuple[int, ...]
    """Lines of the list whose figures pass 59, so that they are no chapters."""

    @classmethod
    def of(cls, video: Video, extraction: Extraction) -> ListOnYouTube:
        """The list in ``extraction``, which was read from the description of ``video``."""
        parts = _parts(extraction.chapters)
        chapters = max(parts, key=len)  # the first of the longest
        read = read_strictly(video.description)
        lines = dict.fromkeys(chapter.line for chapter in chapters if chapter.line)
        all_lines = {chapter.line for chapter in extraction.chapters}
        end = video.duration
        return cls(
            video=video,
            chapters=chapters,
            read=read,
            shown=tuple(
                entry
                for entry in (read.get(line) for line in lines)
                if entry and entry.has_title and (end is None or entry.start < end)
            ),
            others=tuple(sorted({
                *((_line(part[0]), _line(part[-1])) for part in parts if part is not chapters),
                *_runs([entry for line, entry in read.items() if line not in lines], extraction),
            })),
            impossible_lines=tuple(
                line for line in extraction.mistyped_lines if line not in all_lines
            ),
        )  # fmt: skip


def _parts(chapters: tuple[Chapter, ...]) -> list[tuple[Chapter, ...]]:
    """``chapters``, divided where another list begins: at a later 0:00, unless time goes on behind
    it, which makes it a slip.
    """
    parts = [chapters]
    zeros = [index for index, chapter in enumerate(chapters) if chapter.start == 0]
    for index in reversed(zeros[1:]):
        before, following = chapters[index - 1].start, chapters[index + 1 : index + 2]
        if before == 0 or not following or following[0].start <= before:
            parts[:1] = [parts[0][:index], parts[0][index:]]
    return parts


def _line(chapter: Chapter) -> int:
    return chapter.line or 1


def _runs(entries: Sequence[ReadLine], extraction: Extraction) -> set[tuple[int, int]]:
    """First and last line of each list that begins in ``entries``: at a 0:00, or where the
    extraction saw another list begin. It goes on as long as time does.
    """
    taken = {chapter.line for chapter in extraction.chapters}
    free = [entry for entry in entries if entry.line not in taken]
    found = set()
    for index, first in enumerate(free):
        if first.start and first.line != extraction.second_list:
            continue
        last = first
        for entry in free[index + 1 :]:
            if entry.start <= last.start:
                break
            last = entry
        found.add((first.line, last.line))
    return found
