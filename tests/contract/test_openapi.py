"""openapi.yaml is valid, lists everything that the code has, and describes the answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from flask import Request
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from chapters import errors
from chapters.api import query
from chapters.api.app import HttpApp, Route
from chapters.api.parameters import IGNORED
from chapters.config import Settings
from chapters.domain.clock import MAX_DURATION
from chapters.domain.video import Video
from chapters.domain.youtube_urls import parse_playlist, parse_video
from chapters.errors import ChaptersError, QuotaExhausted, VideoNotFound
from chapters.formats import FORMATS, problem, render_batch, render_verdict
from chapters.formats.transcript_json import render_transcript
from chapters.mend import CHANGES
from chapters.service import ports
from chapters.service.check import check, pasted
from chapters.service.drafts import Drafts, computed
from chapters.service.ports import MAX_VIDEOS
from chapters.transcript import Transcript, read
from domain.test_clock import LENGTHS, NO_LENGTHS
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


def resolved(entry: dict[str, Any]) -> dict[str, Any]:
    """``entry``, or what its reference points at."""
    found: Any = contract()
    for name in entry["$ref"].split("/")[1:] if "$ref" in entry else ():
        found = found[name]
    return found if "$ref" in entry else entry


@cache
def routes() -> Mapping[str, Mapping[str, Route]]:
    unused: Any = None
    return HttpApp(
        Settings.of({}), service=unused, articles=unused, texts=unused, drafts=unused
    )._routes


def every_error() -> list[type[ChaptersError]]:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [k for k in found if issubclass(k, ChaptersError) and k is not ChaptersError]


def test_it_is_valid_openapi() -> None:
    OpenAPIV31SpecValidator(contract()).validate()


def test_it_has_every_address_and_method_of_the_code_and_no_other() -> None:
    documented = {
        path: {method.upper() for method in operations} | {"OPTIONS"}
        for path, operations in contract()["paths"].items()
    }
    served = {path: {*methods, "OPTIONS"} - {"HEAD"} for path, methods in routes().items()}
    assert documented == served
    for methods in routes().values():
        assert methods.get("HEAD") == methods.get("GET"), "as the document's introduction says"


@pytest.mark.parametrize("path", routes())
def test_an_address_has_the_parameters_of_the_code_and_no_other(path: str) -> None:
    for method, operation in contract()["paths"][path].items():
        listed = [resolved(entry) for entry in operation.get("parameters", ())]
        names = [entry["name"] for entry in listed if entry["in"] == "query"]
        assert sorted(names) == sorted(routes()[path][method.upper()].parameters.names)


def test_a_parameter_that_may_be_repeated_is_an_array() -> None:
    for path, methods in routes().items():
        for method, operation in contract()["paths"][path].items():
            repeated = methods[method.upper()].parameters.repeated
            for entry in map(resolved, operation.get("parameters", ())):
                is_array = resolved(entry["schema"]).get("type") == "array"
                assert is_array == (entry["name"] in repeated)


def names_of_all_parameters() -> set[str]:
    return {
        name
        for methods in routes().values()
        for route in methods.values()
        for name in route.parameters.names
    }


class Watched(dict[str, list[str]]):
    """The fields of a query string, which notes those that were looked at."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.read: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.read.add(name)
        return super().get(name, default)


@pytest.mark.parametrize(
    ("method", "path", "kind"),
    [
        ("GET", "/chapters", query.ChaptersQuery),
        ("POST", "/chapters", query.DraftQuery),
        ("POST", "/check", query.CheckQuery),
        ("POST", "/article", query.ArticleQuery),
    ],
)
def test_every_parameter_of_an_address_is_read_and_no_other(
    method: str, path: str, kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [Watched({"v": ["aaaaaaaaaaA"]}), Watched({"list": ["PLabcdefghijklmnop"]})]
    for fields in asked if method == "GET" else asked[:1]:
        monkeypatch.setattr(query, "query_fields", lambda _, fields=fields: fields)
        kind.from_request(Request({"REQUEST_METHOD": method}))
    assert set.union(*(fields.read for fields in asked)) == set(
        routes()[path][method].parameters.names
    )


def test_what_is_ignored_is_a_parameter_of_no_address() -> None:
    assert not IGNORED & names_of_all_parameters()


def test_it_has_every_format_and_its_media_type() -> None:
    assert parameter("format")["schema"]["enum"] == [*FORMATS, ""]
    media_types = contract()["components"]["responses"]["Chapters"]["content"]
    checked = contract()["paths"]["/check"]["post"]["responses"]["200"]["content"]
    assert set(media_types) == set(checked) == {chosen.media_type for chosen in FORMATS.values()}


@settings(max_examples=300)
@given(data=st.data())
def test_every_name_that_the_contract_promises_is_understood(data: st.DataObject) -> None:
    video = st.from_regex(contract()["components"]["schemas"]["VideoName"]["pattern"])
    playlist = st.from_regex(parameter("list")["schema"]["pattern"])
    assert parse_video(data.draw(video))
    assert parse_playlist(data.draw(playlist))


def test_a_length_is_what_the_code_reads_as_one() -> None:
    length = contract()["components"]["schemas"]["Pasted"]["properties"]["duration"]
    validator = jsonschema.Draft202012Validator(length)
    assert [text for text in LENGTHS if not validator.is_valid(text.strip())] == []
    assert [text for text in NO_LENGTHS if validator.is_valid(text)] == []
    assert length["maximum"] == MAX_DURATION


def test_it_has_the_fallbacks_and_the_limit_of_the_code() -> None:
    assert parameter("fallback")["schema"]["items"]["enum"] == [*ports.FALLBACKS, ""]
    assert parameter("v")["schema"]["maxItems"] == MAX_VIDEOS
    assert parameter("by")["schema"]["enum"] == [*ports.DRAFTERS, ""]


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


@pytest.mark.parametrize("id_", ["", "aaaaaaaaaaA"])
def test_drafts_match_their_schema(id_: str) -> None:
    about = Video(id_, "", "", ""), read("0:00 said")
    draft = Drafts(None).by_model(*about, otherwise=lambda: computed(*about))
    validate(FORMATS["json"].render(draft), "Answer")


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
    validate({"transcript": "0:00 Hello."}, "Captions")
    read_ = contract()["paths"]["/transcript"]["post"]["responses"]["200"]["content"]
    validate(read_["application/json"]["examples"]["two"]["value"], "Transcript")


def test_a_transcript_matches_its_schema() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:00.000\nOne.\n\n00:09.000 --> x\n<v A>Two.\n"
    for captions in ("0:00 One.\n1:00 Two.", text):
        validate(json.loads(render_transcript(read(captions))), "Transcript")


def test_an_answer_with_a_field_too_many_or_too_few_is_noticed() -> None:
    answer = json.loads(FORMATS["json"].render(EXAMPLES["ordinary"]))
    for wrong in (answer | {"more": 1}, {k: v for k, v in answer.items() if k != "source"}):
        with pytest.raises(jsonschema.ValidationError):
            validate(wrong, "Answer")
