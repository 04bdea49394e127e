"""Does a deployed address answer? Its health, one known video, and the page if asked.

    python scripts/smoke.py https://PROJECT.web.app --page

Ends with 0 when everything answers as it should, else with 1 and a sentence for what does not.
Costs at most one unit of YouTube quota. Standard library only: it runs in a bare Python image.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import urlsplit

KNOWN_VIDEO = "l8pRSuU81PU"
"""A public video with 31 chapters in its description."""
FEWEST = 3
"""Chapters that a list has at least, so that its author may edit it without failing a release."""


class Wrong(Exception):
    """The address answers, or not, in a way that no release may: ``str()`` says how."""


def main(arguments: list[str] | None = None) -> None:
    """Look at the address in ``arguments`` (default: the command line's)."""
    options = _parser().parse_args(arguments)
    looks: list[tuple[str, Callable[[bytes, str], None]]] = [
        ("/api/health", _health),
        (f"/api/chapters?v={options.video}", _chapters),
    ]
    if options.page:
        looks.append(("/", _page))
    for path, judge in looks:
        try:
            _look(options.address + path, judge, attempts=options.attempts, pause=options.pause)
        except Wrong as wrong:
            sys.exit(f"{options.address}{path}: {wrong}")
        print(f"ok  {path}")


def _look(url: str, judge: Callable[[bytes, str], None], *, attempts: int, pause: float) -> None:
    """Ask ``url`` until ``judge`` is content; raises Wrong after ``attempts``.

    A release reaches every edge of Hosting only after some seconds.
    """
    for left in reversed(range(attempts)):
        try:
            return judge(*_get(url))
        except Wrong:
            if not left:
                raise
            time.sleep(pause)
    return None


def _get(url: str) -> tuple[bytes, str]:
    """Body and media type of a 200; raises Wrong for anything else."""
    try:
        with urllib.request.urlopen(url, timeout=60) as response:  # noqa: S310 - _address: https
            return response.read(), response.headers.get_content_type()
    except urllib.error.HTTPError as error:
        with error:
            raise Wrong(f"answered {error.code} ({_code(error.read())})") from error
    except (OSError, ValueError) as error:
        raise Wrong(f"did not answer ({error})") from error


def _code(body: bytes) -> str:
    """The stable code of a problem document."""
    try:
        return str(json.loads(body)["code"])
    except (ValueError, KeyError, TypeError):
        return "no problem document: not the function's answer"


def _health(body: bytes, media_type: str) -> None:
    if _object(body, media_type).get("status") != "ok":
        raise Wrong("is not the function's health")


def _chapters(body: bytes, media_type: str) -> None:
    chapters = _object(body, media_type).get("chapters")
    found = len(chapters) if isinstance(chapters, list) else 0
    if found < FEWEST:
        raise Wrong(f"gave {found} chapters; at least {FEWEST} were expected")


def _object(body: bytes, media_type: str) -> dict[str, object]:
    """The JSON object in ``body``; raises Wrong when it is something else."""
    try:
        answer = json.loads(body) if media_type == "application/json" else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Wrong(f"answered {media_type} that is not the function's JSON")
    return answer


def _page(body: bytes, media_type: str) -> None:
    if media_type != "text/html" or b"<form" not in body:
        raise Wrong("is not the page")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smoke.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("address", type=_address, help="such as https://PROJECT.web.app")
    parser.add_argument("--page", action="store_true", help="look at the page as well")
    parser.add_argument("--video", default=KNOWN_VIDEO, help="ID of a video that has chapters")
    parser.add_argument("--attempts", type=int, default=6, help="how often to ask (default 6)")
    parser.add_argument("--pause", type=float, default=5, help="seconds between (default 5)")
    return parser


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise argparse.ArgumentTypeError("must begin with https://")
    return text.rstrip("/")


if __name__ == "__main__":
    main()
