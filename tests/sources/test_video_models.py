"""What every ``VideoModel`` promises: one contract for the fake and for Gemini's client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from chapters.domain.video import Video
from chapters.errors import ChaptersError
from chapters.sources.generated import VideoModel
from chapters.sources.proposals import FINISHED, Entry, Proposal
from support.fakes import FakeVideoModel
from support.gemini_stub import GOOD
from support.model_cases import Case, fake, google

VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=1800)
PROPOSAL = Proposal(tuple(Entry(*pair) for pair in GOOD), FINISHED, has_watched=True)


@pytest.fixture(params=["fake", "google"])
def case(request: pytest.FixtureRequest) -> Iterator[Case[VideoModel]]:
    made: AbstractContextManager[Case[VideoModel]]
    made = google() if request.param == "google" else fake(FakeVideoModel(PROPOSAL))
    with made as opened:
        yield opened


def test_it_watches_a_video_and_proposes_chapters(case: Case[VideoModel]) -> None:
    assert case.model.watch(VIDEO) == PROPOSAL
    assert case.asked() == 1


def test_its_version_holds_its_name(case: Case[VideoModel]) -> None:
    assert case.model.model
    assert case.model.model in case.model.version


def test_a_failure_is_one_of_our_errors_and_is_not_retried(case: Case[VideoModel]) -> None:
    case.fail()
    with pytest.raises(ChaptersError):
        case.model.watch(VIDEO)
    assert case.asked() == 1
