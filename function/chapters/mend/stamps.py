"""Timestamps written as YouTube reads them, in the author's own style where that is possible."""

from __future__ import annotations

import re
import unicodedata

from chapters.domain.clock import format_for_youtube, format_short

_DOUBTFUL = re.compile(r"\d{1,3}[.;]\d\d(?:[.;]\d\d)?|\d{1,2}[hH]\d\d", re.ASCII)
"""What may be a price, a version or a time of day."""
_WITH_HOURS = re.compile(r"(\d{1,2}):\d\d:\d\d", re.ASCII)


def in_style(start: int, typed: str) -> str:
    """``start``, in seconds, written like ``typed``: ``00:01:15`` has hours, ``01:15`` two figures
    for minutes, ``1:15`` one.
    """
    figures = _ascii(typed)
    if style := _WITH_HOURS.match(figures):
        rest = f"{start // 60 % 60:02}:{start % 60:02}"
        return f"{start // 3600:0{len(style[1])}}:{rest}"
    return format_for_youtube(start) if re.match(r"0\d", figures) else format_short(start)


def is_doubtful(typed: str) -> bool:
    """Whether ``typed`` could mean something else than a time."""
    return _DOUBTFUL.fullmatch(_ascii(typed)) is not None


def _ascii(typed: str) -> str:
    """``typed`` with the figures of any script as ASCII ones, and the full-width colon as ``:``."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in typed
    ).replace("：", ":")
