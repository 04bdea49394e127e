"""Query strings and request headers, read and checked: which videos, which format, which client."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qs

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from chapters.domain.language import language_tag
from chapters.domain.list_options import ListOptions
from chapters.domain.youtube_urls import parse_playlist, parse_video
from chapters.errors import ChaptersError, InvalidRequest, MissingVideo, TooLarge
from chapters.formats import Format, choose
from chapters.service.ports import FALLBACKS, MAX_VIDEOS

if TYPE_CHECKING:
    from flask import Request

Choice = TypeVar("Choice", bound=str)

Fields = Mapping[str, Sequence[str]]
"""The fields of a query string, each with its values."""


@dataclass(frozen=True, slots=True)
class ChaptersQuery:
    """What a request to ``/chapters`` asks for."""

    playlist: str | None
    """ID of a playlist whose videos are asked for; ``videos`` is empty then."""
    page_token: str | None
    requested: tuple[str, ...]
    """The videos as the request names them."""
    videos: tuple[str | ChaptersError, ...]
    """Their IDs in the same order; in a batch, an error for each item that names no video."""
    is_batch: bool
    """Whether the answer is a list: several videos or a playlist are asked for."""
    format: Format
    is_negotiated: bool
    """Whether ``Accept`` decided about the format."""
    fallback: tuple[str, ...]
    """Names of the sources to ask, in that order, where a description has no list."""
    download: bool

    @classmethod
    def from_request(cls, request: Request) -> ChaptersQuery:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, UnknownFormat,
        NotAcceptable, InvalidRequest, TooLarge.
        """
        fields = _fields(request)
        playlist = _playlist(fields)
        requested = [] if playlist else _requested_videos(fields)
        is_batch = playlist is not None or len(requested) > 1
        chosen = choose(_first(fields, "format"), accept=_accepted_types(request))
        if is_batch and chosen.name != "json":
            raise InvalidRequest(
                f"The format {chosen.name} holds one video; several were asked for. "
                "Ask for one at a time, or leave the format out to get JSON."
            )
        return cls(
            playlist=playlist,
            page_token=_page_token(fields),
            requested=tuple(requested),
            videos=tuple(map(_id_or_error if is_batch else parse_video, requested)),
            is_batch=is_batch,
            format=chosen,
            is_negotiated="format" not in fields,
            fallback=_fallback(fields),
            download=_first(fields, "download") == "1",
        )


@dataclass(frozen=True, slots=True)
class ArticleQuery:
    """What a request to ``/article`` asks for."""

    video: str | None
    """ID; None where the article is about the posted description."""
    fallback: tuple[str, ...]
    """As in ``ChaptersQuery``."""
    language: str | None
    """BCP 47 tag to write in; None: the video's own."""
    download: bool

    @classmethod
    def from_request(cls, request: Request) -> ArticleQuery:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, InvalidRequest, TooLarge.

        Only a POST may name no video.
        """
        fields = _fields(request)
        names_none = request.method == "POST" and not _first(fields, "v")
        is_repeated = len(fields.get("v", ())) > 1
        requested = [] if is_repeated or names_none else _requested_videos(fields)
        if is_repeated or len(requested) > 1:
            raise InvalidRequest("An article is about one video; several were asked for.")
        return cls(
            video=parse_video(requested[0]) if requested else None,
            fallback=_fallback(fields),
            language=language_tag(_first(fields, "hl")),
            download=_first(fields, "download") == "1",
        )


@dataclass(frozen=True, slots=True)
class CheckQuery:
    """What a request to ``/check`` asks for."""

    video: str | None
    """ID of a video whose description is checked; None: the posted one is."""
    format: Format
    options: ListOptions

    @classmethod
    def from_request(cls, request: Request) -> CheckQuery:
        """Read ``request``; raises InvalidVideo, NotAVideo, UnknownFormat, InvalidRequest."""
        fields = _fields(request)
        requested = _requested_videos(fields) if _first(fields, "v") else []
        if len(requested) > 1:
            raise InvalidRequest("A check is about one video; several were asked for.")
        options = ListOptions(
            offset=_seconds("offset", _first(fields, "offset"), least=-MAX_OFFSET) or 0,
            lengths=_one_of("lengths", _first(fields, "lengths"), ("keep", "sum")),
            round_to=_seconds("round", _first(fields, "round"), least=1) or 1,
            numbers=_one_of("numbers", _first(fields, "numbers"), ("keep", "drop")),
            ranges=_one_of("ranges", _first(fields, "ranges"), ("drop", "keep")),
            titles=_one_of("titles", _first(fields, "titles"), ("timed", "alone")),
        )
        video = parse_video(requested[0]) if requested else None
        return cls(video, choose(_first(fields, "format")), options)


MAX_OFFSET = 86_400
"""Seconds that times can be shifted or rounded by: a day."""


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


def _fields(request: Request) -> Fields:
    query = request.query_string.decode("utf-8", "replace")
    return parse_qs(query, keep_blank_values=True, errors="replace")


def _first(fields: Fields, name: str) -> str:
    return fields.get(name, ("",))[0]


def _seconds(name: str, text: str, *, least: int) -> int | None:
    """A number of seconds; None if ``text`` is empty."""
    if not text:
        return None
    if not re.fullmatch("-?[0-9]{1,6}", text) or not least <= int(text) <= MAX_OFFSET:
        raise InvalidRequest(f"{name}= is whole seconds, from {least} to {MAX_OFFSET}.")
    return int(text)


def _one_of(name: str, text: str, known: tuple[Choice, Choice]) -> Choice:
    """The one of ``known`` that ``text`` names; the first if it is empty."""
    for choice in known:
        if text == choice:
            return choice
    if text:
        raise InvalidRequest(f"{name}= knows {' and '.join(known)}.")
    return known[0]


def _playlist(fields: Fields) -> str | None:
    """The ID of the playlist asked for; None if a video is asked for, with or without ``list=``."""
    if "list" not in fields or "v" in fields:
        return None
    return parse_playlist(_first(fields, "list"))


def _page_token(fields: Fields) -> str | None:
    token = _first(fields, "pageToken")
    if not re.fullmatch("[A-Za-z0-9_=-]{0,300}", token):
        raise InvalidRequest("pageToken is the nextPageToken of the page before, as it was given.")
    return token or None


def _requested_videos(fields: Fields) -> list[str]:
    requested = [video for value in fields.get("v", ()) for video in _split(value)]
    if not requested:
        raise MissingVideo("Give a video as v=, its ID or any link to it: /chapters?v=l8pRSuU81PU.")
    if len(requested) > MAX_VIDEOS:
        raise TooLarge(
            f"{len(requested)} videos were asked for; {MAX_VIDEOS} is the most in one request."
        )
    return requested


def _split(value: str) -> list[str]:
    """``A,B`` is two videos; a sentence or a link that happens to contain a comma is one."""
    if "," not in value:
        return [value] if value else []
    parts = [part.strip() for part in value.split(",") if part.strip()]
    videos = sum(isinstance(_id_or_error(part), str) for part in parts)
    is_list_of_ids = not any(mark in value for mark in "/?. ")
    return parts if videos > 1 or is_list_of_ids else [value]


def _id_or_error(text: str) -> str | ChaptersError:
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


def _accepted_types(request: Request) -> list[tuple[str, float]]:
    """The media types that ``Accept`` names, with weights (RFC 9110, section 12.5.1)."""
    accepted = parse_accept_header(request.environ.get("HTTP_ACCEPT"), MIMEAccept)
    return [(media_type, float(quality)) for media_type, quality in accepted]
