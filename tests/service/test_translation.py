"""The author's translation of title and description, and what stands in for a missing one."""

from __future__ import annotations

import pytest

from chapters.domain.language import nearest_tag
from chapters.domain.video import Chapters, Translation, Video
from chapters.service.translation import in_language
from chapters.sources.description import DescriptionSource

LIST = "0:00 Pond\n1:00 Frogs\n2:00 Edge"
VIDEO = Video(
    id="aaaaaaaaaaA",
    title="A pond",
    channel="Who",
    description=LIST,
    language="en",
    translations=(
        Translation("ja", "池", "0:00 池\n1:00 カエル\n2:00 縁"),
        Translation("pt-BR", "Um lago", "Sem tempos."),
    ),
)


def found_in(language: str, video: Video = VIDEO) -> Chapters:
    description = DescriptionSource()
    return in_language(description.chapters(video), language, description)


@pytest.mark.parametrize("language", ["ja", "ja-JP", "JA"])
def test_title_and_chapters_are_the_translations(language: str) -> None:
    found = found_in(language)
    assert [chapter.title for chapter in found.chapters] == ["池", "カエル", "縁"]
    assert (found.video.title, found.video.language) == ("池", "ja")
    assert found.notes == ()


def test_a_translation_without_the_list_has_the_original_one_and_says_so() -> None:
    found = found_in("pt")
    assert (found.video.title, found.video.language) == ("Um lago", "pt-BR")
    assert [chapter.title for chapter in found.chapters] == ["Pond", "Frogs", "Edge"]
    assert [note.code for note in found.notes] == ["list-not-translated"]


def test_without_a_translation_the_original_comes_and_a_note() -> None:
    found = found_in("ko")
    assert (found.video.title, found.chapters[0].title) == ("A pond", "Pond")
    assert [note.code for note in found.notes] == ["not-translated"]
    assert "language ko" in found.notes[0].message


@pytest.mark.parametrize("language", ["en", "en-GB"])
def test_the_original_in_the_wanted_language_is_no_translation(language: str) -> None:
    assert found_in(language) == DescriptionSource().chapters(VIDEO)._replace(
        video=VIDEO._replace(translations=())
    )


def test_a_translation_may_have_the_only_list() -> None:
    found = found_in("ja", VIDEO._replace(description="No list."))
    assert [chapter.title for chapter in found.chapters] == ["池", "カエル", "縁"]


@pytest.mark.parametrize("language", ["ja", "pt", "ko", "en"])
def test_an_answer_holds_no_translations(language: str) -> None:
    assert found_in(language).video.translations == ()


@pytest.mark.parametrize(
    ("wanted", "tags", "nearest"),
    [
        ("ja", ["en", "ja"], "ja"),
        ("ja-JP", ["ja"], "ja"),
        ("zh-Hant-TW", ["zh", "zh-Hant"], "zh-Hant"),
        ("pt", ["en", "pt-BR", "pt-PT"], "pt-BR"),
        ("pt-BR", ["pt-PT"], None),
        ("zh-TW", ["zh-CN"], None),
        ("e", ["en"], None),
        ("en", [], None),
    ],
)
def test_the_nearest_language(wanted: str, tags: list[str], nearest: str | None) -> None:
    assert nearest_tag(wanted, tags) == nearest
