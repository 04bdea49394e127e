"""Responses of the HTTP interface: headers that all of them share, and problem documents."""

from __future__ import annotations

import json
from collections.abc import Iterable

from flask import Request, Response
from werkzeug.http import parse_etags

from chapters.api.rendered import RenderedBody
from chapters.errors import ChaptersError, MethodNotAllowed
from chapters.formats import HTML_POLICY, problem, render_problem

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
"""Content Security Policy of responses that are not pages."""


def reply(
    request: Request,
    body: RenderedBody,
    media_type: str,
    *,
    max_age: int | None,
    more: Iterable[tuple[str, str]] = (),
) -> Response:
    """A 200, or a 304 to a client that has ``body`` already (``If-None-Match``).

    No other condition is looked at (``If-Match``): nothing here can be overwritten.

    ``max_age``: seconds that any cache may store it; None: no cache may. ``more``: further headers.
    """
    caching = "no-store" if max_age is None else f"public, max-age={max_age}"
    headers = [
        ("Content-Type", _with_charset(media_type)),
        ("ETag", f'"{body.etag}"'),
        ("Cache-Control", caching),
        *protection(media_type),
        *more,
    ]
    held = parse_etags(request.environ.get("HTTP_IF_NONE_MATCH"))
    if request.method in ("GET", "HEAD") and held.contains_weak(body.etag):
        return Response(status=304, headers=headers)
    return Response(body.data, headers=headers)


def problem_response(request: Request, error: ChaptersError) -> Response:
    """``error`` as a problem document (RFC 9457), or as a page where ``format=html`` was asked."""
    if request.args.get("format") == "html":
        body, media_type = render_problem(error), "text/html"
    else:
        body = json.dumps(problem(error), ensure_ascii=False) + "\n"
        media_type = "application/problem+json"
    response = Response(
        body.encode("utf-8", "replace"),
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


def attachment(name: str) -> tuple[str, str]:
    """The header that has browsers save the response as ``name``, in ASCII."""
    return "Content-Disposition", f'attachment; filename="{name}"'


def protection(media_type: str) -> tuple[tuple[str, str], ...]:
    """Headers that forbid browsers to guess another type, to load or run anything, to frame the
    response, and to send its query to other sites."""
    return (
        ("Content-Security-Policy", HTML_POLICY if media_type == "text/html" else DATA_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
    )


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
