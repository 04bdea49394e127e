"""Independent readers of our formats: each returns (start in seconds, title) of every chapter.

A reader raises on a file that is not valid.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

import av
import cmarkgfm  # type: ignore[import-untyped]
import cuetools
import html5lib
import jsonschema
import opentimelineio  # type: ignore[import-untyped]
import podcastparser  # type: ignore[import-untyped]
import webvtt

Read = list[tuple[int, str]]

HTML = "{http://www.w3.org/1999/xhtml}"
SECONDS = re.compile(r"[?&]t=(\d+)s$")


def vtt(text: str) -> Read:
    """webvtt-py."""
    captions = webvtt.from_string(text).captions
    return [(int(c.start_in_seconds), unescape(c.raw_text)) for c in captions]


def podcast(text: str) -> Read:
    """A JSON schema made from the published description of the format."""
    document = json.loads(text)
    jsonschema.Draft202012Validator(_podcast_schema()).validate(document)
    return [(chapter["startTime"], chapter["title"]) for chapter in document["chapters"]]


@cache
def _podcast_schema() -> dict[str, object]:
    file = Path(__file__).with_name("podcast-chapters.schema.json")
    schema: dict[str, object] = json.loads(file.read_text("utf-8"))
    return schema


def ffmetadata(text: str) -> Read:
    """FFmpeg's own demuxer."""
    with av.open(io.BytesIO(text.encode()), format="ffmetadata") as container:
        read = container.chapters()
    for chapter in read:
        assert chapter["time_base"] == 1
        assert chapter["end"] > chapter["start"]
    return [(int(chapter["start"]), chapter["metadata"]["title"].rstrip(" ")) for chapter in read]


def matroska(text: str) -> Read:
    """mkvmerge puts the chapters into a file and mkvextract takes them out of it again."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "chapters.xml"), Path(folder, "chapters.mks")
        source.write_text(text, "utf-8")
        _run("mkvmerge", "--output", target, "--chapters", source)
        extracted = _run("mkvextract", target, "chapters").removeprefix("\ufeff")
    if not extracted:
        return []
    return [
        (_seconds(_text(atom, "ChapterTimeStart")), _text(atom, "ChapterDisplay/ChapterString"))
        for atom in ET.fromstring(extracted).iter("ChapterAtom")
    ]


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, check=False, timeout=20)
    assert done.returncode == 0, done.stdout.decode()  # a warning is 1
    return done.stdout.decode()


def _text(element: ET.Element, path: str) -> str:
    text = element.findtext(path)
    assert text is not None
    return text


def _seconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(float(seconds))


def cue(text: str) -> Read:
    """cuetools, a strict parser."""
    tracks = cuetools.loads(text).tracks
    assert [track.track for track in tracks] == list(range(1, len(tracks) + 1))
    return [
        (track.index01.frames // 75, (track.title or "").rstrip(" "))
        for track in tracks
        if track.index01 is not None
    ]


def table(text: str) -> Read:
    """The csv module, on the bytes that a spreadsheet would open."""
    rows = csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""), strict=True)
    return [(int(row["start"]), row["title"]) for row in rows]


def markdown(text: str) -> Read:
    """GitHub's own renderer, then a parser of HTML."""
    root = html5lib.parse(cmarkgfm.github_flavored_markdown_to_html(text))
    return [_item(item) for item in root.iter(f"{HTML}li")]


def _item(item: ET.Element) -> tuple[int, str]:
    """The start and title of a list item that holds a link, then text and nothing else."""
    assert [child.tag for child in item.iter()] == [f"{HTML}li", f"{HTML}a"]
    link = item[0]
    seconds = SECONDS.search(link.get("href", ""))
    assert seconds
    return int(seconds[1]), (link.tail or "").strip()


def webpage(text: str) -> Read:
    """html5lib, strict: any error in the document's syntax fails."""
    root = html5lib.HTMLParser(strict=True).parse(text)
    read: Read = []
    for link in root.iterfind(f".//{HTML}ol/{HTML}li/{HTML}a"):
        seconds = SECONDS.search(link.get("href", ""))
        assert seconds
        read.append((int(seconds[1]), link.findtext(f"{HTML}span") or ""))
    return read


def ogm(text: str) -> Read:
    """mkvmerge reads these as well as its own XML; an empty file it refuses."""
    return matroska(text) if text else []


def podlove(text: str) -> Read:
    """podcastparser, in a feed with one episode."""
    element = text.partition("?>")[2]
    feed = (
        f'<rss version="2.0"><channel><item><guid>1</guid>{element}'
        '<enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/>'
        "</item></channel></rss>"
    )
    parsed = podcastparser.parse("https://example.org/", io.BytesIO(feed.encode()))
    found = parsed["episodes"][0].get("chapters", [])
    return [(int(chapter["start"]), chapter["title"]) for chapter in found]


def audacity(text: str) -> Read:
    """The csv module, on lines of tab-separated values without quotes."""
    rows = csv.reader(io.StringIO(text, newline="\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [(int(float(start)), title) for start, _, title in rows]


def edl(text: str) -> Read:
    """OpenTimelineIO's adapter for CMX 3600; it returns the markers of each clip."""
    timeline = opentimelineio.adapters.read_from_string(text, "cmx_3600", rate=25)
    markers = [marker for clip in timeline.find_clips() for marker in clip.markers]
    return [
        (int(marker.marked_range.start_time.to_seconds()) - 3600, marker.name) for marker in markers
    ]


READERS: dict[str, Callable[[str], Read]] = {
    "vtt": vtt,
    "podcast": podcast,
    "ffmetadata": ffmetadata,
    "matroska": matroska,
    "cue": cue,
    "csv": table,
    "ogm": ogm,
    "podlove": podlove,
    "audacity": audacity,
    "edl": edl,
    "markdown": markdown,
    "html": webpage,
}
