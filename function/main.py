"""Entry point of the Cloud Function: ``functions-framework --source function/main.py --target
get_chapters``. Settings that cannot be used end the process at once, with every problem named.
"""

import os
import sys

import functions_framework
from flask import Request, Response

from chapters import wiring
from chapters.api import log
from chapters.api.app import HttpApp, install
from chapters.config import Settings
from chapters.errors import InvalidSettings

try:
    settings = Settings.of(os.environ)
except InvalidSettings as error:
    sys.exit("\n".join(error.problems))
log.configure(secrets=settings.secrets)
_process = wiring.Process(settings)
_app = HttpApp(
    settings,
    service=_process.service,
    articles=_process.articles,
    drafts=_process.drafts,
)
install(_app)


@functions_framework.http
def get_chapters(request: Request) -> Response:
    """Answer ``request``; ``chapters/openapi.yaml`` is the contract."""
    return _app.respond(request)
