"""An HTTP request's words, read and checked: which videos, which format, whom to count it for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from chapters.domain.language import language_tag
from chapters.domain.youtube_urls import parse_playlist, parse_video
from chapters.errors import ChaptersError, InvalidRequest, MissingVideo, TooLarge
from chapters.formats import Format, choose
from chapters.service.ports import FALLBACKS, MAX_VIDEOS

if TYPE_CHECKING:
    from flask import Request

KEPT = 1024
"""Queries that are remembered with what they ask for: the popular ones are read once."""
LONGEST_KEPT = 400
"""Characters of such a query and its ``Accept``."""

Fields = Mapping[str, Sequence[str]]
"""The fields of a query string, each with its values."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a request to ``/chapters`` asks for."""

    playlist: str | None
    """ID of a playlist whose videos are asked for; ``videos`` is empty then."""
    page_token: str | None
    asked: tuple[str, ...]
    """The videos in the words of the request."""
    videos: tuple[str | ChaptersError, ...]
    """Their IDs, in that order; an item of a batch that is no video is the error it deserves."""
    is_batch: bool
    """More than one was asked for: the answer is a list."""
    format: Format
    is_negotiated: bool
    """Whether ``Accept`` had a say in the format."""
    fallback: tuple[str, ...]
    download: bool

    @classmethod
    def of(cls, request: Request) -> Query:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, UnknownFormat,
        NotAcceptable, InvalidRequest, TooLarge.
        """
        words = _words(request)
        accept = request.environ.get("HTTP_ACCEPT", "")
        if len(words) + len(accept) > LONGEST_KEPT:
            return _read(words, accept)
        return _recalled(words, accept)


def _read(words: str, accept: str) -> Query:
    """What ``words``, a query string, ask of ``/chapters``."""
    fields = _fields(words)
    playlist = _playlist(fields)
    wanted = [] if playlist else _wanted(fields)
    is_batch = playlist is not None or len(wanted) > 1
    chosen = choose(_first(fields, "format"), accept=_accepted(accept))
    if is_batch and chosen.name != "json":
        raise InvalidRequest(
            f"The format {chosen.name} holds one video; several were asked for. "
            "Ask for one at a time, or leave the format out to get JSON."
        )
    return Query(
        playlist=playlist,
        page_token=_page_token(fields),
        asked=tuple(wanted),
        videos=tuple(map(_tolerant, wanted)) if is_batch else (parse_video(wanted[0]),),
        is_batch=is_batch,
        format=chosen,
        is_negotiated="format" not in fields,
        fallback=_fallback(fields),
        download=_first(fields, "download") == "1",
    )


_recalled = lru_cache(maxsize=KEPT)(_read)


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """What a request to ``/article`` asks for."""

    video: str | None
    """ID; None where the posted body stands for the video."""
    fallback: tuple[str, ...]
    language: str | None
    """BCP 47 tag to write in; None: the video's own."""
    download: bool

    @classmethod
    def of(cls, request: Request) -> ArticleQuery:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, InvalidRequest, TooLarge.

        Only a POST may name no video.
        """
        fields = _fields(_words(request))
        has_none = request.method == "POST" and not _first(fields, "v")
        is_one = len(fields.get("v", ())) < 2
        wanted = _wanted(fields) if is_one and not has_none else []
        if not is_one or len(wanted) > 1:
            raise InvalidRequest("An article is about one video; several were asked for.")
        return cls(
            video=parse_video(wanted[0]) if wanted else None,
            fallback=_fallback(fields),
            language=language_tag(_first(fields, "hl")),
            download=_first(fields, "download") == "1",
        )


def client_of(request: Request, *, proxy_hops: int) -> str:
    """The client's address: the entry of X-Forwarded-For that our outermost proxy wrote.

    Counted from the right by ``proxy_hops``: whatever stands further left, the client may have
    written itself. Without proxies it is the peer's address.
    """
    peer = request.remote_addr or ""
    if proxy_hops < 1:
        return peer
    forwarded: str = request.environ.get("HTTP_X_FORWARDED_FOR", "")
    hops = forwarded.split(",")[-proxy_hops:]
    return (hops[0].strip() if len(hops) == proxy_hops else "") or peer


def _words(request: Request) -> str:
    return request.query_string.decode("utf-8", "replace")


def _fields(words: str) -> Fields:
    return parse_qs(words, keep_blank_values=True, errors="replace")


def _first(fields: Fields, name: str) -> str:
    return fields.get(name, ("",))[0]


def _playlist(fields: Fields) -> str | None:
    """The playlist asked for; a video asked for at the same time comes first."""
    if "list" not in fields or "v" in fields:
        return None
    return parse_playlist(_first(fields, "list"))


def _page_token(fields: Fields) -> str | None:
    token = _first(fields, "pageToken")
    if not re.fullmatch("[A-Za-z0-9_=-]{0,300}", token):
        raise InvalidRequest("pageToken is the nextPageToken of the page before, as it was given.")
    return token or None


def _wanted(fields: Fields) -> list[str]:
    wanted = [part for value in fields.get("v", ()) for part in _parts(value)]
    if not wanted:
        raise MissingVideo("Give a video as v=, its ID or any link to it: /chapters?v=l8pRSuU81PU.")
    if len(wanted) > MAX_VIDEOS:
        raise TooLarge(
            f"{len(wanted)} videos were asked for; {MAX_VIDEOS} is the most in one request."
        )
    return wanted


def _parts(value: str) -> list[str]:
    """``A,B`` is two videos; a sentence or a link that happens to hold a comma is one."""
    if "," not in value:
        return [value] if value else []
    parts = [part.strip() for part in value.split(",") if part.strip()]
    videos = sum(isinstance(_tolerant(part), str) for part in parts)
    is_list_of_ids = not any(mark in value for mark in "/?. ")
    return parts if videos > 1 or is_list_of_ids else [value]


def _tolerant(text: str) -> str | ChaptersError:
    try:
        return parse_video(text)
    except ChaptersError as error:
        return error


def _fallback(fields: Fields) -> tuple[str, ...]:
    names = [name for name in _first(fields, "fallback").split(",") if name]
    for name in names:
        if name not in FALLBACKS:
            raise InvalidRequest(f"fallback= knows {' and '.join(FALLBACKS)}, separated by commas.")
    return tuple(dict.fromkeys(names))


def _accepted(accept: str) -> list[tuple[str, float]]:
    """The media types that ``accept`` names with their weights (RFC 9110, section 12.5.1)."""
    return [(kind, float(quality)) for kind, quality in parse_accept_header(accept, MIMEAccept)]
