"""How chapters are sent, wherever they come from: in which format, and whether as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from chapters.api.parameters import Fields, first, switch
from chapters.api.responses import attachment
from chapters.formats import Format, choose, with_cue_options

if TYPE_CHECKING:
    from flask import Request


class Output(NamedTuple):
    """What ``OUTPUT`` of ``parameters``, and the header ``Accept``, ask for."""

    format: Format
    is_negotiated: bool
    """Whether ``Accept`` decided about the format."""
    download: bool

    @classmethod
    def of(cls, request: Request, fields: Fields, *, several: bool = False) -> Output:
        """Read ``fields`` of ``request``; ``several``: as in ``formats.choose``.

        Raises UnknownFormat, NotAcceptable, InvalidRequest.
        """
        name = first(fields, "format")
        chosen = choose(name, accept=_accepted_types(request), several=several)
        return cls(
            with_cue_options(chosen, artist=first(fields, "artist"), file=first(fields, "file")),
            is_negotiated=not name,
            download=switch(fields, "download", "a file name"),
        )

    def headers(self, name: str) -> list[tuple[str, str]]:
        """What the way of asking adds: ``Vary``, and the name of a download of ``name``."""
        headers = [("Vary", "Accept")] if self.is_negotiated else []
        if self.download:
            headers.append(attachment(f"{name}.chapters.{self.format.extension}"))
        return headers


def _accepted_types(request: Request) -> list[tuple[str, float]]:
    """The media types that ``Accept`` names, with weights (RFC 9110, section 12.5.1)."""
    accepted = parse_accept_header(request.environ.get("HTTP_ACCEPT"), MIMEAccept)
    return [(media_type, float(quality)) for media_type, quality in accepted]
