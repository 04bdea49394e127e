"""firestore.rules in Google's emulator, and the policy that lets cached videos expire."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from support.emulator import Emulator, emulator
from support.processes import ROOT, Answer, ask, function

DOCUMENT = "/v1/projects/some-project/databases/(default)/documents/videos/v1:l8pRSuU81PU"
OWNER = {"Authorization": "Bearer owner"}
"""How the emulator knows a caller that goes by IAM instead of by rules."""


@pytest.fixture(scope="module")
def guarded() -> Iterator[Emulator]:
    """The emulator under the rules that are released."""
    with emulator(rules=ROOT / "firestore.rules") as running:
        yield running


def asked(emulator: Emulator, path: str, **request: Any) -> Answer:
    """The answer of its REST interface."""
    return ask(f"http://{emulator.host}{path}", **request)


def write(guarded: Emulator, headers: dict[str, str]) -> Answer:
    body = json.dumps({"fields": {"title": {"stringValue": "x"}}})
    return asked(guarded, DOCUMENT, method="PATCH", headers=headers, body=body)


def test_a_client_without_rights_can_neither_read_nor_write(guarded: Emulator) -> None:
    assert write(guarded, OWNER).status == 200
    assert asked(guarded, DOCUMENT).status == 403
    assert write(guarded, {}).status == 403
    assert asked(guarded, DOCUMENT, method="DELETE").status == 403
    listing = DOCUMENT.rpartition("/")[0]
    assert asked(guarded, listing).status == 403
    assert asked(guarded, DOCUMENT, headers=OWNER).status == 200


def test_other_collections_are_closed_as_well(guarded: Emulator) -> None:
    other = DOCUMENT.replace("/videos/", "/quota/")
    assert asked(guarded, other).status == 403
    assert asked(guarded, f"{other}/deeper/document").status == 403
    assert asked(guarded, other, headers=OWNER).status == 404


def test_every_collection_expires() -> None:
    indexes = json.loads((ROOT / "firestore.indexes.json").read_text())
    assert indexes["fieldOverrides"] == [
        {"collectionGroup": "videos", "fieldPath": "expire_at", "ttl": True, "indexes": []},
        {"collectionGroup": "quota", "fieldPath": "expire_at", "ttl": True, "indexes": []},
    ]


def test_the_function_is_not_bound_by_the_rules_and_writes_the_field_that_expires(
    guarded: Emulator,
) -> None:
    with function(
        FIRESTORE_EMULATOR_HOST=guarded.host, GOOGLE_CLOUD_PROJECT="some-project"
    ) as server:
        assert server.ask("/chapters?v=sample-ja-0").status == 200
        answer = asked(guarded, DOCUMENT.replace("l8pRSuU81PU", "sample-ja-0"), headers=OWNER)
    assert answer.status == 200
    document = json.loads(answer.body)
    expires = datetime.fromisoformat(document["fields"]["expire_at"]["timestampValue"])
    assert datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=30)


def test_the_release_sends_both_files() -> None:
    firestore = json.loads((ROOT / "firebase.json").read_text())["firestore"]
    assert firestore == {"rules": "firestore.rules", "indexes": "firestore.indexes.json"}
    assert all(Path(ROOT / name).is_file() for name in firestore.values())
