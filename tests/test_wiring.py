"""What a request does not need is not imported for it; one process has one of each part."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from chapters import wiring
from chapters.cache.firestore import connection as connection_module
from chapters.config import Settings
from chapters.domain.video import Chapter, Chapters, Note, Video
from chapters.errors import NotConfigured, QuotaExhausted, RateLimited
from chapters.gemini import client as gemini_module
from chapters.quota.usage import LocalUsageCounter
from chapters.service.article import Clip
from chapters.service.drafts import computed
from chapters.service.ports import Answer
from chapters.sources.outlined import CaptionLines
from chapters.sources.proposals import Proposal
from chapters.transcript import read
from support.fake_youtube import FakeYouTube
from support.fake_youtube import video as made_video
from support.processes import eventually

FUNCTION = Path(__file__).parent.parent / "function"

SLOW_IMPORTS = (
    "google.cloud.firestore",
    "googleapiclient",
    "limits",
    "google.genai",
    "zoneinfo",
    "chapters.extract",
    "chapters.sources.comments",
    "chapters.sources.cached",
    "chapters.service.article",
    "chapters.service.drafts",
    "chapters.split",
    "chapters.transcript",
)
"""Clients that take longer to import than all our modules; modules that few requests need."""

BUILD = """
import sys
from chapters import wiring
from chapters.config import Settings
import chapters.api.app
service = wiring.Process(Settings.of({environment!r})).service
{use}
print(*(name for name in {slow!r} if name in sys.modules))
"""

KEY = {"YOUTUBE_API_KEY": "x"}
FIRESTORE = {"FIRESTORE_EMULATOR_HOST": "127.0.0.1:1"}
MODEL = {"MODEL": "some-model", "GEMINI_API_KEY": "x"}


def imported(environment: dict[str, str], *, use: str) -> list[str]:
    """Which of ``SLOW_IMPORTS`` a new process has imported after the code ``use``."""
    code = BUILD.format(environment=environment, use=use, slow=SLOW_IMPORTS)
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(FUNCTION)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("environment", "needed"),
    [
        ({}, []),
        (KEY, []),
        ({**KEY, "COMMENTS": "on", **MODEL}, []),
        ({**KEY, **FIRESTORE}, ["google.cloud.firestore"]),
    ],
)
def test_youtube_and_limits_are_imported_on_the_first_miss(
    environment: dict[str, str], needed: list[str]
) -> None:
    assert imported(environment, use="service.chapters_of([])") == needed


def test_firestore_is_imported_on_the_first_request_for_chapters() -> None:
    assert imported({**KEY, **FIRESTORE}, use="") == []


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, []),
        (KEY, []),
        ({"COMMENTS": "on"}, []),
        ({**KEY, "COMMENTS": "on"}, ["comments"]),
        ({"MODEL": "some-model"}, []),
        ({**KEY, "COMMENTS": "on", **MODEL}, ["comments", "model"]),
    ],
)
def test_only_what_is_switched_on_and_can_work_is_a_fallback(
    environment: dict[str, str], names: list[str]
) -> None:
    assert list(wiring.Process(Settings.of(environment)).service._fallbacks) == names


def test_an_exhausted_quota_comes_before_retries_and_these_before_the_budget() -> None:
    youtube = wiring.guarded(FakeYouTube(), LocalUsageCounter(), units=1)
    order = [type(guard).__name__ for guard in youtube._guards]
    assert order == ["CircuitBreaker", "Retry", "QuotaBudget"]


def test_the_samples_have_a_budget_too() -> None:
    service = wiring.Process(Settings.of({"DAILY_UNITS": "1"})).service
    outcomes = [service.chapters_of([id_])[0] for id_ in ("made-00001A", "made-00002A")]
    assert [type(outcome) for outcome in outcomes] == [NotConfigured, QuotaExhausted]


class FakeGemini:
    """A model that finds nothing and writes one word."""

    model = version = outline_version = rewrite_version = "fake-1"

    def __init__(self, **_: object) -> None:
        """Takes what ``Gemini`` takes."""

    def outline(self, captions: CaptionLines) -> Proposal:
        return Proposal((), "STOP", has_watched=False)

    def watch(self, video: Video) -> Proposal:
        return Proposal((), "STOP", has_watched=True)

    def write(self, clip: Clip) -> Generator[str, None, None]:
        yield "Word."


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> list[connection_module.Connection]:
    """Every connection to Firestore that is made; the model is a fake."""
    made: list[connection_module.Connection] = []
    original = connection_module.Connection

    def connection(**arguments: Any) -> connection_module.Connection:
        made.append(original(**arguments))
        return made[-1]

    monkeypatch.setattr(connection_module, "Connection", connection)
    monkeypatch.setattr(gemini_module, "Gemini", FakeGemini)
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", FIRESTORE["FIRESTORE_EMULATOR_HOST"])
    return made


def listed(minutes: int) -> Chapters:
    """A video of two chapters."""
    video = made_video("made-00001A")._replace(duration=60 * minutes)
    chapters = (Chapter(0, "One", 60), Chapter(60, "Two", 60 * minutes))
    return Chapters(video, chapters=chapters, source="description", made_by="author")


def test_a_process_has_one_connection_to_firestore(
    connections: list[connection_module.Connection],
) -> None:
    process = wiring.Process(Settings.of({**FIRESTORE, **MODEL}))
    assert isinstance(process.service.chapters_of(["l8pRSuU81PU"])[0], Answer)
    list(process.articles.of(listed(minutes=2)).pieces())
    process._fallbacks()["model"].answer(made_video("made-00001A"), client="")
    assert len(connections) == 1
    connections[0].close()


def test_a_process_that_starts_connects_to_firestore_without_a_request(
    connections: list[connection_module.Connection],
) -> None:
    wiring.Process(Settings.of({})).start()
    wiring.Process(Settings.of(FIRESTORE)).start()
    eventually(lambda: [connection._is_outage for connection in connections] == [True])
    connections[0].close()


def test_chapters_and_articles_count_against_one_limit(
    connections: list[connection_module.Connection],
) -> None:
    nowhere = {"YOUTUBE_API_ENDPOINT": "http://127.0.0.1:1", "MISSES_PER_MINUTE": "2"}
    process = wiring.Process(Settings.of({**KEY, **nowhere, **MODEL}))
    process.service.chapters_of(["made-00001A"], client="192.0.2.1")
    with pytest.raises(RateLimited):
        process.articles.of(listed(minutes=2), client="192.0.2.1")
    process.articles.of(listed(minutes=2), client="192.0.2.2")
    assert connections == []


@pytest.mark.parametrize(
    ("minute", "day", "look_ups"), [("2", "9", 2), ("0", "2", 2), ("9", "0", 9), ("0", "0", None)]
)
def test_a_client_has_a_share_of_the_minute_and_one_of_the_day(
    minute: str, day: str, look_ups: int | None
) -> None:
    settings = {"MISSES_PER_MINUTE": minute, "MISSES_PER_DAY": day}
    limiter = wiring.Process(Settings.of({**KEY, **settings}))._limiter
    for _ in range(look_ups or 100):
        limiter.admit("192.0.2.1", misses=1)
    if look_ups:
        with pytest.raises(RateLimited):
            limiter.admit("192.0.2.1", misses=1)


def test_the_samples_cost_nothing_and_have_no_limit() -> None:
    limiter = wiring.Process(Settings.of({"MISSES_PER_MINUTE": "1"}))._limiter
    for _ in range(100):
        limiter.admit("192.0.2.1", misses=1)


def test_chapters_and_articles_share_the_models_minutes(
    connections: list[connection_module.Connection],
) -> None:
    process = wiring.Process(Settings.of({**MODEL, "MODEL_MINUTES_A_DAY": "3"}))
    text = "".join(piece.text for piece in process.articles.of(listed(minutes=3)).pieces())
    assert text.count("Word.") == 2
    with pytest.raises(QuotaExhausted):
        process._fallbacks()["model"].answer(listed(minutes=3).video, client="")
    assert connections == []


def test_drafts_count_the_models_tokens_and_a_client_against_its_limit(
    connections: list[connection_module.Connection],
) -> None:
    transcript, video = read("0:00 Hello.\n0:30 Bye."), listed(minutes=1).video

    def notes_of(process: wiring.Process) -> list[tuple[Note, ...]]:
        plain = partial(computed, video, transcript)
        ask = partial(process.drafts.by_model, client="192.0.2.1", otherwise=plain)
        return [ask(video, transcript).notes for _ in range(2)]

    rationed = wiring.Process(Settings.of({**KEY, **MODEL, "MODEL_TOKENS_A_DAY": "9000"}))
    assert [found[0].code for found in notes_of(rationed)] == ["model-unusable", "model-failed"]
    limited = wiring.Process(Settings.of({**KEY, **MODEL, "MISSES_PER_MINUTE": "1"}))
    notes = notes_of(limited)
    assert [found[0].code for found in notes] == ["model-unusable", "model-failed"]
    assert "This address asked" in notes[1][0].message
    assert connections == []


def test_without_a_model_drafts_are_computed() -> None:
    process = wiring.Process(Settings.of({"MODEL": "some-model"}))
    about = listed(minutes=1).video, read("0:00 Hello.")
    draft = process.drafts.by_model(*about, otherwise=partial(computed, *about))
    assert (draft.made_by, draft.notes[0].code) == ("computed", "model-not-configured")
