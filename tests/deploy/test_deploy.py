"""`make deploy`: what it would run, what it refuses, and the command that it runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from deploy import gcloud
from support.processes import ROOT

FILES = (
    *("cloudbuild.yaml", "firebase.json", "scripts/deploy.py", "Makefile"),
    *("function/chapters/__init__.py", "function/chapters/cli/__init__.py"),
    "function/chapters/cli/closed_pipe.py",
)
POLICIES = ("web/privacy.html", "web/terms.html")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what a release needs, its blanks filled in, and a gcloud that prints its calls.

    A release runs these tests in a folder whose deployer may have chosen another region.
    """
    for name in (*FILES, *POLICIES):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True, parents=True)
        shutil.copy(ROOT / name, copy)
    for name in POLICIES:
        filled = re.sub(r"<mark>\[[^\]]+\]</mark>", "x", (tmp_path / name).read_text("utf-8"))
        (tmp_path / name).write_text(filled, "utf-8")
    hosting = (tmp_path / "firebase.json").read_text("utf-8")
    hosting = re.sub('"region": "[^"]+"', '"region": "us-central1"', hosting)
    (tmp_path / "firebase.json").write_text(hosting, "utf-8")
    command = tmp_path / "bin" / "gcloud"
    command.parent.mkdir()
    command.write_text('#!/bin/sh\necho "$PWD gcloud $*"\nexit "${GCLOUD_FAILS:-0}"\n')
    command.chmod(0o755)
    return tmp_path


def deploy(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, folder / "scripts" / "deploy.py", *arguments],
        env={"PATH": str(folder / "bin"), **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_it_submits_the_build_of_this_folder(folder: Path) -> None:
    done = deploy(folder, "some-project")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{folder} gcloud beta builds submit --config=cloudbuild.yaml --project=some-project "
        "--region=us-central1 --gcs-source-staging-dir=gs://some-project-chapters-source/source "
        "--substitutions=^;^_REGION=us-central1\n"
    )


def test_a_dry_run_prints_every_command_and_runs_none(folder: Path) -> None:
    printed = deploy(folder, "some-project", "--dry-run").stdout
    assert str(folder) not in printed
    uses = list(gcloud.uses(printed))
    assert ("beta", "builds") in {use.words[:2] for use in uses}
    assert [problem for use in uses for problem in gcloud.problems(use)] == []
    for step in yaml.safe_load((ROOT / "cloudbuild.yaml").read_text())["steps"]:
        for line in step["script"].splitlines():
            assert line in printed


def test_substitutions_are_passed_on_whatever_they_hold(folder: Path) -> None:
    origins = "_ALLOWED_ORIGINS=https://a.example,https://b.example"
    done = deploy(folder, "some-project", "--set", origins, "--set", "_MAX_INSTANCES=5")
    assert done.stdout.endswith(f"=^;^_REGION=us-central1;{origins};_MAX_INSTANCES=5\n")


def test_a_build_that_fails_is_a_failure(folder: Path) -> None:
    assert deploy(folder, "some-project", GCLOUD_FAILS="3").returncode == 3


def test_blanks_in_the_policies_stop_it(folder: Path) -> None:
    with (folder / "web" / "privacy.html").open("a", encoding="utf-8") as page:
        page.write("<mark>[CONTACT]</mark><mark>[ADDRESS]</mark><mark>[CONTACT]</mark>")
    done = deploy(folder, "some-project")
    assert (done.returncode, done.stdout) == (1, "")
    assert "web/privacy.html has blanks that only you can fill in: ADDRESS, CONTACT" in done.stderr
    dry = deploy(folder, "some-project", "--dry-run")
    assert dry.returncode == 0
    assert "# Not yet: web/privacy.html has blanks" in dry.stdout


def test_a_page_that_was_changed_and_not_stamped_stops_it(folder: Path) -> None:
    node = folder / "bin" / "node"
    node.write_text('#!/bin/sh\ntest "$*" != "tests/page/stamp.mjs --check"\n')
    node.chmod(0o755)
    done = deploy(folder, "some-project")
    assert (done.returncode, done.stdout) == (1, "")
    assert "npm run stamp" in done.stderr


def test_another_region_than_the_pages_stops_it(folder: Path) -> None:
    done = deploy(folder, "some-project", "--region=europe-west1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "write europe-west1 into firebase.json" in done.stderr


def test_a_substitution_that_the_build_does_not_know_stops_it(folder: Path) -> None:
    done = deploy(folder, "some-project", "--set", "_MAX_INSTANCE=5")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no substitution _MAX_INSTANCE." in done.stderr


@pytest.mark.parametrize("arguments", [[""], ["p", "--set", "_A"], ["p", "--set", "_A=1;_B=2"]])
def test_arguments_that_make_no_sense_are_an_error(folder: Path, arguments: list[str]) -> None:
    done = deploy(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: argument" in done.stderr


def test_without_gcloud_it_says_where_to_get_it(folder: Path) -> None:
    (folder / "bin" / "gcloud").unlink()
    done = deploy(folder, "some-project")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The command gcloud is missing.")


def test_make_passes_project_and_arguments_on(folder: Path) -> None:
    done = subprocess.run(
        ["make", "deploy", "PROJECT=some-project", "ARGS=--dry-run"],
        cwd=folder,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "--project=some-project" in done.stdout
