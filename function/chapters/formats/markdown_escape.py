"""Escapes for GitHub-flavoured Markdown, so that any text stays text; and links."""

from __future__ import annotations

import re

from chapters.domain.youtube_urls import watch_url
from chapters.formats.clean_text import one_line

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>|~$]"
    r"|(?<!\S)\#"  # a tag in some note-takers
    r"|&(?=\#?\w+;)"  # an entity
    r"|:(?=//)|(?<=www)\.",  # a bare address, which becomes a link
    re.IGNORECASE,
)

_LINE_START = re.compile(r"[-+=](?=\s|$|[-=])|[0-9]{1,9}(?=[.)](?:\s|$))")
"""What starts a list, a rule or a heading at the start of a line."""


def escape(text: str) -> str:
    r"""``text`` on one line, with its Markdown signs escaped: ``a*b`` becomes ``a\*b``."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def escape_line_start(line: str) -> str:
    r"""``line``, escaped before, so that it starts no list: ``1. x`` becomes ``1\. x``."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    at = match.end() if match[0].isdigit() else match.start()
    return f"{line[:at]}\\{line[at:]}"


def link(text: str, video: str, start: int | None) -> str:
    """``text``, escaped before, as a link to ``start`` seconds of the video with that ID; just the
    text if the ID is empty.
    """
    return f"[{text}]({watch_url(video, start=start)})" if video else text
