"""``/check``: which chapters a posted description gives, and what YouTube would object to."""

from __future__ import annotations

from flask import Request, Response

from chapters.api.cpu_slot import CpuSlot
from chapters.api.rendered import RenderedBody
from chapters.api.request_body import parse_check_body, read_body
from chapters.api.responses import reply
from chapters.formats import render_verdict
from chapters.service.check import check


def check_response(request: Request, *, slot: CpuSlot) -> Response:
    """The verdict on the description in ``request``.

    Raises what ``read_body``, ``parse_check_body`` and ``CpuSlot.turn`` raise.
    """
    data = read_body(request)
    with slot.turn():
        posted = parse_check_body(data, media_type=request.mimetype)
        verdict = check(
            posted.description or "", duration=posted.duration, transcript=posted.transcript
        )
        body = RenderedBody.from_text(render_verdict(verdict))
    return reply(request, body, "application/json", max_age=None)
