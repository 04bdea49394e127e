"""`make deploy`: releases this folder with the build that cloudbuild.yaml describes.

    make deploy PROJECT=my-project ARGS=--dry-run
    make deploy PROJECT=my-project ARGS='--set _MAX_INSTANCES=5'

scripts/bootstrap.py prepares the project, once. What would make the release fail or be wrong is
found before anything is sent. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "function"))  # nothing is installed where this runs

from chapters.cli.closed_pipe import ended_quietly  # noqa: E402

STAMPED = ("tests/page/stamp.mjs", "--check")
POLICIES = ("web/privacy.html", "web/terms.html")


def main(arguments: list[str] | None = None) -> None:
    """Release to the project named in ``arguments`` (default: the command line's)."""
    chosen = options(arguments)
    build = (ROOT / "cloudbuild.yaml").read_text("utf-8")
    substitutions = {"_REGION": chosen.region} | dict(chosen.set)
    found = list(problems(substitutions, build))
    command = submission(chosen.project, substitutions)
    if chosen.dry_run:
        print(f"# This would run:\n{shlex.join(command)}")
        print(f"\n# Which runs, at Google:{build.partition('steps:')[2].rstrip()}\n")
        for problem in found:
            print(f"# Not yet: {problem}")
        return
    if found:
        sys.exit("Nothing was released.\n" + "\n".join(found))
    if shutil.which("gcloud") is None:
        sys.exit("The command gcloud is missing. Install it: https://cloud.google.com/sdk")
    sys.exit(subprocess.run(command, cwd=ROOT, check=False).returncode)


def problems(substitutions: Mapping[str, str], build: str) -> Iterator[str]:
    """What has to be corrected before a release, a sentence each."""
    for name in substitutions:
        if f"\n  {name}: " not in build:
            yield f"cloudbuild.yaml has no substitution {name}."
    hosting = json.loads((ROOT / "firebase.json").read_text("utf-8"))["hosting"]
    regions = {rule["run"]["region"] for rule in hosting["rewrites"] if "run" in rule}
    if regions != {substitutions["_REGION"]}:
        yield (
            f"The page asks a function in {', '.join(sorted(regions))}: write "
            f"{substitutions['_REGION']} into firebase.json, or give that region."
        )
    for page in POLICIES:
        blanks = set(re.findall(r"<mark>\[([^\]]+)\]</mark>", (ROOT / page).read_text("utf-8")))
        if blanks:
            yield f"{page} has blanks that only you can fill in: {', '.join(sorted(blanks))}."
    node = shutil.which("node")
    if (
        node
        and subprocess.run([node, *STAMPED], cwd=ROOT, capture_output=True, check=False).returncode
    ):
        yield "A file in web/ was changed: npm run stamp, else visitors keep the old one."


def submission(project: str, substitutions: Mapping[str, str]) -> list[str]:
    """The words of the command that submits the build. Without ``beta`` gcloud shows no log of it:
    https://cloud.google.com/build/docs/securing-builds/store-manage-build-logs
    """
    # Another separator than a comma, which a value may hold: gcloud topic escaping.
    given = ";".join(f"{name}={value}" for name, value in substitutions.items())
    return [
        *("gcloud", "beta", "builds", "submit", "--config=cloudbuild.yaml", f"--project={project}"),
        f"--region={substitutions['_REGION']}",
        f"--gcs-source-staging-dir=gs://{project}-chapters-source/source",
        f"--substitutions=^;^{given}",
    ]


def options(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line; ends the process when they cannot be understood."""
    parser = argparse.ArgumentParser(
        prog="make deploy",
        usage="make deploy PROJECT=... [ARGS='[--dry-run] [--region=...] [--set _NAME=VALUE]...']",
        description="Releases function, rules and page to a project that is prepared.",
        epilog="docs/deploy.md describes every step.",
    )
    parser.add_argument("project", type=_project, help="ID of the project")
    parser.add_argument("--region", default="us-central1", help="%(default)s")
    parser.add_argument("--dry-run", action="store_true", help="print every command, run none")
    parser.add_argument(
        "--set",
        type=_substitution,
        action="append",
        default=[],
        metavar="_NAME=VALUE",
        help="a substitution of cloudbuild.yaml; the others keep their defaults",
    )
    return parser.parse_args(arguments)


def _project(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("is missing: make deploy PROJECT=my-project")
    return text


def _substitution(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or ";" in value:
        raise argparse.ArgumentTypeError("must be _NAME=VALUE, without a semicolon")
    return name, value


if __name__ == "__main__":
    sys.exit(ended_quietly(main))
