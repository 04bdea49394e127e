"""A table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.ordered import one_line

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(chapters: Chapters) -> str:
    """A table with a header (RFC 4180): seconds, end, time, title, link.

    Begins with a byte order mark: Excel takes the file for UTF-8 only then.
    """
    table = io.StringIO()
    table.write("\ufeff")
    writer = csv.writer(table)
    writer.writerow(("start", "end", "time", "title", "url"))
    video = chapters.video.id
    for c in chapters.chapters:
        link = watch_url(video, start=c.start) if video else ""
        writer.writerow(
            (c.start, c.end, format_padded(c.start), _harmless(one_line(c.title)), link)
        )
    return table.getvalue()


def _harmless(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
