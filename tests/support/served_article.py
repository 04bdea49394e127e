"""The function with a writer that a test controls with files; for functions-framework.

In the folder FOLDER: the writer waits in each chapter until there is a file ``go``. It adds a line
to ``asked`` when it begins a chapter and one to ``ended`` when it ends or is stopped.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from pathlib import Path

import functions_framework
from flask import Request, Response

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "function")]

from chapters import wiring  # noqa: E402 - the path comes first
from chapters.api.app import HttpApp  # noqa: E402
from chapters.api.server import install  # noqa: E402
from chapters.api.text_process import TextProcess  # noqa: E402
from chapters.cache.memory import MemorySections  # noqa: E402
from chapters.config import Settings  # noqa: E402
from chapters.quota.no_limit import NoLimit  # noqa: E402
from chapters.service.article import Articles, Ceilings, Clip, Passage  # noqa: E402

FOLDER = Path(os.environ["FOLDER"])


class ControlledWriter:
    """Implements ``article.Writer``."""

    model = "steered-1"
    version = "steered-1 1"
    rewrite_version = "steered-1 rewrite 1"

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Two sentences; between them one word again and again until there is ``go``."""
        _append("asked", clip.title)
        try:
            yield "A beginning. "
            while not (FOLDER / "go").exists():
                time.sleep(0.02)
                yield "Still "
            yield "an end."
        finally:
            _append("ended", clip.title)

    def rewrite(self, passage: Passage) -> str:
        """A sentence, once there is ``go``."""
        _append("asked", passage.title)
        while not (FOLDER / "go").exists():
            time.sleep(0.02)
        _append("ended", passage.title)
        return "An end."


def _append(name: str, line: str) -> None:
    with (FOLDER / name).open("a") as file:
        file.write(f"{line}\n")


settings = Settings.of({"WEB_ROOT": os.environ.get("WEB_ROOT", "")})
process = wiring.Process(settings)
articles = Articles(
    writer=ControlledWriter(),
    sections=MemorySections(),
    limiter=NoLimit(),
    ceilings=Ceilings(chapters=100, minutes=1000),
)
app = HttpApp(
    settings,
    service=process.service,
    articles=articles,
    texts=TextProcess(),
    drafts=process.drafts,
)
install(app)


@functions_framework.http
def get_chapters(request: Request) -> Response:
    """Answer ``request``."""
    return app.respond(request)
