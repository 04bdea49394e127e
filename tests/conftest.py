"""What tests in several folders share."""

from __future__ import annotations

import logging
import math
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from chapters.api import log
from chapters.cache.firestore.connection import Connection
from support.emulator import Emulator, emulator
from support.logged import Lines

# What a search finds by chance belongs on a desk: CI tries the same examples every time.
# No example may fail because the machine is slow: pytest's own time-out bounds a hanging test.
settings.register_profile(
    "any-machine",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("any-machine")


@pytest.fixture(scope="session")
def shared_emulator() -> Iterator[Emulator]:
    """One emulator for all tests that only read and write."""
    with emulator() as running:
        yield running


@pytest.fixture
def firestore(shared_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """The emulator, empty, where Google's client looks for it."""
    shared_emulator.wipe("chapters-test")
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", shared_emulator.host)
    return shared_emulator


@pytest.fixture
def connection(firestore: Emulator) -> Iterator[Connection]:
    """A connection to the empty emulator."""
    assert firestore.host
    made = Connection(project="chapters-test", database="(default)", timeout=20)
    yield made
    made.close()


@pytest.fixture
def lines() -> Iterator[Lines]:
    """The log, set up as a server does it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = Lines()
    log.configure(secrets=("my-own-secret",), stream=written.stream)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def pytest_xdist_auto_num_workers() -> int:
    """Half as many workers again as there are processors: many tests wait for other processes."""
    return math.ceil((os.cpu_count() or 1) * 1.5)


QUICK = {"domain", "extract", "formats", "grounding", "markers", "mend", "split", "transcript"}
"""Folders of tests that wait for nothing."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Quick tests come last, so that no worker is left alone with a long file at the end."""
    items.sort(key=lambda item: item.path.parent.name in QUICK)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With CI=true a skipped test is a failure: nobody reads the count of skipped ones."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter and reporter.stats.get("skipped"):
        reporter.write_line("CI=true: a skipped test is a failure.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
