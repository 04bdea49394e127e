"""Documents are not trusted: what holds no entry of ours is absent, and harms no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from google.cloud import firestore as google

from cache.test_contract import NOW, A, B, entry
from chapters.cache.firestore.codec import to_document, to_entry
from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.service.ports import Entry

Document = dict[str, Any]
DAY = timedelta(days=1)


def stored() -> Document:
    """A document as Firestore returns it."""
    document = to_document(entry())
    result = document["result"]
    for name in ("chapters", "findings", "notes", "fallbacks"):
        result[name] = list(result[name])
    result["video"]["translations"] = list(result["video"]["translations"])
    return document


def changed(*path: Any) -> Callable[[Document], None]:
    """Sets the field at the path, whose last part is the value."""
    *names, last, value = path

    def change(document: Document) -> None:
        for name in names:
            document = document[name]
        document[last] = value

    return change


def without(*path: Any) -> Callable[[Document], None]:
    *names, last = path

    def change(document: Document) -> None:
        for name in names:
            document = document[name]
        del document[last]

    return change


VIDEO, CHAPTER = ("result", "video"), ("result", "chapters", 0)
FINDING, NOTE = ("result", "findings", 0), ("result", "notes", 0)


def expired(document: Document) -> None:
    document["result"]["video"]["fetched"] = NOW - 29 * DAY
    document.update(fetched=NOW - 29 * DAY, fresh_until=NOW - DAY, expire_at=NOW)


WRONG: dict[str, Callable[[Document], None]] = {
    "empty": lambda document: document.clear(),
    "another id": changed("id", B),
    "another video": changed(*VIDEO, "id", B),
    "no result": without("result"),
    "a result of another kind": changed("result", "x"),
    "a list for a video": changed("result", "video", []),
    "a number for a title": changed(*VIDEO, "title", 5),
    "nothing for a description": changed(*VIDEO, "description", None),
    "bytes for a description": changed(*VIDEO, "description", b"x"),
    "a fraction for a duration": changed(*VIDEO, "duration", 1.5),
    "yes for a duration": changed(*VIDEO, "duration", True),
    "a number for yes": changed(*VIDEO, "embeddable", 1),
    "text for a moment": changed(*VIDEO, "published", "2024-06-09"),
    "an unknown state": changed(*VIDEO, "live", "soon"),
    "an unhashable state": changed(*VIDEO, "live", {}),
    "an unknown source": changed("result", "source", "rumour"),
    "a map for chapters": changed("result", "chapters", {"0": {}}),
    "an empty map for chapters": changed("result", "chapters", {}),
    "text for chapters": changed("result", "chapters", "x"),
    "a chapter without a start": without(*CHAPTER, "start"),
    "a start that is text": changed(*CHAPTER, "start", "0"),
    "a start before the video": changed(*CHAPTER, "start", -1),
    "a title that is a number": changed(*CHAPTER, "title", 0),
    "a finding without a rule": without(*FINDING, "rule"),
    "an unknown strength": changed(*FINDING, "strength", "fatal"),
    "a list among the values": changed(*FINDING, "values", {"n": []}),
    "a list for the values": changed(*FINDING, "values", [1]),
    "a note that is text": changed("result", "notes", ["x"]),
    "a message that is a map": changed(*NOTE, "message", {}),
    "a version that is a number": changed("extractor", 3),
    "a time that is text": changed("fetched", "today"),
    "fetched in the year 9999": changed("fetched", datetime(9999, 12, 31, tzinfo=UTC)),
    "fresh in the year 9999": changed("fresh_until", datetime(9999, 12, 31, tzinfo=UTC)),
    "fetched tomorrow": changed("fetched", NOW + DAY),
    "expires in the year 9999": changed("expire_at", datetime(9999, 12, 31, tzinfo=UTC)),
    "expires before it is stale": changed("expire_at", NOW + timedelta(minutes=1)),
    "fresh before it was fetched": changed("fresh_until", NOW - DAY),
    "a video without a date": without(*VIDEO, "fetched"),
    "a video fetched after its list": changed(*VIDEO, "fetched", NOW + timedelta(seconds=1)),
    "to be deleted a day late": changed("expire_at", NOW + 24 * DAY),
    "expired": expired,
}


def test_a_document_is_the_entry_that_was_stored() -> None:
    assert to_entry(stored(), id_=A, now=NOW) == entry()


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_document_holds_no_entry(name: str) -> None:
    document = stored()
    WRONG[name](document)
    with pytest.raises((AttributeError, KeyError, TypeError, ValueError)):
        to_entry(document, id_=A, now=NOW)


def test_a_document_may_be_older_than_fields_that_have_a_default() -> None:
    document = stored()
    for name in ("source_url", "model", "fallbacks"):
        del document["result"][name]
    del document["result"]["video"]["language"]
    older = to_entry(document, id_=A, now=NOW)
    assert older.chapters is not None
    assert (older.chapters.model, older.chapters.video.language) == (None, None)


def test_the_clock_of_another_instance_may_be_some_minutes_ahead() -> None:
    assert to_entry(stored(), id_=A, now=NOW - timedelta(minutes=4)) == entry()


def test_a_wrong_document_is_absent_and_takes_no_other_along(connection: Connection) -> None:
    client = google.Client(project="chapters-test")
    store = FirestoreStore(connection, clock=lambda: NOW)
    ids = [f"made-{number:05d}A" for number in range(len(WRONG))]
    for id_, change in zip(ids, WRONG.values(), strict=True):
        document = to_document(entry(id_))
        document["result"] = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in document["result"].items()
        }
        change(document)
        client.document(f"videos/v1:{id_}").set(document)
    client.close()  # type: ignore[no-untyped-call]
    store.put([entry(B)])
    found: dict[str, Entry] = {}
    for begin in range(0, len(ids), 20):
        found |= store.get([*ids[begin : begin + 20], B])
    assert found == {B: entry(B)}
    assert store.get(ids[:1]) == {}
