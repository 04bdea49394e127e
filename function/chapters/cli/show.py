"""``python -m chapters show``, or without ``show``: the chapters of a video, or of several."""

from __future__ import annotations

import argparse
import functools

from chapters.cli.arguments import (
    Subparsers,
    add_command,
    add_fallback,
    add_output,
    chosen_format,
    epilog,
)
from chapters.cli.context import Context
from chapters.cli.several import DEFAULT, SEVERAL, of_playlist, of_videos, print_items
from chapters.cli.terminal import (
    DONE,
    NOT_FOUND,
    NOTHING,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
)
from chapters.domain.clock import format_padded
from chapters.domain.language import language_tag
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import parse_video
from chapters.errors import InvalidRequest
from chapters.formats.remarks import attribution

EPILOG = epilog(
    examples=(
        "python -m chapters show https://youtu.be/l8pRSuU81PU",
        "python -m chapters l8pRSuU81PU --format markdown",
        "python -m chapters l8pRSuU81PU sample-ja-0 --format csv > chapters.csv",
        "python -m chapters --list PLAqhIrjkxbuWI23v9cThsA9GvCAUhRvKZ | jq .video.title",
        "COMMENTS=on python -m chapters l8pRSuU81PU --fallback comments",
        "DEVELOPER_KEY=... python -m chapters --video_id l8pRSuU81PU",
    ),
    exit_codes={
        DONE: "chapters were printed",
        NOTHING: "there are no chapters; the reason is on stderr",
        USAGE: "the arguments or the video were not understood",
        NOT_FOUND: "YouTube shows no such video",
        TROUBLE: "YouTube could not be asked (quota, time-out, failure): try again later",
        SETTINGS: "a setting is missing or wrong",
    },
    settings="YOUTUBE_API_KEY (DEVELOPER_KEY works too); without a key only the bundled sample "
    "videos are known. COMMENTS, MODEL and GEMINI_API_KEY turn the fallbacks on.",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "show",
        summary="print the chapters of a video (the command when none is named)",
        description="Print the chapters of a YouTube video: the list that its author typed into "
        "the description. Of several videos, or of a whole playlist or channel, as "
        f"{', '.join(SEVERAL)} (default: {DEFAULT}), where a video that failed has its error in "
        "its place.",
        epilog=EPILOG,
    )
    parser.add_argument("videos", nargs="*", metavar="VIDEO", help="video ID, or any link to it")
    parser.add_argument(
        "--video_id", metavar="VIDEO", help="the same; prints every time as HH:MM:SS"
    )
    parser.add_argument(
        "--list",
        metavar="PLAYLIST",
        help="all videos of a playlist, or all uploads of a channel: an ID, @handle, or any link",
    )
    add_output(parser)
    add_fallback(parser)
    parser.add_argument(
        "--hl",
        default="",
        metavar="TAG",
        help="language whose translation is wanted, such as ja; default: the original",
    )
    parser.add_argument(
        "--refresh",
        action="store_true",
        help="ask YouTube again, unless it was asked within the last minute",
    )


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the chapters; returns the exit code. Raises ChaptersError."""
    service = context.process().service
    names = [*options.videos, *filter(None, [options.video_id])]
    if options.list and names:
        raise InvalidRequest("Give videos, or a playlist with --list; not both.")
    chosen = chosen_format(options)
    how = {
        "fallback": options.fallback,
        "refresh": options.refresh,
        "language": language_tag(options.hl),
    }
    if options.list or len(names) > 1:
        answers = functools.partial(service.chapters_of, **how)
        pages = (
            of_playlist(options.list, service, answers)
            if options.list
            else of_videos(names, answers)
        )
        return print_items(pages, options.format or DEFAULT, context.terminal)
    found = service.chapters_of_one(parse_video("".join(names)), **how)
    if options.video_id and options.format is None:
        lines = "\n".join(f"{format_padded(c.start)} {c.title}" for c in found.chapters)
        return print_chapters(found, lines, context.terminal)
    return print_chapters(found, chosen.render(found), context.terminal)


def print_chapters(found: Chapters, text: str, terminal: Terminal) -> int:
    """Print ``text``, which shows ``found``, with a remark beside it; returns the exit code."""
    if text:
        terminal.print_line(text.rstrip("\n"))
    if remark := _remark(found):
        terminal.print_error(remark)
    return DONE if found.chapters else NOTHING


def _remark(found: Chapters) -> str:
    """Why there are no chapters, or who made them when it was not the author of the video."""
    if found.chapters:
        return " ".join(filter(None, (attribution(found), found.source_url)))
    more = [f"Ask more with --fallback {','.join(found.fallbacks)}."] if found.fallbacks else []
    return " ".join([*(note.message for note in found.notes), *more])
