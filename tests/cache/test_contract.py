"""The contract of every store: memory, Firestore, and the fake."""

from __future__ import annotations

import copy
import gc
import pickle
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.cache.memory import OVERHEAD, MemoryStore
from chapters.cache.size import size_of
from chapters.domain.video import Chapter, Chapters, Finding, Note, Video
from chapters.service.ports import Entry, Store
from support.emulator import Emulator
from support.fakes import FakeStore

NOW = datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC)
A, B = "l8pRSuU81PU", "__abcdefg_0"


def entry(id_: str = A, **changes: object) -> Entry:
    video = Video(
        id=id_,
        title="Title “with” 日本語 and 🎬",
        channel="Channel",
        description="0:00 Intro\r\n1:00 Middle\x00\u200b\n" + "x" * 5000,
        duration=200,
        published=datetime(2024, 6, 9, 23, 31, 44, tzinfo=UTC),
        live="completed",
        embeddable=False,
        made_for_kids=True,
        language="ja",
        fetched=NOW - timedelta(days=6),
    )
    chapters = Chapters(
        video,
        chapters=(Chapter(0, "Intro", 60, 1), Chapter(60, "", None, None)),
        source="description",
        made_by="author",
        findings=(
            Finding("at-least-three", "error", "Two.", line=1, start=0, values={"n": 2, "t": "x"}),
        ),
        notes=(Note("second-list", "There is a second list."),),
        source_url="https://www.youtube.com/watch?v=l8pRSuU81PU&lc=Ug",
        model="a-model",
    )
    whole = Entry(
        id=id_,
        chapters=chapters,
        extractor="7",
        fetched=NOW,
        fresh_until=NOW + timedelta(hours=1),
    )
    return whole._replace(**changes)  # type: ignore[arg-type]


@pytest.fixture(params=["memory", "firestore", "fake"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
    elif request.param == "fake":
        yield FakeStore()
    else:
        request.getfixturevalue("firestore")
        connection = Connection(project="chapters-test", database="(default)", timeout=20)
        yield FirestoreStore(connection, clock=lambda: NOW)
        connection.close()


def test_an_entry_is_returned_as_it_was_stored_in_every_field(store: Store) -> None:
    store.put([entry()])
    assert store.get([A]) == {A: entry()}


def test_an_unknown_id_is_absent(store: Store) -> None:
    store.put([entry()])
    assert store.get([B]) == {}
    assert store.get([]) == {}


def test_that_a_video_does_not_exist_is_stored_too(store: Store) -> None:
    store.put([entry(chapters=None, fresh_until=NOW)])
    assert store.get([A])[A].chapters is None


def test_a_new_entry_replaces_all_of_the_old_one(store: Store) -> None:
    store.put([entry()])
    later = NOW + timedelta(minutes=1)
    newer = entry(chapters=None, extractor="8", fetched=later, fresh_until=later)
    store.put([newer])
    assert store.get([A]) == {A: newer}


def test_fifty_entries_are_stored_and_read_at_once(store: Store) -> None:
    entries = {f"made-{number:05d}A": entry(f"made-{number:05d}A") for number in range(50)}
    store.put(list(entries.values()))
    assert store.get(list(entries)) == entries


def test_ids_that_firestore_reserves_as_names_can_be_stored(store: Store) -> None:
    store.put([entry(B)])
    assert store.get([B]) == {B: entry(B)}


def test_storing_no_entries_is_allowed(store: Store) -> None:
    store.put([])
    assert store.get([A]) == {}


def test_text_that_cannot_be_encoded_does_no_harm(store: Store) -> None:
    odd = entry(B)
    assert odd.chapters is not None
    lone = odd.chapters._replace(video=odd.chapters.video._replace(title="\ud800"))
    store.put([odd._replace(chapters=lone)])
    store.get([B])
    store.put([entry(A)])
    assert store.get([A]) == {A: entry(A)}


def test_memory_drops_entries_after_its_time() -> None:
    now = 0.0
    store = MemoryStore(seconds=10, timer=lambda: now)
    store.put([entry()])
    now = 9.9
    assert store.get([A])
    now = 10.0
    assert store.get([A]) == {}


def long(number: int) -> Entry:
    """An entry of the most chapters that a description has room for, each with a finding."""
    found = entry(f"made-{number:05d}A").chapters
    assert found is not None
    chapters = tuple(Chapter(i, f"Title {i} of {number:02d}", i + 1, i) for i in range(800))
    finding = Finding("ten-seconds", "warning", "x" * 200, 1, 2, {"length": 1000 + number})
    whole = found._replace(
        chapters=chapters, findings=tuple(finding._replace() for _ in range(100))
    )
    return entry(found.video.id, chapters=whole)


def test_memory_holds_what_was_used_last_within_its_bytes() -> None:
    room = 10 * (size_of(long(0)) + 1000)
    store = MemoryStore(max_bytes=room)
    for number in range(30):
        store.put([long(number)])
    ids = [f"made-{number:05d}A" for number in range(30)]
    assert list(store.get(ids)) == ids[-10:]
    store.get([ids[-10]])
    store.put([long(0)])
    assert store.get(ids).keys() == {ids[0], ids[-10], *ids[-8:]}


def test_an_entry_larger_than_memory_is_not_stored_and_its_old_one_is_gone() -> None:
    store = MemoryStore(max_bytes=20_000)
    store.put([entry()])
    assert store.get([A])
    store.put([long(0)._replace(id=A)])
    assert store.get([A]) == {}


@pytest.mark.parametrize("make", [entry, lambda: long(7), lambda: entry(chapters=None)])
def test_the_size_of_an_entry_is_what_it_takes_or_somewhat_more(make: Callable[[], Entry]) -> None:
    copies = 100  # so that nothing else that is allocated meanwhile counts
    written = pickle.dumps(make())
    gc.collect()
    tracemalloc.start()
    held = [copy.deepcopy(pickle.loads(written)) for _ in range(copies)]
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0] / copies
    tracemalloc.stop()
    assert 0.9 * taken < size_of(held[0]) + OVERHEAD < 4 * taken + 2000


@pytest.mark.parametrize("looks", range(1, 12))
def test_an_entry_may_expire_at_any_moment_while_memory_is_read(looks: int) -> None:
    times = iter([0.0] * looks)
    store = MemoryStore(seconds=10, timer=lambda: next(times, 10.0))
    store.put([entry(A)])
    assert store.get([A]) in ({}, {A: entry(A)})


def test_a_document_says_when_it_expires_and_is_named_by_version(firestore: Emulator) -> None:
    from google.cloud import firestore as google

    connection = Connection(project="chapters-test", database="(default)", timeout=20)
    store = FirestoreStore(connection)
    store.put([entry()])
    client: Any = google.Client(project="chapters-test")
    document = client.collection("videos").document(f"v1:{A}").get().to_dict()
    assert document["expire_at"] == NOW + timedelta(days=23), "29 days after YouTube was asked"
    assert document["result"]["video"]["title"] == "Title “with” 日本語 and 🎬"
    client.close()
    connection.close()
