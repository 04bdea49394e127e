"""A release runs the tests in the folder that its deployer has filled in: there they pass, too."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from support.processes import ROOT

NOT_SENT = shutil.ignore_patterns(
    *(".git", ".venv", "node_modules", "build", "__pycache__", ".*_cache", ".hypothesis"),
    *("corpus", "screenshots"),  # of no use here
)
OWN_DEFAULTS = {
    "_KEY_VERSION": "2",
    "_ALLOWED_ORIGINS": "https://a.example",
    "_MISSES_PER_DAY": "300",
    "_DAILY_UNITS": "8000",
    "_MAX_INSTANCES": "5",
    "_COMMENTS": "on",
    "_MODEL": "some-model",
    "_GEMINI_KEY_VERSION": "1",
    "_SITE": "https://own.example",
}
TESTS = (
    *("tests/page/test_files.py", "tests/deploy/test_cloudbuild.py", "tests/deploy/test_deploy.py"),
    *("tests/deploy/test_staged_function.py::test_a_region_other_than_the_pages_stops_the_build",),
)
"""Those that read what a deployer may change."""
SLOW = (
    "tests/page/test_files.py::test_the_tests_that_node_runs_pass",
    "tests/deploy/test_cloudbuild.py::test_a_release_sends_the_sources_and_nothing_that_was_installed",
)
"""These take seconds, and read nothing of it but what is stamped."""


def test_the_tests_of_a_release_pass_where_everything_is_changed_as_documented(
    tmp_path: Path,
) -> None:
    folder = shutil.copytree(ROOT, tmp_path / "chapters", ignore=NOT_SENT)
    for policy in ("web/privacy.html", "web/terms.html"):
        change(folder / policy, r"<mark>\[[^\]]+\]</mark>", "Mine", at_least=0)
    change(folder / "firebase.json", '"region": "[^"]+"', '"region": "europe-west1"')
    change(folder / "firebase.json", '"hosting": {', '"hosting": {\n    "site": "own-name",')
    for name, value in OWN_DEFAULTS.items():
        change(folder / "cloudbuild.yaml", rf"^  {name}: \S+", f'  {name}: "{value}"')
    subprocess.run(["npm", "run", "--silent", "stamp"], cwd=folder, check=True)
    words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    words += [f"--deselect={test}" for test in SLOW]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def change(file: Path, pattern: str, to: str, *, at_least: int = 1) -> None:
    """``at_least`` 0: in the folder of a release it may be changed already."""
    text, count = re.subn(pattern, to, file.read_text("utf-8"), flags=re.MULTILINE)
    assert count >= at_least, f"{file.name} has no {pattern}"
    file.write_text(text, "utf-8")
