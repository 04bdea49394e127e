"""Podcasting 2.0 chapters, JSON for podcast apps.

https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
"""

from __future__ import annotations

import json

from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import one_line
from chapters.formats.ordered import in_order


def render(chapters: Chapters) -> str:
    """A JSON chapters file, version 1.2.0."""
    video = chapters.video
    listed = [
        {"startTime": part.start}
        | ({} if part.end is None else {"endTime": part.end})
        | {"title": part.title}
        | ({"url": watch_url(video.id, start=part.start)} if video.id else {})
        for part in in_order(chapters)
    ]
    document = {
        "version": "1.2.0",
        "title": one_line(video.title),
        "author": one_line(video.channel),
        "chapters": listed,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
