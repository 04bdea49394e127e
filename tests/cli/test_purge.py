"""`python -m chapters purge` on Google's Firestore emulator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from scripts.project_steps import EXPIRY as POLICIES

from chapters.cache.firestore import maintenance as documents
from chapters.cache.firestore.maintenance import EXPIRY, MAX_IDS, FirestoreDocuments
from chapters.cache.firestore.strict import StrictConnection
from chapters.service.maintenance import MAX_DELETED
from cli.test_main import HYPHENED
from support.emulator import Emulator
from support.terminals import Outcome, command, real_command

PROJECT = "chapters-test"
PAST, FUTURE = (datetime.now(UTC) + timedelta(days=days) for days in (-1, 1))
A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "__abcdefg_0"


class Store:
    """The documents in Firestore, seen with Google's own client."""

    def __init__(self, host: str) -> None:
        from google.cloud import firestore as google

        self.host = host
        self.client: Any = google.Client(project=PROJECT)

    def put(self, name: str, **fields: object) -> None:
        self.client.document(name).set(fields)

    def names(self) -> set[str]:
        return {
            f"{collection.id}/{document.id}"
            for collection in self.client.collections()
            for document in collection.list_documents()
        }

    @property
    def environment(self) -> dict[str, str]:
        return {"GOOGLE_CLOUD_PROJECT": PROJECT, "FIRESTORE_EMULATOR_HOST": self.host}

    def purge(self, *arguments: str, typed: str | None = None) -> Outcome:
        return command("purge", *arguments, environment=self.environment, typed=typed)


@pytest.fixture
def store(firestore: Emulator) -> Iterator[Store]:
    """One of everything that has expired, and one of everything that has not."""
    store = Store(firestore.host)
    for collection, field in EXPIRY.items():
        store.put(f"{collection}/v1:{A}", **{field: PAST}, id=A, more="x")
        store.put(f"{collection}/v1:{B}", **{field: FUTURE}, id=B)
    yield store
    store.client.close()


OLD = {f"{collection}/v1:{A}" for collection in ("videos", "quota")}
NEW = {f"{collection}/v1:{B}" for collection in ("videos", "quota")}


def test_it_deletes_by_the_fields_of_the_expiry_policies() -> None:
    assert EXPIRY == POLICIES


def test_what_has_expired_is_deleted_and_counted(store: Store) -> None:
    assert store.purge("--yes") == Outcome(0, "quota: 1\nvideos: 1\n2 documents deleted.\n", "")
    assert store.names() == NEW
    assert store.purge("--yes") == Outcome(0, "Nothing to delete.\n", "")


def test_a_dry_run_counts_and_deletes_nothing(store: Store) -> None:
    outcome = store.purge("--dry-run")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("2 documents would be deleted.\n")
    assert store.purge("--all", "--dry-run").out.endswith("2 documents would be deleted.\n")
    assert store.names() == OLD | NEW


def test_everything_is_all_but_the_days_counts(store: Store) -> None:
    store.put("videos/v0:old-schema", anything=1)
    assert store.purge("--all", "--yes").out == "videos: 3\n3 documents deleted.\n"
    assert store.names() == {f"quota/v1:{A}", f"quota/v1:{B}"}


def test_videos_can_be_named_by_id_or_link(store: Store) -> None:
    store.put(f"videos/v1:{C}", id=C, expire_at=FUTURE)
    outcome = store.purge("--yes", f"https://youtu.be/{B}", C, "unknown-id0")
    assert outcome.out == "videos: 2\n2 documents deleted.\n"
    assert store.names() == OLD | {f"quota/v1:{B}"}


def test_any_number_of_videos_can_be_named(store: Store) -> None:
    ids = [f"made-{number:05d}A" for number in range(MAX_IDS + 5)]
    for id_ in ids:
        store.put(f"videos/comments:v1:{id_}", id=id_, expire_at=FUTURE)
    outcome = store.purge("--yes", *ids)
    assert outcome.out == f"videos: {len(ids)}\n{len(ids)} documents deleted.\n"
    assert store.names() == OLD | NEW


