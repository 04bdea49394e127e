"""Articles: what is written, what is paid for, and what happens when it fails."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml

from chapters.domain.video import Chapter, Chapters, Note, Video, with_ends
from chapters.errors import (
    ChaptersError,
    NoChapters,
    NotConfigured,
    QuotaExhausted,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.formats.article_layout import Layout
from chapters.formats.article_markdown import END
from chapters.service.article import Article, Articles, Ceilings, Clip, key_of
from chapters.transcript import Transcript, read
from support.fake_writer import FakeSections, FakeWriter
from support.fakes import FakeLimiter

VIDEO = Video(
    id="aaaaaaaaaaA",
    title="A pond: the *edge*",
    channel="Who",
    description="",
    duration=600,
    language="en",
)
CHAPTERS = Chapters(
    VIDEO,
    chapters=with_ends([Chapter(0, "Intro"), Chapter(60, "Frogs"), Chapter(300, "End")],
                       duration=600),
    source="description",
    made_by="author",
)  # fmt: skip


class World:
    """Articles with fakes."""

    def __init__(
        self,
        writer: FakeWriter | None = None,
        *,
        ceilings: Ceilings = Ceilings(chapters=10, minutes=60),  # noqa: B008 - it is frozen
        limit: int = 1000,
    ) -> None:
        self.writer = writer or FakeWriter()
        self.sections = FakeSections()
        self.limiter = FakeLimiter(limit)
        self.articles = Articles(
            writer=self.writer,
            sections=self.sections,
            limiter=self.limiter,
            ceilings=ceilings,
        )

    def article(self, chapters: Chapters = CHAPTERS, language: str | None = None) -> str:
        return whole(self.articles.of(chapters, language=language))


def whole(article: Article) -> str:
    return "".join(piece.text for piece in article.pieces())


def outline(chapters: Chapters = CHAPTERS, transcript: Transcript | None = None) -> str:
    return laid_out(chapters, Layout(), transcript)


def laid_out(chapters: Chapters, layout: Layout, transcript: Transcript | None = None) -> str:
    unused: Any = None  # an outline needs no cache
    limiter = FakeLimiter(0)
    ceilings = Ceilings(chapters=0, minutes=0)
    articles = Articles(writer=None, sections=unused, limiter=limiter, ceilings=ceilings)
    return whole(articles.of(chapters, transcript=transcript, layout=layout))


def front(article: str) -> dict[str, Any]:
    matter: dict[str, Any] = yaml.safe_load(article.split("---\n")[1])
    return matter


def test_without_a_model_it_is_an_outline_of_headings_links_and_lengths() -> None:
    assert outline() == (
        "---\n"
        'title: "A pond: the *edge*"\n'
        'channel: "Who"\n'
        'source: "https://www.youtube.com/watch?v=aaaaaaaaaaA"\n'
        'language: "en"\n'
        "sections: 3\n"
        'chapters: "author"\n'
        'text: "none"\n'
        "---\n\n"
        r"# [A pond: the \*edge\*](https://www.youtube.com/watch?v=aaaaaaaaaaA)"
        "\n\nWho\n"
        "\n## [Intro](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=0s)\n\n_0:00–1:00 · 1:00_\n"
        "\n## [Frogs](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=60s)\n\n_1:00–5:00 · 4:00_\n"
        "\n## [End](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=300s)\n\n_5:00–10:00 · 5:00_\n"
        "\n<!-- end of the article -->\n"
    )


def test_a_video_without_chapters_has_no_article_and_says_why() -> None:
    with pytest.raises(NoChapters, match=r"no timestamps here"):
        outline(Chapters(VIDEO, notes=(Note("x", "There are no timestamps here."),)))


def test_chapters_past_the_end_of_the_video_have_no_sections() -> None:
    shorter = CHAPTERS._replace(video=VIDEO._replace(duration=100))
    article = outline(shorter)
    assert "Frogs" in article
    assert "End" not in article
    past = CHAPTERS._replace(video=VIDEO._replace(duration=100), chapters=CHAPTERS.chapters[2:])
    with pytest.raises(NoChapters, match="after the video has ended"):
        outline(past)


def test_titles_that_look_like_yaml_or_html_are_escaped() -> None:
    title = 'a: "b"\n--- # <b>\u2028\x00[x](y) \ud83d'
    article = outline(CHAPTERS._replace(video=VIDEO._replace(title=title, channel="- y: &a")))
    assert front(article)["title"] == 'a: "b" --- # <b> [x](y) �'
    assert front(article)["channel"] == "- y: &a"
    assert "<b>" not in article.split("---\n", 2)[2].replace("\\<b\\>", "")
    article.encode()


def test_a_transcript_fills_the_sections_and_is_labelled() -> None:
    said = "0:00 Welcome, 1. friend\n0:55 - and *hello*\n1:00 # Croak.\n1:05 2. Croak\n"
    article = outline(transcript=read(said))
    assert front(article)["text"] == "transcript"
    assert "_The text is the video’s transcript._" in article
    intro, frogs, end = article.split("\n## ")[1:]
    assert "Welcome, 1. friend and \\*hello\\*" in intro
    assert "\n\\# Croak. 2. Croak\n" in frogs
    assert end.endswith(f"5:00_\n{END}")


def test_what_was_wrong_with_a_transcript_stands_in_the_front_matter() -> None:
    article = outline(transcript=read("0:05 a\n0:00 b"))
    (remark,) = read("0:05 a\n0:00 b").remarks
    assert front(article)["remarks"] == [remark.as_dict()]
    assert remark.why not in article.partition("\n---\n")[2]


def test_restored_sentences_are_labelled() -> None:
    cues = [f"{n}:{s:02} and the water went on and on\n" for n in range(9) for s in (0, 20, 40)]
    article = outline(transcript=read("".join(cues) + "9:00 it has no full stops at all " * 9))
    assert "_The text is the video’s transcript, which has no full stops; sentences end" in article
    assert front(article)["text"] == "transcript"


def test_the_front_matter_holds_the_day_on_which_the_video_was_published() -> None:
    published = datetime(2026, 4, 1, 23, 30, tzinfo=UTC)
    article = outline(CHAPTERS._replace(video=VIDEO._replace(published=published)))
    assert 'date: "2026-04-01"\n' in article


@pytest.mark.parametrize("said", ["1. Croak", "- Croak", "=== x", "2) x", "--- x", "+ x"])
def test_a_paragraph_begins_no_list_and_no_heading(said: str) -> None:
    article = outline(transcript=read(f"0:00 a\n1:00\n{said}"))
    assert f"\n{said}" not in article
    assert said in article.replace("\\", "")


def test_a_speaker_is_named() -> None:
    said = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v A*B>Hi\n"
    assert "\n**A\\*B:** Hi\n" in outline(transcript=read(said))


def test_a_model_writes_each_section_in_the_videos_language_and_is_labelled() -> None:
    world = World()
    article = world.article()
    assert front(article) | {"text": "generated", "textModel": "fake-1"} == front(article)
    assert "_The text is generated by fake-1 from the video, not by the author;" in article
    assert "5:00_\n\nWhat happens in End,\nfrom 300 to 600.\n" in article
    assert world.writer.asked[1] == Clip("aaaaaaaaaaA", "Frogs", 60, 300, "en")
    assert article.endswith(END)


def test_the_language_can_be_chosen_and_the_label_is_in_it() -> None:
    world = World()
    assert "本文は fake-1 が動画から生成した" in world.article(language="ja")
    assert {clip.language for clip in world.writer.asked} == {"ja"}


def test_generated_chapters_are_labelled_as_such() -> None:
    generated = CHAPTERS._replace(source="model", made_by="generated", model="fake-2")
    assert front(outline(generated))["chapters"] == "generated"
    assert "Generated by fake-2, not by the author" in outline(generated)


def test_pieces_have_the_number_of_their_section() -> None:
    sections = [piece.section for piece in World().articles.of(CHAPTERS).pieces()]
    assert sections[0] == 0
    assert sections == sorted(sections)
    assert set(sections) == {0, 1, 2, 3}


def test_a_failing_chapter_leaves_a_visible_line_and_the_rest_goes_on() -> None:
    world = World()
    world.writer.failures["Frogs"] = UpstreamTimeout("It took too long.")
    article = world.article()
    assert "What happens in Frogs,\n" in article
    reason = "It took too long. <!-- unwritten: upstream-timeout -->"
    assert f"\n> This chapter was not written. {reason}\n" in article
    assert "What happens in End" in article
    assert article.endswith(END)


def test_a_code_block_of_a_chapter_that_failed_is_closed() -> None:
    class Coder(FakeWriter):
        def write(self, clip: Clip) -> Generator[str, None, None]:
            yield "```\ncode\n"
            raise UpstreamFailed("Cut off.")

    world = World(Coder())
    assert "```\ncode\n```\n\n> This chapter was not written. Cut off." in world.article()


def test_a_chapter_without_a_word_is_a_failure() -> None:
    class Silent(FakeWriter):
        def write(self, clip: Clip) -> Generator[str, None, None]:
            yield " "
            yield "\n"

    world = World(Silent())
    assert world.article().count("> This chapter was not written.") == 3
    assert world.sections.texts == {}


@pytest.mark.parametrize(
    "failure", [QuotaExhausted("Spent."), RateLimited("Wait."), NotConfigured("Refused.")]
)
def test_after_a_failure_that_lasts_the_model_is_not_asked_again(
    failure: ChaptersError,
) -> None:
    world = World()
    world.writer.failures["Intro"] = failure
    article = world.article()
    assert article.count(f"> This chapter was not written. {failure.detail}") == 1
    assert article.count(f"The model was not asked, since it failed before: {failure.detail}") == 2
    assert len(world.writer.asked) == 1


def test_after_three_failures_in_a_row_the_model_is_not_asked_again() -> None:
    world = World()
    many = tuple(Chapter(n * 10, f"Part {n}", end=n * 10 + 10) for n in range(10))
    world.writer.failures = {f"Part {n}": UpstreamFailed("No.") for n in (0, 1, 3, 4, 5)}
    assert world.article(CHAPTERS._replace(chapters=many)).count("> This chapter") == 9
    assert [clip.title for clip in world.writer.asked] == [f"Part {n}" for n in range(6)]


def test_finished_sections_are_stored_so_that_a_retry_pays_for_the_others_only() -> None:
    world = World(limit=4)
    world.writer.failures["Frogs"] = UpstreamFailed("No.")
    first = world.article()
    world.writer.asked.clear()
    world.writer.failures.clear()
    second = world.article()
    assert [clip.title for clip in world.writer.asked] == ["Frogs"]
    assert world.limiter.left == 0
    assert "This chapter was not written" not in second
    assert first.split("\n## ")[3] == second.split("\n## ")[3]
    assert world.article() == second
    assert len(world.writer.asked) == 1


@pytest.mark.parametrize(
    "other",
    [
        Clip("bbbbbbbbbbA", "T", 0, 9, "en"),
        Clip("aaaaaaaaaaA", "U", 0, 9, "en"),
        Clip("aaaaaaaaaaA", "T", 1, 9, "en"),
        Clip("aaaaaaaaaaA", "T", 0, 8, "en"),
        Clip("aaaaaaaaaaA", "T", 0, 9, None),
        Clip("aaaaaaaaaaA", "T", 0, 9, "en", "summary"),
    ],
)
def test_another_clip_has_another_key(other: Clip) -> None:
    clip = Clip("aaaaaaaaaaA", "T", 0, 9, "en")
    assert key_of(clip, "1") != key_of(other, "1")
    assert key_of(clip, "1") != key_of(clip, "2")


def test_closing_stops_the_writer_and_stores_nothing_of_the_section() -> None:
    world = World()
    with closing(world.articles.of(CHAPTERS).pieces()) as pieces:
        for piece in pieces:
            if piece.section == 2 and "What happens" in piece.text:
                break
    assert [clip.title for clip in world.writer.asked] == ["Intro", "Frogs"]
    assert world.writer.closed == ["Intro", "Frogs"]
    assert len(world.sections.texts) == 1


@pytest.mark.parametrize(
    ("ceilings", "code", "why"),
    [
        (
            Ceilings(chapters=2, minutes=60),
            "too-many-chapters",
            "3 chapters are more than the 2 that may be written.",
        ),
        (
            Ceilings(chapters=10, minutes=9),
            "too-many-minutes",
            "10 minutes are more than the 9 that may be watched.",
        ),
    ],
)
def test_beyond_a_ceiling_the_article_is_an_outline_that_says_so(
    ceilings: Ceilings, code: str, why: str
) -> None:
    world = World(ceilings=ceilings)
    assert f"_Outline only. {why}_" in world.article()
    count, allowed = map(int, re.findall("[0-9]+", why))
    values = {"count": count, "allowed": allowed}
    assert front(world.article())["why"] == {"code": code, "message": why, "values": values}
    assert world.writer.asked == []


def test_a_client_over_its_limit_is_refused_before_anything_is_written() -> None:
    world = World(limit=2)
    with pytest.raises(RateLimited):
        world.articles.of(CHAPTERS)


def test_a_chapter_whose_end_is_unknown_is_not_watched() -> None:
    world = World()
    live = CHAPTERS._replace(
        video=VIDEO._replace(duration=None),
        chapters=with_ends([Chapter(0, "Intro"), Chapter(60, "Now")], duration=None),
    )
    assert "> This chapter was not written. Nobody knows yet where it ends." in world.article(live)
    assert [clip.title for clip in world.writer.asked] == ["Intro"]
