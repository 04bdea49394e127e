"""90 minutes of automatic captions give the same article in every shape, with every word once."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from api.site import Site
from chapters.transcript import read
from chapters.transcript.paragraphs import SHORT, TOO_LONG
from support import auto_captions

MINUTES = 90
LINES = auto_captions.talk(MINUTES)
SPOKEN = [word for line in LINES for _, word in line.words]
SHAPES = {
    "webvtt": auto_captions.webvtt(LINES),
    "webvtt without word times": re.sub(r"<[^>]+>", "", auto_captions.webvtt(LINES)),
    "srt": auto_captions.srt(LINES),
    "srt with blank lines": auto_captions.srt(LINES).replace("\n \n", "\n\n"),
    "json3": auto_captions.json3(LINES),
}
DESCRIPTION = "0:00 Spring\n12:00 Frogs\n47:30 The heron\n1:15:00 Autumn"


def article(captions: str) -> str:
    """The article that the function sends about a posted description."""
    file = FileStorage(BytesIO(captions.encode()), "captions")
    form = {"description": DESCRIPTION, "duration": str(MINUTES * 60), "file": file}
    boundary, body = encode_multipart(form)
    kind = f"multipart/form-data; boundary={boundary}"
    return Site().client.post("/article?toc=1", data=body, content_type=kind).text


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_article(shape: str) -> None:
    assert len(SPOKEN) > 10_000
    written = article(SHAPES[shape])
    assert written == article(SHAPES["webvtt"])
    sections = [part.partition("\n\n_")[2].partition("\n\n")[2] for part in written.split("\n## ")]
    words = re.sub(r"<!--.*-->|\.(?=\s)", "", " ".join(sections[1:])).lower().split()
    assert words == SPOKEN


def test_the_captions_are_realistic() -> None:
    assert SHAPES["srt"].count(" --> ") == 2 * len(LINES)
    twice = sum(line.text == following.text for line, following in pairwise(LINES))
    assert twice > 20


def test_paragraphs_are_of_readable_length_and_end_with_sentences() -> None:
    (paragraphs,) = read(SHAPES["srt"]).split([0])
    longest = max(len(paragraph.text) for paragraph in paragraphs)
    assert longest < TOO_LONG + 100
    ended = [paragraph for paragraph in paragraphs if paragraph.text.endswith(".")]
    assert len(ended) > 0.9 * len(paragraphs)
    assert all(paragraph.text[0].isupper() for paragraph in ended[:1])
    long_ones = [paragraph for paragraph in paragraphs if len(paragraph.text) >= SHORT]
    assert len(long_ones) > len(paragraphs) / 2
