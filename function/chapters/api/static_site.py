"""The page, served by the function's own process when ``WEB_ROOT`` is set (``make run``).

In production Firebase Hosting serves it; both send the headers that ``firebase.json`` lists.
"""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import cast

from flask import Request, Response
from werkzeug.security import safe_join
from werkzeug.utils import send_from_directory

from chapters.samples import listing


def serve(request: Request, *, root: Path, has_key: bool) -> Response | None:
    """The file below ``root`` that the request names; None when there is none.

    Without an API key ``/samples.json`` lists the bundled videos; the file of that name, which
    Hosting serves, holds none.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    if request.path == "/samples.json" and not has_key:
        return _with_headers(
            Response(json.dumps(listing()), content_type="application/json"), root, request.path
        )
    name = request.path.strip("/") or "index.html"
    for candidate in (name, f"{name}.html"):
        path = safe_join(str(root), candidate)
        if path is not None and Path(path).is_file():
            response = send_from_directory(
                root, candidate, request.environ, response_class=Response, max_age=0
            )
            return _with_headers(cast("Response", response), root, f"/{candidate}")
    return None


def _with_headers(response: Response, root: Path, path: str) -> Response:
    for pattern, headers in _rules(root.parent / "firebase.json"):
        if fnmatchcase(path, pattern):
            response.headers.update(headers)
    return response


@lru_cache
def _rules(file: Path) -> tuple[tuple[str, dict[str, str]], ...]:
    """(pattern, headers) as Hosting applies them; its ``**`` spans folders, as fnmatch's ``*``.

    https://firebase.google.com/docs/hosting/full-config#headers
    """
    if not file.is_file():
        return ()
    hosting = json.loads(file.read_text("utf-8"))["hosting"]
    return tuple(
        (
            "/" + rule["source"].lstrip("/").replace("**/*", "*").replace("**", "*"),
            {header["key"]: header["value"] for header in rule["headers"]},
        )
        for rule in hosting.get("headers", [])
    )
