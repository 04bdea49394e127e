"""``python -m chapters warm``: look videos up before anybody asks, within the day's budget."""

from __future__ import annotations

import argparse
import math
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from chapters import wiring
from chapters.cli.arguments import Subparsers, add_command, epilog
from chapters.cli.context import Context
from chapters.cli.terminal import (
    DONE,
    INTERRUPTED,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    exit_code,
    read_file,
)
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError, InvalidRequest, QuotaExhausted
from chapters.service.maintenance import Warmed, warm

EPILOG = epilog(
    examples=("python -m chapters warm videos.txt",),
    exit_codes={
        DONE: "all is done",
        USAGE: "the arguments or FILE were not understood",
        TROUBLE: "stopped: budget or quota is used up, or something failed; run it again later",
        SETTINGS: "a setting is missing or wrong",
        INTERRUPTED: "stopped by Ctrl-C",
    },
    settings="YOUTUBE_API_KEY, GOOGLE_CLOUD_PROJECT, FIRESTORE_DATABASE, DAILY_UNITS. Give the "
    "last the value that the function has: both count the same units.",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments of the command."""
    parser = add_command(
        subparsers,
        "warm",
        summary="look up a list of videos, so that Firestore holds them",
        description="Look up the videos listed in FILE, so that the function finds them in "
        "Firestore when somebody asks. Fifty videos cost one unit of quota; those that Firestore "
        "holds fresh cost none. IDs that are done are noted in FILE.done until all are done: "
        "whatever stops the command, the same command goes on from there. Delete FILE.done to "
        "begin anew.",
        epilog=EPILOG,
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="one video ID or link a line; empty lines and lines that begin with # are skipped",
    )


def run(options: argparse.Namespace, context: Context) -> int:
    """Look the videos up; returns the exit code. Raises ChaptersError when nothing was begun."""
    file: Path = options.file
    ids = _listed(file, context.terminal)
    with wiring.warming(context.settings()) as (service, store):
        progress = Progress(ids, Notes(Path(f"{file}.done")))
        steps = warm(progress.left, service=service, store=store)
        return _follow(steps, progress, context.terminal)


class Notes:
    """The IDs that are done, one a line, in a file beside the list.

    Every method raises InvalidRequest when the file cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        """``path`` need not exist."""
        self.path = path

    def read(self) -> set[str]:
        """All of them."""
        return set(read_file(self.path).split())

    def add(self, ids: Collection[str]) -> None:
        """Append ``ids``; they are in the file when this returns, whatever happens to us later."""
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.writelines(f"{id_}\n" for id_ in ids)
        except OSError as error:
            raise InvalidRequest(f"{self.path} cannot be written: {error.strerror}.") from error

    def remove(self) -> None:
        """All is done: the next run starts from the beginning."""
        self.path.unlink(missing_ok=True)


class Progress:
    """How far one run has come."""

    def __init__(self, ids: Sequence[str], notes: Notes) -> None:
        """``ids``: the whole list, each once. Raises InvalidRequest when nothing can be noted."""
        self.notes = notes
        notes.add([])
        noted = notes.read()
        self.total = len(ids)
        self.left = [id_ for id_ in ids if id_ not in noted]
        self._noted = self.total - len(self.left)
        self._steps: list[Warmed] = []

    def note(self, step: Warmed) -> None:
        """Some more are done."""
        self.notes.add(step.ids)
        self._steps.append(step)

    @property
    def done(self) -> int:
        """How many of ``total`` are done, those of earlier runs among them."""
        return self._noted + sum(len(step.ids) for step in self._steps)

    def summary(self) -> str:
        """What was done, in a sentence."""
        fresh = sum(len(step.ids) for step in self._steps if not step.units)
        units = sum(step.units for step in self._steps)
        unknown = sum(step.unknown for step in self._steps)
        return (
            f"{self.done:,} of {self.total:,} done: {self._noted:,} in an earlier run, "
            f"{fresh:,} were fresh, {self.done - self._noted - fresh:,} looked up for {units:,} "
            f"{'unit' if units == 1 else 'units'} of quota, {unknown:,} of them unknown to YouTube."
        )


def _listed(file: Path, terminal: Terminal) -> list[str]:
    """The IDs in ``file``, each once. Lines that name no video are reported and left out."""
    ids: dict[str, None] = {}
    for number, line in enumerate(read_file(file).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            ids[parse_video(line)] = None
        except ChaptersError as error:
            terminal.print_error(f"line {number} is left out. {error.detail}")
    return list(ids)


def _follow(steps: Iterable[Warmed], progress: Progress, terminal: Terminal) -> int:
    """Take all ``steps``, and note and show each; returns the exit code."""
    code, reason = DONE, ""
    with terminal.progress(progress.total) as show:
        show(progress.done)
        try:
            for step in steps:
                progress.note(step)
                show(progress.done)
        except ChaptersError as error:
            code, reason = exit_code(error), f"{error.detail} {_advice(error)}"
        except KeyboardInterrupt:
            code, reason = INTERRUPTED, "Stopped. Run the same command again to go on from here."
    terminal.print_line(progress.summary())
    if reason:
        terminal.print_error(reason)
    else:
        progress.notes.remove()
    return code


def _advice(error: ChaptersError) -> str:
    again = "Run the same command again"
    if isinstance(error, QuotaExhausted) and error.retry_after:
        hours = math.ceil(error.retry_after / 3600)
        again += f" in {hours} {'hour' if hours == 1 else 'hours'}"
    return f"{again} to go on from here."
