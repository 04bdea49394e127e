"""CSV for spreadsheets (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import one_line
from chapters.formats.json_api import Item

Row = Sequence[str | int | None]

_HEADER = ("start", "end", "time", "title", "url")
_HEADER_OF_SEVERAL = ("video_id", "video_title", *_HEADER, "error", "message")
_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(chapters: Chapters) -> str:
    """A header, then a row for each chapter: start and end in seconds, time, title, link."""
    return _table(_HEADER, _rows(chapters))


def render_several(items: Sequence[Item]) -> str:
    """The same for several videos, with the ID and title of the video in front.

    A video without chapters is one row, whose ``message`` says why; one that failed has the code
    in ``error``, too.
    """
    return _table(_HEADER_OF_SEVERAL, (row for item in items for row in _rows_of(item)))


def _rows_of(item: Item) -> Iterable[Row]:
    if not isinstance(item, Chapters):
        requested, error = item
        return [_without_chapters(requested, "", "", error.code, error.detail)]
    video, rows = item.video, _rows(item)
    title = _cell(video.title)
    if not rows:
        message = " ".join(note.message for note in item.notes)
        return [_without_chapters(video.id, title, watch_url(video.id), "", message)]
    return [(_cell(video.id), title, *row, "", "") for row in rows]


def _without_chapters(id_: str, title: str, url: str, error: str, message: str) -> Row:
    return (_cell(id_), title, "", "", "", "", url, error, _cell(message))


def _rows(chapters: Chapters) -> list[Row]:
    video = chapters.video.id
    return [
        (
            chapter.start,
            chapter.end,
            format_padded(chapter.start),
            _cell(chapter.title),
            watch_url(video, start=chapter.start) if video else "",
        )
        for chapter in chapters.chapters
    ]


def _table(header: Row, rows: Iterable[Row]) -> str:
    """The file; it begins with a byte order mark: without it Excel does not read it as UTF-8."""
    table = io.StringIO()
    table.write("\ufeff")
    writer = csv.writer(table)
    writer.writerow(header)
    writer.writerows(rows)
    return table.getvalue()


def _cell(text: str) -> str:
    """``text`` on one line, quoted if a spreadsheet would run it as a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    cell = one_line(text)
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
