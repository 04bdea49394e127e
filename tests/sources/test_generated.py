"""Validation of a model's list: each file in generated/ is a proposal and the expected result."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from chapters.domain.video import Chapter, Live, Note, Video
from chapters.errors import UpstreamTimeout
from chapters.sources.generated import ModelSource, Unwatchable
from chapters.sources.proposals import Entry, Proposal
from support.fakes import FakeVideoModel

FOLDER = Path(__file__).with_name("generated")
VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=1800)


@dataclass(frozen=True)
class Case:
    """One file: why, length, how the answer ended, what is expected, then the entries."""

    duration: int
    proposal: Proposal
    expected: list[str]
    repairs: list[str]

    @classmethod
    def read(cls, file: Path) -> Case:
        head, _, body = file.read_text("utf-8").partition("---\n")
        _, *lines = head.splitlines()
        fields = dict(line.split(": ", 1) for line in lines)
        finish, watched = fields["finish"].split(", ")
        entries = [line.partition(" ")[::2] for line in body.splitlines()]
        # A title takes one line of the file; \n in it stands for a line break.
        unescaped = [(time, title.encode().decode("unicode_escape")) for time, title in entries]
        return cls(
            int(fields["seconds"]),
            Proposal(tuple(Entry(*pair) for pair in unescaped), finish, watched == "watched"),
            fields["expected"].split(", "),
            [fields["repair"]] if "repair" in fields else [],
        )


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_a_proposal_is_accepted_repaired_or_rejected(file: Path) -> None:
    case = Case.read(file)
    source = ModelSource(FakeVideoModel(case.proposal), max_minutes=1000)
    found = source.chapters(VIDEO._replace(duration=case.duration))
    if not found.chapters:
        assert [note.code for note in found.notes] == case.expected
        assert (found.source, found.made_by, found.model) == ("none", "none", None)
        return
    assert [f"{chapter.start} {chapter.title}" for chapter in found.chapters] == case.expected
    assert found.notes == tuple(Note("model-repaired", repair) for repair in case.repairs)
    assert (found.source, found.made_by, found.model) == ("model", "generated", "fake-1")


def proposal() -> Proposal:
    return Case.read(FOLDER / "good.txt").proposal


def test_ends_are_computed_and_youtube_is_not_expected_to_show_them() -> None:
    found = ModelSource(FakeVideoModel(proposal()), max_minutes=30).chapters(VIDEO)
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
def test_a_video_that_is_too_long_or_not_finished_is_not_watched(
    duration: int | None, live: Live, code: str
) -> None:
    model = FakeVideoModel(proposal())
    source = ModelSource(model, max_minutes=30)
    found = source.chapters(VIDEO._replace(duration=duration, live=live))
    assert [note.code for note in found.notes] == [code]
    assert model.asked == []


def test_a_video_that_the_model_cannot_watch_becomes_a_note() -> None:
    model = FakeVideoModel(Unwatchable("It cannot watch this."))
    found = ModelSource(model, max_minutes=30).chapters(VIDEO)
    assert found.notes == (Note("model-cannot-watch", "It cannot watch this."),)


def test_other_failures_are_raised_and_the_model_is_not_asked_again() -> None:
    model = FakeVideoModel(UpstreamTimeout("Slow."))
    with pytest.raises(UpstreamTimeout):
        ModelSource(model, max_minutes=30).chapters(VIDEO)
    assert model.asked == [VIDEO]


def test_the_version_is_the_models() -> None:
    model = FakeVideoModel(proposal())
    assert ModelSource(model, max_minutes=30).version == model.version
