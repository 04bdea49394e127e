"""``POST /transcript``: the captions in the body as data."""

from __future__ import annotations

from flask import Request, Response

from chapters.api import posted
from chapters.api.body_reader import read_body
from chapters.api.responses import reply
from chapters.api.text_process import Texts


def transcript_response(request: Request, *, texts: Texts) -> Response:
    """The cues of the captions in ``request``; never for caches.

    Raises what ``read_body``, ``Texts.run`` and ``posted.transcript`` raise.
    """
    body = texts.run(posted.transcript, read_body(request))
    return reply(request, body, "application/json", max_age=None)
