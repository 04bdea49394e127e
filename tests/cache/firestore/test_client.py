"""Documents are read as the library itself reads them."""

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
    one = client.documents(["kinds/all"], timeout=5)
    several = client.documents(["kinds/all", "kinds/none"], timeout=5)
    assert one == several == {"kinds/all": KINDS} == {"kinds/all": document.get().to_dict()}


def test_missing_documents_are_absent(client: Client) -> None:
    assert client.documents(["kinds/none"], timeout=5) == {}
    assert client.documents(["kinds/none", "kinds/no"], timeout=5) == {}


def test_errors_are_those_of_the_library(client: Client) -> None:
    with pytest.raises(InvalidArgument):
        client.documents(["kinds"], timeout=5)
