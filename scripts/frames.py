"""Cuts the pictures of an article from the author's own video file, with FFmpeg.

    python scripts/frames.py VIDEO_FILE ARTICLE.md

ARTICLE.md was written with ``figures=1`` (``--figures``): each placeholder in it,
``![The pond](images/03-the-pond.png) <!-- 1:05 -->``, names a file and a time. The frame at that
time becomes that file, beside the article. Change a time in the article to get another frame.
Pictures that are there already stay; delete one to have it cut anew.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PLACEHOLDER = re.compile(
    r"^!\[(?:\\.|[^\]\\])*\]\((?P<path>images/[\w-]+\.png)\) "
    r"<!-- (?:(?P<hours>\d+):)?(?P<minutes>\d+):(?P<seconds>\d\d(?:\.\d+)?) -->$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Figure:
    """A placeholder of an article."""

    path: Path
    """Relative to the article."""
    seconds: float


def figures_in(article: str) -> list[Figure]:
    """The placeholders in the Markdown of an article, in their order."""
    return [
        Figure(
            Path(match["path"]),
            int(match["hours"] or 0) * 3600 + int(match["minutes"]) * 60 + float(match["seconds"]),
        )
        for match in _PLACEHOLDER.finditer(article)
    ]


def cut(video: Path, figures: Sequence[Figure], folder: Path) -> Iterator[str]:
    """Cut each of ``figures`` that is not below ``folder`` yet; gives a line for each.

    Raises RuntimeError with what FFmpeg says when it fails, or when a time is past the end.
    """
    for figure in figures:
        target = folder / figure.path
        if target.exists():
            yield f"{figure.path}: there already"
            continue
        target.parent.mkdir(exist_ok=True)
        done = subprocess.run(
            # -ss before -i seeks instead of decoding all before; it is exact all the same.
            ["ffmpeg", "-nostdin", "-v", "error", "-ss", f"{figure.seconds}", "-i", str(video),
             "-frames:v", "1", "-update", "1", "-y", str(target)],
            capture_output=True,
            text=True,
            check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        if not target.exists():
            raise RuntimeError(f"{figure.path}: {video} ends before {figure.seconds:g} s.")
        yield f"{figure.path}: cut at {figure.seconds:g} s"


def main(arguments: Sequence[str]) -> int:
    """Cut the pictures; returns the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("video", type=Path, metavar="VIDEO_FILE", help="your own file of the video")
    parser.add_argument("article", type=Path, metavar="ARTICLE.md", help="written with figures=1")
    options = parser.parse_args(arguments)
    for file in (options.video, options.article):
        if not file.is_file():
            parser.error(f"there is no file {file}")
    if shutil.which("ffmpeg") is None:
        parser.error("FFmpeg is not installed: https://ffmpeg.org/download.html")
    figures = figures_in(options.article.read_text("utf-8"))
    if not figures:
        parser.error(f"{options.article} has no placeholders: write it with figures=1")
    try:
        for line in cut(options.video, figures, options.article.parent):
            print(line)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
