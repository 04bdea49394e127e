"""Bodies of POST requests: a description, a transcript, or both, read and checked. Not stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from chapters.api.form_body import parse_form
from chapters.errors import InvalidRequest, TooLarge, UnsupportedMediaType
from chapters.transcript import Transcript, holds_captions, read, read_bytes

if TYPE_CHECKING:
    from flask import Request

MAX_BYTES = 1 << 20
"""Size of the largest body that is accepted. YouTube allows a description of 5,000 characters; the
captions of three hours are about a third of this."""

CAPTION_TYPES = frozenset((
    "text/vtt", "text/plain", "text/srt", "text/x-srt", "application/x-subrip", "text/x-ssa",
    "text/x-ass", "application/ttml+xml", "application/xml", "text/xml",
    "text/tab-separated-values", "application/octet-stream",
    "application/x-www-form-urlencoded", "",  # what curl sends when it is told nothing; no type
))  # fmt: skip
"""Types of a body that is captions as it stands; which kind they are, the text itself tells."""

FORM_TYPES = frozenset(("multipart/form-data", "application/x-www-form-urlencoded"))

_FIELDS = frozenset(("description", "duration", "transcript", "title"))

_INCOMPLETE = "The body ended before all of it had come. Send it again."


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A body that was checked. None: the field was left out."""

    description: str | None = None
    duration: int | None = None
    """Seconds."""
    transcript: Transcript | None = None
    title: str = ""


def parse_check_body(request: Request) -> RequestBody:
    """JSON with a description, a form with one, or the description alone as plain text.

    Raises InvalidRequest, InvalidTranscript, TooLarge, UnsupportedMediaType.
    """
    data = _read(request)
    if request.mimetype == "text/plain":
        return RequestBody(description=data.decode("utf-8", "replace"))
    body = _parse_form(request, data)
    if body is None:
        if request.mimetype not in ("application/json", "application/x-www-form-urlencoded", ""):
            raise UnsupportedMediaType(
                "Send the description as application/json, multipart/form-data or text/plain."
            )
        body = _checked(_parse_json(data))
    if body.description is None:
        raise InvalidRequest('Send an object with the text as "description".')
    return body


def parse_article_body(request: Request) -> RequestBody:
    """JSON or a form with a transcript or a description or both; or captions alone, as a file.

    Raises InvalidRequest, InvalidTranscript, TooLarge, UnsupportedMediaType.
    """
    data = _read(request)
    charset = request.mimetype_params.get("charset", "")
    if request.mimetype == "application/json":
        fields = _parse_json(data)
        if holds_captions(fields):
            return RequestBody(transcript=read_bytes(data))
        return _checked(fields)
    if (body := _parse_form(request, data)) is not None:
        return body
    if request.mimetype not in CAPTION_TYPES:
        raise UnsupportedMediaType(
            f"A body of type {request.mimetype[:80]!r} is not read here. Send captions as "
            "text/plain, whichever kind they are, or as a file of multipart/form-data."
        )
    return RequestBody(transcript=read_bytes(data, charset))


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


def _parse_form(request: Request, data: bytes) -> RequestBody | None:
    """The body of a form; None if it is none, whatever its type says."""
    if request.mimetype not in FORM_TYPES:
        return None
    form = parse_form(data, request.mimetype, request.mimetype_params)
    if not _FIELDS & form.texts.keys() and form.file is None:
        return None
    fields: dict[str, object] = {n: t for n, t in form.texts.items() if n in _FIELDS and t.strip()}
    if form.texts.get("duration", "").isdecimal():
        fields["duration"] = int(form.texts["duration"][:9])
    body = _checked(fields)
    return body if form.file is None else replace(body, transcript=read_bytes(*form.file))


def _parse_json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(
            'The body is not JSON. Send {"description": "...", "duration": 600}, or the '
            "description alone as text/plain."
        ) from error


def _checked(fields: object) -> RequestBody:
    """``fields`` of JSON as a body; raises InvalidRequest, InvalidTranscript."""
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
