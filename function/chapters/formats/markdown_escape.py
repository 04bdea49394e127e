"""Text inside Markdown that is to stay text, and links (GitHub-flavoured Markdown)."""

from __future__ import annotations

import re

from chapters.domain.youtube_urls import watch_url
from chapters.formats.ordered import one_line

_SIGNS = re.compile(
    r"[\\`*_{}\[\]<>|~$]"
    r"|(?<!\S)\#"  # a tag in some note-takers
    r"|&(?=\#?\w+;)"  # an entity
    r"|:(?=//)|(?<=www)\.",  # a bare address, which GFM would turn into a link
    re.IGNORECASE,
)

_BLOCK = re.compile(r"[-+=](?=\s|$|[-=])|[0-9]{1,9}(?=[.)](?:\s|$))")
"""What would begin a list, a rule or a heading at the start of a line."""


def escaped(text: str) -> str:
    r"""``text`` as it would read if Markdown meant nothing: ``a*b`` becomes ``a\*b``."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def opened(line: str) -> str:
    r"""An ``escaped`` line that begins no list, rule or heading: ``1. x`` becomes ``1\. x``."""
    match = _BLOCK.match(line)
    if match is None:
        return line
    at = match.end() if match[0].isdigit() else match.start()
    return f"{line[:at]}\\{line[at:]}"


def linked(text: str, video: str, start: int | None) -> str:
    """``text``, escaped before, as a link to a moment of ``video``; without a video just itself."""
    return f"[{text}]({watch_url(video, start=start)})" if video else text
