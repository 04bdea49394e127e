"""Entry point of the Cloud Function: ``functions-framework --source function/main.py --target
get_chapters``. Settings that cannot be used end the process at once, with every problem named.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import functions_framework
from flask import Request, Response

from chapters import wiring
from chapters.api import log
from chapters.api.app import HttpApp
from chapters.api.server import install
from chapters.config import Settings
from chapters.errors import InvalidSettings
from chapters.quota.lazy import lazy

if TYPE_CHECKING:
    from chapters.api.text_process import Texts

try:
    settings = Settings.of(os.environ)
except InvalidSettings as error:
    sys.exit("\n".join(error.problems))
log.configure(secrets=settings.secrets)


def _text_process() -> Texts:
    from chapters.api.text_process import TextProcess  # noqa: PLC0415 - at the first text

    return TextProcess()


_process = wiring.Process(settings)
os.register_at_fork(after_in_child=_process.start)  # gunicorn's worker is a fork of this process
_app = HttpApp(
    settings,
    service=_process.service,
    articles=_process.articles,
    texts=lazy(_text_process),
    drafts=_process.drafts,
)
install(_app)


@functions_framework.http
def get_chapters(request: Request) -> Response:
    """Answer ``request``; ``chapters/openapi.yaml`` is the contract."""
    return _app.respond(request)
