"""Chapters as text in every format that we write, and which one a request gets.

``FORMATS`` is the one list of them. ``contract`` is our own JSON, ``prose`` is for people,
``players`` for other programs, ``webpage`` for browsers; ``lines`` is what they share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chapters.domain.video import Chapters
from chapters.errors import NotAcceptable, UnknownFormat
from chapters.formats import (
    csv_table,
    cue,
    ffmetadata,
    html_page,
    json_api,
    markdown_list,
    matroska,
    plain_text,
    podcast,
    webvtt,
)
from chapters.formats.html_page import POLICY as HTML_POLICY
from chapters.formats.html_page import render_problem
from chapters.formats.json_api import problem, render_batch, render_verdict

__all__ = [
    "FORMATS",
    "HTML_POLICY",
    "Format",
    "choose",
    "problem",
    "render_batch",
    "render_problem",
    "render_verdict",
]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write chapters down."""

    name: str
    """What ``format=`` calls it."""
    extension: str
    """What the name of a downloaded file ends in, without the first dot."""
    media_type: str
    render: Callable[[Chapters], str]
    """Never raises, whatever the titles hold; the text can be encoded as UTF-8."""


def _html(chapters: Chapters) -> str:
    return html_page.render(chapters, downloads=[f.name for f in _FILES])


_FILES = (
    Format("json", "json", "application/json", json_api.render),
    Format("text", "txt", "text/plain", plain_text.render),
    Format("markdown", "md", "text/markdown", markdown_list.render),
    Format("vtt", "vtt", "text/vtt", webvtt.render),
    Format("podcast", "podcast.json", "application/json+chapters", podcast.render),
    Format("ffmetadata", "ffmetadata.txt", "text/plain", ffmetadata.render),
    Format("matroska", "xml", "application/xml", matroska.render),
    Format("cue", "cue", "application/x-cue", cue.render),
    Format("csv", "csv", "text/csv", csv_table.render),
)

FORMATS = {f.name: f for f in (*_FILES, Format("html", "html", "text/html", _html))}
"""Every format by its name. Where ``Accept`` leaves the choice to us, the first one wins."""


def choose(name: str | None, accept: Sequence[tuple[str, float]] = ()) -> Format:
    """The format called ``name``, else the one that ``accept`` likes best, else JSON.

    ``accept``: media ranges with their weights, as RFC 9110 (section 12.5.1) defines them; a
    named type comes before a wildcard of equal weight, so browsers get HTML. Raises UnknownFormat
    for a name that is none of ours, NotAcceptable when every one of ours is refused.
    """
    if name:
        if name not in FORMATS:
            raise UnknownFormat(f"There is no such format. Known: {', '.join(FORMATS)}.")
        return FORMATS[name]
    if not accept:
        return FORMATS["json"]
    weight, _, best = max(
        ((*_liking(f.media_type, accept), f) for f in FORMATS.values()), key=lambda liked: liked[:2]
    )
    if weight <= 0:
        known = ", ".join(dict.fromkeys(f.media_type for f in FORMATS.values()))
        raise NotAcceptable(f"Accept allows none of our formats: {known}.")
    return best


def _liking(media_type: str, accept: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """The weight of ``media_type``, and how exactly it was named: 2 in full, 1 ``text/*``, 0."""
    weights = {media_range.partition(";")[0].strip().lower(): q for media_range, q in accept}
    family = f"{media_type.partition('/')[0]}/*"
    for exactness, media_range in ((2, media_type), (1, family), (0, "*/*")):
        if media_range in weights:
            return weights[media_range], exactness
    return 0.0, 0
