"""The contract of every cache of finished sections: memory, Firestore, and the fake."""

from __future__ import annotations

from datetime import timedelta

import pytest
from google.cloud import firestore as google

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import COLLECTION
from chapters.cache.firestore.sections import FirestoreSections
from chapters.cache.memory import MemorySections
from chapters.domain.freshness import HARD_LIMIT
from chapters.domain.video import Video
from chapters.service.article import Sections
from support.emulator import Emulator
from support.fake_writer import FakeSections
from support.fakes import NOON, FakeClock

VIDEO = Video("made-00000A", "Made", "Maker", "")


@pytest.fixture(params=["memory", "firestore", "fake"])
def sections(request: pytest.FixtureRequest) -> Sections:
    if request.param == "memory":
        return MemorySections()
    if request.param == "fake":
        return FakeSections()
    return FirestoreSections(request.getfixturevalue("connection"))


def test_a_text_is_returned_as_it_was_stored_and_others_are_absent(sections: Sections) -> None:
    assert sections.get(["a", "b"]) == {}
    sections.put("a", "Text “with” 日本語\n\n```\ncode\n```\n", video=VIDEO)
    sections.put("b", "", video=VIDEO)
    assert sections.get(["b", "c", "a"]) == {"a": "Text “with” 日本語\n\n```\ncode\n```\n", "b": ""}
    assert sections.get([]) == {}


def test_a_new_text_replaces_the_old_one(sections: Sections) -> None:
    sections.put("a", "old", video=VIDEO)
    sections.put("a", "new", video=VIDEO)
    assert sections.get(["a"]) == {"a": "new"}


@pytest.mark.parametrize("kind", ["memory", "firestore"])
@pytest.mark.parametrize("age", [timedelta(), timedelta(days=20)])
def test_a_text_expires_29_days_after_youtube_was_asked_about_the_video(
    kind: str, age: timedelta, request: pytest.FixtureRequest
) -> None:
    clock = FakeClock()
    sections = (
        MemorySections(clock=clock)
        if kind == "memory"
        else FirestoreSections(request.getfixturevalue("connection"), clock=clock)
    )
    sections.put("a", "text", video=VIDEO._replace(fetched=NOON - age))
    clock.now += HARD_LIMIT - age - timedelta(seconds=1)
    assert sections.get(["a"]) == {"a": "text"}
    clock.advance(seconds=1)
    assert sections.get(["a"]) == {}


@pytest.mark.parametrize("looks", range(1, 12))
def test_a_text_may_expire_at_any_moment_while_memory_is_read(looks: int) -> None:
    times = iter([NOON] * looks)
    sections = MemorySections(clock=lambda: next(times, NOON + HARD_LIMIT))
    sections.put("a", "text", video=VIDEO._replace(fetched=NOON))
    assert sections.get(["a"]) in ({}, {"a": "text"})


@pytest.mark.parametrize("document", [{}, {"key": "a", "text": 7}, {"key": "a", "text": "x"}])
def test_a_document_of_another_program_is_ignored(
    connection: Connection, document: dict[str, object]
) -> None:
    client = google.Client(project="chapters-test")
    client.collection(COLLECTION).document("article:v1:a").set(document)
    client.close()  # type: ignore[no-untyped-call]
    assert FirestoreSections(connection).get(["a"]) == {}


def test_while_firestore_is_in_trouble_nothing_is_found_and_nothing_raised(
    firestore: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert firestore.host
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1")
    connection = Connection(project="chapters-test", database="(default)", timeout=1)
    sections = FirestoreSections(connection)
    sections.put("a", "text", video=VIDEO)
    assert sections.get(["a"]) == {}
    connection.close()
