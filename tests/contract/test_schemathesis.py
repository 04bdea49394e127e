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
from schemathesis import Case, CheckFunction, DeserializationContext, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from chapters.formats import FORMATS
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


SEVERAL = [form.name for form in FORMATS.values() if form.render_several]

CONTRACT = ROOT / "function" / "chapters" / "openapi.yaml"
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            # 413 for more than 50 videos; Schemathesis knows only the other refusals.
            "negative_data_rejection": {"expected-statuses": ["400", "405", "406", "413", "415"]},
        }
    }
)
contract = schemathesis.openapi.from_dict(
    yaml.safe_load(CONTRACT.read_text("utf-8")), config=CONFIG
)


@contract.parametrize()
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_operation_answers_as_the_contract_says(case: Case[Any], site: Server) -> None:
    response = case.call(base_url=site.address)
    case.validate_response(response, excluded_checks=[*rules_beyond_schemas(case, response)])


def rules_beyond_schemas(case: Case[Any], response: Response) -> Iterator[CheckFunction]:
    """The checks that a rule takes out, which the contract can say in prose only.

    One of ``v`` and ``list`` is needed, or for an article ``v`` or a description; several videos
    come in some formats only, and one that cannot be understood has a problem in its place; with
    ``v``, ``list`` is ignored, whatever it is; captions have grammars of their own, and a
    form may lack them; a check of ``v`` needs no body; that there is no such video is said before
    the body is read.
    """
    query = case.query or {}
    named, playlist = query.get("v"), query.get("list")
    is_batch = isinstance(named, list) and len(named) > 1
    is_check = case.operation.path == "/check"
    if response.status_code == 404 or (named and (is_batch or playlist is not None or is_check)):
        yield negative_data_rejection
    if response.status_code == 400 and (
        not (named or playlist)
        or ((is_batch or playlist is not None) and query.get("format", "") not in ("", *SEVERAL))
        or b"invalid-transcript" in response.content
        or b"Send captions" in response.content
        or b"format=cue" in response.content
        or b"file= is the name" in response.content
    ):
        yield positive_data_acceptance
