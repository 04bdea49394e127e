"""Firebase Hosting as far as firebase.json goes: files first, then rewrites to the function.

https://firebase.google.com/docs/hosting/full-config#hosting_priority_order
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from support.processes import Server, ask
from support.stub_server import StubHandler, StubServer, running

RUN_HOST = "chapters-0123456789-uc.a.run.app"
"""What the function is called by Hosting, which is not what the visitor calls the site."""


class Hosting(StubServer):
    """Serves ``root`` by the ``hosting`` part of its firebase.json."""

    def __init__(self, root: Path, function: Server) -> None:
        self.config: dict[str, Any] = json.loads((root / "firebase.json").read_text())["hosting"]
        super().__init__(_Handler)
        self.files = root / self.config["public"]
        self.function = function

    def file(self, path: str) -> Path | None:
        """The file that ``path`` names, if there is one."""
        name = path.strip("/") or "index.html"
        candidates = [self.files / name]
        if self.config.get("cleanUrls"):
            candidates.append(self.files / f"{name}.html")
        return next((file for file in candidates if file.is_file()), None)

    def is_for_the_function(self, path: str) -> bool:
        """Whether a rewrite sends ``path`` there."""
        matching = [rule for rule in self.config["rewrites"] if matches(rule["source"], path)]
        return bool(matching) and "run" in matching[0]

    def headers_for(self, path: str) -> dict[str, str]:
        """The headers that firebase.json adds to files; the last rule wins."""
        return {
            header["key"].lower(): header["value"]
            for rule in self.config.get("headers", [])
            if matches(rule["source"], path)
            for header in rule["headers"]
        }


def matches(pattern: str, path: str) -> bool:
    """Hosting's globs: ``**`` spans folders, ``*`` does not."""
    parts = re.split(r"(\*\*/|\*\*|\*|@\([^)]*\))", "/" + pattern.lstrip("/"))
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    regex = "".join(
        f"(?:{part[2:-1].replace('.', '[.]')})"
        if part.startswith("@(")
        else meaning.get(part, re.escape(part))
        for part in parts
    )
    return re.fullmatch(regex, path) is not None


@contextmanager
def hosting(root: Path, function: Server) -> Iterator[Hosting]:
    """A site that runs until the block is left."""
    with running(Hosting(root, function)) as server:
        yield server


class _Handler(StubHandler):
    def _answer(self) -> None:
        assert isinstance(self.server, Hosting)
        path = urlsplit(self.path).path
        file = self.server.file(path)
        if file:
            self._send(200, self.server.headers_for(path), file.read_bytes())
        elif self.server.is_for_the_function(path):
            self._forward(self.server.function)
        else:
            self._send(404, {"content-type": "text/html"}, b"Hosting's own page")

    # The names that the base looks for.
    do_GET = do_HEAD = do_POST = do_OPTIONS = do_DELETE = _answer  # noqa: N815

    def _forward(self, function: Server) -> None:
        headers = {name: value for name, value in self.headers.items() if name != "Cookie"}
        before = f"{headers['X-Forwarded-For']}, " if "X-Forwarded-For" in headers else ""
        headers |= {
            "Host": RUN_HOST,
            "X-Forwarded-Host": self.headers["Host"],
            "X-Forwarded-For": f"{before}{self.client_address[0]}",
        }
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = f"{function.address}{self.path}"
        answer = ask(url, method=self.command, headers=headers, body=body or None)
        passed = {name: value for name, value in answer.headers.items() if name not in _OF_ONE_HOP}
        self._send(answer.status, passed, answer.body)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


_OF_ONE_HOP = {"connection", "content-length", "date", "server", "transfer-encoding"}
