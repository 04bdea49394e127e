"""The unary read of one document returns what the library's own read returns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from google.api_core.exceptions import InvalidArgument

from chapters.cache.firestore.client import Client
from support.emulator import Emulator

KINDS: dict[str, Any] = {
    "nothing": None,
    "yes": True,
    "whole": -(2**53),
    "part": 0.5,
    "text": "“x” 日本語 🎬\x00",
    "bytes": b"\x00\xff",
    "time": datetime(2026, 11, 23, 12, 0, 0, 123456, tzinfo=UTC),
    "list": [1, {"a": []}, None],
    "map": {"a": {"b": ["c"]}, "empty": {}},
}


@pytest.fixture
def client(firestore: Emulator) -> Iterator[Client]:
    assert firestore.host
    client = Client(project="chapters-test", database="(default)")
    yield client
    client.close()  # type: ignore[no-untyped-call]


def test_every_kind_of_value_is_read_as_by_the_library(client: Client) -> None:
    document = client.document("kinds/all")
    document.set(KINDS)
    values = client.values("kinds/all", timeout=5)
    assert values == KINDS == document.get().to_dict()


def test_a_missing_document_is_none(client: Client) -> None:
    assert client.values("kinds/none", timeout=5) is None


def test_errors_are_those_of_the_library(client: Client) -> None:
    with pytest.raises(InvalidArgument):
        client.values("kinds", timeout=5)
