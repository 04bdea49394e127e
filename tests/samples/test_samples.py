"""The bundled samples: their promises, and what the extractor finds in each."""

from __future__ import annotations

import pytest

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import parse_video
from chapters.errors import NotConfigured
from chapters.samples import SampleVideos, listing
from chapters.sources.description import DescriptionSource
from support.gpt_2 import CHAPTERS

GPT_2 = "l8pRSuU81PU"
IDS = [sample["id"] for sample in listing()]

FIRST_AND_LAST = {
    "sample-ja-0": (8, "00:00:00 はじめに", "00:25:09 10か月後の味見"),
    "sample-ja-4": (7, "00:00:00 出発前の東京駅", "01:24:10 到着・旅のまとめ"),
    "sample-es-0": (8, "00:00:00 ¿Por qué masa madre?", "00:20:44 ¡A probar!"),
    "sample-ko-0": (8, "00:00:00 인트로", "00:18:20 비용 정리"),
    "sample-ar-0": (7, "00:00:00 مقدمة", "00:11:40 خاتمة"),
    "sample-de-0": (8, "00:00:00 Entwurf und Maße", "00:35:10 Nach 6 Monaten"),
    "sample-en-0": (8, "00:00:00 Why these six", "00:13:30 Which one to forget"),
    "sample-en-4": (6, "00:00:30 The pond in March", "00:11:02 Costs"),
}


def extracted(id_: str) -> Chapters:
    return DescriptionSource().chapters(SampleVideos().fetch([id_])[id_])


def lines(found: Chapters) -> list[str]:
    return [f"{format_padded(chapter.start)} {chapter.title}" for chapter in found.chapters]


def test_the_first_sample_is_the_video_this_began_with() -> None:
    assert IDS[0] == GPT_2
    video = SampleVideos().fetch([GPT_2])[GPT_2]
    assert (video.title, video.channel) == ("Let's reproduce GPT-2 (124M)", "Andrej Karpathy")
    assert video.duration == (4 * 60 + 1) * 60 + 26


def test_its_chapters_are_those_of_its_author() -> None:
    assert lines(extracted(GPT_2)) == CHAPTERS.splitlines()


@pytest.mark.parametrize("id_", FIRST_AND_LAST)
def test_the_list_of_a_sample_is_read(id_: str) -> None:
    found = lines(extracted(id_))
    assert (len(found), found[0], found[-1]) == FIRST_AND_LAST[id_]


def test_youtube_shows_the_lists_but_those_that_say_so() -> None:
    """Full-width and Arabic figures, which YouTube does not read, and a list that starts late."""
    assert [id_ for id_ in FIRST_AND_LAST if not extracted(id_).likely_shown_by_youtube] == [
        *("sample-ja-4", "sample-ar-0", "sample-en-4")
    ]


def test_the_sample_without_chapters_has_a_reason_instead() -> None:
    found = extracted("sample-en-8")
    assert found.chapters == ()
    assert found.notes


def test_every_sample_is_of_one_of_the_kinds_tested_above() -> None:
    assert set(IDS) == {GPT_2, *FIRST_AND_LAST, "sample-en-8"}


@pytest.mark.parametrize("id_", IDS)
def test_a_sample_is_a_whole_video(id_: str) -> None:
    assert parse_video(id_) == id_
    video = SampleVideos().fetch([id_])[id_]
    assert video.id == id_
    assert video.title
    assert video.channel
    assert video.duration
    assert video.published
    assert video.published.tzinfo
    assert not video.description.endswith("\n")
    assert all(chapter.start < video.duration for chapter in extracted(id_).chapters)


@pytest.mark.parametrize("id_", IDS[1:])
def test_an_invented_sample_cannot_be_played(id_: str) -> None:
    assert not SampleVideos().fetch([id_])[id_].embeddable


def test_japanese_and_right_to_left_languages_are_among_them() -> None:
    assert {"ja", "ar", "es", "ko", "de", "en"} == {sample["language"] for sample in listing()}


def test_samples_are_found() -> None:
    assert set(SampleVideos().fetch([GPT_2, "sample-ja-0"])) == {GPT_2, "sample-ja-0"}


def test_of_other_videos_nobody_can_say_whether_they_exist() -> None:
    with pytest.raises(NotConfigured) as caught:
        SampleVideos().fetch(["aaaaaaaaaaA", GPT_2])
    assert caught.value.videos == {"aaaaaaaaaaA"}


def test_the_error_for_other_videos_lists_the_samples_and_how_to_get_a_key() -> None:
    with pytest.raises(NotConfigured) as caught:
        SampleVideos().fetch(["aaaaaaaaaaA"])
    for word in (*IDS, "console.cloud.google.com", "YouTube Data API v3", "YOUTUBE_API_KEY="):
        assert word in caught.value.detail
