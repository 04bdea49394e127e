"""The rails for a model's list: each file in model/ is a proposal and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from chapters.domain.video import Chapter, Live, Note, Video
from chapters.errors import UpstreamTimeout
from chapters.sources.generated import Entry, ModelSource, Proposal, Unwatchable

FOLDER = Path(__file__).with_name("generated")
VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=1800)


@dataclass
class FakeWatcher:
    """``sources.model.VideoModel`` that proposes what it is told to."""

    proposal: Proposal | Exception
    model: str = "fake-1"
    version: str = "fake-1 prompt-1"
    asked: list[Video] = field(default_factory=list)

    def watch(self, video: Video) -> Proposal:
        self.asked.append(video)
        if isinstance(self.proposal, Exception):
            raise self.proposal
        return self.proposal


@dataclass(frozen=True)
class Case:
    """One file: why, the length, how the answer ended, what is expected, then the entries."""

    duration: int
    proposal: Proposal
    expected: list[str]
    repairs: list[str]

    @classmethod
    def read(cls, file: Path) -> Case:
        head, _, body = file.read_text("utf-8").partition("---\n")
        _, *named = head.splitlines()
        told = dict(line.split(": ", 1) for line in named)
        finish, sight = told["finish"].split(", ")
        entries = [line.partition(" ")[::2] for line in body.splitlines()]
        # In a file a title has one line: an escape stands for a break in it.
        unescaped = [(time, title.encode().decode("unicode_escape")) for time, title in entries]
        return cls(
            int(told["seconds"]),
            Proposal(tuple(Entry(*pair) for pair in unescaped), finish, sight == "watched"),
            told["expected"].split(", "),
            [told["repair"]] if "repair" in told else [],
        )


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_a_proposal_is_taken_repaired_or_refused(file: Path) -> None:
    case = Case.read(file)
    source = ModelSource(FakeWatcher(case.proposal), most_minutes=1000)
    found = source.chapters(replace(VIDEO, duration=case.duration))
    if not found.chapters:
        assert [note.code for note in found.notes] == case.expected
        assert (found.source, found.made_by, found.model) == ("none", "none", None)
        return
    assert [f"{chapter.start} {chapter.title}" for chapter in found.chapters] == case.expected
    assert found.notes == tuple(Note("model-repaired", repair) for repair in case.repairs)
    assert (found.source, found.made_by, found.model) == ("model", "generated", "fake-1")


def proposal() -> Proposal:
    return Case.read(FOLDER / "good.txt").proposal


def test_ends_are_computed_and_youtube_is_not_said_to_show_them() -> None:
    found = ModelSource(FakeWatcher(proposal()), most_minutes=30).chapters(VIDEO)
    assert found.chapters[-1] == Chapter(1200, "Edge", 1800)
    assert not found.likely_shown_by_youtube


@pytest.mark.parametrize(
    ("duration", "live", "code"),
    [
        (1801, "none", "model-too-long"),
        (None, "none", "model-not-finished"),
        (1800, "live", "model-not-finished"),
        (1800, "upcoming", "model-not-finished"),
    ],
)
def test_what_is_not_to_be_watched_costs_nothing(
    duration: int | None, live: Live, code: str
) -> None:
    watcher = FakeWatcher(proposal())
    source = ModelSource(watcher, most_minutes=30)
    found = source.chapters(replace(VIDEO, duration=duration, live=live))
    assert [note.code for note in found.notes] == [code]
    assert watcher.asked == []


def test_a_video_that_the_model_cannot_get_at_is_a_note() -> None:
    watcher = FakeWatcher(Unwatchable("It cannot watch this."))
    found = ModelSource(watcher, most_minutes=30).chapters(VIDEO)
    assert found.notes == (Note("model-cannot-watch", "It cannot watch this."),)


def test_other_trouble_is_passed_on_and_the_model_is_not_asked_again() -> None:
    watcher = FakeWatcher(UpstreamTimeout("Slow."))
    with pytest.raises(UpstreamTimeout):
        ModelSource(watcher, most_minutes=30).chapters(VIDEO)
    assert watcher.asked == [VIDEO]


def test_another_prompt_or_model_is_another_version() -> None:
    watcher = FakeWatcher(proposal())
    assert ModelSource(watcher, most_minutes=30).version == watcher.version
