"""``scripts/frames.py`` cuts the pictures of an article from a clip, at the times it names."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import av
import pytest
from scripts import frames

from chapters.domain.video import Chapter, with_ends
from chapters.formats.article_layout import Layout
from service.article.test_article import CHAPTERS, laid_out
from support.processes import ROOT

SECONDS_A_COLOUR = 2
COLOURS = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255)}


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clip that is red, then green, then blue, for two seconds each."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("FFmpeg is not installed")
    file = tmp_path_factory.mktemp("clip") / "clip.mkv"
    inputs: list[str] = []
    for colour in COLOURS:
        inputs += ["-f", "lavfi", "-i", f"color={colour}:s=64x48:r=10:d={SECONDS_A_COLOUR}"]
    subprocess.run(
        ["ffmpeg", "-v", "error", *inputs, "-filter_complex", "concat=n=3", "-g", "7", str(file)],
        check=True,
        timeout=60,
    )
    return file


def write_article(folder: Path, *chapters: tuple[int, str]) -> Path:
    """An article with placeholders, as the function writes it."""
    listed = with_ends([Chapter(*chapter) for chapter in chapters], duration=6)
    file = folder / "article.md"
    text = laid_out(CHAPTERS._replace(chapters=listed), Layout(figures=True))
    file.write_text(text, "utf-8")
    return file


def colour_of(picture: Path) -> str:
    """The colour in the middle of a picture."""
    with av.open(str(picture)) as container:
        frame = next(container.decode(video=0)).reformat(format="rgb24")
    plane = frame.planes[0]
    at = plane.line_size * (frame.height // 2) + 3 * (frame.width // 2)
    pixel = bytes(plane)[at : at + 3]
    return min(
        COLOURS, key=lambda c: sum(abs(a - b) for a, b in zip(COLOURS[c], pixel, strict=True))
    )


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "frames.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_each_placeholder_becomes_the_frame_at_its_time(clip: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path, (0, "Red"), (3, "池のそば [x]"), (5, "Blue"))
    done = run(clip, article)
    assert (done.returncode, done.stderr) == (0, "")
    images = tmp_path / "images"
    assert {file.name: colour_of(file) for file in images.iterdir()} == {
        "01-red.png": "red",
        "02-池のそば-x.png": "lime",
        "03-blue.png": "blue",
    }


def test_a_picture_that_is_there_stays(clip: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path, (0, "Red"), (3, "Green"))
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "01-red.png").write_bytes(b"mine")
    assert "images/01-red.png: there already\n" in run(clip, article).stdout
    assert (tmp_path / "images" / "01-red.png").read_bytes() == b"mine"
    assert colour_of(tmp_path / "images" / "02-green.png") == "lime"


def test_a_time_can_be_changed_in_the_article(clip: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path, (0, "Any"))
    article.write_text(article.read_text("utf-8").replace("<!-- 0:00 -->", "<!-- 0:04.5 -->"))
    assert run(clip, article).returncode == 0
    assert colour_of(tmp_path / "images" / "01-any.png") == "blue"


def test_a_time_past_the_end_is_told(clip: Path, tmp_path: Path) -> None:
    done = run(clip, write_article(tmp_path, (0, "Red"), (90, "Late")))
    assert done.returncode == 1
    assert done.stderr == f"images/02-late.png: {clip} ends before 90 s.\n"


def test_a_file_that_is_no_video_is_told_in_ffmpegs_words(clip: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path, (0, "Red"))
    done = run(article, article)
    assert done.returncode == 1
    assert "Invalid data found" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_missing_is_named(clip: Path, tmp_path: Path) -> None:
    article = write_article(tmp_path, (0, "Red"))
    assert "there is no file nowhere.mp4" in run("nowhere.mp4", article).stderr
    article.write_text("# Nothing\n")
    done = run(clip, article)
    assert (done.returncode, "write it with figures=1" in done.stderr) == (2, True)


def test_only_placeholders_of_ours_are_cut() -> None:
    text = (
        "![a](images/01-a.png) <!-- 1:05 -->\n![b](../b.png) <!-- 0:01 -->\n"
        "![c](images/../c.png) <!-- 0:01 -->\n![d](images/d.png)\n"
        "![e](images/e.png) <!-- soon -->\n"
    )
    assert frames.figures_in(text) == [frames.Figure(Path("images/01-a.png"), 65)]
