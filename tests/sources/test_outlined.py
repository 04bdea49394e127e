"""A model's list from captions: each file in outlined/ is a proposal and the expected result.

The captions are half an hour about a pond, its frogs (from 9:00) and its edge (from 20:00), one
every ten seconds.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from chapters.domain.video import Note, Video
from chapters.errors import RateLimited, UpstreamTimeout
from chapters.sources import outlined
from chapters.sources.outlined import MAX_CHARACTERS, CaptionLines, OutlineSource
from chapters.sources.proposals import FINISHED, Entry, Proposal
from chapters.transcript import Cue
from support.fake_writer import FakeSections
from support.fakes import FakeLimiter, FakeTextModel

FOLDER = Path(__file__).with_name("outlined")
VIDEO = Video(id="", title="", channel="", description="", duration=1800)
CUES = [
    Cue(
        second,
        second + 9,
        f"{'the pond' if second < 540 else 'a frog or newt' if second < 1200 else 'its edge'} here",
    )
    for second in range(0, 1800, 10)
]


class Made:
    """A source with its fakes."""

    def __init__(self) -> None:
        self.model = FakeTextModel()
        self.cache = FakeSections()
        self.limiter = FakeLimiter()
        self.source = OutlineSource(self.model, cache=self.cache, limiter=self.limiter)

    def titles(self, cues: list[Cue] = CUES, video: Video = VIDEO) -> list[str]:
        """The titles of its list."""
        found = self.source.chapters(video, cues, client="192.0.2.1")
        return [chapter.title for chapter in found.chapters]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.txt")), ids=lambda file: file.stem)
def test_a_proposal_is_accepted_repaired_or_rejected(file: Path) -> None:
    head, _, body = file.read_text("utf-8").partition("---\n")
    _, *lines = head.splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    entries = tuple(Entry(*line.split(" ", 1)) for line in body.splitlines())
    made = Made()
    made.model.proposal = Proposal(entries, fields.get("finish", FINISHED), has_watched=False)
    found = made.source.chapters(VIDEO, CUES, client="")
    if not found.chapters:
        assert [note.code for note in found.notes] == [fields["expected"]]
        assert (found.source, made.cache.texts) == ("none", {})
        return
    assert [f"{c.start} {c.title}" for c in found.chapters] == fields["expected"].split(", ")
    repairs = [fields["repair"]] if "repair" in fields else []
    assert found.notes == tuple(Note("model-repaired", repair) for repair in repairs)
    assert (found.source, found.made_by, found.model) == ("captions", "generated", "fake-1")
    assert found.chapters[-1].end == 1800


def test_equal_captions_are_paid_for_once_in_every_process() -> None:
    made = Made()
    titles = made.titles()
    assert made.titles() == titles
    another = Made()
    another.source = OutlineSource(another.model, cache=made.cache, limiter=another.limiter)
    assert another.titles() == titles
    assert (len(made.model.asked), another.model.asked) == (1, [])
    assert (made.limiter.left, another.limiter.left) == (999, 1000)


@pytest.mark.parametrize("what", ["captions", "duration", "version"])
def test_other_captions_or_another_prompt_are_another_question(what: str) -> None:
    made = Made()
    made.titles()
    cues, video = CUES, VIDEO
    if what == "captions":
        cues = [replace(CUES[0], text="Good morning"), *CUES[1:]]
    elif what == "duration":
        video = VIDEO._replace(duration=1810)
    else:
        made.model.outline_version = "fake-1 outline-2"
    made.titles(cues, video)
    assert len(made.model.asked) == 2


def test_what_was_stored_by_something_else_is_asked_for_again() -> None:
    made = Made()
    titles = made.titles()
    for broken in ("", "null", "[]", "[[1], []]", '[[["0", 5, 6]], []]', "Some Markdown."):
        made.cache.texts = dict.fromkeys(made.cache.texts, broken)
        assert made.titles() == titles
    assert len(made.model.asked) == 7


def test_a_rejected_list_is_not_stored_and_may_be_asked_for_again() -> None:
    made = Made()
    made.model.proposal = Proposal((), "SAFETY", has_watched=False)
    assert made.titles() == []
    made.model.proposal = None
    assert made.titles() != []


def test_captions_are_not_stored() -> None:
    made = Made()
    made.titles([replace(cue, text=f"{cue.text} SECRET") for cue in CUES])
    assert "a frog or newt here SECRET" not in "".join(made.cache.texts.values())[100:]


def test_a_client_over_its_limit_does_not_reach_the_model() -> None:
    made = Made()
    made.limiter.left = 0
    with pytest.raises(RateLimited):
        made.titles()
    assert made.model.asked == []


def test_an_error_of_the_model_is_raised_and_not_stored() -> None:
    made = Made()
    made.model.proposal = UpstreamTimeout("Slow.")
    with pytest.raises(UpstreamTimeout):
        made.titles()
    assert made.cache.texts == {}


def test_captions_beyond_the_ceiling_are_not_sent() -> None:
    made = Made()
    long = [replace(cue, text="x" * (MAX_CHARACTERS // len(CUES) + 1)) for cue in CUES]
    found = made.source.chapters(VIDEO, long, client="")
    assert [note.code for note in found.notes] == ["model-too-long"]
    assert (made.model.asked, made.limiter.left) == ([], 1000)


def test_lines_begin_with_cues_and_hold_every_word_up_to_the_end() -> None:
    cues = [Cue(0.7 * second, None, str(second)) for second in range(60)]
    lines = CaptionLines.of(cues[::-1], None)
    assert lines.duration == 42
    assert " ".join(text for _, text in lines.lines).split() == [str(n) for n in range(60)]
    assert set(lines.starts) <= {int(cue.start) for cue in cues}
    assert all(b - a >= outlined.LINE_SECONDS for a, b in pairwise(lines.starts))
    assert lines.between(lines.starts[1], lines.starts[2]) == lines.lines[1][1]
    assert CaptionLines.of(cues, 20).starts[-1] < 20


def test_a_list_may_begin_with_captions_that_begin_late() -> None:
    late = [replace(cue, start=cue.start + 60, end=None) for cue in CUES]
    made = Made()
    found = made.source.chapters(VIDEO._replace(duration=1860), late, client="")
    assert [chapter.start for chapter in found.chapters] == [0, 960, 1850]
    assert [note.code for note in found.notes] == ["model-repaired"]


def test_captions_that_all_come_after_the_end_are_one_line() -> None:
    assert len(CaptionLines.of([Cue(50, None, "Late.")], 20).lines) == 1
    made = Made()
    assert made.titles([Cue(50, None, "Late.")], VIDEO._replace(duration=20)) == []
