"""Matroska chapters, XML for ``mkvmerge --chapters``.

https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.xml
"""

from __future__ import annotations

from html import escape

from chapters.domain.clock import format_padded
from chapters.domain.language import language_of
from chapters.domain.video import Chapters
from chapters.formats.clean_text import xml_comment
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks


def render(chapters: Chapters) -> str:
    """An edition with an atom for each chapter, in the language of the video."""
    language = language_of(chapters.video) or "und"
    atoms = "".join(_atom(part, language) for part in in_order(chapters))
    comments = "".join(map(xml_comment, remarks(chapters)))
    edition = f"  <EditionEntry>\n{atoms}  </EditionEntry>\n" if atoms else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">\n'
        f"{comments}<Chapters>\n{edition}</Chapters>\n"
    )


def _atom(part: Part, language: str) -> str:
    end = "" if part.end is None else f"      <ChapterTimeEnd>{_ns(part.end)}</ChapterTimeEnd>\n"
    return (
        "    <ChapterAtom>\n"
        f"      <ChapterTimeStart>{_ns(part.start)}</ChapterTimeStart>\n{end}"
        "      <ChapterDisplay>\n"
        f"        <ChapterString>{escape(part.title, quote=False)}</ChapterString>\n"
        f"        <ChapLanguageIETF>{language}</ChapLanguageIETF>\n"
        "      </ChapterDisplay>\n"
        "    </ChapterAtom>\n"
    )


def _ns(seconds: int) -> str:
    return f"{format_padded(seconds)}.000000000"
