"""openapi.yaml is valid, lists everything that the code has, and describes the answers."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from chapters import __version__, errors
from chapters.api.app import READ, HttpApp
from chapters.config import Settings
from chapters.errors import ChaptersError, QuotaExhausted, VideoNotFound
from chapters.formats import FORMATS, problem, render_batch, render_verdict
from chapters.mend import CHANGES
from chapters.service import ports
from chapters.service.check import check, pasted
from chapters.service.ports import MAX_VIDEOS
from chapters.transcript import Transcript, read
from formats.examples import EXAMPLES

PACKAGE = Path(errors.__file__).parent


@cache
def contract() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load((PACKAGE / "openapi.yaml").read_text("utf-8"))
    return document


def validate(answer: str | dict[str, Any], schema: str) -> None:
    """Fail unless ``answer`` matches ``schema`` of the contract."""
    whole = {"$ref": f"#/components/schemas/{schema}", "components": contract()["components"]}
    value = json.loads(answer) if isinstance(answer, str) else answer
    jsonschema.Draft202012Validator(whole).validate(value)


def parameter(name: str) -> dict[str, Any]:
    found: dict[str, Any] = contract()["components"]["parameters"][name]
    return found


def every_error() -> list[type[ChaptersError]]:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [k for k in found if issubclass(k, ChaptersError) and k is not ChaptersError]


def test_it_is_valid_openapi() -> None:
    OpenAPIV31SpecValidator(contract()).validate()


def test_its_version_is_the_packages() -> None:
    assert contract()["info"]["version"] == __version__


def test_it_has_every_address_and_method_of_the_code_and_no_other() -> None:
    unused: Any = None
    routes = HttpApp(Settings.of({}), service=unused, articles=unused)._routes
    documented = {
        path: {method.upper() for method in operations} | {"OPTIONS"}
        for path, operations in contract()["paths"].items()
    }
    served = {path: set(methods) - {"HEAD"} for path, (methods, _) in routes.items()}
    assert documented == served
    assert "HEAD" in READ  # as the document's introduction says of every GET


def test_it_has_every_parameter_that_the_code_reads() -> None:
    source = (PACKAGE / "api" / "query.py").read_text("utf-8")
    read = set(re.findall(r"(?:fields\.get\(|_first\(fields, )\"(\w+)\"", source))
    assert read == set(contract()["components"]["parameters"]) - {"If-None-Match"}


def test_it_has_every_format_and_its_media_type() -> None:
    assert parameter("format")["schema"]["enum"] == list(FORMATS)
    media_types = contract()["components"]["responses"]["Chapters"]["content"]
    checked = contract()["paths"]["/check"]["post"]["responses"]["200"]["content"]
    assert set(media_types) == set(checked) == {chosen.media_type for chosen in FORMATS.values()}


def test_it_has_the_fallbacks_and_the_limit_of_the_code() -> None:
    assert parameter("fallback")["schema"]["items"]["enum"] == list(ports.FALLBACKS)
    assert parameter("v")["schema"]["maxItems"] == MAX_VIDEOS


def test_an_answer_names_fallbacks_as_the_parameter_does() -> None:
    fields = contract()["components"]["schemas"]["Answer"]["properties"]
    assert fields["fallbacks"]["items"]["enum"] == list(ports.FALLBACKS)


def test_it_has_every_code_of_a_problem() -> None:
    codes = contract()["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]
    assert codes == sorted({kind.code for kind in every_error()})


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_is_described_wherever_its_status_is_listed(kind: type[ChaptersError]) -> None:
    references = [
        response["$ref"].rpartition("/")[2]
        for operations in contract()["paths"].values()
        for operation in operations.values()
        for status, response in operation["responses"].items()
        if status == str(kind.status)
    ]
    assert references
    responses = contract()["components"]["responses"]
    assert all(f"`{kind.code}`" in responses[name]["description"] for name in references)


@pytest.mark.parametrize("example", sorted(set(EXAMPLES)))
def test_answers_match_their_schema(example: str) -> None:
    validate(FORMATS["json"].render(EXAMPLES[example]), "Answer")


def test_answers_about_several_videos_match_their_schema() -> None:
    failed = ("aaaaaaaaaaA", VideoNotFound("There is none."))
    validate(render_batch([EXAMPLES["ordinary"], failed], "token"), "Batch")
    validate(render_batch([]), "Batch")


def test_problems_match_their_schema() -> None:
    validate(problem(VideoNotFound("There is none.")), "Problem")
    validate(problem(QuotaExhausted("Used up.", retry_after=60)), "Problem")


@pytest.mark.parametrize(
    "text", ["0:30 A\n1:00 B\n1:05 C\n0:40 D\nand\n0:00 x\n9:00 y\n10:00 z", "nothing", ""]
)
@pytest.mark.parametrize("duration", [None, 70])
@pytest.mark.parametrize("transcript", [None, read("0:00 said")])
def test_verdicts_match_their_schema(
    text: str, duration: int | None, transcript: Transcript | None
) -> None:
    verdict = check(pasted(text, duration=duration), transcript=transcript)
    validate(render_verdict(verdict), "Verdict")


def test_it_has_the_rule_of_every_change() -> None:
    rules = contract()["components"]["schemas"]["Change"]["properties"]["rule"]["enum"]
    assert rules == sorted(CHANGES)


def test_its_examples_match_their_schemas() -> None:
    content = contract()["components"]["responses"]["Chapters"]["content"]
    examples = content["application/json"]["examples"]
    answers = [(name, "Answer") for name in ("one", "none", "comment")]
    for name, schema in (*answers, ("several", "Batch")):
        validate(examples[name]["value"], schema)
    bad = contract()["components"]["responses"]["BadRequest"]["content"]
    validate(bad["application/problem+json"]["example"], "Problem")
    posted = contract()["paths"]["/check"]["post"]["requestBody"]["content"]
    validate(posted["application/json"]["examples"]["late"]["value"], "Pasted")


def test_an_answer_with_a_field_too_many_or_too_few_is_noticed() -> None:
    answer = json.loads(FORMATS["json"].render(EXAMPLES["ordinary"]))
    for wrong in (answer | {"more": 1}, {k: v for k, v in answer.items() if k != "source"}):
        with pytest.raises(jsonschema.ValidationError):
            validate(wrong, "Answer")
