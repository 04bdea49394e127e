"""scripts/bootstrap.py with a fake gcloud that records what it creates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from scripts import bootstrap, project_steps

from deploy.fake_gcloud import KEY
from support.processes import ROOT
from support.terminals import Outcome, into_closed_pipe

PROJECT = "some-project"


@dataclass(frozen=True)
class Project:
    """A project in the fake gcloud."""

    folder: Path

    def bootstrap(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the script with this project's gcloud, and no other, on PATH."""
        return subprocess.run(
            [sys.executable, ROOT / "scripts" / "bootstrap.py", PROJECT, *arguments],
            env={"PATH": str(self.folder), "STATE": str(self.folder / "state.json")},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def calls(self) -> list[str]:
        """Every call since this was last called."""
        file = self.folder / "state.json.calls"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines

    @property
    def state(self) -> dict[str, list[str]]:
        """What exists, by kind."""
        found: dict[str, list[str]] = json.loads((self.folder / "state.json").read_text())
        return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    fake = Path(__file__).with_name("fake_gcloud.py")
    command = tmp_path / "gcloud"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "{fake}" "$@"\n')
    command.chmod(0o755)
    return Project(tmp_path)


def creating(calls: list[str]) -> list[str]:
    """The calls that change something."""
    looking = (" list ", " get-iam-policy ", " describe ", " get-key-string ")
    return [call for call in calls if not any(verb in f" {call} " for verb in looking)]


def test_a_dry_run_prints_every_command_and_runs_none(project: Project) -> None:
    printed = project.bootstrap("--dry-run", "--region=europe-west1").stdout
    assert project.calls() == []

    project.bootstrap("--region=europe-west1")
    ran = [call for call in project.calls() if "projects describe" not in call]
    commands = printed.replace("'", "").replace('"', "").replace(" | ", "\n")
    calls = [call.replace('"', "") for call in ran]
    assert [call for call in calls if f"gcloud {call}" not in commands] == []
    assert printed.endswith("make deploy PROJECT=some-project ARGS=--region=europe-west1\n")


def test_a_new_project_gets_everything(project: Project) -> None:
    done = project.bootstrap()
    assert (done.returncode, done.stderr) == (0, "")
    state = project.state
    assert state["services"] == sorted(project_steps.APIS)
    assert state["firestore databases"] == ["(default)"]
    assert state["firestore fields ttls videos"] == ["expire_at"]
    assert state["firestore fields ttls quota"] == ["expire_at"]
    assert state["secrets versions youtube-api-key"] == ["1"]
    assert state["run services"] == ["chapters"]
    assert state["annotations chapters"] == ["true"]
    assert len(state["iam service-accounts"]) == 3
    assert f"version 1 holds {KEY}" in state["secrets"]


def test_a_second_run_changes_nothing(project: Project) -> None:
    project.bootstrap()
    before = project.state
    assert creating(project.calls())

    done = project.bootstrap()
    assert done.returncode == 0
    assert creating(project.calls()) == []
    assert "created" not in done.stdout
    assert project.state == before


@pytest.mark.parametrize(
    "broken",
    ["firestore databases create", "secrets versions add", "run deploy", "secrets add-iam"],
)
def test_a_run_that_failed_is_continued(project: Project, broken: str) -> None:
    (project.folder / "state.json.broken").write_text(broken)
    failed = project.bootstrap()
    assert failed.returncode == 1
    assert f"gcloud {broken}" in failed.stderr
    assert "the fake is broken here" in failed.stderr
    assert "goes on from here" in failed.stderr
    assert "Traceback" not in failed.stderr
    done_already = set(creating(project.calls())[:-1])

    (project.folder / "state.json.broken").unlink()
    assert project.bootstrap().returncode == 0
    assert done_already & set(creating(project.calls())) == set()


def test_a_policy_against_public_services_is_told_at_its_step(project: Project) -> None:
    (project.folder / "state.json.broken").write_text("run services update")
    failed = project.bootstrap()
    assert failed.returncode == 1
    assert "created  service\n" in failed.stdout
    assert "public access" not in failed.stdout
    assert "run services update chapters" in failed.stderr
    assert "policy of your organization" in failed.stderr
    assert "roles/" not in failed.stdout  # nothing else is done before this is settled


def test_a_model_needs_its_api_and_a_role(project: Project) -> None:
    project.bootstrap()
    assert "aiplatform" not in str(project.state)
    done = project.bootstrap("--model")
    assert done.stdout.count("created") == len(project_steps.MODEL_STEPS)
    assert "aiplatform.googleapis.com" in project.state["services"]
    member = f"serviceAccount:chapters-run@{PROJECT}.iam.gserviceaccount.com"
    assert f"roles/aiplatform.user\t{member}" in project.state[f"policy {PROJECT}"]


@pytest.mark.parametrize(
    ("region", "is_warned"), [("us-central1", False), ("europe-west1", False), ("asia-east2", True)]
)
def test_a_region_where_new_projects_may_not_build_is_said(
    project: Project, region: str, is_warned: bool
) -> None:
    printed = project.bootstrap("--dry-run", f"--region={region}").stdout
    assert ("Cloud Build may refuse a new project" in printed) == is_warned


def test_the_key_is_neither_printed_nor_an_argument(project: Project) -> None:
    done = project.bootstrap()
    assert KEY not in done.stdout + done.stderr + "\n".join(project.calls())
    assert KEY not in project.bootstrap("--dry-run").stdout


def test_without_gcloud_it_says_where_to_get_it(project: Project) -> None:
    (project.folder / "gcloud").unlink()
    done = project.bootstrap()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The command gcloud is missing.")


def test_a_project_that_does_not_exist_is_named_before_anything_is_created(
    project: Project,
) -> None:
    (project.folder / "state.json.broken").write_text("projects describe")
    done = project.bootstrap()
    assert done.returncode == 1
    assert f"gcloud projects describe {PROJECT}" in done.stderr
    assert creating(project.calls()) == []


@pytest.mark.parametrize(
    "arguments", [["Some_Project"], ["p; rm -rf"], ["some-project", "--region=x"]]
)
def test_impossible_names_are_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        bootstrap.options(arguments)


def test_no_account_may_hand_out_rights_or_read_more_than_its_own_secret() -> None:
    held = {role for _, role, _, _ in project_steps.ROLES}
    too_much = ("owner", "editor", "run.admin", "iam.serviceAccountAdmin", "resourcemanager")
    assert [role for role in held if role.removeprefix("roles/").startswith(too_much)] == []
    readers = [where for _, role, *where in project_steps.ROLES if "secretAccessor" in role]
    assert readers == [["secrets", "youtube-api-key"]]
    run = [role for account, role, *_ in project_steps.ROLES if account == "chapters-run"]
    assert run == ["roles/datastore.user", "roles/secretmanager.secretAccessor"]


def test_documents_expire_by_the_same_fields_as_every_release_says() -> None:
    released = json.loads((ROOT / "firestore.indexes.json").read_text())["fieldOverrides"]
    assert {
        field["collectionGroup"]: field["fieldPath"] for field in released
    } == project_steps.EXPIRY


def test_files_that_commands_name_exist() -> None:
    commands = " ".join(command for step in project_steps.STEPS for command in step.create)
    named = [word.split("=")[1] for word in commands.split() if word.startswith("--policy=")]
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("script", ["bootstrap.py", "deploy.py"])
def test_nothing_is_said_when_nobody_reads_on(script: str) -> None:
    """As with ``| head``."""
    words = (str(ROOT / "scripts" / script), PROJECT, "--dry-run")
    assert into_closed_pipe(*words) == Outcome(141, "", "")


def test_help_lists_the_options(project: Project) -> None:
    done = project.bootstrap("--help")
    assert done.returncode == 0
    assert "--dry-run" in done.stdout
    assert os.linesep in done.stdout
