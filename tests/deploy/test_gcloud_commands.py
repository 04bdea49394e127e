"""Every gcloud command that this repository runs or recommends exists, with every flag."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deploy import gcloud
from support.processes import ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def commands(text: str) -> list[gcloud.Use]:
    return list(gcloud.uses(text))


def wrong(text: str) -> list[str]:
    return [problem for use in commands(text) for problem in gcloud.problems(use)]


def test_commands_of_the_build_exist() -> None:
    steps = yaml.safe_load((ROOT / "cloudbuild.yaml").read_text())["steps"]
    text = "\n".join(step["script"] for step in steps)
    assert {use.words[:2] for use in commands(text)} == {("run", "deploy"), ("run", "services")}
    assert wrong(text) == []


def test_commands_of_the_bootstrap_exist() -> None:
    text = subprocess.run(
        [sys.executable, ROOT / "scripts" / "bootstrap.py", "some-project", "--dry-run"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert len(commands(text)) == text.count("gcloud ")
    assert wrong(text) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_of_the_documents_exist(document: Path) -> None:
    blocks = document.read_text("utf-8").split("```")[1::2]
    assert wrong("\n".join(blocks)) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("gcloud run deploy x --cpu-boots", "no flag --cpu-boots"),
        ("gcloud run deplyo x", "no such command"),
        ("gcloud run", "no such command"),
        ("a=$(gcloud secrets list --nope)", "no flag --nope"),
        ("gcloud services list | gcloud secrets versions add x --data-flie=-", "no flag --data-fl"),
        ("gcloud run deploy x \\\n  --no-such", "no flag --no-such"),
    ],
)
def test_a_wrong_command_is_noticed(line: str, problem: str) -> None:
    assert [problem in found for found in wrong(line)] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "gcloud run deploy x --no-allow-unauthenticated --format='value(status.url)' > address",
        "gcloud services list --enabled '--format=value(config.name)' --project=p --quiet",
        "It's gcloud run deploy --nonsense in prose with an apostrophe",
    ],
)
def test_a_right_command_passes(line: str) -> None:
    assert wrong(line) == []
