"""Takes the body out of a request: its bytes, and the fields and the file of a form."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

from werkzeug.exceptions import HTTPException
from werkzeug.formparser import FormDataParser

from chapters.api.request_body import FIELDS, Form, Posted
from chapters.errors import InvalidRequest, TooLarge

if TYPE_CHECKING:
    from flask import Request

MAX_BYTES = 2 << 20
"""Size of the largest body that is accepted; captions of three hours are about a sixth of it."""
MAX_PARTS = 20
"""Of a form."""

FORM_TYPES = frozenset(("multipart/form-data", "application/x-www-form-urlencoded"))

_INCOMPLETE = "The body ended before all of it had come. Send it again."


def read_body(request: Request) -> Posted:
    """The body of ``request``; raises InvalidRequest if it ends early or is a broken form,
    TooLarge.
    """
    data = _read(request)
    parameters = request.mimetype_params
    form = None
    if request.mimetype in FORM_TYPES:
        parsed = parse_form(data, request.mimetype, parameters)
        # Captions that curl sends when it is told no type look like a form of other fields.
        is_form = request.mimetype == "multipart/form-data" or parsed.file
        form = parsed if is_form or FIELDS & parsed.texts.keys() else None
    return Posted(data, request.mimetype, parameters.get("charset", ""), form)


def parse_form(data: bytes, media_type: str, parameters: Mapping[str, str]) -> Form:
    """The form in ``data``, as browsers and ``curl -F`` send it; ``parameters`` are those of its
    content type.

    Raises InvalidRequest if it cannot be read, or holds several files.
    """
    parser = FormDataParser(
        stream_factory=_in_memory,
        max_form_memory_size=len(data),
        max_form_parts=MAX_PARTS,
        silent=False,
    )
    try:
        _, texts, files = parser.parse(BytesIO(data), media_type, len(data), dict(parameters))
    except (HTTPException, ValueError) as error:
        raise InvalidRequest(
            "The form cannot be read. Send it as multipart/form-data with one file, as "
            "curl -F file=@captions.vtt does."
        ) from error
    uploads = [file for _, file in files.items(multi=True) if file.filename]
    if len(uploads) > 1:
        raise InvalidRequest("The form holds several files; captions are one.")
    charsets = [upload.mimetype_params.get("charset", "") for upload in uploads]
    contents = [upload.stream.read() for upload in uploads]
    file = next(zip(contents, charsets, strict=True), None)
    return Form(texts.to_dict(), file)


def _read(request: Request) -> bytes:
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


def _in_memory(*_: Any, **__: Any) -> IO[bytes]:
    """A file of a form stays in memory: the body is bounded."""
    return BytesIO()
