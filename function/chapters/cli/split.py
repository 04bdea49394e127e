"""``python -m chapters split``: draft chapters from captions, without network unless asked."""

from __future__ import annotations

import argparse
from functools import partial

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
from chapters.cli.show import print_chapters
from chapters.cli.terminal import (
    DONE,
    NOT_FOUND,
    SETTINGS,
    TROUBLE,
    USAGE,
)
from chapters.domain.video import Note, Video
from chapters.domain.youtube_urls import parse_video
from chapters.service.check import pasted
from chapters.service.ports import DRAFTERS

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
    add_captions(parser, "captions", "captions of the video")
    add_output(parser)
    add_about_text(parser)
    parser.add_argument("--video", metavar="VIDEO", help="ID or link of the video, for links to it")
    parser.add_argument(
        "--by", choices=DRAFTERS, default="computed", help="who divides them; default: computed"
    )


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the draft; returns the exit code. Raises ChaptersError."""
    # Here, since its patterns take 20 ms to compile, and no other command needs them.
    from chapters.service.drafts import DRAFT, computed  # noqa: PLC0415

    terminal = context.terminal
    transcript = read_captions(options.captions, options.charset, terminal)
    video = _video(options, context)
    without_model = partial(computed, video, transcript)
    if options.by == "model":
        drafts = context.process().drafts
        draft = drafts.by_model(video, transcript, otherwise=without_model)
    else:
        draft = without_model()
    said = {DRAFT, *(Note(remark.code, remark.message) for remark in transcript.remarks)}
    for note in draft.notes:
        if note not in said:  # by ``print_chapters`` in its own words, and by ``read_captions``
            terminal.print_error(note.message)
    return print_chapters(draft, chosen_format(options).render(draft), terminal)


def _video(options: argparse.Namespace, context: Context) -> Video:
    if not options.video:
        return pasted("", duration=options.duration, title=options.title)
    video = context.process().service.chapters_of_one(parse_video(options.video)).video
    return video._replace(duration=video.duration or options.duration)
