"""The Makefile: its help, how `.venv` is made, which tests are quick, and how `make run` ends."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from scripts import quick_tests

from support.processes import PATIENCE, ROOT, eventually, free_port, listens

WITHOUT_ENSUREPIP = """\
  "-m venv "*) mkdir -p "$3/bin"; touch "$3/bin/python"; echo "ensurepip is missing"; exit 1;;"""
"""What Debian's Python does without the package python3-venv."""
WORKING = """\
  "-m venv "*) "{python}" -m venv --without-pip "$3"
               printf '#!/bin/sh\\necho "$@" >> pip.log\\n' > "$3/bin/pip"; chmod +x "$3/bin/pip"
               exit;;"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the Makefile and what it reads, but no environment."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def make(folder: Path, *arguments: str, python: str = WORKING) -> subprocess.CompletedProcess[str]:
    """Run make in ``folder`` with a Python that does ``python`` when it is to make a .venv."""
    fake = folder / "fake-python"
    case = python.format(python=sys.executable)
    fake.write_text(f'#!/bin/sh\ncase "$*" in\n{case}\nesac\nexec "{sys.executable}" "$@"\n')
    fake.chmod(0o755)
    return subprocess.run(
        ["make", f"PYTHON={fake}", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_every_target(folder: Path) -> None:
    targets = re.search(r"^\.PHONY: (.+)$", (folder / "Makefile").read_text(), re.M)
    assert targets
    assert [line.split()[0] for line in make(folder).stdout.splitlines()] == targets[1].split()


def test_an_environment_is_made_once(folder: Path) -> None:
    (folder / "function").mkdir()
    make(folder, ".venv/.run").check_returncode()
    python = folder / ".venv" / "bin" / "python"
    path = subprocess.check_output([python, "-c", "import sys; print(sys.path)"], text=True)
    assert str(folder / "function") in path
    mark = folder / ".venv" / "mark"
    mark.touch()
    assert make(folder, ".venv/.run").stdout == "make: '.venv/.run' is up to date.\n"
    assert mark.exists()


def test_an_environment_that_cannot_be_made_leaves_nothing_and_says_what_to_install(
    folder: Path,
) -> None:
    done = make(folder, ".venv/.run", python=WITHOUT_ENSUREPIP)
    assert done.returncode != 0
    assert "apt install python3-venv" in done.stderr
    assert not (folder / ".venv").exists()
    make(folder, ".venv/.run").check_returncode()
    assert "-r requirements.txt" in (folder / "pip.log").read_text()


def test_an_environment_that_was_left_unfinished_is_made_anew(folder: Path) -> None:
    """Even where everything in it seems to have been installed already."""
    rest = folder / ".venv" / "bin" / "python"
    rest.parent.mkdir(parents=True)
    rest.touch()
    (folder / ".venv" / ".run").touch()
    make(folder, ".venv/.run").check_returncode()
    assert rest.stat().st_size
    assert "-r requirements.txt" in (folder / "pip.log").read_text()


def test_an_old_python_is_refused_by_name(folder: Path) -> None:
    old = '  "-c "*) exec "{python}" -c "import sys; sys.version_info = (3, 10); $2";;'
    done = make(folder, ".venv/.run", python=old)
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed" in done.stderr


@pytest.fixture
def serving(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`make run` in a folder of its own, with the environment of the tests, once it listens."""
    for name in ("function", "web"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for stamp in (".created", ".run"):
        (folder / ".venv" / stamp).touch()
    port = free_port()
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=folder,
            env={"PATH": os.environ["PATH"]},
            stdout=log,
            stderr=log,
        )
    try:
        log_text = (folder / "log").read_text
        eventually(lambda: listens(port) or process.poll() is not None, log_text)
        assert process.poll() is None, log_text()
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.mark.timeout(300)
def test_a_server_ends_with_the_make_that_started_it(
    serving: tuple[subprocess.Popen[bytes], int],
) -> None:
    process, port = serving
    started = psutil.Process(process.pid).children(recursive=True)
    process.terminate()
    process.wait()
    assert started
    _, left = psutil.wait_procs(started, timeout=PATIENCE)
    for one in left:
        one.kill()
    assert left == []
    assert not listens(port)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Tests that import this and that."""
    files = {
        "tests/test_pure.py": "import json\nfrom chapters.extract import chapters_in\n",
        "tests/test_direct.py": "def test() -> None:\n    import subprocess\n",
        "tests/deep/test_browser.py": "from playwright.sync_api import Page\n",
        "tests/deep/test_support.py": "from support import servers\n",
        "tests/deep/test_other.py": "from deep.test_support import x\n",
        "tests/deep/test_script.py": "from scripts import job\n",
        "tests/deep/test_fakes.py": "from support.fakes import Fake\n",
        "tests/support/servers.py": "from support.processes import run\n",
        "tests/support/processes.py": "from subprocess import run\nimport support.servers\n",
        "tests/support/fakes.py": "from collections import Counter as Fake\n",
        "scripts/job.py": "import subprocess\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_what_can_start_a_program_is_not_quick(tree: Path) -> None:
    quick = quick_tests.quick_tests(tree)
    assert [path.name for path in quick] == ["test_fakes.py", "test_pure.py"]


def test_quick_tests_are_those_of_the_pure_layers_and_of_the_service() -> None:
    quick = {str(path.relative_to(ROOT / "tests")) for path in quick_tests.quick_tests(ROOT)}
    assert {file.partition("/")[0] for file in quick} >= {
        *("domain", "extract", "formats", "transcript"),
        *("service", "sources", "quota", "api"),
    }
    assert {
        folder for folder in quick if folder.startswith(("page/", "faults/", "deploy/"))
    } == set()
