"""The programs in ``examples/`` do what its README says."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.processes import ROOT, Server, function
from support.youtube_stub import KEY, youtube

pytestmark = pytest.mark.timeout(180)

EXAMPLES = ROOT / "examples"
VIDEO = "l8pRSuU81PU"
PLAYLIST = "PLabcdefghijklmnop"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with function() as running_function:
        yield running_function


def run(server: Server, *command: str, folder: Path = EXAMPLES) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "CHAPTERS": server.address, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_python_prints_the_chapters_of_a_video(server: Server) -> None:
    done = run(server, sys.executable, "chapters.py", VIDEO)
    assert done.stderr == ""
    title, first, *rest = done.stdout.splitlines()
    assert title == "Let's reproduce GPT-2 (124M)"
    assert first == "       0  intro: Let’s reproduce GPT-2 (124M)"
    assert len(rest) == 30


def test_python_reads_every_page_of_a_playlist() -> None:
    with (
        youtube() as upstream,
        function(
            YOUTUBE_API_KEY=KEY, YOUTUBE_API_ENDPOINT=upstream.endpoint, MISSES_PER_MINUTE="0"
        ) as server,
    ):
        upstream.playlists[PLAYLIST] = 120
        done = run(server, sys.executable, "chapters.py", PLAYLIST)
        titles = [line for line in done.stdout.splitlines() if not line.startswith("  ")]
        assert len(titles) == 120
    assert done.stderr == ""


def test_node_prints_markdown(server: Server) -> None:
    done = run(server, "node", "chapters.mjs", f"https://youtu.be/{VIDEO}")
    assert done.stderr == ""
    link = f"(https://www.youtube.com/watch?v={VIDEO}&t=0s)"
    assert done.stdout.splitlines()[0] == f"- [intro: Let’s reproduce GPT-2 (124M)]{link}"


def test_the_shell_saves_a_file(server: Server, tmp_path: Path) -> None:
    done = run(server, "sh", str(EXAMPLES / "chapters.sh"), VIDEO, "vtt", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (saved,) = tmp_path.iterdir()
    assert saved.name == f"{VIDEO}.chapters.vtt"
    assert saved.read_text("utf-8").startswith("WEBVTT\n")


@pytest.mark.parametrize(
    "command", [(sys.executable, "chapters.py"), ("node", "chapters.mjs"), ("sh", "chapters.sh")]
)
def test_a_failure_is_told(server: Server, command: tuple[str, ...], tmp_path: Path) -> None:
    program = str(EXAMPLES / command[1])
    done = run(server, command[0], program, "hello", folder=tmp_path)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    if command[0] != "sh":  # curl says the status, and the answer has the sentence
        assert "https://youtu.be/" in done.stderr


def test_the_address_of_the_spreadsheet_answers_with_rows(server: Server) -> None:
    text = (EXAMPLES / "README.md").read_text("utf-8")
    formula = re.search(r'=IMPORTDATA\("https://FUNCTION([^"]+)" & ENCODEURL\(A1\)\)', text)
    assert formula
    cell = urllib.parse.quote(f"https://youtu.be/{VIDEO}", safe="")
    answer = server.ask(f"{formula[1]}{cell}").text
    rows = list(csv.DictReader(io.StringIO(answer.removeprefix("\ufeff"))))
    assert [rows[0][column] for column in ("start", "end", "time")] == ["0", "219", "00:00:00"]


def test_every_example_is_in_the_readme() -> None:
    listed = set(re.findall(r"^\| \[([^\]]+)\]", (EXAMPLES / "README.md").read_text(), re.M))
    assert listed == {path.name for path in EXAMPLES.iterdir()} - {"README.md"}
