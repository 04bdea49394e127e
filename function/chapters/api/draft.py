"""``POST /chapters``: draft chapters from captions in the body, in any of the formats."""

from __future__ import annotations

from dataclasses import replace

from flask import Request, Response

from chapters.api.query import DraftQuery, client_of
from chapters.api.rendered import RenderedBody
from chapters.api.request_body import RequestBody, parse_article_body
from chapters.api.responses import reply
from chapters.domain.video import Chapters, Video
from chapters.errors import InvalidRequest
from chapters.service.drafts import Drafts
from chapters.service.lookup import Service


def draft_response(
    request: Request, *, service: Service, drafts: Drafts, proxy_hops: int
) -> Response:
    """The chapters that the captions in ``request`` suggest; never for caches.

    Raises what ``DraftQuery.from_request`` and ``parse_article_body`` raise, InvalidRequest without
    captions, and the error of the video if one is named.
    """
    query = DraftQuery.from_request(request)
    client = client_of(request, proxy_hops=proxy_hops)
    posted = parse_article_body(request)
    if posted.transcript is None:
        raise InvalidRequest('Send captions, alone or as "transcript" of a JSON object.')
    video = _video(query, posted, service, client)
    draft: Chapters
    if query.by_model:
        draft = drafts.by_model(video, posted.transcript, client=client)
    else:
        draft = drafts.computed(video, posted.transcript)
    chosen = query.format
    more = [("Vary", "Accept")] if query.is_negotiated else []
    if query.download:
        name = f"{video.id or 'draft'}.chapters.{chosen.extension}"
        more.append(("Content-Disposition", f'attachment; filename="{name}"'))
    body = RenderedBody.from_text(chosen.render(draft))
    return reply(request, body, chosen.media_type, max_age=None, more=more)


def _video(query: DraftQuery, posted: RequestBody, service: Service, client: str) -> Video:
    """The video that the captions are of, as far as it is known."""
    duration = posted.duration or query.duration
    if query.video is None:
        return Video("", posted.title, "", "", duration)
    video = service.chapters_of_one(query.video, client=client).video
    return replace(video, duration=video.duration or duration)
