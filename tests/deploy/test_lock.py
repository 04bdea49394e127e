"""The pinned requirements, and `make lock`, which writes them for any pip."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from scripts import lock

from support.processes import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")


def pins(file: str) -> set[str]:
    """Each name that ``file`` pins, as ``name`` or ``name[extra]``."""
    return set(re.findall(r"^([\w.-]+(?:\[[\w.,-]+\])?)==", (ROOT / file).read_text(), re.M))


def wanted_by(name: str) -> set[str]:
    """What the installed package ``name`` depends on with extras, as ``name[extra]``."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # pinned for another system
        return set()
    found = [Requirement(line) for line in lines]
    here = [one for one in found if one.extras and (not one.marker or one.marker.evaluate())]
    return {f"{canonicalize_name(r.name)}[{','.join(sorted(r.extras))}]" for r in here}


@pytest.mark.parametrize("file", FILES)
def test_whatever_is_wanted_with_extras_is_pinned_with_them_and_without(file: str) -> None:
    """tests/deploy/test_staged_function.py installs them with the pip that Python brings."""
    pinned = pins(file)
    wanted = {want for pin in pinned if "[" not in pin for want in wanted_by(pin)}
    if file == "requirements.txt":
        assert "google-auth[requests]" in wanted
    assert wanted - pinned == set()
    assert {pin.partition("[")[0] for pin in pinned} <= pinned


def test_each_choice_of_extras_is_listed_with_the_hashes() -> None:
    entry = "two[a,b]==1 ; sys_platform == 'x' \\\n    --hash=sha256:0\n    # via one\n"
    assert lock.for_any_pip(f"one==1 \\\n    --hash=sha256:1\n{entry}") == (
        "one==1 \\\n    --hash=sha256:1\n"
        + entry.replace("[a,b]", "")
        + entry.replace("[a,b]", "[a]")
        + entry.replace("[a,b]", "[b]")
        + entry
    )


def wheel(folder: Path, name: str, *metadata: str, version: int = 1) -> str:
    """Write a package without code into ``folder``; returns the hash of its file."""
    file = folder / f"{name}-{version}-py3-none-any.whl"
    head = ("Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *metadata)
    information = {
        "METADATA": "\n".join(head),
        "WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": "",
    }
    with zipfile.ZipFile(file, "w") as archive:
        for part, text in information.items():
            archive.writestr(f"{name}-{version}.dist-info/{part}", text)
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_pip_beside_the_tests_takes_such_a_list(tmp_path: Path) -> None:
    """The one that comes with Python 3.11 takes neither of the two lists that uv can write: with
    extras or without, it looks for the newest version of the one that is not listed.
    """
    hashes = {
        "a": wheel(tmp_path, "a", "Requires-Dist: c"),
        "b": wheel(tmp_path, "b", "Requires-Dist: c[x]"),
        "c[x]": wheel(tmp_path, "c", "Provides-Extra: x"),
    }
    wheel(tmp_path, "c", "Provides-Extra: x", version=2)
    listed = "".join(f"{name}==1 --hash=sha256:{hash_}\n" for name, hash_ in hashes.items())
    (tmp_path / "requirements.txt").write_text(lock.for_any_pip(listed))
    install = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "install"]
    options = ["--dry-run", "--no-index", f"--find-links={tmp_path}", "--require-hashes"]
    done = subprocess.run(
        [*install, *options, "-r", tmp_path / "requirements.txt"],
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Would install a-1 b-1 c-1\n" in done.stdout
