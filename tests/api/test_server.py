"""What the function asks of its server; tests/faults/test_slow_clients.py has the real one."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from flask import Flask
from gunicorn.config import Config, ControlSocketDisable, WorkerClass

from api.site import Site
from chapters.api.server import SWITCH_INTERVAL, install
from chapters.api.worker import BoundedWorker


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for setting in (WorkerClass, ControlSocketDisable):
        monkeypatch.setattr(setting, "default", setting.default)
    interval = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval)


def test_requests_are_answered_before_flasks_own_routes(site: Site) -> None:
    flask = Flask(__name__)
    flask.add_url_rule("/health", view_func=lambda: "from Flask")
    with flask.app_context():
        install(site.api)
    assert flask.test_client().get("/health").get_json()["status"] == "ok"


def test_gunicorn_starts_our_worker_and_threads_take_short_turns(site: Site) -> None:
    with Flask(__name__).app_context():
        install(site.api)
    assert Config().worker_class is BoundedWorker
    assert sys.getswitchinterval() == pytest.approx(SWITCH_INTERVAL)


def test_without_an_application_of_flask_nothing_is_changed(site: Site) -> None:
    before = (sys.getswitchinterval(), WorkerClass.default)
    install(site.api)
    assert (sys.getswitchinterval(), WorkerClass.default) == before
