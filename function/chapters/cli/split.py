"""``python -m chapters split``: draft chapters from captions, without network unless asked."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from chapters.cli.arguments import Subparsers, add_command, add_format, epilog
from chapters.cli.context import Context
from chapters.cli.show import print_chapters
from chapters.cli.terminal import (
    DONE,
    NOT_FOUND,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    read_file,
)
from chapters.domain.video import Video
from chapters.domain.youtube_urls import parse_video
from chapters.formats import FORMATS
from chapters.service.ports import DRAFTERS
from chapters.transcript import Transcript, read

EPILOG = epilog(
    examples=(
        "python -m chapters split captions.vtt",
        "python -m chapters split captions.srt --duration 1830 --format json",
        "MODEL=... GEMINI_API_KEY=... python -m chapters split captions.vtt --by model",
    ),
    exit_codes={
        DONE: "chapters were printed; stderr says what to know about them",
        USAGE: "the arguments or the captions were not understood",
        NOT_FOUND: "YouTube shows no such video",
        TROUBLE: "YouTube could not be asked about the video: try again later",
        SETTINGS: "a setting is missing or wrong",
    },
    settings="none; with --video YOUTUBE_API_KEY, with --by model MODEL with GEMINI_API_KEY or "
    "GOOGLE_CLOUD_PROJECT, and MODEL_TOKENS_A_DAY.",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "split",
        summary="print draft chapters for captions of a video that has none",
        description="Print chapters where the subject of captions changes, about one in three "
        "minutes. They are drafts: a title behind a pencil is a phrase from the captions, to be "
        "edited.",
        epilog=EPILOG,
    )
    parser.add_argument(
        "captions",
        metavar="FILE",
        help="captions: WebVTT, SubRip, SBV, or lines that begin with their time; - for stdin",
    )
    add_format(parser)
    parser.add_argument("--duration", type=int, metavar="SECONDS", help="length of the video")
    parser.add_argument("--video", metavar="VIDEO", help="ID or link of the video, for links to it")
    parser.add_argument(
        "--by", choices=DRAFTERS, default="computed", help="who divides them; default: computed"
    )


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the draft; returns the exit code. Raises ChaptersError."""
    # Here, since its patterns take 20 ms to compile, and no other command needs them.
    from chapters.service.drafts import DRAFT, Drafts  # noqa: PLC0415

    terminal = context.terminal
    transcript = _transcript(options.captions, terminal)
    video = _video(options, context)
    draft = (
        context.process().drafts.by_model(video, transcript)
        if options.by == "model"
        else Drafts(None).computed(video, transcript)
    )
    for note in draft.notes:
        if note != DRAFT:  # ``print_chapters`` says the same in its own words
            terminal.print_error(note.message)
    return print_chapters(draft, FORMATS[options.format or "text"].render(draft), terminal)


def _transcript(name: str, terminal: Terminal) -> Transcript:
    return read(terminal.stdin.read() if name == "-" else read_file(Path(name)))


def _video(options: argparse.Namespace, context: Context) -> Video:
    if not options.video:
        return Video("", "", "", "", options.duration)
    video = context.process().service.chapters_of_one(parse_video(options.video)).video
    return replace(video, duration=video.duration or options.duration)
