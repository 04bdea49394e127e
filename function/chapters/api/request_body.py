"""What a request posts: a description, a transcript, or both. Read once, checked, kept nowhere."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chapters.errors import InvalidRequest, TooLarge

if TYPE_CHECKING:
    from flask import Request

    from chapters.transcript import Transcript

LARGEST_BODY = 1 << 20
"""Bytes of a body that are read. YouTube allows a description of 5,000 characters; the captions of
three hours are about a third of this."""


_INCOMPLETE = "The body ended before all of it had come. Send it again."


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A body, checked. None: the field was left out."""

    description: str | None = None
    duration: int | None = None
    """Seconds."""
    transcript: Transcript | None = None
    title: str = ""


def description_in(request: Request) -> RequestBody:
    """JSON with a description, or the description alone as plain text.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    body = _body(request)
    if request.mimetype == "text/plain":
        return RequestBody(description=body.decode("utf-8", "replace"))
    posted = _posted(body)
    if posted.description is None:
        raise InvalidRequest('Send an object with the text as "description".')
    return posted


def transcript_in(request: Request) -> RequestBody:
    """JSON with a transcript or a description or both, or a transcript as a body of another type.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    body = _body(request)
    if request.mimetype == "application/json":
        return _posted(body)
    return RequestBody(transcript=_transcript(body.decode("utf-8", "replace")))


def drain(request: Request) -> None:
    """Read what is left of the body and keep none of it: a client that is still sending it would
    not see the answer."""
    if "CONTENT_LENGTH" not in request.environ and "HTTP_TRANSFER_ENCODING" not in request.environ:
        return
    with suppress(Exception):  # one that breaks off; each server has errors of its own for it
        while request.stream.read(1 << 16):
            pass


def _body(request: Request) -> bytes:
    try:
        body = request.stream.read(LARGEST_BODY + 1)
    except Exception as error:  # every server has errors of its own for one that breaks off
        raise InvalidRequest(_INCOMPLETE) from error
    if len(body) < min(request.content_length or 0, LARGEST_BODY + 1):
        raise InvalidRequest(_INCOMPLETE)
    if len(body) > LARGEST_BODY:
        raise TooLarge(
            f"The body is larger than {LARGEST_BODY} bytes. YouTube's own limit for a description "
            "is 5,000 characters."
        )
    return bytes(body)


def _posted(body: bytes) -> RequestBody:
    try:
        fields = json.loads(body)
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
        transcript=_transcript(fields["transcript"]) if "transcript" in fields else None,
        title=fields.get("title", ""),
    )


def _transcript(text: str) -> Transcript:
    from chapters.transcript import read  # noqa: PLC0415 - few requests bring one

    return read(text)
