"""Bytes, headers and problem documents: what every answer of the HTTP face has in common."""

from __future__ import annotations

import hashlib
import json

from flask import Request, Response

from chapters.errors import ChaptersError, MethodNotAllowed
from chapters.formats import HTML_POLICY, problem, render_problem

POLICY = "default-src 'none'; frame-ancestors 'none'"
"""Content Security Policy of answers that are data."""


def reply(
    request: Request,
    body: str,
    media_type: str,
    *,
    max_age: int | None,
    policy: str = POLICY,
) -> Response:
    """A 200, or a 304 to a client that has these very bytes.

    ``max_age``: seconds that anybody may keep it; None: nobody may.
    """
    data = body.encode("utf-8", "replace")  # JSON can smuggle lone surrogates into a title
    response = Response(data, content_type=_with_charset(media_type))
    response.set_etag(hashlib.sha256(data).hexdigest()[:32])
    response.headers["Cache-Control"] = (
        "no-store" if max_age is None else f"public, max-age={max_age}"
    )
    protect(response, policy)
    if request.method in ("GET", "HEAD"):
        response.make_conditional(request)
    return response


def problem_response(request: Request, error: ChaptersError) -> Response:
    """``error`` as a problem document (RFC 9457), or as a page where ``format=html`` was asked."""
    if request.args.get("format") == "html":
        body, media_type, policy = render_problem(error), "text/html; charset=utf-8", HTML_POLICY
    else:
        body = json.dumps(problem(error), ensure_ascii=False)
        media_type, policy = "application/problem+json", POLICY
    response = Response(body.encode("utf-8", "replace"), error.status, content_type=media_type)
    response.headers["Cache-Control"] = "no-store"
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(error.allow)
    protect(response, policy)
    return response


def protect(response: Response, policy: str) -> None:
    """Headers that keep a browser from making more of an answer than it is."""
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "strict-origin-when-cross-origin"


def _with_charset(media_type: str) -> str:
    needs_charset = media_type.startswith("text/") and "charset" not in media_type
    return f"{media_type}; charset=utf-8" if needs_charset else media_type
