"""``python -m chapters purge``: delete what Firestore holds, as YouTube's policies may demand."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from chapters import wiring
from chapters.cli.arguments import Subparsers, add_command, epilog
from chapters.cli.context import Context
from chapters.cli.terminal import DONE, NOTHING, SETTINGS, TROUBLE, USAGE, Terminal
from chapters.config import Settings
from chapters.domain.youtube_urls import parse_video
from chapters.errors import InvalidRequest
from chapters.service.maintenance import MAX_DELETED, Documents

EPILOG = epilog(
    examples=(
        "python -m chapters purge --dry-run",
        "python -m chapters purge https://youtu.be/l8pRSuU81PU",
        "python -m chapters purge --all --yes",
    ),
    exit_codes={
        DONE: "deleted, or there was nothing to delete",
        NOTHING: "the answer was not yes; nothing was deleted",
        USAGE: "the arguments were not understood, or nobody can be asked and --yes is missing",
        TROUBLE: "Firestore failed; some documents may be deleted, run it again for the rest",
        SETTINGS: "a setting is missing or wrong",
    },
    settings="GOOGLE_CLOUD_PROJECT, FIRESTORE_DATABASE; log in with `gcloud auth "
    "application-default login`. Instances of the function hold what they have in memory for "
    "ten minutes more; caches on the way to a visitor serve an answer until its max-age is over "
    "(docs/operations.md).",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "purge",
        summary="delete from Firestore: expired documents, some videos, or everything",
        description="Delete documents from Firestore: those that have expired, which Google does "
        "by itself within a day or so; with VIDEO all that is stored about these videos: their "
        "descriptions, lists from comments and a model, sections of articles, drafts; with --all "
        "everything but the count of the day's quota.",
        epilog=EPILOG,
    )
    parser.add_argument("videos", nargs="*", metavar="VIDEO", help="video ID, or any link to it")
    parser.add_argument("--all", action="store_true", help="everything that came from YouTube")
    parser.add_argument("--dry-run", action="store_true", help="count, delete nothing")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace, context: Context) -> int:
    """Count, ask and delete; returns the exit code. Raises ChaptersError."""
    if options.all and options.videos:
        raise InvalidRequest("Name videos or give --all, not both.")
    ids = [parse_video(video) for video in options.videos]
    settings, terminal = context.settings(), context.terminal
    with wiring.documents(settings) as documents:
        names = _chosen(documents, ids, options)
        for collection, count in sorted(Counter(n.partition("/")[0] for n in names).items()):
            terminal.print_line(f"{collection}: {count:,}")
        if not names or options.dry_run:
            counted = f"{_count(names)} would be deleted." if names else "Nothing to delete."
            terminal.print_line(counted)
            return DONE
        code = DONE if options.yes else _confirmed(names, settings, terminal)
        if code == DONE:
            _delete(names, documents, terminal)
        return code


def _chosen(documents: Documents, ids: Sequence[str], options: argparse.Namespace) -> list[str]:
    if options.all:
        return documents.everything()
    return documents.about(ids) if ids else documents.expired(datetime.now(UTC))


def _confirmed(names: Sequence[str], settings: Settings, terminal: Terminal) -> int:
    """DONE when the user says yes, else the exit code of a command that deleted nothing."""
    if not terminal.stdin.isatty():
        terminal.print_error("Nothing was deleted: nobody can be asked here, and --yes is missing.")
        return USAGE
    place = settings.google_cloud_project or settings.firestore_emulator_host
    question = f"Delete {_count(names)} of {place}, database {settings.firestore_database}?"
    print(question, "[y/N]", end=" ", file=terminal.stderr, flush=True)
    if terminal.stdin.readline().strip().lower() in ("y", "yes"):
        return DONE
    terminal.print_line("Nothing was deleted.")
    return NOTHING


def _delete(names: Sequence[str], documents: Documents, terminal: Terminal) -> None:
    with terminal.progress(len(names)) as show:
        for begin in range(0, len(names), MAX_DELETED):
            documents.delete(names[begin : begin + MAX_DELETED])
            show(min(begin + MAX_DELETED, len(names)))
    terminal.print_line(f"{_count(names)} deleted.")


def _count(names: Sequence[str]) -> str:
    return "1 document" if len(names) == 1 else f"{len(names):,} documents"
