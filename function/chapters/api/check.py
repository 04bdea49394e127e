"""``/check``: which chapters a posted description gives, and what YouTube would object to."""

from __future__ import annotations

from flask import Request, Response

from chapters.api import posted
from chapters.api.body_reader import read_body
from chapters.api.cpu_slot import CpuSlot
from chapters.api.responses import reply
from chapters.api.text_process import Texts


def check_response(request: Request, *, slot: CpuSlot, texts: Texts) -> Response:
    """The verdict on the description in ``request``.

    Raises what ``read_body``, ``CpuSlot.turn``, ``Texts.run`` and ``posted.verdict`` raise.
    """
    sent = read_body(request)
    with slot.turn():
        body = texts.run(posted.verdict, sent)
    return reply(request, body, "application/json", max_age=None)
