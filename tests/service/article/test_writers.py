"""What every ``Writer`` promises: one contract for the fake and for Gemini's client."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

import pytest

from chapters.errors import ChaptersError, UpstreamFailed
from chapters.gemini.client import Gemini
from chapters.service.article import Clip, Passage, Writer
from support.fake_writer import FakeWriter
from support.gemini_stub import KEY, MODEL, gemini

CLIP = Clip("l8pRSuU81PU", "The pond", 60, 185, "en")
PASSAGE = Passage("The pond", ("There are frogs.", "Ada: And reeds."), "tutorial", None)


@dataclass(frozen=True)
class Case:
    """A writer, how a test makes it fail, and how often it was asked."""

    writer: Writer
    fail: Callable[[], None]
    """Makes later calls fail in the middle."""
    asked: Callable[[], int]


@contextmanager
def fake() -> Iterator[Case]:
    writer = FakeWriter()

    def fail() -> None:
        writer.failures[CLIP.title] = UpstreamFailed("Broken off.")

    yield Case(writer, fail, lambda: len(writer.asked) + len(writer.read))


@contextmanager
def google() -> Iterator[Case]:
    """Google's client against the stub."""
    with gemini() as stub:

        def fail() -> None:
            stub.outcome = "truncated"

        writer = Gemini(model=MODEL, api_key=KEY, endpoint=stub.endpoint)
        yield Case(writer, fail, lambda: len(stub.calls))


WRITERS: dict[str, Callable[[], AbstractContextManager[Case]]] = {"fake": fake, "google": google}


@pytest.fixture(params=sorted(WRITERS))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with WRITERS[request.param]() as made:
        yield made


def test_it_writes_text_piece_by_piece(case: Case) -> None:
    pieces = list(case.writer.write(CLIP))
    assert len(pieces) > 1
    assert "".join(pieces).strip()


def test_its_version_holds_its_name(case: Case) -> None:
    assert case.writer.model
    assert case.writer.model in case.writer.version
    assert case.writer.model in case.writer.rewrite_version


def test_it_writes_about_what_is_said(case: Case) -> None:
    assert case.writer.rewrite(PASSAGE).strip()
    assert case.asked() == 1


def test_a_failure_about_what_is_said_is_one_of_our_errors(case: Case) -> None:
    case.fail()
    with pytest.raises(ChaptersError):
        case.writer.rewrite(PASSAGE)
    assert case.asked() == 1


def test_no_request_is_made_before_the_first_piece_is_taken(case: Case) -> None:
    case.writer.write(CLIP).close()
    assert case.asked() == 0


def test_a_failure_in_the_middle_is_one_of_our_errors(case: Case) -> None:
    case.fail()
    pieces = case.writer.write(CLIP)
    assert next(pieces)
    with pytest.raises(ChaptersError):
        list(pieces)
    assert case.asked() == 1


def test_it_can_be_closed_in_the_middle_and_asked_again(case: Case) -> None:
    with closing(case.writer.write(CLIP)) as pieces:
        assert next(pieces)
    assert "".join(case.writer.write(CLIP)).strip()
    assert case.asked() == 2
