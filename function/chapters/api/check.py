"""``/check``: which chapters a description gives, what YouTube would object to, and its mending."""

from __future__ import annotations

from flask import Request, Response

from chapters.api import posted
from chapters.api.body_reader import read_body
from chapters.api.query import CheckQuery
from chapters.api.responses import attachment, reply
from chapters.api.text_process import Texts
from chapters.service.lookup import Service


def check_response(request: Request, *, client: str, service: Service, texts: Texts) -> Response:
    """The verdict on the description of the video that ``request`` names, or on the posted one; in
    another format than JSON, the chapters.

    Raises what ``CheckQuery.from_request``, ``read_body``, ``chapters_of_one``, ``Texts.run`` and
    ``posted.verdict`` raise.
    """
    query = CheckQuery.from_request(request)
    sent = read_body(request)
    video = service.chapters_of_one(query.video, client=client).video if query.video else None
    body = texts.run(posted.verdict, sent, video, query.options, query.format.name)
    name = f"{query.video or 'description'}.chapters.{query.format.extension}"
    more = [attachment(name)] if query.download else []
    return reply(request, body, query.format.media_type, max_age=None, more=more)
