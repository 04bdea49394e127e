"""The web page's files, served by the function itself where ``WEB_ROOT`` is set (``make run``).

In production Firebase Hosting serves them; both send the headers that ``firebase.json`` lists.
"""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import cast

from flask import Request, Response
from werkzeug.security import safe_join
from werkzeug.utils import send_from_directory

from chapters.samples import listing


def file_response(request: Request, *, root: Path, has_key: bool) -> Response | None:
    """The file below ``root`` that ``request`` names; None when there is none.

    ``has_key``: whether there is a key for YouTube. Without one ``/samples.json`` lists the bundled
    videos; the file of that name, which Hosting serves, lists none.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    if request.path == "/samples.json" and not has_key:
        samples = Response(json.dumps(listing()), content_type="application/json")
        return _with_headers(samples, root, request.path)
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
    for pattern, headers in _header_rules(root.parent / "firebase.json"):
        if fnmatchcase(path, pattern):
            response.headers.update(headers)
    return response


def _header_rules(file: Path) -> tuple[tuple[str, dict[str, str]], ...]:
    """(pattern, headers) of ``file``, for fnmatch: its ``*`` crosses folders, as ``**`` does there.

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
