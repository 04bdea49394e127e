"""Which language tags are accepted, in requests and from YouTube."""

from __future__ import annotations

import pytest

from chapters.domain.language import is_language_tag, language_of, language_tag
from chapters.domain.video import Video
from chapters.errors import InvalidRequest

TAGS = ["en", "ja", "fil", "pt-BR", "zh-Hant-TW", "es-419", "sl-Latn-IT-nedis", "EN"]
NO_TAGS = ["e", "engl", "en-", "en-a", "en_US", "en us", 'en" x', "en\n", "日本", "en-aa-bb-cc-dd"]


@pytest.mark.parametrize("text", TAGS)
def test_a_tag_is_accepted_as_it_is(text: str) -> None:
    assert is_language_tag(text)
    assert language_tag(text) == text
    assert language_of(video(text)) == text


@pytest.mark.parametrize("text", NO_TAGS)
def test_a_request_with_anything_else_is_refused_and_a_video_has_no_language_then(
    text: str,
) -> None:
    assert not is_language_tag(text)
    with pytest.raises(InvalidRequest, match="such as en"):
        language_tag(text)
    assert language_of(video(text)) is None


def test_nothing_given_is_no_language() -> None:
    assert language_tag("") is None
    assert language_of(video("")) is None
    assert language_of(video(None)) is None


def video(language: str | None) -> Video:
    return Video(id="l8pRSuU81PU", title="", channel="", description="", language=language)
