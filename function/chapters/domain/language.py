"""Language tags (BCP 47, RFC 5646): which ones are accepted, and from where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapters.domain.video import Video
from chapters.errors import InvalidRequest

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
"""A language and up to three subtags (``zh-Hant-TW``): enough for every language of YouTube's."""


def is_language_tag(text: str) -> bool:
    """Whether ``text`` is a tag that may be written into a prompt or a file."""
    return _TAG.fullmatch(text) is not None


def language_tag(text: str) -> str | None:
    """The language that a request names in ``hl``; None for ''.

    Raises InvalidRequest for anything that is no tag.
    """
    if text and not is_language_tag(text):
        raise InvalidRequest("hl is the tag of a language, such as en, ja or pt-BR.")
    return text or None


def nearest_tag(wanted: str, tags: Iterable[str]) -> str | None:
    """The one of ``tags`` that serves who wants ``wanted``: the same, or the same without subtags
    (``ja`` for ``ja-JP``: RFC 4647, section 3.4); for a language alone also one with subtags
    (``pt-BR`` for ``pt``). None: there is none.
    """
    known = {tag.lower(): tag for tag in tags}
    parts = wanted.lower().split("-")
    for length in range(len(parts), 0, -1):
        if tag := known.get("-".join(parts[:length])):
            return tag
    return next((tag for low, tag in known.items() if parts == low.split("-")[:1]), None)


def language_of(video: Video) -> str | None:
    """The tag of the video's title and description; None when it is unknown or no tag."""
    tag = video.language or ""
    return tag if is_language_tag(tag) else None
