"""A Markdown list whose times are links."""

from __future__ import annotations

from chapters.domain.clock import format_short
from chapters.domain.video import Chapters
from chapters.formats.markdown_escape import escaped, linked
from chapters.formats.ordered import attribution


def render(chapters: Chapters) -> str:
    """The video's title, then a list whose times are links (GitHub-flavoured Markdown)."""
    video = chapters.video
    heading = [
        linked(escaped(video.title) or video.id, video.id, None),
        escaped(video.channel),
    ]
    listed = [
        f"- {linked(format_short(c.start), video.id, c.start)} {escaped(c.title)}".rstrip()
        for c in chapters.chapters
    ]
    told = [_origin(chapters)] if attribution(chapters) else []
    told += [escaped(note.message) for note in chapters.notes if not chapters.chapters]
    blocks = [" · ".join(filter(None, heading)), "\n".join(listed), *(f"_{t}_" for t in told)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _origin(chapters: Chapters) -> str:
    told = escaped(attribution(chapters))
    return f"[{told}]({chapters.source_url})" if chapters.source_url else told
