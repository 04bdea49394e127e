"""``python -m chapters article``: an article on stdout, its progress on stderr."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from chapters.cli.arguments import Subparsers, add_command, add_fallback, epilog
from chapters.cli.context import Context
from chapters.cli.terminal import (
    DONE,
    NOT_FOUND,
    NOTHING,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    read_file,
)
from chapters.domain.language import language_tag
from chapters.domain.youtube_urls import parse_video
from chapters.service.article import Article
from chapters.transcript import Transcript, read

EPILOG = epilog(
    examples=(
        "python -m chapters article l8pRSuU81PU > outline.md",
        "python -m chapters article l8pRSuU81PU --transcript captions.srt > article.md",
    ),
    exit_codes={
        DONE: "the article was printed, all of it",
        NOTHING: "there is no article: the video has no chapters",
        USAGE: "the arguments, the video or the transcript were not understood",
        NOT_FOUND: "YouTube shows no such video",
        TROUBLE: "YouTube could not be asked, or a section was not written: try again later",
        SETTINGS: "a setting is missing or wrong",
    },
    settings="YOUTUBE_API_KEY (DEVELOPER_KEY works too); MODEL with GEMINI_API_KEY or "
    "GOOGLE_CLOUD_PROJECT, for a model that writes; ARTICLE_CHAPTERS, ARTICLE_MINUTES.",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "article",
        summary="print an article in Markdown with a section for each chapter",
        description="Print an article in Markdown: a section for each chapter of the video, filled "
        "from a transcript, or by a model where one is configured; an outline without both.",
        epilog=EPILOG,
    )
    parser.add_argument("video", metavar="VIDEO", help="video ID, or any link to it")
    parser.add_argument(
        "--transcript",
        metavar="FILE",
        help="captions to fill the sections from: WebVTT, SubRip, SBV, or lines that begin with "
        "their time; - for stdin",
    )
    parser.add_argument("--hl", default="", metavar="LANGUAGE", help="language to write in")
    add_fallback(parser)


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the article; returns the exit code. Raises ChaptersError when there is no article."""
    process, terminal = context.process(), context.terminal
    transcript = _transcript(options.transcript, terminal) if options.transcript else None
    video = parse_video(options.video)
    chapters = process.service.chapters_of_one(video, fallback=options.fallback)
    language = language_tag(options.hl)
    article = process.articles.of(chapters, transcript=transcript, language=language)
    _print(article, terminal)
    return TROUBLE if article.text.missing else DONE


def _transcript(name: str, terminal: Terminal) -> Transcript:
    return read(terminal.stdin.read() if name == "-" else read_file(Path(name)))


def _print(article: Article, terminal: Terminal) -> None:
    """Print each piece as soon as it is written."""
    total, stdout = len(article.parts), terminal.stdout
    # On a screen that shows the article, the bar would stand between its lines.
    with (
        terminal.progress(total, hidden=stdout.isatty()) as show,
        closing(article.pieces()) as pieces,
    ):
        for piece in pieces:
            stdout.write(piece.text)
            stdout.flush()
            show(max(piece.section - 1, 0))
        show(total)
