"""Parsing of responses that the stub does not send."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from chapters.errors import NotConfigured, UpstreamFailed
from chapters.youtube.responses import discussion_of, page_of, refusal, videos_of
from support.youtube_stub import comment, video

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_comment_by_nobody_below_a_video_of_nobody_is_not_by_its_author() -> None:
    item = comment("Hello", by="")
    del item["snippet"]["channelId"]
    (found,) = discussion_of({"items": [item]}).comments
    assert not found.by_author


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"error": 7}', b'{"error": {"errors": []}}',
     b'{"error": {"errors": [7]}}', b"[" * 100_000, b"\xff"],
)  # fmt: skip
def test_a_refusal_of_any_shape_is_an_error_by_its_status(body: bytes) -> None:
    assert type(refusal(500, body, now=NOON)) is UpstreamFailed
    assert type(refusal(403, body, now=NOON)) is NotConfigured


def made(**changes: object) -> dict[str, Any]:
    return video("made-00001A", title="", description="", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "duration",
    ["P99999999999D", "P400D", "-PT5M", "PT" + "9" * 5000 + "S", "P1Y", "", 5],
)
def test_a_duration_that_no_video_has_is_no_answer(duration: object) -> None:
    with pytest.raises(UpstreamFailed):
        videos_of({"items": [made(duration=duration)]})


@pytest.mark.parametrize(
    "published",
    ["2024-06-09", "2024-06-09T23:31:44", "0001-01-01T00:00:00+14:00", "tomorrow", 5, None],
)
def test_a_date_that_is_no_moment_is_no_answer(published: object) -> None:
    with pytest.raises(UpstreamFailed):
        videos_of({"items": [made(publishedAt=published)]})


def test_moments_are_in_utc() -> None:
    (found,) = videos_of({"items": [made(publishedAt="2024-06-09T23:31:44+02:00")]}).values()
    assert found.published is not None
    assert found.published.isoformat() == "2024-06-09T21:31:44+00:00"


@pytest.mark.parametrize("id_", ["", "a/../../b-A", "made-00001A ", "made-000001A", 5, None])
def test_what_is_no_id_is_no_answer(id_: object) -> None:
    with pytest.raises(UpstreamFailed):
        videos_of({"items": [{**made(), "id": id_}]})
    with pytest.raises(UpstreamFailed):
        page_of({"items": [{"contentDetails": {"videoId": id_}}]})


@pytest.mark.parametrize("items", [None, 5, "x", {"a": 1}, [None], [[]]])
def test_what_is_no_list_of_items_is_no_answer(items: object) -> None:
    for read in (videos_of, page_of, discussion_of):
        with pytest.raises(UpstreamFailed):
            read({"items": items})
