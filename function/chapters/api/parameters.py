"""Query strings: their fields, and what is said about a parameter that an address does not have.

A misspelt parameter is refused, never ignored: its answer would not be the one asked for. What
other sites append to shared links is ignored.
docs/decisions/2026-11-28-unknown-parameters-are-refused.md
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs

from chapters.domain.list_options import LIST_OPTIONS
from chapters.errors import InvalidRequest, MissingVideo, UnknownParameter
from chapters.formats.clean_text import one_line

if TYPE_CHECKING:
    from flask import Request

Fields = Mapping[str, Sequence[str]]
"""The fields of a query string, each with its values."""

NAME_A_VIDEO = "Give a video as v=, its ID or any link to it: v=l8pRSuU81PU."


class Parameters(NamedTuple):
    """The parameters of one address."""

    once: tuple[str, ...] = ()
    """Those that may be given once."""
    repeated: tuple[str, ...] = ()
    """Those that may be given several times."""

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.repeated, *self.once)


OUTPUT = ("format", "artist", "file", "download")
"""How chapters are sent, wherever they come from."""

NONE = Parameters()
CHAPTERS = Parameters(
    once=("list", "pageToken", *OUTPUT, "hl", "refresh"), repeated=("v", "fallback")
)
ARTICLE = Parameters(
    once=("v", "style", "hl", "toc", "heading", "figures", "download"), repeated=("fallback",)
)
CHECK = Parameters(once=("v", "duration", *OUTPUT, *LIST_OPTIONS))
DRAFT = Parameters(once=("v", "duration", "by", *OUTPUT))

IGNORED = frozenset(
    {
        # links of YouTube's, whose parameters become ours where somebody pastes one unescaped
        *("t", "start", "end", "time_continue", "index", "start_radio", "lc", "app", "gl"),
        *("si", "feature", "pp", "ab_channel", "src_vid", "annotation_id", "rel", "autoplay"),
        *("embeds_referring_euri", "embeds_referring_origin", "source_ve_path", "themeRefresh"),
        # where a link was shared or advertised
        *("fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid"),
        *("igshid", "igsh", "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "srsltid", "ref_src"),
        *("_ga", "_gl", "_hsenc", "_hsmi"),
        # a number that changes with every request, which jQuery and others append
        "_",
    }
)
"""Parameters that no address has and none refuses; besides these, all that begin with ``utm_``."""

_OTHER_NAMES: Mapping[str, str] = {
    **dict.fromkeys(("id", "url", "video", "videoid", "link", "watch", "vi"), "v"),
    **dict.fromkeys(("playlist", "playlistid"), "list"),
    **dict.fromkeys(("lang", "language", "locale"), "hl"),
    **dict.fromkeys(("page", "token"), "pageToken"),
    **dict.fromkeys(("output", "type"), "format"),
}
"""What other interfaces call our parameters."""


def query_fields(request: Request) -> Fields:
    """The fields of the query string; bytes that are no UTF-8 become U+FFFD."""
    query = request.query_string.decode("utf-8", "replace")
    return parse_qs(query, keep_blank_values=True, errors="replace")


def first(fields: Fields, name: str) -> str:
    """The first value of ``name``; an empty one counts as none."""
    return fields.get(name, ("",))[0]


def switch(fields: Fields, name: str, meaning: str) -> bool:
    """Whether ``name`` is 1; raises InvalidRequest, which says what that is for: ``meaning``."""
    value = first(fields, name)
    if value not in ("", "0", "1"):
        raise InvalidRequest(f"{name} is 1 for {meaning}, or 0.")
    return value == "1"


def accept_only(parameters: Parameters, fields: Fields) -> None:
    """Refuse what an address with ``parameters`` does not have.

    Raises UnknownParameter, MissingVideo where the video was given by another name, InvalidRequest
    for a parameter that was given more often than it may be.
    """
    for name, values in fields.items():
        if name in parameters.names:
            if len(values) > 1 and name in parameters.once:
                raise InvalidRequest(f"'{name}' was given {len(values)} times; give it once.")
        elif name not in IGNORED and not name.startswith("utm_"):
            raise _unknown(name, parameters, fields)


def _unknown(name: str, parameters: Parameters, fields: Fields) -> UnknownParameter | MissingVideo:
    written = one_line(name)[:40]
    meant = _nearest(name, parameters.names)
    if meant == "v" and not ({"v", "list"} & fields.keys()):
        return MissingVideo(f"There is no parameter '{written}'. {NAME_A_VIDEO}")
    if meant:
        return UnknownParameter(f"There is no parameter '{written}'. Did you mean '{meant}'?")
    known = f"has {', '.join(parameters.names)}" if parameters.names else "has none"
    return UnknownParameter(f"There is no parameter '{written}'. This address {known}.")


def _nearest(name: str, known: Sequence[str]) -> str:
    """The one of ``known`` that ``name`` may have been meant to be; '' if none is near."""
    plain = name[:40].lower().replace("_", "").replace("-", "").removesuffix("[]")
    other = _OTHER_NAMES.get(plain, "")
    if other in known:
        return other
    by_plain = {one.lower(): one for one in known}
    near = get_close_matches(plain, by_plain, n=1)
    return by_plain[near[0]] if near else ""
