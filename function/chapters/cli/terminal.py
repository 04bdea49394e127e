"""What the terminal's commands share: streams, exit codes, a bar that fills up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TextIO

from chapters.errors import (
    ChaptersError,
    InvalidRequest,
    InvalidSettings,
    InvalidTranscript,
    InvalidVideo,
    MissingVideo,
    NoChapters,
    NotAVideo,
    NotConfigured,
    VideoNotFound,
)

DONE, NOTHING, USAGE, NOT_FOUND, TROUBLE, SETTINGS = range(6)
"""Exit codes; each command's help says what they mean."""
INTERRUPTED = 130
"""As shells say of a command that Ctrl-C ended."""

_MISUNDERSTOOD = (MissingVideo, InvalidVideo, NotAVideo, InvalidRequest, InvalidTranscript)

WIDTH = 30
"""Characters of a full bar."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def say(self, text: str) -> None:
        """A line of the result."""
        print(text, file=self.stdout)

    def complain(self, text: str) -> None:
        """A line beside the result."""
        print(f"chapters: {text}", file=self.stderr)

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[int], None]]:
        """Call what this gives with how many of ``total`` are done; seen on a terminal only."""
        is_seen = self.stderr.isatty()

        def show(done: int) -> None:
            if is_seen:
                full = WIDTH * done // total if total else WIDTH
                bar = "#" * full + "." * (WIDTH - full)
                print(f"\r{bar} {done:,} of {total:,}", end="", file=self.stderr, flush=True)

        show(0)
        try:
            yield show
        finally:
            if is_seen:
                print(file=self.stderr)


def exit_code(error: ChaptersError) -> int:
    """What a command that ``error`` ended returns."""
    if isinstance(error, _MISUNDERSTOOD):
        return USAGE
    if isinstance(error, NoChapters):
        return NOTHING
    if isinstance(error, VideoNotFound):
        return NOT_FOUND
    if isinstance(error, NotConfigured | InvalidSettings):
        return SETTINGS
    return TROUBLE
