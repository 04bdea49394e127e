"""Our own JSON: the fields, their order, and null for what is unknown."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from chapters.domain.video import Chapter, Chapters, Finding, Note
from chapters.errors import QuotaExhausted, VideoNotFound
from chapters.extract import Place
from chapters.extract.places import Span
from chapters.formats import FORMATS, problem, render_batch, render_verdict
from chapters.mend import Change
from chapters.transcript import Remark
from formats.examples import EMPTY, HOSTILE, ORDINARY, PASTED


class Judged:
    """A verdict, as ``service.check`` returns it."""

    found = EMPTY._replace(
        chapters=(Chapter(30, "A", end=60, line=2),),
        source="description",
        findings=(Finding("starts-at-zero", "error", "Late.", 2, 30, {"time": "0:30"}),),
        notes=(Note("n", "A note."),),
    )
    places = (Place(Span(2, 0, 4), Span(2, 5, 6)),)
    dialect = "stamp-first"
    corrected = "00:00 A"
    changes = (Change(2, "0:30 A", "0:00 A", "starts-at-zero", "guess"),)
    description = "x\r\n0:00 A"
    explanation = {"extraction": {"second_list": None}, "candidates": [{"score": 1}]}  # noqa: RUF012
    texts: tuple[str, ...] | None = None
    remarks: tuple[Remark, ...] = ()


def answer(chapters: Chapters) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(FORMATS["json"].render(chapters))
    return document


def test_the_fields_of_an_answer_in_their_order() -> None:
    document = answer(ORDINARY)
    assert list(document) == [
        "video", "chapters", "source", "madeBy", "likelyShownByYouTube", "findings", "notes",
        "fetchedAt",
    ]  # fmt: skip
    assert document["video"] == {
        "id": "sample-en-c",
        "title": "A garden in a year: soil, seeds & frost",
        "channel": "Sample channel",
        "duration": 4210,
        "published": "2026-04-01T10:30:00Z",
        "live": "none",
        "language": "en",
        "url": "https://www.youtube.com/watch?v=sample-en-c",
        "embeddable": True,
        "madeForKids": False,
    }
    assert document["chapters"][1] == {
        "start": 95,
        "end": 1210,
        "title": "January: what to do when there is nothing to do",
        "url": "https://www.youtube.com/watch?v=sample-en-c&t=95s",
        "time": "1:35",
        "duration": 1115,
    }
    assert document["findings"] == [
        {
            "rule": "ten-seconds",
            "strength": "warning",
            "line": 5,
            "start": 1210,
            "message": "Line 5: this chapter lasts 8 s; YouTube wants 10.",
            "values": {"length": 8, "least": 10},
        }
    ]
    assert (document["source"], document["madeBy"]) == ("description", "author")
    assert document["likelyShownByYouTube"] is True


def test_the_unknown_is_null() -> None:
    document = answer(HOSTILE)
    assert document["video"]["duration"] is None
    assert document["video"]["published"] is None
    assert document["chapters"][-1]["end"] is None
    assert answer(EMPTY)["video"]["language"] is None
    pasted = answer(PASTED)
    assert pasted["video"]["url"] is None
    assert {chapter["url"] for chapter in pasted["chapters"]} == {None}


def test_a_time_of_another_zone_becomes_utc() -> None:
    tokyo = datetime(2026, 4, 1, 9, tzinfo=timezone(timedelta(hours=9)))
    video = ORDINARY.video._replace(published=tokyo)
    assert answer(ORDINARY._replace(video=video))["video"]["published"] == "2026-04-01T00:00:00Z"
    video = ORDINARY.video._replace(published=datetime(2026, 4, 1, 0, 0, 0, 999, tzinfo=UTC))
    assert answer(ORDINARY._replace(video=video))["video"]["published"] == "2026-04-01T00:00:00Z"


def test_equal_results_are_equal_bytes() -> None:
    assert FORMATS["json"].render(ORDINARY) == FORMATS["json"].render(ORDINARY._replace())


def test_several_videos_and_problems_are_in_the_order_requested() -> None:
    gone = VideoNotFound("There is none.")
    document = json.loads(render_batch([EMPTY, ("nonsense", gone), ORDINARY]))
    assert list(document) == ["videos"]
    assert document["videos"][0] == answer(EMPTY)
    assert document["videos"][1] == {"id": "nonsense", **problem(gone)}
    assert document["videos"][2] == answer(ORDINARY)


def test_a_page_of_a_playlist_names_the_next_one() -> None:
    assert json.loads(render_batch([], "token")) == {"videos": [], "nextPageToken": "token"}


def test_a_problem_document() -> None:
    assert problem(VideoNotFound("There is none.")) == {
        "type": "urn:problem-type:chapters:video-not-found",
        "title": "Video not found",
        "status": 404,
        "detail": "There is none.",
        "code": "video-not-found",
    }


@pytest.mark.parametrize("seconds", [0, 3600])
def test_a_problem_says_when_to_retry(seconds: int) -> None:
    assert problem(QuotaExhausted("Used up.", retry_after=seconds))["retryAfter"] == seconds


def test_a_verdict_has_lines_and_an_explanation() -> None:
    assert json.loads(render_verdict(Judged())) == {
        "video": answer(EMPTY)["video"],
        "chapters": [
            {
                "start": 30,
                "end": 60,
                "duration": 30,
                "time": "0:30",
                "title": "A",
                "line": 2,
                "places": {
                    "time": {"line": 2, "begin": 0, "end": 4},
                    "title": {"line": 2, "begin": 5, "end": 6},
                },
            }
        ],
        "checked": "We left at 6:30.",
        "dialect": "stamp-first",
        "likelyShownByYouTube": False,
        "findings": [
            {
                "rule": "starts-at-zero",
                "strength": "error",
                "line": 2,
                "start": 30,
                "message": "Late.",
                "values": {"time": "0:30"},
            }
        ],
        "notes": [{"code": "n", "message": "A note."}],
        "corrected": "00:00 A",
        "changes": [
            {
                "line": 2,
                "before": "0:30 A",
                "after": "0:00 A",
                "rule": "starts-at-zero",
                "certainty": "guess",
                "message": "The list starts at 0:00.",
            }
        ],
        "description": "x\r\n0:00 A",
        "explanation": {"candidates": [{"score": 1}]},
    }


def test_a_verdict_tells_what_was_tolerated_in_the_transcript() -> None:
    class Heard(Judged):
        remarks = (Remark("heading", (3, 9), 2, "No speech."),)

    assert json.loads(render_verdict(Heard()))["transcriptRemarks"] == [
        {
            "code": "heading",
            "places": [3, 9],
            "count": 2,
            "unit": "line",
            "message": "Lines 3 and 9: No speech.",
        }
    ]
