"""Bodies of POST requests: a description, a transcript, or both, read and checked. Not stored.

Pure: ``body_reader`` takes them out of a request, and ``text_process`` runs what is here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chapters.domain.clock import parse_duration, whole_duration
from chapters.errors import InvalidRequest, TooLarge, UnsupportedMediaType
from chapters.transcript import Transcript, holds_captions, read, read_bytes
from chapters.transcript.encoding import is_utf_16

MAX_DESCRIPTION = 20_000
"""Characters of the longest description that is accepted; YouTube allows 5,000."""

CAPTION_TYPES = frozenset((
    "text/vtt", "text/plain", "text/srt", "text/x-srt", "application/x-subrip", "text/x-ssa",
    "text/x-ass", "application/ttml+xml", "application/xml", "text/xml",
    "text/tab-separated-values", "application/octet-stream",
    "application/x-www-form-urlencoded", "",  # what curl sends when it is told nothing; no type
))  # fmt: skip
"""Types of a body that is captions as it stands; which kind they are, the text itself tells."""

FIELDS = frozenset(("description", "duration", "transcript", "title"))
"""Names of the fields of JSON and of forms."""


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form."""

    texts: Mapping[str, str]
    """The first text of each name."""
    file: tuple[bytes, str] | None
    """Content and declared charset ('' if none) of the file, under whichever name; None: none."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A body as it came."""

    data: bytes
    media_type: str
    charset: str = ""
    """As the type declares it; '' if it does not."""
    form: Form | None = None
    """Its fields; None if it is no form, whatever its type says."""


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


def parse_check_body(posted: Posted, *, needs_description: bool) -> RequestBody:
    """JSON with a description, a form with one, or the description alone as plain text; empty
    where none is needed.

    Raises InvalidRequest, InvalidTranscript, TooLarge, UnsupportedMediaType.
    """
    if not posted.data and not needs_description:
        return RequestBody()
    if posted.media_type == "text/plain":
        # Premiere Pro writes its tables of markers in UTF-16.
        codec = "utf-16" if is_utf_16(posted.data) else "utf-8"
        return RequestBody(description=posted.data.decode(codec, "replace"))
    body = _parse_form(posted.form)
    if body is None:
        if posted.media_type not in ("application/json", "application/x-www-form-urlencoded", ""):
            raise UnsupportedMediaType(
                "Send the description as application/json, multipart/form-data or text/plain."
            )
        body = _checked(_parse_json(posted.data))
    if body.description is None and needs_description:
        raise InvalidRequest('Send an object with the text as "description", or name a video: v=.')
    return body


def parse_article_body(posted: Posted) -> RequestBody:
    """JSON or a form with a transcript or a description or both; or captions alone, as a file.

    Raises InvalidRequest, InvalidTranscript, TooLarge, UnsupportedMediaType.
    """
    if posted.media_type == "application/json":
        fields = _parse_json(posted.data)
        if holds_captions(fields):
            return RequestBody(transcript=read_bytes(posted.data))
        return _checked(fields)
    if (body := _parse_form(posted.form)) is not None:
        return body
    if posted.media_type not in CAPTION_TYPES:
        raise UnsupportedMediaType(
            f"A body of type {posted.media_type[:80]!r} is not read here. Send captions as "
            "text/plain, whichever kind they are, or as a file of multipart/form-data."
        )
    return RequestBody(transcript=read_bytes(posted.data, posted.charset))


def _parse_form(form: Form | None) -> RequestBody | None:
    if form is None:
        return None
    fields: dict[str, object] = {n: t for n, t in form.texts.items() if n in FIELDS and t.strip()}
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
    """``fields`` of JSON or a form as a body; raises InvalidRequest, InvalidTranscript."""
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
