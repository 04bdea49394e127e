"""The script of ``ffmpeg-split``, run by a shell with the real ffmpeg on a generated clip."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import av
import pytest

from chapters.domain.video import Chapter, Chapters, Video, with_ends
from chapters.formats import FORMATS

LENGTH = 12
"""Seconds of the clip; a key frame stands at every second."""


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    source = f"testsrc2=size=64x48:rate=5:duration={LENGTH}"
    _run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", source, "-g", "5", str(path)])
    return path.read_bytes()


def split(titles: Sequence[tuple[int, str]], folder: Path, file: str) -> str:
    """Runs the script for chapters with these starts and titles; returns what it printed."""
    listed = with_ends([Chapter(start, title) for start, title in titles], duration=LENGTH)
    video = Video(id="", title="", channel="", description="", duration=LENGTH)
    script = FORMATS["ffmpeg-split"].render(Chapters(video, chapters=listed))
    (folder / "split.sh").write_text(script, "utf-8")
    return _run(["sh", "./split.sh", file], folder)


def _run(command: Sequence[str], folder: Path | None = None) -> str:
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def seconds(path: Path) -> int:
    with av.open(str(path)) as container:
        assert container.duration is not None
        return round(container.duration / av.time_base)


def test_a_file_is_cut_into_its_chapters(tmp_path: Path, clip: bytes) -> None:
    (tmp_path / "talk.mp4").write_bytes(clip)
    split([(0, "Intro"), (4, "Part"), (9, "End")], tmp_path, "talk.mp4")
    lengths = {path.name: seconds(path) for path in tmp_path.glob("0*.mp4")}
    assert lengths == {"01 Intro.mp4": 4, "02 Part.mp4": 5, "03 End.mp4": 3}


def test_no_title_is_a_command_or_another_folder(tmp_path: Path, clip: bytes) -> None:
    (tmp_path / "-my: clip.mp4").write_bytes(clip)
    titles = [
        "$(touch hacked) `touch hacked`",
        "it's; touch hacked",
        "../up/../-n",
        "日" * 99,
        "",
    ]
    before = {*tmp_path.parent.iterdir()}
    split(list(enumerate(titles)), tmp_path, "-my: clip.mp4")
    made = sorted(path.name for path in tmp_path.glob("0*"))
    assert made == [
        "01 $(touch hacked) `touch hacked`.mp4",
        "02 it's; touch hacked.mp4",
        "03 _up_.._-n.mp4",
        f"04 {'日' * 60}.mp4",
        "05 0_04.mp4",
    ]
    assert not (tmp_path / "hacked").exists()
    assert {*tmp_path.parent.iterdir()} == before


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path, clip: bytes) -> None:
    (tmp_path / "talk.mp4").write_bytes(clip)
    (tmp_path / "01 Intro.mp4").write_text("mine")
    printed = split([(0, "Intro"), (5, "End")], tmp_path, str(tmp_path / "talk.mp4"))
    assert "exists, left as it is: 01 Intro.mp4" in printed
    assert (tmp_path / "01 Intro.mp4").read_text() == "mine"
    assert seconds(tmp_path / "02 End.mp4") == LENGTH - 5
