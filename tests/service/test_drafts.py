"""Drafts from captions: what they are, and what happens when a model does not help."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chapters.domain.video import Chapter, Chapters, Note, Video
from chapters.errors import ChaptersError, QuotaExhausted
from chapters.service.drafts import Drafts, computed
from chapters.split import MARK
from chapters.transcript import Cue, Transcript
from split.talks import BREAD, CLOCK, POND, talk

VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=900)
TALK = Transcript("webvtt", tuple(talk(POND, BREAD, CLOCK)))


class FakeOutliner:
    """``Outliner`` that returns ``found``, or raises it if it is an error."""

    def __init__(self, found: Chapters | ChaptersError) -> None:
        self.found = found
        self.clients: list[str] = []

    def chapters(self, video: Video, cues: Sequence[Cue], *, client: str) -> Chapters:
        self.clients.append(client)
        if isinstance(self.found, ChaptersError):
            raise self.found
        return self.found


def by_a_model(*chapters: Chapter) -> Chapters:
    return Chapters(
        VIDEO, chapters=chapters, source="captions", made_by="generated", model="fake-1"
    )


def never() -> Chapters:
    """The computed draft, where none is needed."""
    raise AssertionError("A draft was computed for nothing.")


def test_a_computed_draft_says_what_it_is() -> None:
    draft = computed(VIDEO, TALK)
    assert (draft.source, draft.made_by, draft.model) == ("captions", "computed", None)
    assert [note.code for note in draft.notes] == ["captions-draft", "titles-are-placeholders"]
    assert draft.chapters[0].start == 0
    assert draft.chapters[-1].end == 900
    assert all(chapter.title.startswith(MARK) for chapter in draft.chapters)
    assert not draft.likely_shown_by_youtube  # it is in no description


def test_a_computed_draft_offers_the_model_where_there_is_one() -> None:
    draft = computed(VIDEO, TALK)
    assert Drafts(None).with_offer(draft) == draft
    offered = Drafts(FakeOutliner(by_a_model())).with_offer(draft)
    assert [note.code for note in offered.notes][-1] == "model-can-be-asked"


def test_a_draft_is_judged_by_youtubes_rules() -> None:
    assert computed(VIDEO, TALK).findings == ()
    short = Transcript("plain", (Cue(0, None, "Hello."),))
    draft = computed(Video("", "", "", "", 15), short)
    assert [finding.rule for finding in draft.findings] == ["at-least-three"]


def test_a_models_draft_is_labelled_and_judged_too() -> None:
    found = by_a_model(Chapter(0, "Pond", 5), Chapter(5, "Bread", 600), Chapter(600, "Clock", 900))
    outliner = FakeOutliner(found)
    draft = Drafts(outliner).by_model(VIDEO, TALK, client="192.0.2.1", otherwise=never)
    assert (draft.chapters, draft.made_by) == (found.chapters, "generated")
    assert [note.code for note in draft.notes] == ["captions-draft"]
    assert [finding.rule for finding in draft.findings] == ["ten-seconds"]
    assert outliner.clients == ["192.0.2.1"]


def test_a_marked_title_of_a_model_is_explained() -> None:
    outliner = FakeOutliner(by_a_model(Chapter(0, f"{MARK}Cars", 900)))
    draft = Drafts(outliner).by_model(VIDEO, TALK, otherwise=never)
    assert draft.notes[-1].code == "titles-are-placeholders"


@pytest.mark.parametrize(
    ("outliner", "code"),
    [
        (None, "model-not-configured"),
        (FakeOutliner(QuotaExhausted("Used up.", retry_after=9)), "model-failed"),
        (
            FakeOutliner(Chapters(VIDEO, notes=(Note("model-cut-off", "It broke off."),))),
            "model-cut-off",
        ),
    ],
)
def test_where_a_model_does_not_help_the_draft_is_computed_and_says_why(
    outliner: FakeOutliner | None, code: str
) -> None:
    plain = computed(VIDEO, TALK)
    draft = Drafts(outliner).by_model(VIDEO, TALK, otherwise=lambda: plain)
    assert (draft.chapters, draft.made_by) == (plain.chapters, "computed")
    assert [note.code for note in draft.notes] == [code, *(n.code for n in plain.notes)]
