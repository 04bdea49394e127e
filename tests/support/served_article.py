"""The function with a writer that a test steers by files; for functions-framework.

In the folder FOLDER: it waits before the second piece of a chapter until ``go`` is there, notes
each chapter that it is asked for in ``asked`` and each whose writing has ended in ``ended``.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from pathlib import Path

import functions_framework
from flask import Request, Response, current_app

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "function")]

from chapters import wiring  # noqa: E402 - the path comes first
from chapters.api.app import HttpApp  # noqa: E402
from chapters.cache.memory import MemorySections  # noqa: E402
from chapters.config import Settings  # noqa: E402
from chapters.quota.rate_limit import NoLimit  # noqa: E402
from chapters.service.article import Articles, Ceilings, Clip  # noqa: E402

FOLDER = Path(os.environ["FOLDER"])


class SteeredWriter:
    """Implements ``article.Writer``."""

    model = "steered-1"
    version = "steered-1 1"

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Two sentences with a wait between them; while it waits it goes on and on."""
        _note("asked", clip.title)
        try:
            yield "A beginning. "
            while not (FOLDER / "go").exists():
                time.sleep(0.02)
                yield "Still "
            yield "an end."
        finally:
            _note("ended", clip.title)


def _note(name: str, line: str) -> None:
    with (FOLDER / name).open("a") as file:
        file.write(f"{line}\n")


settings = Settings.of({"WEB_ROOT": os.environ.get("WEB_ROOT", "")})
service = wiring.service(settings)
sections = MemorySections()
articles = Articles(
    writer=SteeredWriter,
    sections=lambda: sections,
    limiter=NoLimit(),
    ceilings=Ceilings(chapters=100, minutes=1000),
)
api = HttpApp(
    settings,
    service=lambda: service,
    articles=lambda: articles,
)


@functions_framework.http
def get_chapters(request: Request) -> Response:
    """Answer ``request``."""
    return api.respond(request)


current_app.wsgi_app = api  # type: ignore[method-assign]
