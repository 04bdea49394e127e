"""Bytes, headers and problem documents: what every answer of the HTTP face has in common."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Request, Response
from werkzeug.datastructures import Headers

from chapters.api.rendered import RenderedBody
from chapters.errors import ChaptersError, MethodNotAllowed
from chapters.formats import HTML_POLICY, problem, render_problem

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

POLICY = "default-src 'none'; frame-ancestors 'none'"
"""Content Security Policy of answers that are data."""


_CONDITIONS = frozenset({
    "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE",
})  # fmt: skip


class Complete(Response):
    """A response that names its own ``Content-Length``."""

    def get_wsgi_headers(self, environ: WSGIEnvironment) -> Headers:
        """Its headers as they are: Werkzeug copies and searches them for what is missing, which
        is a tenth of the time of a cached answer. A 304 has fewer, and takes Werkzeug's way.
        """
        return self.headers if self.status_code == 200 else super().get_wsgi_headers(environ)


def reply(
    request: Request,
    body: RenderedBody,
    media_type: str,
    *,
    max_age: int | None,
    more: Iterable[tuple[str, str]] = (),
) -> Response:
    """A 200, or a 304 to a client that has these very bytes.

    ``max_age``: seconds that anybody may keep it; None: nobody may. ``more``: further headers.
    """
    kept = "no-store" if max_age is None else f"public, max-age={max_age}"
    headers = Headers()
    headers[:] = [  # all at once, which takes half the time of one by one
        ("Content-Type", _with_charset(media_type)),
        ("Content-Length", str(len(body.data))),
        ("ETag", f'"{body.etag}"'),
        ("Cache-Control", kept),
        *protection(media_type),
        *more,
    ]
    response = Complete([body.data], headers=headers)  # of bytes it would count the length again
    if request.method in ("GET", "HEAD") and not _CONDITIONS.isdisjoint(request.environ):
        response.make_conditional(request)
    return response


def problem_response(request: Request, error: ChaptersError) -> Response:
    """``error`` as a problem document (RFC 9457), or as a page where ``format=html`` was asked."""
    if request.args.get("format") == "html":
        body, media_type = render_problem(error), "text/html"
    else:
        body = json.dumps(problem(error), ensure_ascii=False)
        media_type = "application/problem+json"
    data = body.encode("utf-8", "replace")
    response = Response(
        data,
        error.status,
        headers=protection(media_type),
        content_type=_with_charset(media_type),
    )
    response.headers["Cache-Control"] = "no-store"
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(error.allow)
    return response


def protection(media_type: str) -> tuple[tuple[str, str], ...]:
    """Headers that keep a browser from making more of an answer than it is."""
    return (
        ("Content-Security-Policy", HTML_POLICY if media_type == "text/html" else POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    )


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
