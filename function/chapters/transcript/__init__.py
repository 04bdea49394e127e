"""Transcripts of a video, from whatever captions people have: files, JSON, copied text.

Pure. ``read`` takes a text, ``read_bytes`` a file. ``readers`` lists the kinds of captions, one
module each; ``rolling`` takes out what rolling captions repeat; ``paragraphs`` makes paragraphs of
cues. A fault of the file costs the caption that it stands in at most, and leaves a remark.
"""

from __future__ import annotations

from itertools import pairwise

from chapters.errors import InvalidTranscript
from chapters.transcript import rolling
from chapters.transcript.caption import Caption
from chapters.transcript.cue import Cue, Remark
from chapters.transcript.encoding import decoded
from chapters.transcript.faults import Faults
from chapters.transcript.paragraphs import Paragraph
from chapters.transcript.readers import reader_for
from chapters.transcript.readers.json_captions import holds_captions
from chapters.transcript.source import Source
from chapters.transcript.transcript import Transcript

__all__ = ["Cue", "Paragraph", "Remark", "Transcript", "holds_captions", "read", "read_bytes"]


def read(text: str) -> Transcript:
    """The transcript in ``text``; raises InvalidTranscript if nothing in it has a time."""
    source, faults = Source.of(text), Faults()
    reader = reader_for(source)
    captions = list(reader.read(source, faults)) if reader else []
    cues = rolling.cues(_ordered(captions, faults))
    if reader is None or not cues:
        raise InvalidTranscript(
            "There is nothing with a time in this. Send captions as WebVTT, SRT, SBV, TTML, ASS, "
            "JSON or TSV, or plain text whose lines begin with their time, such as 1:23."
        )
    if faults.unit == "line":
        for number, line in enumerate(source.lines, 1):
            if "\ufffd" in line:
                faults.add("damaged-characters", number)
    return Transcript(reader.name, tuple(cues), faults.remarks())


def read_bytes(data: bytes, charset: str = "") -> Transcript:
    """The transcript in a file; ``charset`` as its sender declared it, '' if nothing was.

    Raises InvalidTranscript as ``read`` does, and UnsupportedMediaType if it cannot be decoded.
    """
    return read(decoded(data, charset))


def _ordered(captions: list[Caption], faults: Faults) -> list[Caption]:
    """``captions`` by start, with ends that are not before it."""
    captions = [_with_end(caption, faults) for caption in captions]
    for above, caption in pairwise(captions):
        if caption.start < above.start:
            faults.add("out-of-order", caption.place)
    return sorted(captions, key=lambda caption: caption.start)


def _with_end(caption: Caption, faults: Faults) -> Caption:
    if caption.end is None or caption.end >= caption.start:
        return caption
    faults.add("end-before-start", caption.place)
    return Caption(caption.place, caption.start, caption.start, caption.lines, caption.speaker)
