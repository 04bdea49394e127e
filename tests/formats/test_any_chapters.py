"""Every format can render any chapters, and its reader finds each start."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chapters.domain.video import Chapter, Chapters, Live, Maker, Note, Video, with_ends
from chapters.formats import FORMATS
from formats.readers import READERS

TEXTS = st.text(st.characters(), max_size=12) | st.text(
    "\\\"'`*_[]()<>|&;=#@+-!:~$/. \t\r\n\x00\u2028\ud800\ufffe,1aㅤ", max_size=12
)
STARTS = st.integers(0, 400_000) | st.integers(0, 3)


@st.composite
def any_chapters(draw: st.DrawFn) -> Chapters:
    duration = draw(st.none() | st.integers(1, 400_000))
    video = Video(
        id="sample-en-c",
        title=draw(TEXTS),
        channel=draw(TEXTS),
        description="",
        duration=duration,
        live=draw(st.sampled_from(get_args(Live))),
        language=draw(st.none() | TEXTS),
    )
    listed = draw(st.lists(st.builds(Chapter, start=STARTS, title=TEXTS), max_size=6))
    return Chapters(
        video,
        chapters=with_ends(listed, duration=duration),
        made_by=draw(st.sampled_from(get_args(Maker))),
        notes=(Note("n", draw(TEXTS)),),
        model=draw(st.none() | TEXTS),
    )


@given(any_chapters())
def test_every_format_renders_it_as_valid_utf_8(chapters: Chapters) -> None:
    for chosen in FORMATS.values():
        written = chosen.render(chapters)
        assert written.encode().decode() == written


@pytest.mark.parametrize("name", sorted(READERS.keys() - {"matroska"}))  # a process for each
@settings(max_examples=50)
@given(chapters=any_chapters())
def test_the_reader_finds_every_start(name: str, chapters: Chapters) -> None:
    read = [start for start, _ in READERS[name](FORMATS[name].render(chapters))]
    starts = [chapter.start for chapter in chapters.chapters]
    duration = chapters.video.duration
    inside = {start for start in starts if duration is None or start < duration}
    if name in ("markdown", "csv", "html"):
        assert read == starts
    elif name == "edl":  # a timecode has no 24th hour, and the timeline begins at the first
        assert read == sorted(start for start in inside if start < 23 * 3600)
    else:
        assert read == (sorted(inside) or ([0] if name == "cue" else []))
