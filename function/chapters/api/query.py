"""Query strings and request headers, read and checked: which videos, which format, which client."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from chapters.api.output import Output
from chapters.api.parameters import NAME_A_VIDEO, Fields, first, query_fields, switch
from chapters.domain.clock import parse_duration
from chapters.domain.language import language_tag
from chapters.domain.list_options import LIST_OPTIONS, ListOptions, one_of
from chapters.domain.youtube_urls import parse_playlist, parse_video
from chapters.errors import ChaptersError, InvalidRequest, MissingVideo, TooLarge
from chapters.formats.article_layout import HEADINGS, Layout
from chapters.service.ports import DRAFTERS, MAX_VIDEOS, STYLES, Style, fallback_names

if TYPE_CHECKING:
    from flask import Request


class ChaptersQuery(NamedTuple):
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
    output: Output
    fallback: tuple[str, ...]
    """Names of the sources to ask, in that order, where a description has no list."""
    language: str | None
    """BCP 47 tag of the translation that is wanted; None: the original."""
    refresh: bool
    """Whether YouTube is asked again about videos that the cache holds fresh."""

    @classmethod
    def from_request(cls, request: Request) -> ChaptersQuery:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, UnknownFormat,
        NotAcceptable, InvalidRequest, TooLarge.
        """
        fields = query_fields(request)
        playlist = _playlist(fields)
        requested = [] if playlist else _requested_videos(fields)
        is_batch = playlist is not None or len(requested) > 1
        return cls(
            playlist=playlist,
            page_token=_page_token(fields),
            requested=tuple(requested),
            videos=tuple(map(_id_or_error if is_batch else parse_video, requested)),
            is_batch=is_batch,
            output=Output.of(request, fields, several=is_batch),
            fallback=fallback_names(fields.get("fallback", ())),
            language=language_tag(first(fields, "hl")),
            refresh=switch(fields, "refresh", "a new look-up"),
        )


class ArticleQuery(NamedTuple):
    """What a request to ``/article`` asks for."""

    video: str | None
    """ID; None where the article is about the posted description."""
    fallback: tuple[str, ...]
    """As in ``ChaptersQuery``."""
    language: str | None
    """BCP 47 tag to write in; None: the video's own."""
    style: Style | None
    """None: not given."""
    layout: Layout
    download: bool

    @classmethod
    def from_request(cls, request: Request) -> ArticleQuery:
        """Read ``request``; raises MissingVideo, InvalidVideo, NotAVideo, InvalidRequest, TooLarge.

        Only a POST may name no video.
        """
        fields = query_fields(request)
        names_none = request.method == "POST" and not first(fields, "v")
        requested = [] if names_none else _requested_videos(fields)
        style = first(fields, "style")
        if len(requested) > 1:
            raise InvalidRequest("An article is about one video; several were asked for.")
        return cls(
            video=parse_video(requested[0]) if requested else None,
            fallback=fallback_names(fields.get("fallback", ())),
            language=language_tag(first(fields, "hl")),
            style=one_of("style", style, STYLES) if style else None,
            layout=_layout(fields),
            download=switch(fields, "download", "a file name"),
        )


class DraftQuery(NamedTuple):
    """How a ``POST`` to ``/chapters`` wants its captions divided."""

    video: str | None
    """ID of the video that the captions are of; None: none is named."""
    duration: int | None
    """Seconds; None: not given here."""
    by_model: bool
    """Whether a model is asked, where one is configured."""
    output: Output

    @classmethod
    def from_request(cls, request: Request) -> DraftQuery:
        """Read ``request``; raises InvalidVideo, NotAVideo, UnknownFormat, NotAcceptable,
        InvalidRequest.
        """
        fields = query_fields(request)
        video = first(fields, "v")
        return cls(
            video=parse_video(video) if video else None,
            duration=_duration(fields),
            by_model=one_of("by", first(fields, "by"), DRAFTERS) == "model",
            output=Output.of(request, fields),
        )


class CheckQuery(NamedTuple):
    """What a request to ``/check`` asks for."""

    video: str | None
    """ID of a video whose description is checked; None: the posted one is."""
    duration: int | None
    """Seconds; None: not given here."""
    output: Output
    options: ListOptions

    @classmethod
    def from_request(cls, request: Request) -> CheckQuery:
        """Read ``request``; raises InvalidVideo, NotAVideo, UnknownFormat, NotAcceptable,
        InvalidRequest.
        """
        fields = query_fields(request)
        requested = _requested_videos(fields) if first(fields, "v") else []
        if len(requested) > 1:
            raise InvalidRequest("A check is about one video; several were asked for.")
        return cls(
            video=parse_video(requested[0]) if requested else None,
            duration=_duration(fields),
            output=Output.of(request, fields),
            options=ListOptions.of({name: first(fields, name) for name in LIST_OPTIONS}),
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


def _duration(fields: Fields) -> int | None:
    duration = first(fields, "duration")
    return parse_duration(duration) if duration else None


def _playlist(fields: Fields) -> str | None:
    """The ID of the playlist asked for; None if a video is asked for, with or without ``list=``."""
    if "list" not in fields or "v" in fields:
        return None
    return parse_playlist(first(fields, "list"))


def _page_token(fields: Fields) -> str | None:
    token = first(fields, "pageToken")
    if not re.fullmatch("[A-Za-z0-9_=-]{0,300}", token):
        raise InvalidRequest("pageToken is the nextPageToken of the page before, as it was given.")
    return token or None


def _requested_videos(fields: Fields) -> list[str]:
    requested = [video for value in fields.get("v", ()) for video in _split(value)]
    if not requested:
        raise MissingVideo(NAME_A_VIDEO)
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


def _layout(fields: Fields) -> Layout:
    return Layout(
        contents=switch(fields, "toc", "a table of contents"),
        heading=one_of("heading", first(fields, "heading"), HEADINGS),
        figures=switch(fields, "figures", "placeholders for pictures"),
    )
