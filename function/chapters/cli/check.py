"""``python -m chapters check``: whether YouTube shows a description's list, and what mends it."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable
from pathlib import Path

from chapters.cli.arguments import (
    Subparsers,
    add_about_text,
    add_command,
    add_output,
    chosen_format,
    epilog,
)
from chapters.cli.captions import add_captions, read_captions
from chapters.cli.context import Context
from chapters.cli.terminal import (
    DONE,
    NOT_FOUND,
    NOTHING,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    read_file_bytes,
    read_unchanged,
)
from chapters.domain.list_options import LIST_OPTIONS, ListOptions
from chapters.domain.video import Chapters, Video
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError, InvalidRequest
from chapters.mend import Change
from chapters.service.check import Verdict, check, pasted
from chapters.transcript.encoding import is_utf_16

EPILOG = epilog(
    examples=(
        "python -m chapters check description.txt",
        "python -m chapters check description.txt --fix > mended.txt",
        "python -m chapters check description.txt --fix --offset 12",
        "python -m chapters check markers.edl --fix > list.txt",
        "python -m chapters check description.txt --format cue --file mix.flac > mix.cue",
        "python -m chapters check https://youtu.be/l8pRSuU81PU",
    ),
    exit_codes={
        DONE: "YouTube probably shows the list; with --fix, the mended one",
        NOTHING: "it does not, or there is no list: the findings say why",
        USAGE: "the arguments, FILE or the video were not understood",
        NOT_FOUND: "YouTube shows no such video",
        TROUBLE: "YouTube could not be asked (quota, time-out, failure): try again later",
        SETTINGS: "a setting is missing or wrong",
    },
    settings="for a video: YOUTUBE_API_KEY (DEVELOPER_KEY works too).",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "check",
        summary="judge a description by YouTube's rules, and mend it",
        description="Say whether YouTube shows the chapter list in a description, name each line "
        "that YouTube would not read as it is meant, and propose what mends it. FILE may also be a "
        "marker list of an editor (Audacity labels, EDL, FCPXML, markers of Premiere Pro or "
        "DaVinci Resolve, logs of OBS, OGM, mp4chaps, FFmetadata, CUE, Podlove): --fix then prints "
        "the list for YouTube.",
        epilog=EPILOG,
    )
    parser.add_argument(
        "source",
        metavar="FILE|LINK",
        help="a file with the description, - for stdin, or the ID of a video or any link to it",
    )
    add_about_text(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="print the whole description, mended; findings and changes go to stderr",
    )
    add_output(parser, usual="findings and changes; else these go to stderr")
    add_captions(parser, "--transcript", "captions, whose text --format json tells by chapter")
    _add_list_options(parser)


def _add_list_options(parser: argparse.ArgumentParser) -> None:
    """``LIST_OPTIONS``, as texts that ``ListOptions.of`` reads."""
    group = parser.add_argument_group("made only if asked for")
    meanings = {
        "offset": ("SECONDS", "shift all times by so much"),
        "round": ("SECONDS", "round all times to such steps"),
        "lengths": ("keep|sum", "sum: the times are lengths; add them up to starts"),
        "numbers": ("keep|drop", "drop: take off numbers that count the chapters"),
        "ranges": ("drop|keep", "keep: leave the ends of ranges"),
        "titles": ("timed|alone", "alone: print the titles of the list without times"),
    }
    for name in LIST_OPTIONS:
        metavar, meaning = meanings[name]
        group.add_argument(f"--{name}", default="", metavar=metavar, help=meaning)


def run(options: argparse.Namespace, context: Context) -> int:
    """Print findings and changes, or the mended description; returns the exit code.

    Raises ChaptersError when the description cannot be read.
    """
    terminal, chosen = context.terminal, chosen_format(options)
    if options.fix and options.format:
        raise InvalidRequest("Give --fix or --format; not both.")
    if options.source == options.transcript == "-":
        raise InvalidRequest("stdin holds one text: give a file for the other one.")
    asked = ListOptions.of({name: getattr(options, name) for name in LIST_OPTIONS})
    captions = options.transcript and read_captions(options.transcript, options.charset, terminal)
    verdict = check(_video(options, context), options=asked, transcript=captions or None)
    if options.fix or options.format:
        _report(verdict, terminal.print_error)
    if options.fix:
        terminal.stdout.write(verdict.description)
        return _exit_code(verdict.mended)
    if options.format:
        terminal.print_line(verdict.rendered(chosen, asked).rstrip("\n"))
    elif options.titles == "alone":
        terminal.print_line(verdict.corrected)
    else:
        _report(verdict, terminal.print_line)
    return _exit_code(verdict.found)


def _video(options: argparse.Namespace, context: Context) -> Video:
    """The description to check: a file's, stdin's, or that of a video."""
    if options.source == "-":
        return _pasted(_all_of(context.terminal), options)
    path = Path(options.source)
    if not path.exists() and _names_a_video(options.source):
        return context.process().service.chapters_of_one(parse_video(options.source)).video
    return _pasted(_text_of(path), options)


def _pasted(description: str, options: argparse.Namespace) -> Video:
    return pasted(description, duration=options.duration, title=options.title)


def _text_of(path: Path) -> str:
    """The text of a file. Premiere Pro writes its tables of markers in UTF-16."""
    data = read_file_bytes(path)
    return data.decode("utf-16", "replace") if is_utf_16(data) else read_unchanged(path)


def _names_a_video(source: str) -> bool:
    """Whether ``source`` is an ID, or some link, which need not lead to a video."""
    try:
        return "://" in source or bool(parse_video(source))
    except ChaptersError:
        return False


def _all_of(terminal: Terminal) -> str:
    """What stands on stdin, with the line breaks that it has."""
    if isinstance(terminal.stdin, io.TextIOWrapper):
        terminal.stdin.reconfigure(newline="")
    return terminal.stdin.read()


def _report(verdict: Verdict, write: Callable[[str], None]) -> None:
    """The verdict, what speaks against the list, and what was changed."""
    found = verdict.found
    if found.chapters:
        shown = "probably shows" if found.likely_shown_by_youtube else "does not show"
        write(f"YouTube {shown} this list of {len(found.chapters)} chapters.")
    for finding in found.findings:
        where = f"line {finding.line}: " if finding.line else ""
        write(f"{where}{finding.strength}: {finding.message} [{finding.rule}]")
    for note in found.notes:
        write(note.message)
    for change in verdict.changes:
        write(_described(change))


def _described(change: Change) -> str:
    after = "(removed)" if change.after is None else change.after.replace("\n", "\n    + ")
    lines = (
        f"line {change.line}, {change.certainty}: {change.message} [{change.rule}]",
        f"    - {change.before}",
        f"    + {after}",
    )
    return "\n".join(lines)


def _exit_code(chapters: Chapters) -> int:
    return DONE if chapters.likely_shown_by_youtube else NOTHING
