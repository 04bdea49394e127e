"""Which other sites' pages may read our answers (Fetch standard, CORS protocol).

None by default: the page is served from the function's own origin.
"""

from __future__ import annotations

from flask import Request, Response

_EXPOSED = "Cache-Status, Content-Disposition, ETag, Retry-After"


def allow(request: Request, response: Response, *, origins: tuple[str, ...]) -> Response:
    """``response`` with the headers that let a page of one of ``origins`` read it; errors too."""
    if not origins:
        return response
    is_for_all = origins == ("*",)
    if not is_for_all:
        response.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin is None or not (is_for_all or origin in origins):
        return response
    response.headers["Access-Control-Allow-Origin"] = "*" if is_for_all else origin
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET")
        response.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
    return response
