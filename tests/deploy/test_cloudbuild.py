"""cloudbuild.yaml: valid, complete, and in step with the code and the other files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from scripts import bootstrap, project_steps

from chapters.config import SETTINGS
from deploy import gcloud
from deploy.discovery import misfits
from support.processes import ROOT

FILE = ROOT / "cloudbuild.yaml"
BUILD: dict[str, Any] = yaml.safe_load(FILE.read_text())
STEPS: dict[str, dict[str, Any]] = {step["id"]: step for step in BUILD["steps"]}
DEPLOY: str = STEPS["candidate"]["script"]


def test_it_fits_the_published_schema_and_the_api() -> None:
    check = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.cloudbuild"]
    subprocess.run([*check, FILE], check=True, capture_output=True)
    assert misfits("cloudbuild.v1", "Build", BUILD) == []


def test_a_file_that_does_not_fit_is_noticed() -> None:
    wrong = {"steps": [{"name": "x", "skript": "", "env": "A=B"}], "timeout": 5}
    assert misfits("cloudbuild.v1", "Build", wrong) == [
        "Build.steps[0].skript does not exist",
        "Build.steps[0].env must be a list",
        "Build.timeout must be of type string",
    ]


def test_tests_come_before_anything_is_released_and_a_smoke_test_before_traffic() -> None:
    assert list(STEPS) == [
        "stage",
        "test",
        "firestore",
        "candidate",
        "smoke-candidate",
        "traffic",
        "hosting",
        "smoke-site",
    ]
    assert "--no-traffic" in DEPLOY
    assert not any("waitFor" in step or "allowFailure" in step for step in STEPS.values())


@pytest.mark.parametrize("step", STEPS)
def test_scripts_stop_at_the_first_error(step: str) -> None:
    assert STEPS[step]["script"].startswith("#!/usr/bin/env bash\nset -euo pipefail\n")


@pytest.mark.parametrize("step", STEPS)
def test_a_step_uses_exactly_the_variables_it_is_given(step: str) -> None:
    script = STEPS[step]["script"]
    given = {entry.split("=")[0] for entry in STEPS[step].get("env", [])}
    local = set(re.findall(r"^ *(?:export )?([A-Za-z_]+)=", script, re.M))
    read = set(re.findall(r"\$\{?([A-Za-z_]+)", script))
    read |= set(re.findall(r'environ\["(\w+)"\]', script))
    assert read - local == given


def test_every_substitution_has_a_default_and_is_used() -> None:
    text = re.sub(r"#.*", "", FILE.read_text())
    assert set(re.findall(r"\$(_\w+)", text)) == set(BUILD["substitutions"])
    assert all(isinstance(value, str) for value in BUILD["substitutions"].values())


def variables_of_the_function() -> set[str]:
    settings = re.findall(r'^ *settings\+?="([^"]*)"', DEPLOY, re.MULTILINE)
    names = {part.split("=")[0] for line in settings for part in line.strip("|").split("|")}
    return names | set(re.findall(r'[",](\w+)=[\w-]+:\$', DEPLOY))


NOT_DEPLOYED = {
    "PORT",  # the platform's
    "YOUTUBE_API_ENDPOINT",
    "GEMINI_ENDPOINT",
    "FIRESTORE_EMULATOR_HOST",
    "FIRESTORE_DATABASE",  # the one that the bootstrap makes
    "FIRESTORE_TIMEOUT_MS",
    "WEB_ROOT",  # the page is on Hosting
}


def test_every_setting_survives_a_release() -> None:
    names = variables_of_the_function() - {"THREADS"}
    assert names == {setting.name for setting in SETTINGS} - NOT_DEPLOYED


def test_the_defaults_are_settings_that_the_function_accepts() -> None:
    read = {setting.name: setting.read for setting in SETTINGS}
    for name in variables_of_the_function() & {name[1:] for name in BUILD["substitutions"]}:
        read[name](BUILD["substitutions"][f"_{name}"])


@pytest.mark.parametrize(
    ("gemini", "expected"),
    [
        ("", "YOUTUBE_API_KEY=youtube-api-key:2"),
        ("3", "YOUTUBE_API_KEY=youtube-api-key:2,GEMINI_API_KEY=gemini-api-key:3"),
    ],
)
def test_keys_come_by_number_from_secrets(tmp_path: Path, gemini: str, expected: str) -> None:
    command = tmp_path / "gcloud"
    command.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    command.chmod(0o755)
    (tmp_path / "build").mkdir()
    values = {"PROJECT": "some-project", "REGION": "us-central1"} | {
        name[1:]: value for name, value in BUILD["substitutions"].items()
    }
    values |= {"KEY_VERSION": "2", "GEMINI_KEY_VERSION": gemini, "MODEL": "", "COMMENTS": "off"}
    values |= {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(
        ["bash", "-c", DEPLOY], cwd=tmp_path, env=values, capture_output=True, text=True, check=True
    )
    words = done.stdout.splitlines()
    assert f"--set-secrets={expected}" in words
    (variables,) = [word for word in words if word.startswith("--set-env-vars=^|^")]
    assert "|COMMENTS=off|MODEL=|MODEL_LOCATION=" in variables


def test_the_key_is_a_version_of_the_secret_that_the_bootstrap_makes() -> None:
    assert re.fullmatch("[1-9][0-9]*", BUILD["substitutions"]["_KEY_VERSION"])
    assert "secrets create youtube-api-key" in str(project_steps.STEPS)


def test_requests_that_wait_for_their_clients_leave_as_many_threads_free() -> None:
    """tests/faults/test_slow_clients.py shows what that is good for."""
    threads, concurrency = re.search(r"THREADS=(\d+)", DEPLOY), re.search(r"ency=(\d+)", DEPLOY)
    assert threads
    assert concurrency
    assert int(threads[1]) == 2 * int(concurrency[1])


def test_it_runs_under_accounts_that_the_bootstrap_makes() -> None:
    used = set(re.findall(r"chapters-\w+(?=@)", FILE.read_text()))
    assert used == set(project_steps.ACCOUNTS)
    assert BUILD["options"]["logging"] == "CLOUD_LOGGING_ONLY"


def test_a_release_sends_the_sources_and_nothing_that_was_installed() -> None:
    listing = [gcloud.executable(), "meta", "list-files-for-upload", str(ROOT)]
    sent = subprocess.run(listing, capture_output=True, text=True, check=True).stdout.splitlines()
    assert {"function/main.py", "requirements.txt", "firebase.json", ".ci/run"} <= set(sent)
    tops = {path.split("/")[0] for path in sent}
    assert tops & {".git", ".venv", "node_modules", "build", ".pytest_cache"} == set()
    assert [path for path in sent if "__pycache__" in path] == []


def test_a_file_with_keys_is_neither_committed_nor_sent() -> None:
    assert {".env", ".env.*"} <= set((ROOT / ".gitignore").read_text().splitlines())
    assert not (ROOT / ".gcloudignore").exists()  # without one, gcloud obeys .gitignore


def test_firebase_tools_has_one_version() -> None:
    version = BUILD["substitutions"]["_FIREBASE_TOOLS"]
    texts = [bootstrap.AFTERWARDS, *(p.read_text("utf-8") for p in ROOT.glob("docs/*.md"))]
    assert set(re.findall(r"firebase-tools@([\d.]+)", "\n".join(texts))) == {version}


def test_the_region_is_the_one_of_the_bootstrap_and_the_page_has_one() -> None:
    """The page's may be another: `make deploy` and the step `stage` compare it."""
    assert bootstrap.options(["some-project"]).region == BUILD["substitutions"]["_REGION"]
    rewrites = json.loads((ROOT / "firebase.json").read_text())["hosting"]["rewrites"]
    functions = [rule["run"] for rule in rewrites if "run" in rule]
    assert {function["serviceId"] for function in functions} == {"chapters"}
    assert len({function["region"] for function in functions}) == 1
