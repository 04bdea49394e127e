"""``python -m chapters warm``: look videos up before anybody asks, within the day's budget."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from chapters import wiring
from chapters.cli.terminal import (
    DONE,
    INTERRUPTED,
    SETTINGS,
    TROUBLE,
    USAGE,
    Terminal,
    exit_code,
)
from chapters.config import Settings
from chapters.domain.youtube_urls import parse_video
from chapters.errors import ChaptersError, QuotaExhausted
from chapters.service.maintenance import Warmed, warm

EPILOG = f"""\
Fifty videos cost one unit of quota; what Firestore holds fresh costs none. What is done is noted
in FILE.done until all is done: whatever stops the command, the same command goes on from there.
Delete FILE.done to begin anew.

exit codes:
  {DONE}  all is done
  {USAGE}  the arguments or FILE were not understood
  {TROUBLE}  stopped: budget or quota is used up, or something failed; run it again later
  {SETTINGS}  a setting is missing or wrong
  {INTERRUPTED}  stopped by Ctrl-C

settings (environment): YOUTUBE_API_KEY, GOOGLE_CLOUD_PROJECT, FIRESTORE_DATABASE, DAILY_UNITS,
the last as the function has it, since they count together.
"""


class Notes:
    """The IDs that are done, one a line, in a file beside the list."""

    def __init__(self, path: Path) -> None:
        """``path`` need not exist."""
        self.path = path

    def read(self) -> set[str]:
        """All of them."""
        return set(self.path.read_text("utf-8").split()) if self.path.exists() else set()

    def add(self, ids: Collection[str]) -> None:
        """Note that ``ids`` are done; what is noted outlives a crash of ours."""
        with self.path.open("a", encoding="utf-8") as file:
            file.writelines(f"{id_}\n" for id_ in ids)

    def remove(self) -> None:
        """All is done: the next run starts from the beginning."""
        self.path.unlink(missing_ok=True)


class Run:
    """How far one run has come."""

    def __init__(self, ids: Sequence[str], notes: Notes) -> None:
        """``ids``: the whole list, each once. Raises OSError when nothing can be noted."""
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


def main(arguments: Sequence[str], *, settings: Callable[[], Settings], terminal: Terminal) -> int:
    """Run the command; returns its exit code. Raises InvalidSettings, NotConfigured."""
    parser = _parser()
    file = parser.parse_args(arguments).file
    try:
        ids = _read(file, terminal)
        with wiring.warming(settings()) as (service, store):
            run = Run(ids, Notes(Path(f"{file}.done")))
            return _finished(run, warm(run.left, service=service, store=store), terminal)
    except OSError as error:
        parser.error(f"{error.filename or file}: {error.strerror}")
    except UnicodeDecodeError:
        parser.error(f"{file}: this is not a text file in UTF-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m chapters warm",
        description="Look up the videos listed in FILE, so that the function finds them in "
        "Firestore when somebody asks.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="one video ID or link a line; empty lines and lines that begin with # are skipped",
    )
    return parser


def _read(file: Path, terminal: Terminal) -> list[str]:
    """The IDs in ``file``, each once. Lines that name no video are told of and left out."""
    ids: dict[str, None] = {}
    for number, line in enumerate(file.read_text("utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            ids[parse_video(line)] = None
        except ChaptersError as error:
            terminal.complain(f"line {number} is left out. {error.detail}")
    return list(ids)


def _finished(run: Run, steps: Iterable[Warmed], terminal: Terminal) -> int:
    code, reason = DONE, ""
    with terminal.progress(run.total) as show:
        show(run.done)
        try:
            for step in steps:
                run.note(step)
                show(run.done)
        except ChaptersError as error:
            code, reason = exit_code(error), f"{error.detail} {_advice(error)}"
        except KeyboardInterrupt:
            code, reason = INTERRUPTED, "Stopped. Run the same command again to go on from here."
    terminal.say(run.summary())
    if reason:
        terminal.complain(reason)
    else:
        run.notes.remove()
    return code


def _advice(error: ChaptersError) -> str:
    again = "Run the same command again"
    if isinstance(error, QuotaExhausted) and error.retry_after:
        hours = math.ceil(error.retry_after / 3600)
        again += f" in {hours} {'hour' if hours == 1 else 'hours'}"
    return f"{again} to go on from here."
