"""A Markdown list whose times are links (https://github.github.com/gfm/)."""

from __future__ import annotations

from chapters.domain.clock import format_short
from chapters.domain.video import Chapters
from chapters.formats.markdown_escape import escape, link
from chapters.formats.remarks import attribution


def render(chapters: Chapters) -> str:
    """The video's title and channel, the list, and remarks on it in italics."""
    video = chapters.video
    heading = [link(escape(video.title) or video.id, video.id, None), escape(video.channel)]
    rows = [
        f"- {link(format_short(c.start), video.id, c.start)} {escape(c.title)}".rstrip()
        for c in chapters.chapters
    ]
    remarks = [_linked_attribution(chapters)] if attribution(chapters) else []
    remarks += [escape(note.message) for note in chapters.notes if not chapters.chapters]
    blocks = [" · ".join(filter(None, heading)), "\n".join(rows), *(f"_{r}_" for r in remarks)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _linked_attribution(chapters: Chapters) -> str:
    text = escape(attribution(chapters))
    return f"[{text}]({chapters.source_url})" if chapters.source_url else text
