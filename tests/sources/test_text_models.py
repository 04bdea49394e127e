"""What every ``TextModel`` promises: one contract for the fake and for Gemini's client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest

from chapters.errors import ChaptersError, UpstreamTimeout
from chapters.gemini.client import Gemini
from chapters.sources.outlined import CaptionLines, TextModel
from chapters.sources.proposals import FINISHED
from support.fakes import FakeTextModel
from support.gemini_stub import GOOD, KEY, MODEL, gemini

CAPTIONS = CaptionLines(((0, GOOD[0][1]), (540, GOOD[1][1]), (1200, GOOD[2][1])), 1800)
"""The fake makes of these lines what the stub answers to anything."""


@dataclass(frozen=True)
class Case:
    """A model, how a test makes it fail, and how often it was asked."""

    model: TextModel
    fail: Callable[[], None]
    asked: Callable[[], int]


@contextmanager
def fake() -> Iterator[Case]:
    model = FakeTextModel()

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


def test_it_reads_captions_and_proposes_chapters(case: Case) -> None:
    proposal = case.model.outline(CAPTIONS)
    assert tuple((entry.time, entry.title) for entry in proposal.entries) == GOOD
    assert proposal.finish == FINISHED
    assert case.asked() == 1


def test_its_version_holds_its_name(case: Case) -> None:
    assert case.model.model
    assert case.model.model in case.model.outline_version


def test_a_failure_is_one_of_our_errors_and_is_not_retried(case: Case) -> None:
    case.fail()
    with pytest.raises(ChaptersError):
        case.model.outline(CAPTIONS)
    assert case.asked() == 1
