"""What a request does not need is not imported for it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from chapters import wiring
from chapters.cache.firestore.connection import Connection
from chapters.config import Settings

FUNCTION = Path(__file__).parent.parent / "function"

DEAR = (
    "google.cloud.firestore",
    "googleapiclient",
    "limits",
    "google.genai",
    "zoneinfo",
    "chapters.extract",
    "chapters.sources.comments",
    "chapters.sources.cached",
    "chapters.service.article",
    "chapters.transcript",
)
"""Clients that take longer to import than everything of ours together; then what only a miss
needs, and what few ask for."""

BUILD = """
import sys
from chapters import wiring
from chapters.config import Settings
import chapters.api.app
wiring.service(Settings.of({environment!r}))
print(*(name for name in {dear!r} if name in sys.modules))
"""

KEY = {"YOUTUBE_API_KEY": "x"}


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({}, []),
        (KEY, []),
        ({**KEY, "COMMENTS": "on"}, []),
        ({**KEY, "FIRESTORE_EMULATOR_HOST": "127.0.0.1:1"}, ["google.cloud.firestore"]),
    ],
)
def test_youtube_and_limits_wait_for_the_first_miss(
    environment: dict[str, str], needed: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUILD.format(environment=environment, dear=DEAR)],
        env={**os.environ, "PYTHONPATH": str(FUNCTION)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == needed


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, []),
        (KEY, []),
        ({"COMMENTS": "on"}, []),
        ({**KEY, "COMMENTS": "on"}, ["comments"]),
    ],
)
def test_only_what_is_switched_on_and_can_work_is_a_fallback(
    environment: dict[str, str], names: list[str]
) -> None:
    assert list(wiring.service(Settings.of(environment))._fallbacks) == names


def test_a_spent_quota_is_known_before_a_lease_is_taken() -> None:
    settings = Settings.of(KEY)
    with closing(Connection(project="p", database="(default)", timeout=1)) as connection:
        _, guard = wiring._guarded_together(settings, connection)
        order: list[str] = []
        layer: object = guard
        while layer is not None:
            order.append(type(layer).__name__)
            layer = getattr(layer, "_upstream", None)
    assert order == ["CircuitBreaker", "Leased", "Retry", "QuotaBudget", "YouTube"]