@pytest.mark.parametrize("id_", HYPHENED)
def test_an_id_may_begin_with_hyphens(store: Store, id_: str) -> None:
    store.put(f"videos/v1:{id_}", id=id_, expire_at=FUTURE)
    assert store.purge("--yes", id_) == Outcome(0, "videos: 1\n1 document deleted.\n", "")
    assert store.names() == OLD | NEW


def test_documents_of_somebody_else_do_not_expire(store: Store) -> None:
    store.put("videos/strange", expire_at="yesterday")
    store.put("videos/empty")
    store.purge("--yes")
    assert {"videos/strange", "videos/empty"} <= store.names()


@pytest.mark.parametrize("answer", ["y\n", "YES\n"])
def test_the_user_is_asked_and_says_yes(store: Store, answer: str) -> None:
    outcome = store.purge(typed=answer)
    assert outcome.code == 0
    assert "Delete 2 documents of chapters-test, database (default)? [y/N]" in outcome.err
    assert "#" * 30 + " 2 of 2" in outcome.err
    assert store.names() == NEW


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "yesterday\n"])
def test_anything_but_yes_deletes_nothing(store: Store, answer: str) -> None:
    outcome = store.purge("--all", typed=answer)
    assert outcome.code == 1
    assert outcome.out.endswith("Nothing was deleted.\n")
    assert store.names() == OLD | NEW


def test_where_nobody_can_be_asked_yes_must_be_given(store: Store) -> None:
    outcome = store.purge("--all")
    assert outcome.code == 2
    assert "--yes is missing" in outcome.err
    assert store.names() == OLD | NEW


def test_all_and_some_at_once_is_a_mistake(store: Store) -> None:
    outcome = store.purge("--all", "--yes", A)
    assert outcome == Outcome(2, "", "chapters: Name videos or give --all, not both.\n")
    assert store.names() == OLD | NEW


def test_what_is_no_video_is_reported_before_anything_is_deleted(store: Store) -> None:
    outcome = store.purge("--yes", A, "nonsense")
    assert outcome.code == 2
    assert store.names() == OLD | NEW


def test_many_pages_are_listed_and_deleted_in_turn(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = store.client.batch()
    for number in range(MAX_DELETED + 5):
        batch.set(store.client.document(f"videos/many-{number}"), {"expire_at": PAST})
    batch.commit()
    monkeypatch.setattr(FirestoreDocuments.__init__, "__kwdefaults__", {"page": 100})
    assert documents.PAGE > 100
    outcome = store.purge("--yes", typed="")
    assert outcome.out.endswith("307 documents deleted.\n")
    assert " 300 of 307" in outcome.err
    assert store.names() == NEW


def test_a_page_that_is_just_full_is_not_the_last(store: Store) -> None:
    connection = StrictConnection(project=PROJECT, database="(default)", timeout=20)
    for size in (1, 2, 3):
        listed = FirestoreDocuments(connection, page=size).everything()
        assert sorted(listed) == sorted(n for n in OLD | NEW if not n.startswith("quota"))
    connection.close()


def test_firestore_in_trouble_is_reported_in_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    outcome = store.purge("--all", "--yes")
    assert outcome.code == 4
    assert outcome.out == ""
    assert outcome.err.startswith("chapters: Firestore did not do what it was asked for")
    assert "Traceback" not in outcome.err


def test_without_a_firestore_it_says_which_setting_is_missing() -> None:
    outcome = command("purge", "--all", "--yes", environment={})
    assert outcome.code == 5
    assert "GOOGLE_CLOUD_PROJECT" in outcome.err


def test_the_real_command_purges(store: Store) -> None:
    done = real_command("purge", "--yes", environment=store.environment)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("2 documents deleted.\n")
    assert store.names() == NEW
