"""``/check``: which chapters a description gives, what YouTube would object to, and its mending."""

from __future__ import annotations

from flask import Request, Response

from chapters.api import posted
from chapters.api.body_reader import read_body
from chapters.api.query import CheckQuery
from chapters.api.responses import reply
from chapters.api.text_process import Texts
from chapters.service.lookup import Service


def check_response(request: Request, *, client: str, service: Service, texts: Texts) -> Response:
    """The verdict on the description of the video that ``request`` names, or on the posted one; in
    another format than JSON, the chapters.

    Raises what ``CheckQuery.from_request``, ``read_body``, ``chapters_of_one``, ``Texts.run`` and
    ``posted.verdict`` raise.
    """
    query = CheckQuery.from_request(request)
    chosen = query.output.format
    sent = read_body(request)
    video = service.chapters_of_one(query.video, client=client).video if query.video else None
    body = texts.run(posted.verdict, sent, video, query.duration, query.options, chosen)
    more = query.output.headers(query.video or "description")
    return reply(request, body, chosen.media_type, max_age=None, more=more)
