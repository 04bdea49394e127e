"""Scores the extractor beside its peers: ``make score FILE=records.jsonl``.

A record is a line of JSON: ``{"id", "description", "duration" (seconds or null), "chapters":
[{"start", "title"}]}``; no chapters means that the description has no list. Titles are compared
without regard to case, runs of white space and characters of no width. Every parser is run in this
one process, or measured inside its own, so that times compare.

Peers come from their registries into ``build/peers``, once, with ``--install``.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "build" / "peers"
sys.path.insert(0, str(ROOT / "function"))

Found = list[tuple[int, str]]
Parser = Callable[[str, int | None], Found]


@dataclass(frozen=True)
class Record:
    """One labelled description."""

    id: str
    description: str
    duration: int | None
    chapters: Found


@dataclass(frozen=True)
class Row:
    """How one parser did."""

    name: str
    f1: float
    titles: float
    whole: float
    false_lists: float
    median: float
    """Microseconds."""
    p99: float

    def __str__(self) -> str:
        return (
            f"| {self.name} | {self.f1:.4f} | {self.titles:.4f} | {self.whole:.4f} "
            f"| {self.false_lists:.4f} | {self.median:.1f} | {self.p99:.1f} |"
        )


HEAD = """\
| parser | F1 of starts | titles exact | whole list exact | false lists | median µs | 99 % µs |
| --- | --- | --- | --- | --- | --- | --- |"""


def read(path: Path) -> list[Record]:
    """The records of the file at ``path``."""
    with path.open(encoding="utf-8") as lines:
        return [_record(json.loads(line)) for line in lines if line.strip()]


def _record(data: dict[str, Any]) -> Record:
    chapters = [(chapter["start"], chapter["title"]) for chapter in data.get("chapters") or []]
    return Record(data["id"], data["description"], data.get("duration"), chapters)


def ours(description: str, duration: int | None) -> Found:
    """This repository's extractor."""
    from chapters.extract import chapters_in

    found = chapters_in(description, duration)
    return [(chapter.start, chapter.title) for chapter in found.chapters]


def naive(description: str, _duration: int | None) -> Found:
    """The expression that this product began with."""
    found = re.findall(r"(\d{2}):(\d{2}):(\d{2}) (.+)", description)
    return [(int(h) * 3600 + int(m) * 60 + int(s), title) for h, m, s, title in found]


def yt_dlp() -> Parser:
    """yt-dlp, called in this process; without a duration it needs one that fits everything."""
    folder = next((PEERS / "venv" / "lib").glob("python*/site-packages"))
    sys.path.append(str(folder))
    client = import_module("yt_dlp").YoutubeDL({"quiet": True, "no_warnings": True})
    extractor = import_module("yt_dlp.extractor.youtube").YoutubeIE(client)

    def parse(description: str, duration: int | None) -> Found:
        found = extractor._extract_chapters_from_description(description, duration or 360_000)
        return [(int(chapter["start_time"]), chapter["title"] or "") for chapter in found or []]

    return parse


_NODE = """
const parse = require(process.argv[1]); let text = "";
process.stdin.on("data", part => text += part).on("end", () => {
  const all = JSON.parse(text), found = [], times = [];
  for (const one of all) parse(one);
  for (const one of all) {
    const start = process.hrtime.bigint(), chapters = parse(one);
    times.push(Number(process.hrtime.bigint() - start) / 1000);
    found.push(chapters.map(chapter => [chapter.start, chapter.title]));
  }
  console.log(JSON.stringify([found, times]));
});"""


def get_youtube_chapters(records: Sequence[Record]) -> tuple[list[Found], list[float]]:
    """get-youtube-chapters in Node.js: what it found, and its microseconds."""
    done = subprocess.run(
        ["node", "-e", _NODE, str(PEERS / "node_modules" / "get-youtube-chapters")],
        input=json.dumps([record.description for record in records]),
        capture_output=True,
        text=True,
        check=True,
    )
    found, times = json.loads(done.stdout)
    return [[(start, title) for start, title in one] for one in found], times


def timed(parse: Parser, records: Sequence[Record]) -> tuple[list[Found], list[float]]:
    """What ``parse`` finds in each record, and its microseconds; a first round warms it up."""
    for record in records:
        parse(record.description, record.duration)
    found, times = [], []
    for record in records:
        start = time.perf_counter()
        chapters = parse(record.description, record.duration)
        times.append((time.perf_counter() - start) * 1e6)
        found.append(chapters)
    return found, times


def scored(
    name: str, records: Sequence[Record], found: Iterable[Found], times: Sequence[float]
) -> Row:
    """The row of one parser."""
    hits = wrong = missed = titled = whole = refused = 0
    lists = sum(bool(record.chapters) for record in records)
    for record, chapters in zip(records, found, strict=True):
        truth = [(start, _folded(title)) for start, title in record.chapters]
        answer = [(int(start), _folded(title or "")) for start, title in chapters]
        starts = Counter(start for start, _ in truth) & Counter(start for start, _ in answer)
        hits += starts.total()
        wrong += len(answer) - starts.total()
        missed += len(truth) - starts.total()
        titled += (Counter(truth) & Counter(answer)).total()
        whole += bool(truth) and truth == answer
        refused += not truth and not answer
    negatives = len(records) - lists
    return Row(
        name,
        2 * hits / max(2 * hits + wrong + missed, 1),
        titled / max(hits, 1),
        whole / max(lists, 1),
        1 - refused / negatives if negatives else 0.0,
        statistics.median(times),
        sorted(times)[int(len(times) * 0.99)],
    )


def _folded(title: str) -> str:
    unseen = re.compile("[\u200b\u200e\u200f\u2063\ufeff]")
    return re.sub(r"\s+", " ", unseen.sub("", title)).strip().casefold()


def install() -> None:
    """Put the peers into ``build/peers``, unless they are there."""
    if (PEERS / "node_modules").exists():
        return
    PEERS.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "venv", PEERS / "venv"], check=True)
    subprocess.run([PEERS / "venv" / "bin" / "pip", "install", "-q", "yt-dlp"], check=True)
    subprocess.run(
        ["npm", "install", "--silent", "--prefix", PEERS, "get-youtube-chapters"], check=True
    )


def main(arguments: list[str] | None = None) -> int:
    """Print the table; with ``--failures`` also each record on which we differ from its label."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("file", type=Path, help="records, a line of JSON each")
    parser.add_argument("--install", action="store_true", help="install the peers first")
    parser.add_argument("--failures", action="store_true", help="show where we differ")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        parser.error(f"There is no file {options.file}.")
    if options.install:
        install()
    records = read(options.file)
    print(f"{len(records)} records, {sum(bool(r.chapters) for r in records)} of them with a list\n")
    print(HEAD)
    print(scored("chapters (this)", records, *timed(ours, records)))
    print(scored("naive expression", records, *timed(naive, records)))
    if (PEERS / "venv").exists():
        print(scored("yt-dlp", records, *timed(yt_dlp(), records)))
        print(scored("get-youtube-chapters", records, *get_youtube_chapters(records)))
    else:
        print("\nThe peers are not installed: add --install.", file=sys.stderr)
    if options.failures:
        _show_failures(records)
    return 0


def _show_failures(records: Sequence[Record]) -> None:
    for record in records:
        found = ours(record.description, record.duration)
        if [(s, _folded(t)) for s, t in found] != [(s, _folded(t)) for s, t in record.chapters]:
            print(f"\n{record.id}")
            print("  label", [c for c in record.chapters if c not in found][:8])
            print("  found", [c for c in found if c not in record.chapters][:8])


if __name__ == "__main__":
    sys.exit(main())
