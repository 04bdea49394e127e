"""What ``main`` gives to every command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from chapters.cli.terminal import Terminal
from chapters.config import Settings
from chapters.service.article import Articles
from chapters.service.lookup import Service

if TYPE_CHECKING:
    from chapters.service.drafts import Drafts


class Process(Protocol):
    """What commands use of ``wiring.Process``."""

    @property
    def service(self) -> Service:
        """The service, made when it is first used."""

    @property
    def articles(self) -> Articles:
        """The articles, likewise. All share one connection to Firestore."""

    @property
    def drafts(self) -> Drafts:
        """The drafts, likewise."""


@dataclass(frozen=True, slots=True)
class Context:
    """The streams of a command, and functions that make what only some commands need.

    Each function raises InvalidSettings when the environment holds a setting that cannot be used.
    """

    terminal: Terminal
    settings: Callable[[], Settings]
    process: Callable[[], Process]
