"""``python -m chapters article``: an article on stdout, its progress on stderr."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from chapters.cli.arguments import (
    Subparsers,
    add_about_text,
    add_command,
    add_fallback,
    epilog,
)
from chapters.cli.captions import add_captions, read_captions
from chapters.cli.context import Context, Process
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
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import parse_video
from chapters.errors import InvalidRequest
from chapters.formats.article_layout import HEADINGS, Layout
from chapters.service.article import Article
from chapters.service.check import extract_and_judge, pasted
from chapters.service.ports import STYLES

EPILOG = epilog(
    examples=(
        "python -m chapters article l8pRSuU81PU > outline.md",
        "python -m chapters article --description description.txt --transcript captions.srt",
        "python -m chapters article l8pRSuU81PU --transcript captions.srt > article.md",
        "python -m chapters article l8pRSuU81PU --transcript captions.vtt --toc --heading plain "
        "--figures > article.md",
        "MODEL=... GEMINI_API_KEY=... python -m chapters article l8pRSuU81PU "
        "--transcript captions.vtt --style tutorial > article.md",
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
    "GOOGLE_CLOUD_PROJECT, for a model that writes; ARTICLE_CHAPTERS, ARTICLE_MINUTES, "
    "MODEL_TOKENS_A_DAY.",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "article",
        summary="print an article in Markdown with a section for each chapter",
        description="Print an article in Markdown: a section for each chapter of the video, filled "
        "from a transcript, by a model that rewrites it, or by one that watches the video; an "
        "outline without them.",
        epilog=EPILOG,
    )
    parser.add_argument("video", nargs="?", metavar="VIDEO", help="video ID, or any link to it")
    parser.add_argument(
        "--description",
        metavar="FILE",
        help="in place of VIDEO: a file with the description of a video that need not be published",
    )
    add_about_text(parser)
    add_captions(parser, "--transcript", "captions to fill the sections from")
    parser.add_argument(
        "--style",
        choices=STYLES,
        help="how sections are written: by a model as a tutorial or a summary, or as a "
        "transcript; default: transcript with --transcript, else tutorial",
    )
    parser.add_argument("--hl", default="", metavar="LANGUAGE", help="language to write in")
    parser.add_argument("--toc", action="store_true", help="put a table of contents on top")
    parser.add_argument(
        "--heading",
        choices=HEADINGS,
        default=HEADINGS[0],
        help="whether headings are links into the video (linked, the default), or the times below "
        "them (plain)",
    )
    parser.add_argument(
        "--figures",
        action="store_true",
        help="leave a placeholder for a picture in each section; scripts/frames.py cuts the "
        "pictures from your own video file",
    )
    add_fallback(parser)


def run(options: argparse.Namespace, context: Context) -> int:
    """Print the article; returns the exit code. Raises ChaptersError when there is no article."""
    process, terminal = context.process(), context.terminal
    transcript = None
    if options.transcript:
        transcript = read_captions(options.transcript, options.charset, terminal)
    article = process.articles.of(
        _chapters(options, process),
        transcript=transcript,
        style=options.style,
        language=language_tag(options.hl),
        layout=Layout(options.toc, options.heading, options.figures),
    )
    _print(article, terminal)
    return TROUBLE if article.text.missing else DONE


def _chapters(options: argparse.Namespace, process: Process) -> Chapters:
    """The chapters of the video, or of the description in a file."""
    if bool(options.video) == bool(options.description):
        raise InvalidRequest("Give a VIDEO, or its text with --description; one of both.")
    if options.video:
        video = parse_video(options.video)
        return process.service.chapters_of_one(video, fallback=options.fallback)
    text = read_file(Path(options.description))
    return extract_and_judge(pasted(text, duration=options.duration, title=options.title))


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
