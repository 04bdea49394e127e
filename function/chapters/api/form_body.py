"""Forms as browsers and ``curl -F`` send them: texts by name, and a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from werkzeug.exceptions import HTTPException
from werkzeug.formparser import FormDataParser

from chapters.errors import InvalidRequest

MAX_PARTS = 20


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form."""

    texts: Mapping[str, str]
    """The first text of each name."""
    file: tuple[bytes, str] | None
    """Content and declared charset ('' if none) of the file, under whichever name; None: none."""


def parse_form(data: bytes, mimetype: str, parameters: Mapping[str, str]) -> Form:
    """The form in ``data``; ``parameters`` are those of its content type.

    Raises InvalidRequest if it cannot be read, or holds several files.
    """
    parser = FormDataParser(
        stream_factory=_in_memory,
        max_form_memory_size=len(data),
        max_form_parts=MAX_PARTS,
        silent=False,
    )
    try:
        _, texts, files = parser.parse(BytesIO(data), mimetype, len(data), dict(parameters))
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


def _in_memory(*_: Any, **__: Any) -> IO[bytes]:
    """A file of a form stays in memory: the body is bounded."""
    return BytesIO()
