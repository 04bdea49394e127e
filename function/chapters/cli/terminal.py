"""What all commands share: streams, exit codes, a progress bar, and how a file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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
    UnsupportedMediaType,
    VideoNotFound,
)

DONE, NOTHING, USAGE, NOT_FOUND, TROUBLE, SETTINGS = range(6)
"""Exit codes; the help of each command says what they mean."""
INTERRUPTED = 130
"""The code that shells report for a command that Ctrl-C ended: 128 and the number of SIGINT."""

_USAGE_ERRORS = (
    MissingVideo,
    InvalidVideo,
    NotAVideo,
    InvalidRequest,
    InvalidTranscript,
    UnsupportedMediaType,
)

BAR_WIDTH = 30
"""Characters of a full bar."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def print_line(self, text: str) -> None:
        """Print a line of the result."""
        print(text, file=self.stdout)

    def print_error(self, text: str) -> None:
        """Print a line about the result, which is not part of it."""
        print(f"chapters: {text}", file=self.stderr)

    @contextmanager
    def progress(self, total: int, *, hidden: bool = False) -> Iterator[Callable[[int], None]]:
        """A bar on stderr; gives a function that takes how many of ``total`` are done.

        Nothing is drawn when ``hidden``, or when stderr is no terminal.
        """
        drawn = -1

        def show(done: int) -> None:
            nonlocal drawn
            if done != drawn:
                drawn = done
                full = BAR_WIDTH * done // total if total else BAR_WIDTH
                bar = "#" * full + "." * (BAR_WIDTH - full)
                print(f"\r{bar} {done:,} of {total:,}", end="", file=self.stderr, flush=True)

        if hidden or not self.stderr.isatty():
            yield lambda _: None
            return
        show(0)
        try:
            yield show
        finally:
            print(file=self.stderr)


def exit_code(error: ChaptersError) -> int:
    """The exit code of a command that ``error`` ended."""
    if isinstance(error, _USAGE_ERRORS):
        return USAGE
    if isinstance(error, NoChapters):
        return NOTHING
    if isinstance(error, VideoNotFound):
        return NOT_FOUND
    if isinstance(error, NotConfigured | InvalidSettings):
        return SETTINGS
    return TROUBLE


def read_file(path: Path) -> str:
    """The text in a file in UTF-8; raises InvalidRequest, which says why it cannot be read."""
    text = read_unchanged(path).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_unchanged(path: Path) -> str:
    """The same with the line breaks, and the mark at the beginning, that the file has."""
    try:
        return read_file_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidRequest(f"{path} cannot be read as text in UTF-8.") from error


def read_file_bytes(path: Path) -> bytes:
    """What a file holds; raises InvalidRequest, which says why it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InvalidRequest(f"There is no file {path}.") from error
    except OSError as error:
        raise InvalidRequest(f"{path} cannot be read: {error.strerror}.") from error
