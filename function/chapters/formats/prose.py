"""Formats for people: text for a description, Markdown for notes, a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from chapters.formats.lines import one_line, whose
from chapters.formats.markdown import escaped, linked
from chapters.model import Chapters
from chapters.timestamps import label, padded, youtube_text
from chapters.video_id import watch_url

_NO_ANGLES = str.maketrans("<>", "‹›")

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def render_text(chapters: Chapters) -> str:
    """One line a chapter, as YouTube accepts it in a description: ascending, without < and >.

    https://developers.google.com/youtube/v3/docs/videos#snippet.description
    """
    ordered = sorted(chapters.chapters, key=lambda chapter: chapter.start)
    return "".join(
        f"{youtube_text(c.start)} {one_line(c.title).translate(_NO_ANGLES)}".rstrip() + "\n"
        for c in ordered
    )


def render_markdown(chapters: Chapters) -> str:
    """The video's title, then a list whose times are links (GitHub-flavoured Markdown)."""
    video = chapters.video
    heading = [
        linked(escaped(video.title) or video.id, video.id, None),
        escaped(video.channel),
    ]
    listed = [
        f"- {linked(label(c.start), video.id, c.start)} {escaped(c.title)}".rstrip()
        for c in chapters.chapters
    ]
    told = [_origin(chapters)] if whose(chapters) else []
    told += [escaped(note.message) for note in chapters.notes if not chapters.chapters]
    blocks = [" · ".join(filter(None, heading)), "\n".join(listed), *(f"_{t}_" for t in told)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def render_csv(chapters: Chapters) -> str:
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
        writer.writerow((c.start, c.end, padded(c.start), _harmless(one_line(c.title)), link))
    return table.getvalue()


def _origin(chapters: Chapters) -> str:
    told = escaped(whose(chapters))
    return f"[{told}]({chapters.source_url})" if chapters.source_url else told


def _harmless(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
