"""What the function asks of its server process, beyond what functions-framework has options for."""

from __future__ import annotations

import sys

from flask import current_app, has_app_context

from chapters.api.app import HttpApp

SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets another one run. A cached answer waits for that
several times while a thread reads new descriptions; with Python's 5 ms, each time 3.6 ms instead of
0.7."""


def install(app: HttpApp) -> None:
    """Serve ``app`` in this process, which functions-framework has started.

    functions-framework loads ``main.py`` within the context of its Flask application, before it
    starts gunicorn. Requests are passed to ``app`` before Flask routes them: replacing ``wsgi_app``
    is how Flask documents middleware. Without such a context, as when a program imports
    ``main.py``, this does nothing.
    docs/decisions/2026-11-24-requests-come-to-us-first.md
    """
    if not has_app_context():
        return
    current_app.wsgi_app = app  # type: ignore[method-assign]
    sys.setswitchinterval(SWITCH_INTERVAL)
    _set_up_gunicorn()


def _set_up_gunicorn() -> None:
    """Have gunicorn use our worker, and no control socket, by the only way that is left: the
    defaults of its settings.

    The socket would lie in the home directory, where each instance takes it from the one before,
    and a thread that listens there delays every start and, by two seconds, every end.
    https://gunicorn.org/reference/settings/#control_socket_disable
    """
    try:
        from gunicorn import config  # noqa: PLC0415
    except ImportError:  # Windows has no gunicorn; functions-framework then does without
        return
    from chapters.api.worker import BoundedWorker  # noqa: PLC0415

    config.WorkerClass.default = BoundedWorker
    config.ControlSocketDisable.default = True
