"""The terminal interface: arguments in, text out, and exit codes that scripts can branch on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TextIO

from chapters import __version__, wiring
from chapters.cli import article, parse, purge, show, split, warm
from chapters.cli.arguments import PROGRAM, Subparsers, epilog
from chapters.cli.context import Context, Process
from chapters.cli.terminal import (
    DONE,
    INTERRUPTED,
    NOT_FOUND,
    NOTHING,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    exit_code,
)
from chapters.config import Settings
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError


class Command(Protocol):
    """What each module of a command defines."""

    def add_parser(self, subparsers: Subparsers) -> None:
        """Declare the arguments of the command."""

    def run(self, options: argparse.Namespace, context: Context) -> int:
        """Do it; returns the exit code. Raises ChaptersError."""


COMMANDS: Mapping[str, Command] = {
    "show": show,
    "parse": parse,
    "split": split,
    "article": article,
    "warm": warm,
    "purge": purge,
}

EPILOG = epilog(
    examples=(
        "python -m chapters https://youtu.be/l8pRSuU81PU",
        "python -m chapters l8pRSuU81PU --format markdown",
        "DEVELOPER_KEY=... python -m chapters --video_id l8pRSuU81PU",
        "python -m chapters parse --explain < description.txt",
        "python -m chapters article l8pRSuU81PU --transcript captions.srt > article.md",
        "python -m chapters split captions.vtt",
        "python -m chapters warm --help",
    ),
    exit_codes={
        DONE: "done: chapters were printed",
        NOTHING: "there are no chapters; the reason is on stderr",
        USAGE: "the arguments, the video or a file were not understood",
        NOT_FOUND: "YouTube shows no such video",
        TROUBLE: "YouTube or Firestore could not be asked (quota, time-out, failure), or a "
        "section of an article was not written: try again later",
        SETTINGS: "a setting is missing or wrong",
        INTERRUPTED: "stopped by Ctrl-C",
    },
    settings="YOUTUBE_API_KEY (DEVELOPER_KEY works too); without a key only the bundled sample "
    "videos are known. docs/settings.md lists the others.",
)


def main(
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str],
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    process: Callable[[Settings], Process] = wiring.Process,
) -> int:
    """Run one command; returns its exit code. Streams default to the process's own.

    Raises SystemExit, as argparse does, for ``--help`` and for arguments that no command takes.
    """
    terminal = Terminal(stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr)
    context = Context(
        terminal,
        settings=lambda: _settings(environment),
        process=lambda: process(_settings(environment)),
    )
    options = _parser().parse_args(_with_command(_with_blanks(arguments)))
    try:
        return COMMANDS[options.command].run(options, context)
    except ChaptersError as error:
        terminal.print_error(error.detail)
        return exit_code(error)
    except KeyboardInterrupt:
        terminal.print_error("Stopped.")
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Print the chapters of a YouTube video: the list that its author typed into "
        "the description.",
        usage=f"{PROGRAM} VIDEO [--format FORMAT] [--fallback NAME,NAME]\n"
        f"       {PROGRAM} --video_id VIDEO\n"
        f"       {PROGRAM} {{{','.join(COMMANDS)}}} ...",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    subparsers = parser.add_subparsers(
        title="commands, each with its own --help",
        dest="command",
        metavar="COMMAND",
        prog=PROGRAM,
        required=True,
    )
    for command in COMMANDS.values():
        command.add_parser(subparsers)
    return parser


def _with_command(arguments: Sequence[str]) -> list[str]:
    """``arguments`` with the command ``show`` in front where none is named."""
    named = {*COMMANDS, "-h", "--help", "--version"}
    return [*arguments] if arguments and arguments[0] in named else ["show", *arguments]


def _with_blanks(arguments: Sequence[str]) -> list[str]:
    """``arguments`` with a blank before each ID that begins with a hyphen, up to ``--``.

    argparse would take such an ID for an option; ``parse_video`` ignores blanks around an ID. No
    option looks like an ID: a test compares.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words = [f" {word}" if _is_hyphened_id(word) else word for word in arguments[:end]]
    return [*words, *arguments[end:]]


def _is_hyphened_id(word: str) -> bool:
    try:
        return word.startswith("-") and parse_video(word) == word
    except ChaptersError:
        return False


def _settings(environment: Mapping[str, str]) -> Settings:
    key = environment.get("YOUTUBE_API_KEY") or environment.get("DEVELOPER_KEY") or ""
    return Settings.of({**environment, "YOUTUBE_API_KEY": key})
