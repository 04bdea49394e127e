"""What every ``VideoModel`` promises: one contract for the fake and for Gemini's client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest

from chapters.domain.video import Video
from chapters.errors import ChaptersError, UpstreamTimeout
from chapters.gemini.client import Gemini
from chapters.sources.generated import VideoModel
from chapters.sources.proposals import FINISHED, Entry, Proposal
from support.fakes import FakeVideoModel
from support.gemini_stub import GOOD, KEY, MODEL, gemini

VIDEO = Video(id="l8pRSuU81PU", title="", channel="", description="", duration=1800)
PROPOSAL = Proposal(tuple(Entry(*pair) for pair in GOOD), FINISHED, has_watched=True)


@dataclass(frozen=True)
class Case:
    """A model, how a test makes it fail, and how often it was asked."""

    model: VideoModel
    fail: Callable[[], None]
    asked: Callable[[], int]


@contextmanager
def fake() -> Iterator[Case]:
    model = FakeVideoModel(PROPOSAL)

    def fail() -> None:
        model.proposal = UpstreamTimeout("Slow.")

    yield Case(model, fail, lambda: len(model.asked))


@contextmanager
def google() -> Iterator[Case]:
    """Google's client against the stub."""
    with gemini() as stub:

        def fail() -> None:
            stub.outcome = "deadline"

        model = Gemini(model=MODEL, api_key=KEY, endpoint=stub.endpoint)
        yield Case(model, fail, lambda: len(stub.calls))


MODELS: dict[str, Callable[[], AbstractContextManager[Case]]] = {"fake": fake, "google": google}


@pytest.fixture(params=sorted(MODELS))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with MODELS[request.param]() as made:
        yield made


def test_it_watches_a_video_and_proposes_chapters(case: Case) -> None:
    assert case.model.watch(VIDEO) == PROPOSAL
    assert case.asked() == 1


def test_its_version_holds_its_name(case: Case) -> None:
    assert case.model.model
    assert case.model.model in case.model.version


def test_a_failure_is_one_of_our_errors_and_is_not_retried(case: Case) -> None:
    case.fail()
    with pytest.raises(ChaptersError):
        case.model.watch(VIDEO)
    assert case.asked() == 1
