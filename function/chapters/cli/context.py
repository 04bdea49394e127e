"""What ``main`` gives to every command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chapters.cli.terminal import Terminal
from chapters.config import Settings
from chapters.service.article import Articles
from chapters.service.lookup import Service


@dataclass(frozen=True, slots=True)
class Context:
    """The streams of a command, and functions that make what only some commands need.

    Each function raises InvalidSettings when the environment holds a setting that cannot be used.
    """

    terminal: Terminal
    settings: Callable[[], Settings]
    service: Callable[[], Service]
    articles: Callable[[], Articles]
