"""Prepares a Google Cloud project for cloudbuild.yaml, once. Running it again changes nothing.

    python3 scripts/bootstrap.py PROJECT --dry-run
    python3 scripts/bootstrap.py PROJECT --region=europe-west1

Needs the command gcloud, logged in as an owner of a project that has billing. Every step first
lists what exists and creates only what is missing. Standard library only.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "function")]  # nothing is installed where this runs

from scripts.project_steps import (  # noqa: E402
    BUILD_REGIONS,
    MODEL_STEPS,
    STEPS,
    Step,
    filled,
    words_of,
)

from chapters.cli.closed_pipe import ended_quietly  # noqa: E402

AFTERWARDS = """
# Then by hand, once, because Firebase wants its terms accepted by a person:
npx --yes firebase-tools@15.34.2 login
npx --yes firebase-tools@15.34.2 projects:addfirebase {project}
npx --yes firebase-tools@15.34.2 hosting:sites:create {project} --project={project}

# Then fill in the blanks in web/privacy.html and web/terms.html, once:
npm run stamp

# Then release, now and ever after:
make deploy PROJECT={project} ARGS=--region={region}"""


class Stop(Exception):
    """The project cannot be prepared; ``str()`` says why, and what to do."""


def main(arguments: list[str] | None = None) -> None:
    """Prepare the project named in ``arguments`` (default: the command line's)."""
    chosen = options(arguments)
    words = words_of(chosen.project, chosen.region)
    steps = (*STEPS, *MODEL_STEPS) if chosen.model else STEPS
    todo = [filled(step, words) for step in steps]
    if chosen.region not in BUILD_REGIONS:
        print(
            f"Cloud Build may refuse a new project in {chosen.region}; it takes every project in "
            f"{', '.join(BUILD_REGIONS)}."
        )
    try:
        if chosen.dry_run:
            _describe(todo, project=chosen.project)
        else:
            _prepare(todo, project=chosen.project)
    except Stop as stop:
        sys.exit(str(stop))
    print(AFTERWARDS.format(**words))


def _describe(todo: Iterable[Step], *, project: str) -> None:
    for step in todo:
        print(f"\n# {step.title}: created unless this lists it")
        for command in (step.listing, *step.create):
            print(" | ".join(shlex.join(part) for part in _commands(command, project)))


def _prepare(todo: Iterable[Step], *, project: str) -> None:
    if shutil.which("gcloud") is None:
        raise Stop("The command gcloud is missing. Install it: https://cloud.google.com/sdk")
    _run(f"projects describe {project}", project)
    for step in todo:
        if set(step.expected) <= _listed(step.listing, project):
            print(f"there    {step.title}")
            continue
        for command in step.create:
            _run(command, project, otherwise=step.otherwise)
        print(f"created  {step.title}", flush=True)


@cache
def _listed(listing: str, project: str) -> frozenset[str]:
    return frozenset(_run(listing, project).splitlines())


def _run(command: str, project: str, *, otherwise: str = "") -> str:
    """Run ``command`` and return what it prints; raises Stop when it fails."""
    advice = " ".join(
        filter(None, (otherwise, "Put it right and run this again: it goes on from here."))
    )
    printed = ""
    for words in _commands(command, project):
        done = subprocess.run(
            words, input=printed.strip(), capture_output=True, text=True, check=False, cwd=ROOT
        )
        if done.returncode:
            raise Stop(f"This failed:\n  {shlex.join(words)}\n{done.stderr.strip()}\n{advice}")
        printed = done.stdout
    return printed


def _commands(command: str, project: str) -> list[list[str]]:
    """The words of ``command`` as they are run, one list for each part of a pipe."""
    return [
        ["gcloud", *shlex.split(part), f"--project={project}", "--quiet"]
        for part in command.split(" | ")
    ]


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line; ends the process when they cannot be understood."""
    parser = argparse.ArgumentParser(
        description="Prepares a Google Cloud project for cloudbuild.yaml; safe to run again.",
        epilog="docs/deploy.md describes every step.",
    )
    parser.add_argument("project", type=_project, help="ID of the project, which must exist")
    parser.add_argument("--region", type=_region, default="us-central1", help="%(default)s")
    parser.add_argument(
        "--model", action="store_true", help="allow the function to ask Gemini through Vertex AI"
    )
    parser.add_argument("--dry-run", action="store_true", help="print every command, run none")
    return parser.parse_args(arguments)


def _project(text: str) -> str:
    # https://cloud.google.com/resource-manager/docs/creating-managing-projects
    if not re.fullmatch(r"[a-z][a-z0-9-]{4,28}[a-z0-9]", text):
        raise argparse.ArgumentTypeError("must be a project ID: small letters, digits and hyphens")
    return text


def _region(text: str) -> str:
    if not re.fullmatch(r"[a-z]+-[a-z]+[0-9]+", text):
        raise argparse.ArgumentTypeError("must be a region such as us-central1")
    return text


if __name__ == "__main__":
    sys.exit(ended_quietly(main))
