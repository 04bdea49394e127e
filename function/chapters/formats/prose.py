"""Formats for people: text for a description, Markdown for notes, a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from chapters.formats.lines import one_line, whose
from chapters.model import Chapters
from chapters.timestamps import label, padded, youtube_text
from chapters.video_id import watch_url

_NO_ANGLES = str.maketrans("<>", "‹›")

_MARKDOWN = re.compile(
    r"[\\`*_{}\[\]<>|~$]"
    r"|(?<!\S)\#"  # a tag in some note-takers
    r"|&(?=\#?\w+;)"  # an entity
    r"|:(?=//)|(?<=www)\.",  # a bare address, which GFM would turn into a link
    re.IGNORECASE,
)

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
        _linked(_markdown(video.title) or video.id, video.id, None),
        _markdown(video.channel),
    ]
    listed = [
        f"- {_linked(label(c.start), video.id, c.start)} {_markdown(c.title)}".rstrip()
        for c in chapters.chapters
    ]
    told = [_origin(chapters)] if whose(chapters) else []
    told += [_markdown(note.message) for note in chapters.notes if not chapters.chapters]
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
    told = _markdown(whose(chapters))
    return f"[{told}]({chapters.source_url})" if chapters.source_url else told


def _markdown(text: str) -> str:
    r"""``text`` as it would read if Markdown meant nothing: ``a*b`` becomes ``a\*b``."""
    return _MARKDOWN.sub(r"\\\g<0>", one_line(text))


def _linked(text: str, video: str, start: int | None) -> str:
    return f"[{text}]({watch_url(video, start=start)})" if video else text


def _harmless(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
