"""Arguments that several commands take, and the one layout of their help."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from chapters.domain.clock import parse_duration
from chapters.errors import ChaptersError
from chapters.formats import FORMATS, Format, with_cue_options
from chapters.service.ports import FALLBACKS, fallback_names

PROGRAM = "python -m chapters"
HELP_WIDTH = 90
"""Columns of the parts of the help that argparse does not wrap."""

T = TypeVar("T")
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(
    subparsers: Subparsers, name: str, *, summary: str, description: str, epilog: str
) -> argparse.ArgumentParser:
    """The parser of the command ``name``; ``summary`` is its line in the list of commands."""
    return subparsers.add_parser(
        name,
        help=summary,
        description=textwrap.fill(description, HELP_WIDTH),
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def epilog(*, examples: Sequence[str], exit_codes: Mapping[int, str], settings: str) -> str:
    """The part of a help text below the options."""
    lines = ["examples:", *(f"  {example}" for example in examples), "", "exit codes:"]
    for code, meaning in exit_codes.items():
        lines += textwrap.wrap(
            meaning, HELP_WIDTH, initial_indent=f"{code:>5}  ", subsequent_indent=" " * 7
        )
    lines += ["", "settings (environment variables):"]
    lines += textwrap.wrap(settings, HELP_WIDTH, initial_indent="  ", subsequent_indent="  ")
    return "\n".join(lines)


def add_output(parser: argparse.ArgumentParser, *, usual: str = "text") -> None:
    """How chapters are printed: ``--format``, None when it is not given (``usual``: what is printed
    then), ``--artist`` and ``--file``, all for ``chosen_format``.
    """
    parser.add_argument("--format", choices=sorted(FORMATS), help=f"default: {usual}")
    parser.add_argument(
        "--artist", default="", metavar="NAME", help="of --format cue: PERFORMER (the channel)"
    )
    parser.add_argument(
        "--file", default="", metavar="NAME", help="of --format cue: the audio file (VIDEO.wav)"
    )


def chosen_format(options: argparse.Namespace) -> Format:
    """The format for one video, with the options of CUE; raises InvalidRequest."""
    chosen = FORMATS[options.format or "text"]
    return with_cue_options(chosen, artist=options.artist, file=options.file)


def add_about_text(parser: argparse.ArgumentParser) -> None:
    """What a text cannot tell of its video: ``--duration`` in seconds or None, and ``--title``."""
    parser.add_argument(
        "--duration",
        type=checked(parse_duration),
        metavar="LENGTH",
        help="length of the video: 600, 600.5, 10:00 or PT10M",
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="title of the video")


def add_fallback(parser: argparse.ArgumentParser) -> None:
    """``--fallback``, which may be repeated: a list of names of ``FALLBACKS``; [] without it."""
    parser.add_argument(
        "--fallback",
        action="extend",
        type=checked(lambda text: fallback_names([text])),
        default=[],
        metavar="NAME,NAME",
        help=f"what to ask when the description has no list: {', '.join(FALLBACKS)}",
    )


def checked(read: Callable[[str], T]) -> Callable[[str], T]:
    """``read`` as the type of an argument: its error becomes argparse's, with the same sentence."""

    def read_argument(text: str) -> T:
        try:
            return read(text)
        except ChaptersError as error:
            raise argparse.ArgumentTypeError(error.detail) from None

    return read_argument
