"""``/check``: which chapters a posted description gives, and what YouTube would object to."""

from __future__ import annotations

from flask import Request, Response

from chapters.api.rendered import RenderedBody
from chapters.api.request_body import parse_check_body
from chapters.api.responses import reply
from chapters.formats import render_verdict
from chapters.service.check import check


def check_response(request: Request) -> Response:
    """The verdict on the description in ``request``; raises what ``parse_check_body`` raises."""
    posted = parse_check_body(request)
    verdict = check(
        posted.description or "", duration=posted.duration, transcript=posted.transcript
    )
    body = RenderedBody.from_text(render_verdict(verdict))
    return reply(request, body, "application/json", max_age=None)
