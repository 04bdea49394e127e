"""Podlove Simple Chapters, XML for podcast feeds (https://podlove.org/simple-chapters/)."""

from __future__ import annotations

from html import escape

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import xml_comment
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks


def render(chapters: Chapters) -> str:
    """A chapter element for each chapter, with a link to that moment of the video."""
    listed = "".join(_element(part, chapters.video.id) for part in in_order(chapters))
    comments = "".join(map(xml_comment, remarks(chapters)))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"{comments}"
        '<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">\n'
        f"{listed}</psc:chapters>\n"
    )


def _element(part: Part, video: str) -> str:
    link = f' href="{escape(watch_url(video, start=part.start))}"' if video else ""
    start = f"{format_padded(part.start)}.000"
    return f'  <psc:chapter start="{start}" title="{escape(part.title)}"{link}/>\n'
