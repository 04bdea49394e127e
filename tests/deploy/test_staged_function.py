"""The folder that cloudbuild.yaml uploads starts in a clean environment, as a real process.

Slow (about 20 s, most of it pip): the nearest thing to a deployment without a cloud.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from support.processes import ROOT, Server, function

SCRIPTS = {
    step["id"]: step["script"]
    for step in yaml.safe_load((ROOT / "cloudbuild.yaml").read_text())["steps"]
}
SENT = ("function", "requirements.txt", "firebase.json")
"""The sources that the step reads."""

REGION = json.loads((ROOT / "firebase.json").read_text())["hosting"]["rewrites"][0]["run"]["region"]
"""The page's, which a deployer may have chosen: a release runs this, too."""

pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources, as Cloud Build unpacks them, after the step `stage`."""
    folder = tmp_path_factory.mktemp("workspace")
    for name in SENT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, folder / name)
    stage(folder, region=REGION).check_returncode()
    return folder


def stage(folder: Path, *, region: str) -> subprocess.CompletedProcess[str]:
    """Run the step in ``folder``, with `python` being the one that runs the tests."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", SCRIPTS["stage"]],
        cwd=folder,
        env={"PATH": path, "REGION": region},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def staged(workspace: Path) -> Iterator[Server]:
    """The staged function, running with only its pinned requirements."""
    venv = workspace / "venv"
    subprocess.run([sys.executable, "-m", "venv", venv], check=True)
    requirements = workspace / "build" / "function" / "requirements.txt"
    pip = [str(venv / "bin" / "pip"), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--no-compile", "-r", str(requirements)], check=True)
    with function(
        source=workspace / "build" / "function" / "main.py",
        framework=venv / "bin" / "functions-framework",
    ) as server:
        yield server


def test_the_staged_folder_contains_the_function_and_nothing_else(workspace: Path) -> None:
    folder = workspace / "build" / "function"
    assert {path.name for path in folder.iterdir()} == {"main.py", "chapters", "requirements.txt"}
    assert (folder / "chapters" / "openapi.yaml").is_file()
    assert list(folder.rglob("__pycache__")) == []


def test_a_region_other_than_the_pages_stops_the_build(workspace: Path) -> None:
    refused = stage(workspace, region="nowhere-west1")
    assert refused.returncode != 0
    assert "firebase.json must send" in refused.stderr


def test_it_is_alive(staged: Server) -> None:
    answer = staged.ask("/api/health")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "ok"


def test_it_checks_a_description(staged: Server) -> None:
    description = "0:00 Start\n1:30 Middle\n4:00 End"
    body = json.dumps({"description": description, "duration": 300})
    answer = staged.ask("/check", method="POST", body=body)
    assert answer.status == 200
    assert [c["start"] for c in json.loads(answer.body)["chapters"]] == [0, 90, 240]


def test_it_serves_its_contract(staged: Server) -> None:
    assert staged.ask("/openapi.yaml").status == 200


def test_it_answers_for_a_sample(staged: Server) -> None:
    answer = staged.ask("/api/chapters?v=https://youtu.be/l8pRSuU81PU")
    assert len(json.loads(answer.body)["chapters"]) == 31


def test_it_fits_the_memory_that_the_build_gives_it(staged: Server) -> None:
    import psutil

    listening = [p for p in psutil.process_iter() if _serves(p, staged.port)]
    family = {child for p in listening for child in [p, *p.children(recursive=True)]}
    used = sum(process.memory_info().rss for process in family)
    assert 0 < used < 300 * 2**20, "cloudbuild.yaml gives it 512Mi"


def _serves(process: object, port: int) -> bool:
    import psutil

    assert isinstance(process, psutil.Process)
    try:
        return any(
            c.status == psutil.CONN_LISTEN and c.laddr.port == port
            for c in process.net_connections(kind="tcp")
        )
    except psutil.Error:
        return False
