"""Which commands and flags the gcloud on this machine knows, and which ones a text uses.

gcloud brings a tree of all its commands for tab completion: asking that is instant and offline,
while each ``--help`` takes a second.
"""

from __future__ import annotations

import re
import runpy
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

MISSING = (
    "The command gcloud is missing, so no command of the deployment can be checked. "
    "Install the Google Cloud SDK: https://cloud.google.com/sdk/docs/install"
)


@dataclass(frozen=True)
class Use:
    """One call of gcloud in a text."""

    text: str
    words: tuple[str, ...]
    """All of it after ``gcloud``."""


def uses(text: str) -> Iterator[Use]:
    """The calls of gcloud in a script, or in the console blocks of a document."""
    for line in text.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line.strip(), posix=True, punctuation_chars="|&;()<>")
        lexer.wordchars += "$%{}[]:,=^@"
        lexer.commenters = ""
        try:
            words = list(lexer)
        except ValueError:  # an apostrophe in prose
            continue
        while "gcloud" in words:
            words = words[words.index("gcloud") + 1 :]
            own = _until_operator(words)
            yield Use("gcloud " + " ".join(own), tuple(own))


def _until_operator(words: list[str]) -> list[str]:
    for place, word in enumerate(words):
        if re.fullmatch(r"[|&;()<>]+", word):
            return words[:place]
    return words


def problems(use: Use) -> list[str]:
    """What gcloud would reject in ``use``, a sentence each."""
    node = tree()
    known = set(node["flags"])
    words = list(use.words)
    while words and words[0] in node["commands"]:
        node = node["commands"][words.pop(0)]
    if node["commands"]:
        return [f"{use.text}: gcloud has no such command"]
    known |= set(node["flags"])
    flags = [word.split("=")[0] for word in words if word.startswith("--")]
    return [
        f"{use.text}: no flag {flag}"
        for flag in flags
        if flag not in known and f"--{flag.removeprefix('--no-')}" not in known
    ]


@cache
def tree() -> dict[str, Any]:
    """gcloud's own tree: each node has ``commands`` and ``flags``."""
    file = sdk() / "data" / "cli" / "gcloud_completions.py"
    found: dict[str, Any] = runpy.run_path(str(file))["STATIC_COMPLETION_CLI_TREE"]
    return found


@cache
def sdk() -> Path:
    """Where the Google Cloud SDK is installed."""
    command = [executable(), "info", "--format=value(installation.sdk_root)"]
    return Path(subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip())


def executable() -> str:
    """Path of the command."""
    found = shutil.which("gcloud")
    assert found, MISSING
    return found
