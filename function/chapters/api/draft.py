"""``POST /chapters``: draft chapters from captions in the body, in any of the formats."""

from __future__ import annotations

from flask import Request, Response

from chapters.api import posted
from chapters.api.body_reader import read_body
from chapters.api.query import DraftQuery
from chapters.api.rendered import RenderedBody
from chapters.api.responses import reply
from chapters.api.text_process import Texts
from chapters.domain.video import Chapters
from chapters.service.drafts import Drafts
from chapters.service.lookup import Service


def draft_response(
    request: Request,
    *,
    client: str,
    service: Service,
    drafts: Drafts,
    texts: Texts,
) -> Response:
    """The chapters that the captions in ``request`` suggest; never for caches.

    Raises what ``DraftQuery.from_request``, ``Texts.run`` and ``posted.captions`` raise, and the
    error of the video if one is named.
    """
    query = DraftQuery.from_request(request)
    sent = read_body(request)
    video = service.chapters_of_one(query.video, client=client).video if query.video else None

    def computed() -> Chapters:
        return texts.run(posted.draft, sent, video, query.duration)

    if query.by_model:
        about, captions = texts.run(posted.captions, sent, video, query.duration)
        draft = drafts.by_model(about, captions, client=client, otherwise=computed)
    else:
        draft = drafts.with_offer(computed())
    chosen, more = query.output.format, query.output.headers(video.id if video else "draft")
    body = RenderedBody.from_text(chosen.render(draft))
    return reply(request, body, chosen.media_type, max_age=None, more=more)
