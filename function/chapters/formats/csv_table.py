"""CSV for spreadsheets (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180)."""

from __future__ import annotations

import csv
import io

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import one_line

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render(chapters: Chapters) -> str:
    """A header, then a row for each chapter: start and end in seconds, time, title, link.

    Begins with a byte order mark: without it Excel does not read the file as UTF-8.
    """
    table = io.StringIO()
    table.write("\ufeff")
    writer = csv.writer(table)
    writer.writerow(("start", "end", "time", "title", "url"))
    video = chapters.video.id
    for c in chapters.chapters:
        url = watch_url(video, start=c.start) if video else ""
        title = _without_formula(one_line(c.title))
        writer.writerow((c.start, c.end, format_padded(c.start), title, url))
    return table.getvalue()


def _without_formula(cell: str) -> str:
    """``cell``, quoted if a spreadsheet would run it as a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell
