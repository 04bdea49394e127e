"""Bodies of POST requests: a description, a transcript, or both, read and checked. Not stored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chapters.errors import InvalidRequest, TooLarge
from chapters.transcript import Transcript, read

if TYPE_CHECKING:
    from flask import Request

MAX_BYTES = 1 << 20
"""Size of the largest body that is accepted. YouTube allows a description of 5,000 characters; the
captions of three hours are about a third of this."""

_INCOMPLETE = "The body ended before all of it had come. Send it again."


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A body that was checked. None: the field was left out."""

    description: str | None = None
    duration: int | None = None
    """Seconds."""
    transcript: Transcript | None = None
    title: str = ""


def parse_check_body(request: Request, *, needs_description: bool) -> RequestBody:
    """JSON with a description, or the description alone as plain text; empty where none is needed.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    data = _read(request)
    if not data and not needs_description:
        return RequestBody()
    if request.mimetype == "text/plain":
        return RequestBody(description=data.decode("utf-8", "replace"))
    body = _parse_json(data)
    if body.description is None and needs_description:
        raise InvalidRequest('Send an object with the text as "description", or name a video: v=.')
    return body


def parse_article_body(request: Request) -> RequestBody:
    """JSON with a transcript or a description or both, or a transcript as a body of another type.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    data = _read(request)
    if request.mimetype == "application/json":
        return _parse_json(data)
    return RequestBody(transcript=read(data.decode("utf-8", "replace")))


def _read(request: Request) -> bytes:
    try:
        data = request.stream.read(MAX_BYTES + 1)
    except Exception as error:  # an incomplete body raises errors that differ between servers
        raise InvalidRequest(_INCOMPLETE) from error
    if len(data) < min(request.content_length or 0, MAX_BYTES + 1):
        raise InvalidRequest(_INCOMPLETE)
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The body is larger than {MAX_BYTES} bytes. YouTube's own limit for a description "
            "is 5,000 characters."
        )
    return bytes(data)


def _parse_json(data: bytes) -> RequestBody:
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(
            'The body is not JSON. Send {"description": "...", "duration": 600}, or the '
            "description alone as text/plain."
        ) from error
    if not isinstance(fields, dict):
        raise InvalidRequest('Send an object with the text as "description".')
    for name in ("description", "transcript", "title"):
        if not isinstance(fields.get(name, ""), str):
            raise InvalidRequest(f'"{name}" is a text, or left out.')
    duration = fields.get("duration")
    if duration is not None and not (type(duration) is int and 0 < duration <= 10**7):
        raise InvalidRequest('"duration" is the length in whole seconds, or left out.')
    return RequestBody(
        description=fields.get("description"),
        duration=duration,
        transcript=read(fields["transcript"]) if "transcript" in fields else None,
        title=fields.get("title", ""),
    )
