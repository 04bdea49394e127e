"""``python -m chapters article``: an article on stdout, its progress on stderr."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TextIO

from chapters.domain.language import language_tag
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError, InvalidTranscript
from chapters.service.article import Article, Articles
from chapters.service.lookup import Service
from chapters.transcript import Transcript, read

WIDTH = 30
"""Columns of the progress bar."""


def parser(fallbacks: Callable[[str], tuple[str, ...]]) -> argparse.ArgumentParser:
    """The arguments behind ``article``; ``fallbacks`` reads the names of sources."""
    made = argparse.ArgumentParser(
        prog="python -m chapters article",
        description="Print an article in Markdown: a section for each chapter of the video, filled "
        "from a transcript, or by a model where one is configured; an outline without both.",
    )
    made.add_argument("video", metavar="VIDEO", help="video ID, or any link to it")
    made.add_argument(
        "--transcript",
        metavar="FILE",
        help="captions to fill the sections from: WebVTT, SubRip, SBV, or lines that begin with "
        "their time; - for stdin",
    )
    made.add_argument("--hl", default="", metavar="LANGUAGE", help="language to write in")
    made.add_argument(
        "--fallback",
        type=fallbacks,
        default=(),
        metavar="NAME,NAME",
        help="what to ask when the description has no list",
    )
    return made


def run(
    options: argparse.Namespace,
    *,
    service: Callable[[], Service],
    articles: Callable[[], Articles],
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
) -> int:
    """Print the article; returns how many of its sections stayed without their text.

    Raises a ``ChaptersError`` when there is no article at all.
    """
    transcript = _transcript(options.transcript, stdin) if options.transcript else None
    (outcome,) = service().chapters_of([parse_video(options.video)], fallback=options.fallback)
    if isinstance(outcome, ChaptersError):
        raise outcome
    language = language_tag(options.hl)
    article = articles().of(outcome.chapters, transcript=transcript, language=language)
    # A bar between the lines of an article on the same screen would only be in the way.
    bar = stderr if stderr.isatty() and not stdout.isatty() else None
    _print(article, stdout, bar)
    return article.text.missing


def _print(article: Article, stdout: TextIO, bar: TextIO | None) -> None:
    shown = 0
    with closing(article.pieces()) as pieces:
        for piece in pieces:
            stdout.write(piece.text)
            stdout.flush()
            if bar and piece.section != shown:
                shown = piece.section
                bar.write(f"\r{progress(shown - 1, len(article.parts))}")
                bar.flush()
    if bar:
        bar.write(f"\r{progress(len(article.parts), len(article.parts))}\n")


def progress(done: int, total: int) -> str:
    """A bar of ``done`` chapters out of ``total``."""
    filled = WIDTH * done // total
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}"


def _transcript(name: str, stdin: TextIO) -> Transcript:
    if name == "-":
        return read(stdin.read())
    try:
        return read(Path(name).read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidTranscript(f"{name} cannot be read as a text in UTF-8.") from error
