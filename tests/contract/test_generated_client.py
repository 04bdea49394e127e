"""A client that an outside generator makes from the contract calls every address.

https://github.com/openapi-generators/openapi-python-client
"""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from support.processes import ROOT, Server, function

CONTRACT = ROOT / "function" / "chapters" / "openapi.yaml"
SAMPLE, OTHER = "l8pRSuU81PU", "sample-ja-0"
DESCRIPTION = "0:00 Pond\n1:00 Frogs\n2:00 The edge\n"
CAPTIONS = "".join(f"{minute}:00 frogs and ponds {minute}\n" for minute in range(12))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The package of the client, made anew."""
    folder = tmp_path_factory.mktemp("generated")
    config = folder / "config.yaml"
    config.write_text("post_hooks: []\n", "utf-8")
    subprocess.run(
        [
            *(sys.executable, "-m", "openapi_python_client", "generate", "--meta=none"),
            *("--path", CONTRACT, "--config", config, "--output-path", folder / "made_client"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for module in folder.rglob(
        "api/*/*.py"
    ):  # 0.29.1 forgets this import where only a body needs it
        text = module.read_text("utf-8")
        module.write_text(text.replace("import Response, UNSET", "import Response, UNSET, Unset"))
    sys.path.insert(0, str(folder))
    yield importlib.import_module("made_client")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """The function with the bundled samples."""
    with function() as running:
        yield running


@pytest.fixture(scope="module")
def client(generated: ModuleType, server: Server) -> Iterator[Any]:
    with generated.Client(base_url=server.address) as made:
        yield made


class Caller:
    """Calls operations of the client, and notes which."""

    def __init__(self, package: ModuleType, client: Any) -> None:
        self.package = package
        self.models = importlib.import_module("made_client.models")
        self.client = client
        self.called: set[str] = set()

    def call(self, operation: str, **arguments: Any) -> Any:
        """What the client makes of a good answer; None where the contract promises no JSON."""
        module = importlib.import_module(f"made_client.api.{operation}")
        self.called.add(operation)
        response = module.sync_detailed(client=self.client, **arguments)
        assert response.status_code == 200, response.content
        return response.parsed

    def operations(self) -> set[str]:
        """All that the client offers."""
        folder = Path(str(self.package.__file__)).with_name("api")
        return {
            f"{tag.name}.{operation.name}"
            for tag in pkgutil.iter_modules([str(folder)])
            for operation in pkgutil.iter_modules([str(folder / tag.name)])
        }


def test_a_generated_client_calls_every_address(generated: ModuleType, client: Any) -> None:
    caller = Caller(generated, client)
    call, models = caller.call, caller.models
    for operation in ("chapters.get_chapters", "chapters.get_chapters_at_root"):
        answer = call(operation, v=[SAMPLE])
        assert (answer.video.id, len(answer.chapters)) == (SAMPLE, 31)
        assert (answer.chapters[1].start, answer.chapters[1].time) == (219, "3:39")
    batch = call("chapters.get_chapters", v=[SAMPLE, OTHER])
    assert [answer.video.id for answer in batch.videos] == [SAMPLE, OTHER]
    verdict = call("chapters.check", body=models.Pasted(description=DESCRIPTION))
    assert [chapter.title for chapter in verdict.chapters] == ["Pond", "Frogs", "The edge"]
    # The body as a text alone is more than this client can send.
    captions = models.Captions(transcript=CAPTIONS)
    assert call("chapters.draft_chapters", body=captions).chapters[0].start == 0
    assert len(call("chapters.read_transcript", body=captions).cues) == 12
    assert call("chapters.get_article", v=SAMPLE).startswith("---\n")
    assert "frogs and ponds 1" in call(
        "chapters.post_article", v=SAMPLE, body=models.Source(transcript=CAPTIONS)
    )
    assert call("service.health").status == "ok"
    call("service.contract")
    assert caller.called == caller.operations()


def test_a_generated_client_reads_problems(client: Any) -> None:
    module = importlib.import_module("made_client.api.chapters.get_chapters")
    problem = module.sync(client=client, v=["no video"])
    assert problem.code.value == "invalid-video"
    assert problem.status == 400
