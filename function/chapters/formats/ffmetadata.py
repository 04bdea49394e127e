"""FFmpeg's metadata file (https://ffmpeg.org/ffmpeg-formats.html#Metadata-2)."""

from __future__ import annotations

import re

from chapters.domain.video import Chapters
from chapters.formats.clean_text import one_line, with_safe_end
from chapters.formats.ordered import in_order
from chapters.formats.remarks import remarks


def render(chapters: Chapters) -> str:
    """The title, the author and a section for each chapter.

    ``ffmpeg -i VIDEO -i THIS -map_metadata 1 -map_chapters 1 -codec copy OUTPUT`` adds them to a
    video.
    """
    video = chapters.video
    lines = [
        ";FFMETADATA1",
        *(f"; {remark}" for remark in remarks(chapters)),
        f"title={_escaped(video.title)}",
        f"artist={_escaped(video.channel)}",
    ]
    for part in in_order(chapters):
        lines += ["", "[CHAPTER]", "TIMEBASE=1/1", f"START={part.start}"]
        # FFmpeg needs an END, and its output is as long as the last one says; so where the end is
        # unknown, the chapter gets a short one.
        lines += [f"END={part.end or part.start + 1}", f"title={_escaped(part.title)}"]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return with_safe_end(re.sub(r"[=;#\\]", r"\\\g<0>", one_line(text)))
