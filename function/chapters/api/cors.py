"""Cross-origin requests: which other sites' pages may read our responses (Fetch standard, CORS).

None by default: the page is served from the function's own origin.
https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

from flask import Request, Response

_EXPOSED = "Cache-Status, Content-Disposition, ETag, Link, Retry-After"


def add_headers(request: Request, response: Response, *, origins: tuple[str, ...]) -> None:
    """Add the headers that let pages of ``origins`` read ``response``, whatever its status.

    ``origins``: such as ``https://a.example``; ``("*",)`` allows every origin, () none.
    """
    if not origins:
        return
    allows_all = origins == ("*",)
    if not allows_all:
        response.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin is None or not (allows_all or origin in origins):
        return
    response.headers["Access-Control-Allow-Origin"] = "*" if allows_all else origin
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = response.headers.get("Allow", "GET")
        response.headers["Access-Control-Allow-Headers"] = "Content-Type, If-None-Match"
        response.headers["Access-Control-Max-Age"] = "86400"
