"""What a blog asks of an article's Markdown: contents, plain headings, places for pictures.

Pictures are the author's own: YouTube's terms allow no frames to be taken from its videos, so an
article holds placeholders, and ``scripts/frames.py`` cuts the frames from the author's file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from chapters.domain.clock import format_short
from chapters.formats.clean_text import one_line
from chapters.formats.markdown_escape import escape
from chapters.formats.ordered import Part

Heading = Literal["linked", "plain"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)

MAX_SLUG = 40
"""Characters of a picture's name behind its number."""


class Layout(NamedTuple):
    """How an article is laid out."""

    contents: bool = False
    """Whether a table of contents stands above the sections."""
    heading: Heading = "linked"
    """``linked``: headings are links into the video. ``plain``: the times below them are."""
    figures: bool = False
    """Whether each section has a placeholder for a picture."""


def contents(title: str, parts: Sequence[Part]) -> str:
    """A list of links to the headings of ``parts``, below the heading ``title``."""
    _, *anchors = _anchors([title, *(part.title for part in parts)])
    links = zip(parts, anchors, strict=True)
    return "\n".join(f"- [{escape(part.title)}](#{anchor})" for part, anchor in links)


def figure(number: int, part: Part) -> str:
    """The placeholder for a picture of ``part``, the ``number``-th section, and its time."""
    path = f"images/{picture_name(number, part.title)}"
    return f"![{escape(part.title)}]({path}) <!-- {format_short(part.start)} -->"


def picture_name(number: int, title: str) -> str:
    """``03-the-pond.png``: letters and digits of any script, hyphens and underscores."""
    plain = unicodedata.normalize("NFKC", title).lower()
    slug = re.sub(r"\W+", "-", plain).strip("-")[:MAX_SLUG].rstrip("-")
    return f"{number:02}-{slug}.png" if slug else f"{number:02}.png"


def _anchors(headings: Iterable[str]) -> Iterator[str]:
    """The anchors that GitHub and most site generators give to headings, in their order.

    https://github.com/Flet/github-slugger has the rules: letters, digits, ``_`` and ``-`` stay,
    blanks become hyphens, and a heading that was there before gets a number.
    """
    seen: dict[str, int] = {}
    for heading in headings:
        kept = re.sub(r"[^\w\- ]", "", one_line(heading).lower())
        anchor = plain = kept.replace(" ", "-")
        while anchor in seen:
            seen[plain] += 1
            anchor = f"{plain}-{seen[plain]}"
        seen[anchor] = 0
        yield anchor
