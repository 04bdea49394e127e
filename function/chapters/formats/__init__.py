"""Chapters as text in many formats, and the choice of a format for a request.

Each format is a module with a function ``render``, and an entry of ``FORMATS``. Shared by several:
``ordered`` (chapters in order of time), ``clean_text``, ``remarks`` (who made the list) and
``markdown_escape``. Articles use ``article_markdown`` and ``markdown_sanitizer``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from chapters.domain.video import Chapters
from chapters.errors import InvalidRequest, NotAcceptable, UnknownFormat
from chapters.formats import (
    audacity,
    csv_table,
    cue,
    edl,
    ffmetadata,
    ffmpeg_split,
    html_page,
    json_api,
    markdown_list,
    matroska,
    mp4chaps,
    ogm,
    plain_text,
    podcast,
    podlove,
    titles,
    webvtt,
)
from chapters.formats.html_page import POLICY as HTML_POLICY
from chapters.formats.html_page import render_problem
from chapters.formats.json_api import Item, problem, render_batch, render_lines, render_verdict

__all__ = [
    "FORMATS",
    "HTML_POLICY",
    "Format",
    "Item",
    "choose",
    "problem",
    "render_batch",
    "render_problem",
    "render_verdict",
    "with_cue_options",
]


class Format(NamedTuple):
    """An output format."""

    name: str
    """Its value for ``format=``."""
    extension: str
    """The end of a downloaded file's name, without the first dot."""
    media_type: str
    render: Callable[[Chapters], str]
    """Never raises, whatever the titles are; the text can be encoded as UTF-8."""
    render_several: Callable[[Sequence[Item]], str] | None = None
    """The same for several videos, each with its chapters or its error; None: one file of this
    format cannot hold them."""


def _html(chapters: Chapters) -> str:
    return html_page.render(chapters, downloads=[f.name for f in _FILES])


_FILES = (
    Format("json", "json", "application/json", json_api.render, render_batch),
    Format("text", "txt", "text/plain", plain_text.render),
    Format("markdown", "md", "text/markdown", markdown_list.render),
    Format("vtt", "vtt", "text/vtt", webvtt.render),
    Format("podcast", "podcast.json", "application/json+chapters", podcast.render),
    Format("ffmetadata", "ffmetadata.txt", "text/plain", ffmetadata.render),
    Format("matroska", "xml", "application/xml", matroska.render),
    Format("cue", "cue", "application/x-cue", cue.render),
    Format("csv", "csv", "text/csv", csv_table.render, csv_table.render_several),
    Format("ndjson", "ndjson", "application/x-ndjson", json_api.render, render_lines),
    Format("titles", "titles.txt", "text/plain", titles.render),
    Format("mp4chaps", "chapters.txt", "text/plain", mp4chaps.render),
    Format("ogm", "ogm.txt", "text/plain", ogm.render),
    Format("podlove", "psc.xml", "application/xml", podlove.render),
    Format("audacity", "labels.txt", "text/plain", audacity.render),
    Format("edl", "edl", "text/plain", edl.render),
    Format("ffmpeg-split", "split.sh", "application/x-sh", ffmpeg_split.render),
)

FORMATS = {f.name: f for f in (*_FILES, Format("html", "html", "text/html", _html))}
"""Every format by its name. The first one wins where ``Accept`` likes several equally."""


def choose(
    name: str | None, accept: Sequence[tuple[str, float]] = (), *, several: bool = False
) -> Format:
    """The format called ``name``; without a name, the one that ``accept`` prefers, or JSON.

    ``accept``: media ranges with their weights (RFC 9110, section 12.5.1). A named type wins over
    a wildcard of equal weight, so browsers get HTML. ``several``: only formats that can hold
    several videos. Raises UnknownFormat for an unknown name, InvalidRequest for one that cannot
    hold them, NotAcceptable if ``accept`` refuses every format.
    """
    usable = {f.name: f for f in FORMATS.values() if f.render_several or not several}
    if name in usable:
        return usable[name]
    if name in FORMATS:
        raise InvalidRequest(
            f"The format {name} holds one video; several were asked for. Ask for one at a time, or "
            f"choose one of {', '.join(usable)}."
        )
    if name:
        near = get_close_matches(name, FORMATS, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        raise UnknownFormat(f"There is no such format.{meant} Known: {', '.join(FORMATS)}.")
    if not accept:
        return FORMATS["json"]
    best = max(usable.values(), key=lambda f: _preference(f.media_type, accept))
    weight, _ = _preference(best.media_type, accept)
    if weight <= 0:
        known = ", ".join(dict.fromkeys(f.media_type for f in usable.values()))
        raise NotAcceptable(f"Accept allows none of our formats: {known}.")
    return best


def with_cue_options(chosen: Format, *, artist: str, file: str) -> Format:
    """``chosen``, which writes the performer and the name of the audio file that are given; both
    may be empty. Raises InvalidRequest if one is given for another format than CUE, or is none.
    """
    if not artist and not file:
        return chosen
    if chosen.name != "cue":
        raise InvalidRequest("artist= and file= are for format=cue.")
    return chosen._replace(render=cue.CueSheet(artist, file))


def _preference(media_type: str, accept: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """The weight of ``media_type``, and how exactly ``accept`` names it: 2 in full, 1 as
    ``text/*``, 0 as ``*/*`` or not at all.
    """
    weights = {media_range.partition(";")[0].strip().lower(): q for media_range, q in accept}
    family = f"{media_type.partition('/')[0]}/*"
    for exactness, media_range in ((2, media_type), (1, family), (0, "*/*")):
        if media_range in weights:
            return weights[media_range], exactness
    return 0.0, 0
