"""Posted captions as data over HTTP."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any

import pytest

from api.site import Site, problem
from chapters.api.body_reader import MAX_BYTES

VTT = (
    "WEBVTT\n\n00:01.000 --> 00:03.250\n<v Mika>A pond &amp; water.\n\n"
    "00:09.000 --> 00:08.000\nAnd frogs.\n"
)


def post(site: Site, body: Any, content_type: str = "text/plain") -> Any:
    return site.client.post("/transcript", data=body, content_type=content_type)


def test_captions_are_cues_paragraphs_and_remarks(site: Site) -> None:
    response = post(site, VTT)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.mimetype == "application/json"
    assert response.get_json() == {
        "format": "webvtt",
        "cues": [
            {"start": 1.0, "end": 3.25, "text": "A pond & water.", "speaker": "Mika"},
            {"start": 9.0, "end": 9.0, "text": "And frogs.", "speaker": ""},
        ],
        "paragraphs": [0, 1],
        "remarks": [
            {
                "code": "end-before-start",
                "places": [6],
                "count": 1,
                "unit": "line",
                "message": "Line 6: This caption ends before it starts; it is read as ending when "
                "it starts.",
            }
        ],
    }
    assert site.videos.calls == []
    assert site.limiter.left == 1000


def test_a_missing_end_is_null_and_words_stay_as_they_are_written(site: Site) -> None:
    response = post(site, "0:00 池の水 <b>\n0:05 \ud7ff. Yes.\n")
    first, last = response.get_json()["cues"]
    assert first["end"] is None or first["end"] >= 0
    assert (first["text"], last["start"]) == ("池の水 <b>", 5.0)
    assert "池の水" in response.text


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (json.dumps({"transcript": VTT}), "application/json"),
        ({"file": (BytesIO(VTT.encode("utf-16")), "a.vtt")}, "multipart/form-data"),
        (VTT.encode("utf-16"), "application/octet-stream"),
    ],
)
def test_every_way_to_send_captions_gives_the_same(
    site: Site, body: Any, content_type: str
) -> None:
    assert post(site, body, content_type).get_json() == post(site, VTT).get_json()


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        ("no times here", "text/plain", 400, "invalid-transcript"),
        ("", "text/plain", 400, "invalid-transcript"),
        ('{"description": "0:00 A"}', "application/json", 400, "invalid-request"),
        (VTT, "image/png", 415, "unsupported-media-type"),
        ("0:00 x\n" + "y" * MAX_BYTES, "text/plain", 413, "too-large"),
    ],
)
def test_what_is_no_transcript_is_a_problem(
    site: Site, body: str, content_type: str, status: int, code: str
) -> None:
    response = post(site, body, content_type)
    assert (response.status_code, problem(response)["code"]) == (status, code)


def test_it_is_posted_and_takes_no_parameters(site: Site) -> None:
    assert site.client.get("/transcript").headers["Allow"] == "POST, OPTIONS"
    refused = site.client.post("/transcript?v=l8pRSuU81PU", data=VTT, content_type="text/vtt")
    assert problem(refused)["code"] == "unknown-parameter"
