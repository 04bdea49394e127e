"""Checks a deployed address: its health, one known video, and with --page the page.

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
MIN_CHAPTERS = 3
"""Fewer than the video has, so that its author may edit the list without failing a release."""


class Unhealthy(Exception):
    """The address does not answer as a release must; ``str()`` says how it answers."""


def main(arguments: list[str] | None = None) -> None:
    """Check the address in ``arguments`` (default: the command line's)."""
    options = _parser().parse_args(arguments)
    checks: list[tuple[str, Callable[[bytes, str], None]]] = [
        ("/api/health", _health),
        (f"/api/chapters?v={options.video}", _chapters),
    ]
    if options.page:
        checks.append(("/", _page))
    for path, check in checks:
        try:
            _check(options.address + path, check, attempts=options.attempts, pause=options.pause)
        except Unhealthy as error:
            sys.exit(f"{options.address}{path}: {error}")
        print(f"ok  {path}")


def _check(url: str, check: Callable[[bytes, str], None], *, attempts: int, pause: float) -> None:
    """Request ``url`` until ``check`` raises nothing; raises Unhealthy after ``attempts``.

    A release reaches every edge of Hosting only after some seconds.
    """
    for left in reversed(range(attempts)):
        try:
            return check(*_get(url))
        except Unhealthy:
            if not left:
                raise
            time.sleep(pause)
    return None


def _get(url: str) -> tuple[bytes, str]:
    """Body and media type of a 200; raises Unhealthy for anything else."""
    try:
        with urllib.request.urlopen(url, timeout=60) as response:  # noqa: S310 - _address: https
            return response.read(), response.headers.get_content_type()
    except urllib.error.HTTPError as error:
        with error:
            raise Unhealthy(f"answered {error.code} ({_code(error.read())})") from error
    except (OSError, ValueError) as error:
        raise Unhealthy(f"did not answer ({error})") from error


def _code(body: bytes) -> str:
    """The stable code of a problem document."""
    try:
        return str(json.loads(body)["code"])
    except (ValueError, KeyError, TypeError):
        return "no problem document: not the function's answer"


def _health(body: bytes, media_type: str) -> None:
    if _object(body, media_type).get("status") != "ok":
        raise Unhealthy("is not the function's health")


def _chapters(body: bytes, media_type: str) -> None:
    chapters = _object(body, media_type).get("chapters")
    found = len(chapters) if isinstance(chapters, list) else 0
    if found < MIN_CHAPTERS:
        raise Unhealthy(f"gave {found} chapters; at least {MIN_CHAPTERS} were expected")


def _object(body: bytes, media_type: str) -> dict[str, object]:
    """The JSON object in ``body``; raises Unhealthy when it is something else."""
    try:
        answer = json.loads(body) if media_type == "application/json" else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Unhealthy(f"answered {media_type} that is not the function's JSON")
    return answer


def _page(body: bytes, media_type: str) -> None:
    if media_type != "text/html" or b"<form" not in body:
        raise Unhealthy("is not the page")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="smoke.py", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("address", type=_address, help="such as https://PROJECT.web.app")
    parser.add_argument("--page", action="store_true", help="check the page as well")
    parser.add_argument("--video", default=KNOWN_VIDEO, help="ID of a video that has chapters")
    parser.add_argument("--attempts", type=int, default=6, help="requests at most (default 6)")
    parser.add_argument("--pause", type=float, default=5, help="seconds between (default 5)")
    return parser


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise argparse.ArgumentTypeError("must begin with https://")
    return text.rstrip("/")


if __name__ == "__main__":
    main()
