"""Models for the contracts of their ports: a fake, and Google's client against the stub."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Generic, TypeVar

from chapters.errors import UpstreamTimeout
from chapters.gemini.client import Gemini
from support.fakes import FakeTextModel, FakeVideoModel
from support.gemini_stub import KEY, MODEL, gemini

M_co = TypeVar("M_co", covariant=True)


@dataclass(frozen=True)
class Case(Generic[M_co]):
    """A model, how a test makes it fail, and how often it was asked."""

    model: M_co
    fail: Callable[[], None]
    asked: Callable[[], int]


F = TypeVar("F", FakeTextModel, FakeVideoModel)


def fake(model: F) -> AbstractContextManager[Case[F]]:
    """The fake ``model``."""

    def fail() -> None:
        model.proposal = UpstreamTimeout("Slow.")

    return nullcontext(Case(model, fail, lambda: len(model.asked)))


@contextmanager
def google() -> Iterator[Case[Gemini]]:
    """Google's client against the stub."""
    with gemini() as stub:

        def fail() -> None:
            stub.outcome = "deadline"

        model = Gemini(model=MODEL, api_key=KEY, endpoint=stub.endpoint)
        yield Case(model, fail, lambda: len(stub.calls))
