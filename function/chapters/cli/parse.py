"""``python -m chapters parse``: the chapters in a description on stdin. No network, no key."""

from __future__ import annotations

import argparse
import json

from chapters.cli.arguments import (
    Subparsers,
    add_about_text,
    add_command,
    add_output,
    chosen_format,
    epilog,
)
from chapters.cli.context import Context
from chapters.cli.show import print_chapters
from chapters.cli.terminal import DONE, NOTHING, USAGE
from chapters.extract import explain
from chapters.service.check import extract_and_judge, pasted

EPILOG = epilog(
    examples=(
        "python -m chapters parse < description.txt",
        "python -m chapters parse --format json --duration 10:00 < description.txt",
        "python -m chapters parse --explain < description.txt",
    ),
    exit_codes={
        DONE: "chapters were printed, or the explanation was",
        NOTHING: "there are no chapters; the reason is on stderr",
        USAGE: "the arguments were not understood",
    },
    settings="none",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "parse",
        summary="print the chapters in a description that is given on stdin",
        description="Print the chapters found in the description, or the list of an editor, on "
        "stdin. No network, no key.",
        epilog=EPILOG,
    )
    add_output(parser)
    add_about_text(parser)
    parser.add_argument(
        "--explain", action="store_true", help="print as JSON what was found, and why"
    )


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the chapters or the explanation; returns the exit code."""
    description = context.terminal.stdin.read()
    found = extract_and_judge(pasted(description, duration=options.duration, title=options.title))
    if options.explain:
        explanation = explain(found.video.description, options.duration).as_dict()
        context.terminal.print_line(json.dumps(explanation, ensure_ascii=False, indent=2))
        return DONE
    return print_chapters(found, chosen_format(options).render(found), context.terminal)
