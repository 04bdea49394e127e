"""A real process answers as openapi.yaml says, to requests that Schemathesis generates from it.

Every run sends the same requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, settings
from schemathesis import Case, DeserializationContext, Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

from support.processes import ROOT, Server, function
from support.youtube_stub import KEY, YouTubeStub, description_of, youtube

EXAMPLES = 30
"""Generated requests for each operation; the examples in the document come on top."""


@schemathesis.deserializer("application/json+chapters")
def podcast_chapters(_: DeserializationContext, response: Response) -> Any:
    """Podcasting 2.0 chose a media type that does not end in +json."""
    return json.loads(response.content)


@pytest.fixture(scope="module")
def upstream() -> Iterator[YouTubeStub]:
    """YouTube with the videos of the contract's examples."""
    with youtube() as server:
        for id_ in ("l8pRSuU81PU", "sample-ja-0"):
            server.add(id_, description=description_of(id_))
        yield server


@pytest.fixture(scope="module")
def site(upstream: YouTubeStub) -> Iterator[Server]:
    with function(
        YOUTUBE_API_KEY=KEY, YOUTUBE_API_ENDPOINT=upstream.endpoint, MISSES_PER_MINUTE="0"
    ) as server:
        yield server


CONTRACT = ROOT / "function" / "chapters" / "openapi.yaml"
contract = schemathesis.openapi.from_dict(yaml.safe_load(CONTRACT.read_text("utf-8")))


@contract.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_the_contract_says(case: Case[Any], site: Server) -> None:
    # A text that names no video is a valid string for the contract, and rightly refused.
    case.call_and_validate(base_url=site.address, excluded_checks=[positive_data_acceptance])
