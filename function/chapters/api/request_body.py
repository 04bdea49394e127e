"""Bodies of POST requests: a description, a transcript, or both, read and checked. Not stored."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chapters.domain.clock import parse_duration, whole_duration
from chapters.errors import InvalidRequest, TooLarge
from chapters.transcript import Transcript, read

if TYPE_CHECKING:
    from flask import Request

MAX_BYTES = 2 << 20
"""Size of the largest body that is accepted; captions of three hours are about a sixth of it."""
MAX_DESCRIPTION = 20_000
"""Characters of the longest description that is accepted; YouTube allows 5,000."""

_INCOMPLETE = "The body ended before all of it had come. Send it again."


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A body that was checked. None: the field was left out."""

    description: str | None = None
    duration: int | None = None
    """Seconds."""
    transcript: Transcript | None = None
    title: str = ""

    def __post_init__(self) -> None:
        """Raise TooLarge for a description that is none of YouTube's."""
        if self.description is not None and len(self.description) > MAX_DESCRIPTION:
            raise TooLarge(
                f"The description is longer than {MAX_DESCRIPTION} characters. YouTube allows "
                "5,000; send the description of one video."
            )


def read_body(request: Request) -> bytes:
    """The bytes of the body; raises InvalidRequest if it ends early, TooLarge."""
    try:
        data = request.stream.read(MAX_BYTES + 1)
    except Exception as error:  # an incomplete body raises errors that differ between servers
        raise InvalidRequest(_INCOMPLETE) from error
    if len(data) < min(request.content_length or 0, MAX_BYTES + 1):
        raise InvalidRequest(_INCOMPLETE)
    if len(data) > MAX_BYTES:
        raise TooLarge(
            f"The body is larger than {MAX_BYTES} bytes, which is more than the captions of a day."
        )
    return bytes(data)


def parse_check_body(data: bytes, *, media_type: str) -> RequestBody:
    """JSON with a description, or the description alone as plain text.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    if media_type == "text/plain":
        return RequestBody(description=data.decode("utf-8", "replace"))
    body = _parse_json(data)
    if body.description is None:
        raise InvalidRequest('Send an object with the text as "description".')
    return body


def parse_article_body(data: bytes, *, media_type: str) -> RequestBody:
    """JSON with a transcript or a description or both, or a transcript as a body of another type.

    Raises InvalidRequest, InvalidTranscript, TooLarge.
    """
    if media_type == "application/json":
        return _parse_json(data)
    return RequestBody(transcript=read(data.decode("utf-8", "replace")))


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
    return RequestBody(
        description=fields.get("description"),
        duration=_duration(fields.get("duration")),
        transcript=read(fields["transcript"]) if "transcript" in fields else None,
        title=fields.get("title", ""),
    )


def _duration(value: object) -> int | None:
    """Seconds, from a number or a text; None for null. Raises InvalidRequest."""
    if value is None:
        return None
    if isinstance(value, str):
        return parse_duration(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidRequest('"duration" is a number or a text, or left out.')
    return whole_duration(value)
