"""Prints the chapters of videos, and of every video of a playlist.

    python examples/chapters.py https://youtu.be/l8pRSuU81PU PL...

CHAPTERS is the address of the function, http://localhost:8080 without it.
"""

import os
import sys
import time
from collections.abc import Iterator
from typing import Any

import requests

ADDRESS = os.environ.get("CHAPTERS", "http://localhost:8080")


def ask(**parameters: str) -> dict[str, Any]:
    """The answer to ``/chapters``; ends the program with the sentence of an error."""
    answer = requests.get(f"{ADDRESS}/chapters", params=parameters, timeout=60)
    if answer.status_code == requests.codes.too_many_requests:
        time.sleep(int(answer.headers["Retry-After"]))
        return ask(**parameters)
    found: dict[str, Any] = answer.json()
    if not answer.ok:
        sys.exit(found["detail"])
    return found


def videos(name: str) -> Iterator[dict[str, Any]]:
    """The answers for a video, or for each video of a playlist, page by page."""
    if "list=" not in name and not name.startswith("PL"):
        yield ask(v=name)
        return
    page: dict[str, Any] = {"nextPageToken": ""}
    while "nextPageToken" in page:
        page = ask(list=name, pageToken=page["nextPageToken"])
        yield from page["videos"]


for name in sys.argv[1:]:
    for found in videos(name):
        if "video" not in found:  # one of a playlist that YouTube does not show
            print(f"{found['id']}: {found['detail']}", file=sys.stderr)
            continue
        print(found["video"]["title"])
        for chapter in found["chapters"]:
            print(f"  {chapter['start']:>6}  {chapter['title']}")
