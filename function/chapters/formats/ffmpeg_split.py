"""A shell script that cuts a file of the video into its chapters (https://ffmpeg.org/ffmpeg.html)."""

from __future__ import annotations

import re
import shlex

from chapters.domain.clock import format_padded
from chapters.domain.video import Chapters
from chapters.formats.clean_text import one_line
from chapters.formats.ordered import Part, in_order
from chapters.formats.remarks import remarks

_NAME_BYTES = 180
"""A file name may have 255 bytes; number and extension need some of them."""

_SCRIPT = """\
#!/bin/sh
# Usage: sh THIS_SCRIPT FILE
# Cuts FILE into a file for each chapter, in the current folder, without encoding it again:
# a cut is at the key frame before the chapter's start. Never overwrites a file.
{remarks}set -eu
file=${{1:?"usage: sh $0 FILE"}}
case $file in
  /*) ;;
  *) file=./$file ;;
esac
case ${{file##*/}} in
  *.*) ending=.${{file##*.}} ;;
  *) ending=.mkv ;;
esac

# chapter NAME START [END]
chapter() {{
  if [ -e "./$1$ending" ]; then
    echo "exists, left as it is: $1$ending" >&2
    return
  fi
  ffmpeg -nostdin -hide_banner -loglevel error -n -ss "$2" ${{3:+-to "$3"}} \\
    -i "file:$file" -c copy -map_chapters -1 "file:./$1$ending"
}}

"""


def render(chapters: Chapters) -> str:
    """A POSIX shell script with a line for each chapter: file name, start, end if known."""
    parts = in_order(chapters)
    digits = max(2, len(str(len(parts))))
    lines = [_line(f"{number:0{digits}}", part) for number, part in enumerate(parts, start=1)]
    comments = "".join(f"# {one_line(remark)}\n" for remark in remarks(chapters))
    return (_SCRIPT.format(remarks=comments) + "\n".join(lines)).rstrip("\n") + "\n"


def _line(number: str, part: Part) -> str:
    name = shlex.quote(f"{number} {_file_name(part.title)}".rstrip())
    end = "" if part.end is None else f" {format_padded(part.end)}"
    return f"chapter {name} {format_padded(part.start)}{end}"


def _file_name(title: str) -> str:
    """``title`` as every system allows it in the name of a file."""
    allowed = re.sub(r'[/\\:*?"<>|]', "_", title).strip(" .")
    return allowed.encode()[:_NAME_BYTES].decode("utf-8", "ignore").rstrip(" .")
