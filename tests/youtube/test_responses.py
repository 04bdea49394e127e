"""Parsing of responses that the stub does not send."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chapters.errors import NotConfigured, UpstreamFailed
from chapters.youtube.responses import discussion_of, refusal
from support.youtube_stub import comment

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_comment_by_nobody_below_a_video_of_nobody_is_not_by_its_author() -> None:
    item = comment("Hello", by="")
    del item["snippet"]["channelId"]
    (found,) = discussion_of({"items": [item]}).comments
    assert not found.by_author


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"error": 7}', b'{"error": {"errors": []}}',
     b'{"error": {"errors": [7]}}'],
)  # fmt: skip
def test_a_refusal_of_any_shape_is_an_error_by_its_status(body: bytes) -> None:
    assert type(refusal(500, body, now=NOON)) is UpstreamFailed
    assert type(refusal(403, body, now=NOON)) is NotConfigured
