"""What every cache of finished texts promises: memory, Firestore, and the fake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from google.cloud import firestore as google

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import COLLECTION
from chapters.cache.firestore.sections import FirestoreSections
from chapters.cache.memory import MemorySections
from chapters.domain.freshness import HARD_LIMIT
from chapters.service.article import Sections
from support.emulator import Emulator
from support.fake_writer import FakeSections
from support.fakes import FakeClock

pytestmark = pytest.mark.xdist_group("stores")


@pytest.fixture
def connection(firestore: Emulator) -> Iterator[Connection]:
    assert firestore.host
    made = Connection(project="chapters-test", database="(default)", timeout=20)
    yield made
    made.close()


@pytest.fixture(params=["memory", "firestore", "fake"])
def sections(request: pytest.FixtureRequest) -> Sections:
    if request.param == "memory":
        return MemorySections()
    if request.param == "fake":
        return FakeSections()
    return FirestoreSections(request.getfixturevalue("connection"))


def test_what_was_put_is_got_back_and_the_rest_is_absent(sections: Sections) -> None:
    assert sections.get(["a", "b"]) == {}
    sections.put("a", "Text “with” 日本語\n\n```\ncode\n```\n")
    sections.put("b", "")
    assert sections.get(["b", "c", "a"]) == {"a": "Text “with” 日本語\n\n```\ncode\n```\n", "b": ""}
    assert sections.get([]) == {}


def test_a_later_text_takes_the_place(sections: Sections) -> None:
    sections.put("a", "old")
    sections.put("a", "new")
    assert sections.get(["a"]) == {"a": "new"}


def test_firestore_keeps_no_text_for_longer_than_youtube_allows(connection: Connection) -> None:
    clock = FakeClock()
    sections = FirestoreSections(connection, clock=clock)
    sections.put("a", "text")
    clock.now += HARD_LIMIT - timedelta(seconds=1)
    assert sections.get(["a"]) == {"a": "text"}
    clock.advance(seconds=1)
    assert sections.get(["a"]) == {}


def test_memory_keeps_no_text_for_longer_either() -> None:
    now = [0.0]
    sections = MemorySections(timer=lambda: now[0])
    sections.put("a", "text")
    now[0] = HARD_LIMIT.total_seconds()
    assert sections.get(["a"]) == {}


@pytest.mark.parametrize("document", [{}, {"key": "a", "text": 7}, {"key": "a", "text": "x"}])
def test_a_document_of_somebody_else_is_no_text(
    connection: Connection, document: dict[str, object]
) -> None:
    client = google.Client(project="chapters-test")
    client.collection(COLLECTION).document("article:v1:a").set(document)
    client.close()  # type: ignore[no-untyped-call]
    assert FirestoreSections(connection).get(["a"]) == {}


def test_a_firestore_in_trouble_costs_the_cache_alone(
    firestore: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert firestore.host
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1")
    connection = Connection(project="chapters-test", database="(default)")
    sections = FirestoreSections(connection)
    sections.put("a", "text")
    assert sections.get(["a"]) == {}
    connection.close()
