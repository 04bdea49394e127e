"""The terminal face: arguments in, text out, and exit codes that scripts can branch on."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from chapters import __version__, wiring
from chapters.cli import purge, warm
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
from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters, Video
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError
from chapters.extract import explain
from chapters.formats import FORMATS
from chapters.formats.remarks import attribution
from chapters.service.check import extract_and_judge
from chapters.service.lookup import Service
from chapters.service.ports import FALLBACKS

if TYPE_CHECKING:
    from chapters.service.article import Articles

COMMANDS = {"purge": purge.main, "warm": warm.main}
"""Those that look after Firestore; `parse` and a video are read here."""

EPILOG = f"""\
exit codes:
  {DONE}  chapters were printed
  {NOTHING}  there are no chapters; the reason is on stderr
  {USAGE}  the arguments or the video were not understood
  {NOT_FOUND}  YouTube shows no such video
  {TROUBLE}  YouTube could not be asked (quota, time-out, failure), or a section of an article was
     not written: try again later
  {SETTINGS}  a setting is missing or wrong

settings (environment): YOUTUBE_API_KEY (DEVELOPER_KEY works too); without a key only the
bundled sample videos are known. README.md lists the others.

examples:
  python -m chapters https://youtu.be/l8pRSuU81PU
  python -m chapters l8pRSuU81PU --format markdown
  COMMENTS=on python -m chapters l8pRSuU81PU --fallback comments
  python -m chapters parse < description.txt
  python -m chapters parse --explain < description.txt
  python -m chapters article l8pRSuU81PU --transcript captions.srt > article.md
  DEVELOPER_KEY=... python -m chapters --video_id l8pRSuU81PU

to look after Firestore, the cache of the function:
  python -m chapters warm --help     look videos up before anybody asks
  python -m chapters purge --help    delete what has expired, some videos, or everything
"""


def main(
    arguments: Sequence[str],
    *,
    environment: Mapping[str, str],
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
    service: Callable[[Settings], Service] = wiring.service,
    articles: Callable[[Settings], Articles] = wiring.articles,
) -> int:
    """Run one command; returns its exit code. Streams default to the process's own."""
    stdin, stdout, stderr = stdin or sys.stdin, stdout or sys.stdout, stderr or sys.stderr
    terminal = Terminal(stdin, stdout, stderr)
    try:
        if arguments and arguments[0] == "article":
            settings = _settings(environment)
            desk = (lambda: service(settings)), (lambda: articles(settings))
            return _article(arguments[1:], *desk, stdin=stdin, stdout=stdout, stderr=stderr)
        if arguments and arguments[0] in COMMANDS:
            command = COMMANDS[arguments[0]]
            return command(
                arguments[1:], settings=lambda: _settings(environment), terminal=terminal
            )
        options = _options(arguments)
        if options.command == "parse":
            text, found = _parsed(stdin.read(), options)
        else:
            text, found = _looked_up(options, service(_settings(environment)))
    except ChaptersError as error:
        terminal.complain(error.detail)
        return exit_code(error)
    except KeyboardInterrupt:
        terminal.complain("Stopped.")
        return INTERRUPTED
    if text:
        terminal.say(text.rstrip("\n"))
    if remark := _remark(found):
        terminal.complain(remark)
    return DONE if found is None or found.chapters else NOTHING


def _article(
    arguments: Sequence[str],
    service: Callable[[], Service],
    articles: Callable[[], Articles],
    *,
    stdin: TextIO,
    stdout: TextIO,
    stderr: TextIO,
) -> int:
    from chapters.cli import article as cli_article  # noqa: PLC0415 - few commands ask for one

    options = cli_article.parser(_fallbacks).parse_args(arguments)
    missing = cli_article.run(
        options, service=service, articles=articles, stdin=stdin, stdout=stdout, stderr=stderr
    )
    return TROUBLE if missing else DONE


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    """``parse`` is a command; anything else asks for a video."""
    if arguments and arguments[0] == "parse":
        options = _parse_parser().parse_args(arguments[1:])
        options.command = "parse"
        return options
    options = _video_parser().parse_args(arguments)
    options.command = "video"
    return options


def _video_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chapters",
        description="Print the chapters of a YouTube video: the list its author typed into the "
        "description. `parse` reads a description from stdin instead; `article` makes Markdown "
        "with a section for each chapter.",
        usage="python -m chapters VIDEO [--format FORMAT] [--fallback NAME,NAME]\n"
        "       python -m chapters --video_id VIDEO\n"
        "       python -m chapters parse [--format FORMAT | --explain] [--duration SECONDS]\n"
        "       python -m chapters article VIDEO [--transcript FILE] [--hl LANGUAGE]\n"
        "       python -m chapters warm FILE\n"
        "       python -m chapters purge [VIDEO ... | --all] [--dry-run] [--yes]",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("video", nargs="?", metavar="VIDEO", help="video ID, or any link to it")
    parser.add_argument(
        "--video_id", metavar="VIDEO", help="the same; prints every time as HH:MM:SS"
    )
    parser.add_argument("--format", choices=sorted(FORMATS), help="default: text")
    parser.add_argument(
        "--fallback",
        type=_fallbacks,
        default=(),
        metavar="NAME,NAME",
        help=f"what to ask when the description has no list: {', '.join(FALLBACKS)}",
    )
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def _parse_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chapters parse",
        description="Print the chapters found in the description on stdin. Asks nobody, needs no "
        "key.",
    )
    parser.add_argument("--format", choices=sorted(FORMATS), default="text")
    parser.add_argument("--duration", type=int, metavar="SECONDS", help="length of the video")
    parser.add_argument(
        "--explain", action="store_true", help="print as JSON what was found, and why"
    )
    return parser


def _settings(environment: Mapping[str, str]) -> Settings:
    key = environment.get("YOUTUBE_API_KEY") or environment.get("DEVELOPER_KEY") or ""
    return Settings.of({**environment, "YOUTUBE_API_KEY": key})


def _fallbacks(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(filter(None, text.split(","))))
    if not set(names) <= set(FALLBACKS):
        raise argparse.ArgumentTypeError(f"knows {' and '.join(FALLBACKS)}")
    return names


def _looked_up(options: argparse.Namespace, service: Service) -> tuple[str, Chapters]:
    """The text to print, and what was found."""
    id_ = parse_video(options.video or options.video_id or "")
    (outcome,) = service.chapters_of([id_], fallback=options.fallback)
    if isinstance(outcome, ChaptersError):
        raise outcome
    found = outcome.chapters
    if options.format is None and options.video_id:
        return "".join(f"{format_padded(c.start)} {c.title}\n" for c in found.chapters), found
    return FORMATS[options.format or "text"].render(found), found


def _parsed(description: str, options: argparse.Namespace) -> tuple[str, Chapters | None]:
    if options.explain:
        explanation = explain(description, options.duration).as_dict()
        return json.dumps(explanation, ensure_ascii=False, indent=2), None
    video = Video(id="", title="", channel="", description=description, duration=options.duration)
    found = extract_and_judge(video)
    return FORMATS[options.format].render(found), found


def _remark(found: Chapters | None) -> str:
    """Why there are no chapters, or whose they are when not the description's."""
    if found is None:
        return ""
    if found.chapters:
        return " ".join(filter(None, (attribution(found), found.source_url)))
    left = ",".join(found.fallbacks)
    more = [f"Ask more with --fallback {left}."] if left else []
    return " ".join([*(note.message for note in found.notes), *more])
