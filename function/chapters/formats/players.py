"""Formats that players, muxers and podcast apps read. All want chapters in order."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

from chapters.formats.lines import (
    REORDERED,
    Part,
    in_order,
    is_reordered,
    language_of,
    one_line,
    whose,
)
from chapters.model import Chapters
from chapters.timestamps import label, padded
from chapters.video_id import watch_url

_DAY = 86_400
_MOST_TRACKS = 99
_CUE_QUOTE = str.maketrans('"', "”")


def render_vtt(chapters: Chapters) -> str:
    """A WebVTT chapters file: https://www.w3.org/TR/webvtt1/#chapters

    A cue must end: the last one ends a day after its start when the length is unknown.
    """
    parts = in_order(chapters)
    blocks = ["WEBVTT", *(f"NOTE {remark}" for remark in _remarks(chapters))]
    if parts and parts[-1].end is None:
        blocks.append("NOTE The length of the video is unknown; the last cue ends a day later.")
    blocks += [
        f"{padded(part.start)}.000 --> {padded(part.end or part.start + _DAY)}.000\n"
        f"{escape(part.title, quote=False)}"
        for part in parts
    ]
    return "\n\n".join(blocks) + "\n"


def render_podcast(chapters: Chapters) -> str:
    """Podcasting 2.0 JSON chapters 1.2.0.

    https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
    """
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


def render_ffmetadata(chapters: Chapters) -> str:
    """FFmpeg's metadata: https://ffmpeg.org/ffmpeg-formats.html#Metadata-2

    ``ffmpeg -i VIDEO -i THIS -map_metadata 1 -map_chapters 1 -codec copy OUTPUT`` puts it in.
    """
    video = chapters.video
    lines = [
        ";FFMETADATA1",
        *(f"; {remark}" for remark in _remarks(chapters)),
        f"title={_ffmetadata(video.title)}",
        f"artist={_ffmetadata(video.channel)}",
    ]
    for part in in_order(chapters):
        lines += ["", "[CHAPTER]", "TIMEBASE=1/1", f"START={part.start}"]
        # FFmpeg wants an END and makes the file it writes as long as the last one, so an unknown
        # end is a short one.
        lines += [f"END={part.end or part.start + 1}", f"title={_ffmetadata(part.title)}"]
    return "\n".join(lines) + "\n"


def render_matroska(chapters: Chapters) -> str:
    """Matroska chapters as XML, for ``mkvmerge --chapters``.

    https://mkvtoolnix.download/doc/mkvmerge.html#mkvmerge.chapters.xml
    """
    language = language_of(chapters.video) or "und"
    atoms = "".join(_atom(part, language) for part in in_order(chapters))
    # "--" may not stand in an XML comment; our remarks have none.
    # XML allows no -- inside a comment; in a link, where IDs may hold it, %2D reads the same.
    remarks = "".join(f"<!-- {remark.replace('--', '-%2D')} -->\n" for remark in _remarks(chapters))
    edition = f"  <EditionEntry>\n{atoms}  </EditionEntry>\n" if atoms else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE Chapters SYSTEM "matroskachapters.dtd">\n'
        f"{remarks}<Chapters>\n{edition}</Chapters>\n"
    )


def render_cue(chapters: Chapters) -> str:
    """A CUE sheet: MM:SS:FF with 75 frames a second, quotes typographic, at most 99 tracks.

    Chapters beyond the 99th stand in remarks; without chapters the one track is the whole video,
    for a sheet must have one. https://wiki.hydrogenaudio.org/?title=Cue_sheet
    """
    video = chapters.video
    parts = in_order(chapters) or [Part(0, video.duration, one_line(video.title) or label(0))]
    beyond = parts[_MOST_TRACKS:]
    remarks = [*_remarks(chapters), *([watch_url(video.id)] if video.id else [])]
    if beyond:
        remarks.append(f"A CUE sheet holds {_MOST_TRACKS} tracks; these did not fit:")
        remarks += [f"{_msf(part.start)} {part.title}" for part in beyond]
    lines = [
        *(f"REM COMMENT {_quoted(remark)}" for remark in remarks),
        f"PERFORMER {_quoted(video.channel)}",
        f"TITLE {_quoted(video.title)}",
        f"FILE {_quoted((video.id or 'video') + '.wav')} WAVE",
    ]
    for number, part in enumerate(parts[:_MOST_TRACKS], start=1):
        lines += [
            f"  TRACK {number:02} AUDIO",
            f"    TITLE {_quoted(part.title)}",
            f"    INDEX 01 {_msf(part.start)}",
        ]
    return "\n".join(lines) + "\n"


def _remarks(chapters: Chapters) -> Iterator[str]:
    """What a reader of the file should know, one sentence each."""
    yield "Chapters for YouTube; ends are computed by this app, not by YouTube."
    if whose(chapters):
        yield " ".join(filter(None, (whose(chapters), chapters.source_url)))
    if is_reordered(chapters):
        yield REORDERED
    if not chapters.chapters:
        yield "No chapters were found."


def _ffmetadata(text: str) -> str:
    return _closed(re.sub(r"[=;#\\]", r"\\\g<0>", one_line(text)))


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
    return f"{padded(seconds)}.000000000"


def _quoted(text: str) -> str:
    """``text`` as CUE quotes it; there is no escape for a quotation mark."""
    return f'"{_closed(one_line(text).translate(_CUE_QUOTE))}"'


def _closed(text: str) -> str:
    r"""``text`` with a space behind a ``\`` at its end, which FFmpeg takes for a continued line
    (though it is escaped) and readers of CUE for an escaped quotation mark.
    """
    return f"{text} " if text.endswith("\\") else text


def _msf(seconds: int) -> str:
    """Minutes may pass 99 here, as players that read long files allow."""
    return f"{seconds // 60:02}:{seconds % 60:02}:00"
