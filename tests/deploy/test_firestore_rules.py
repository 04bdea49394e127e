"""firestore.rules in Google's emulator, and the policy that lets cached videos expire."""

from __future__ import annotations

import json
import shutil
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from deploy import gcloud
from deploy.processes import ROOT, Answer, Server, function, running

DOCUMENT = "/v1/projects/some-project/databases/(default)/documents/videos/v1:l8pRSuU81PU"
OWNER = {"Authorization": "Bearer owner"}
"""How the emulator knows a caller that goes by IAM instead of by rules."""

MISSING = (
    "Google's Firestore emulator is missing. Install it: gcloud components install "
    "cloud-firestore-emulator, or the Debian package google-cloud-cli-firestore-emulator."
)


@pytest.fixture(scope="module")
def emulator() -> Iterator[Server]:
    jar = gcloud.sdk() / "platform" / "cloud-firestore-emulator" / "cloud-firestore-emulator.jar"
    java = shutil.which("java")
    assert jar.is_file(), MISSING
    assert java, MISSING
    main = "com.google.cloud.datastore.emulator.firestore.CloudFirestore"
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    with socket.create_server(("127.0.0.1", 0)) as probe:  # with port 0 it does not say which
        port = probe.getsockname()[1]
    command = [java, *quick, "-cp", str(jar), main, "start", "--host=127.0.0.1"]
    rules = ROOT / "firestore.rules"
    with running(
        [*command, f"--port={port}", f"--rules={rules}"], environment={}, port=port
    ) as server:
        yield server


def write(server: Server, headers: dict[str, str]) -> Answer:
    body = json.dumps({"fields": {"title": {"stringValue": "x"}}})
    return server.ask(DOCUMENT, method="PATCH", headers=headers, body=body)


def test_a_client_without_rights_can_neither_read_nor_write(emulator: Server) -> None:
    assert write(emulator, OWNER).status == 200
    assert emulator.ask(DOCUMENT).status == 403
    assert write(emulator, {}).status == 403
    assert emulator.ask(DOCUMENT, method="DELETE").status == 403
    listing = DOCUMENT.rpartition("/")[0]
    assert emulator.ask(listing).status == 403
    assert emulator.ask(DOCUMENT, headers=OWNER).status == 200


def test_other_collections_are_closed_as_well(emulator: Server) -> None:
    other = DOCUMENT.replace("/videos/", "/leases/")
    assert emulator.ask(other).status == 403
    assert emulator.ask(f"{other}/deeper/document").status == 403
    assert emulator.ask(other, headers=OWNER).status == 404


def test_cached_videos_expire() -> None:
    indexes = json.loads((ROOT / "firestore.indexes.json").read_text())
    assert indexes["fieldOverrides"] == [
        {"collectionGroup": "videos", "fieldPath": "expire_at", "ttl": True, "indexes": []},
        {"collectionGroup": "leases", "fieldPath": "until", "ttl": True, "indexes": []},
    ]


def test_the_function_is_not_bound_by_the_rules_and_writes_the_field_that_expires(
    emulator: Server,
) -> None:
    host = f"127.0.0.1:{emulator.port}"
    with function(FIRESTORE_EMULATOR_HOST=host, GOOGLE_CLOUD_PROJECT="some-project") as server:
        kept = _kept(server, emulator)
    expires = datetime.fromisoformat(kept["fields"]["expire_at"]["timestampValue"])
    assert datetime.now(UTC) < expires < datetime.now(UTC) + timedelta(days=30)


def _kept(server: Server, emulator: Server) -> dict[str, Any]:
    """A document that the function wrote. A busy machine may miss the moment it allows itself."""
    for id_ in ("sample-ja-0", "sample-es-0", "sample-ko-0", "sample-de-0"):
        assert server.ask(f"/chapters?v={id_}").status == 200
        answer = emulator.ask(DOCUMENT.replace("l8pRSuU81PU", id_), headers=OWNER)
        if answer.status == 200:
            document: dict[str, Any] = json.loads(answer.body)
            return document
        time.sleep(4)
    raise AssertionError("the function wrote no document")


def test_the_release_sends_both_files() -> None:
    firestore = json.loads((ROOT / "firebase.json").read_text())["firestore"]
    assert firestore == {"rules": "firestore.rules", "indexes": "firestore.indexes.json"}
    assert all(Path(ROOT / name).is_file() for name in firestore.values())
