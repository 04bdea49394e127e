"""``/check``: which chapters a description gives, what YouTube objects to, and what mends it."""

from __future__ import annotations

from dataclasses import replace

from flask import Request, Response

from chapters.api.query import CheckQuery, client_of
from chapters.api.rendered import RenderedBody
from chapters.api.request_body import RequestBody, parse_check_body
from chapters.api.responses import reply
from chapters.domain.list_options import NO_OPTIONS
from chapters.domain.video import Video
from chapters.formats import render_verdict
from chapters.service.check import check, pasted
from chapters.service.lookup import Service


def check_response(request: Request, *, service: Service, proxy_hops: int) -> Response:
    """The verdict on the description of the video that ``request`` names, or on the posted one; in
    another format than JSON, the chapters.

    Raises what ``CheckQuery.from_request``, ``parse_check_body`` and ``chapters_of_one`` raise.
    """
    query = CheckQuery.from_request(request)
    posted = parse_check_body(request, needs_description=query.video is None)
    video = _video(query, posted, service, client_of(request, proxy_hops=proxy_hops))
    verdict = check(video, options=query.options, transcript=posted.transcript)
    if query.format.name == "json":
        text = render_verdict(verdict)
    else:
        chapters = verdict.found if query.options == NO_OPTIONS else verdict.mended
        text = query.format.render(chapters)
    body = RenderedBody.from_text(text)
    return reply(request, body, query.format.media_type, max_age=None)


def _video(query: CheckQuery, posted: RequestBody, service: Service, client: str) -> Video:
    """The video in ``query``, with the posted description where there is one: its next draft."""
    if query.video is None:
        return pasted(posted.description or "", duration=posted.duration, title=posted.title)
    video = service.chapters_of_one(query.video, client=client).video
    if posted.description is None:
        return video
    return replace(video, id="", description=posted.description)
