"""Entry point of the Cloud Function: ``functions-framework --source function/main.py --target
get_chapters``. Settings that cannot be used end the process at once, with every problem named.
"""

import os
import sys

import functions_framework
from flask import Request, Response, current_app, has_app_context

from chapters import wiring
from chapters.api import log
from chapters.api.app import HttpApp
from chapters.config import Settings
from chapters.errors import InvalidSettings

try:
    settings = Settings.of(os.environ)
except InvalidSettings as error:
    sys.exit("\n".join(error.problems))
log.configure(secrets=settings.secrets)
process = wiring.Process(settings)
_api = HttpApp(settings, service=lambda: process.service, articles=lambda: process.articles)


@functions_framework.http
def get_chapters(request: Request) -> Response:
    """Answer ``request``; ``chapters/openapi.yaml`` says how."""
    return _api.respond(request)


# functions-framework runs this file within its application: there requests come to us first, and
# neither its routes nor Flask's contexts, which we have no use for, take their time.
# docs/decisions/2026-11-24-requests-come-to-us-first.md
if has_app_context():
    current_app.wsgi_app = _api  # type: ignore[method-assign]
