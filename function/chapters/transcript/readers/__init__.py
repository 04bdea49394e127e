"""One reader for each kind of captions, all tolerant: each takes what it can and notes the rest.

Every reader takes linear time: each line is read once, by patterns whose repetitions are bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from chapters.transcript.caption import Caption
from chapters.transcript.faults import Faults
from chapters.transcript.readers import (
    ass,
    json_captions,
    plain,
    sbv,
    subrip,
    tsv,
    turns,
    webvtt,
    xml_captions,
)
from chapters.transcript.source import Source


class Reader(NamedTuple):
    """A kind of captions."""

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source, Faults], Iterator[Caption]]
    """The captions in the order of the source. May raise InvalidTranscript."""


READERS = (
    Reader("webvtt", webvtt.recognises, webvtt.read),
    Reader("json", json_captions.recognises, json_captions.read),
    Reader("xml", xml_captions.recognises, xml_captions.read),
    Reader("ass", ass.recognises, ass.read),
    Reader("tsv", tsv.recognises, tsv.read),
    Reader("srt", subrip.recognises, subrip.read),
    Reader("sbv", sbv.recognises, sbv.read),
    Reader("turns", turns.recognises, turns.read),
    Reader("plain", plain.recognises, plain.read),
)
"""In the order in which they are tried: the first that recognises a text reads it."""


def reader_for(source: Source) -> Reader | None:
    """The reader that recognises ``source``; None if there is none."""
    return next((reader for reader in READERS if reader.recognises(source)), None)
