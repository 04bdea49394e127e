"""What every ``TextModel`` promises: one contract for the fake and for Gemini's client."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager

import pytest

from chapters.errors import ChaptersError
from chapters.sources.outlined import CaptionLines, TextModel
from chapters.sources.proposals import FINISHED
from support.fakes import FakeTextModel
from support.gemini_stub import GOOD
from support.model_cases import Case, fake, google

CAPTIONS = CaptionLines(((0, GOOD[0][1]), (540, GOOD[1][1]), (1200, GOOD[2][1])), 1800)
"""The fake makes of these lines what the stub answers to anything."""


@pytest.fixture(params=["fake", "google"])
def case(request: pytest.FixtureRequest) -> Iterator[Case[TextModel]]:
    made: AbstractContextManager[Case[TextModel]]
    made = google() if request.param == "google" else fake(FakeTextModel())
    with made as opened:
        yield opened


def test_it_reads_captions_and_proposes_chapters(case: Case[TextModel]) -> None:
    proposal = case.model.outline(CAPTIONS)
    assert tuple((entry.time, entry.title) for entry in proposal.entries) == GOOD
    assert proposal.finish == FINISHED
    assert case.asked() == 1


def test_its_version_holds_its_name(case: Case[TextModel]) -> None:
    assert case.model.model
    assert case.model.model in case.model.outline_version


def test_a_failure_is_one_of_our_errors_and_is_not_retried(case: Case[TextModel]) -> None:
    case.fail()
    with pytest.raises(ChaptersError):
        case.model.outline(CAPTIONS)
    assert case.asked() == 1
