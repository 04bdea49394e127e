"""Throws random text at the extractor for a while, and measures how its time grows.

    .venv/bin/python scripts/fuzz_extract.py --seconds 20 --seed 1

Text is put together from scraps of timestamps, marks and words, or made by damaging a case of the
corpus. Whatever comes in: nothing is raised, what is found follows the text, the rules and the
corrected list take it. The growth table doubles hostile texts up to a million characters; a ratio
near 2 means linear. Ends with 1 when anything was wrong, and prints the text that did it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "function"), str(ROOT / "tests")]

SCRAPS = [
    "0:00", "00:00", "1:23", "12:34:56", "59:59", "99:99", "0:00:00:00", "0:01.5", "8h20", "45s",
    "1h02m03s", "2分10秒", "1時間", "1.25", "1;25", "１：２３", "١:٢٣", "?t=75", "&t=1m15s",
    "https://youtu.be/abcdefghijk?t=75", "https://example.org/0:30", "](", "[", "]", "(", ")", "<",
    ">", "*", "**", "_", "`", "~", "-", " - ", "–", "→", "|", ":", ".", "...", "…", ",", "#1", "1.",
    "01 |", "①", "1️⃣", "Part 2:", "Intro", "Chapters:", "Errata", "音楽", "am", "Uhr", "Monday",
    "John", "min", "word ", "слово ", "言葉", "كلمة ", "🎬", " ", "\t", "\u3000", "\xa0", "\u200b",
    "\u200f", "\u2067", "\n", "\n\n", "\r", "\r\n", "\u2028", "\x00", "\ud800", "e\u0301",
]  # fmt: skip
HOSTILE = {
    "stamps on one line": "0:00 ",
    "lists": "0:00 a\n0:10 b\n0:20 c\n",
    "steps back": "9:00 a\n8:00 b\n",
    "words around": "a 0:01 b\n",
    "places in turn": "0:00 a\na 1:00\n",
    "headings": "Corrections:\n1:00 a\n\n",
    "bare stamps": "0:00\n\n",
    "ranges": "0:00-0:01 ",
    "units": "1m1s ",
    "half units": "1h",
    "links": "youtu.be/?t=",
    "half links": "/watch?v=a&t=x",
    "digits": "1",
    "digits and colons": "1:",
    "dots": "1.",
    "brackets": "0:00)))))",
    "spaces": " ",
    "dashes": "- ",
    "line feeds": "\n",
    "carriage returns": "\r",
    "one word": "a",
    "emoji": "🎬",
    "no width": "\u200b0:00\u200b",
}


NOISE = 0.05
"""Seconds: below this, a ratio says more about the machine than about the extractor."""


def check(text: str, duration: int | None) -> None:
    """Raise AssertionError, or whatever went wrong, if the extractor misbehaves on ``text``."""
    from chapters.extract import chapters_in, explain
    from chapters.service.check import check as judged
    from chapters.service.check import pasted

    found = chapters_in(text, duration)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times = [chapter.start for chapter in found.chapters]
    codes = {note.code for note in found.notes}
    _must(times == sorted(times) or "timestamp-out-of-order" in codes, "order is not reported")
    _must(bool(times) == bool(found.dialect), "chapters and dialect differ")
    _must(times or len(found.notes) == 1, "no reason is given")
    for chapter in found.chapters:
        _must(chapter.line and chapter.line <= len(lines), "a line is out of the text")
        _must(chapter.title == chapter.title.strip(), "a title has blanks around it")
    _must(explain(text, duration).extraction == found, "the explanation differs")
    judged(pasted(text, duration=duration))
    _must(chapters_in(text, duration) == found, "the second answer differs")


def _must(truth: object, what: str) -> None:
    if not truth:
        raise AssertionError(what)


def random_text(chance: random.Random, corpus: list[str]) -> str:
    """A text of scraps, or a damaged case of the corpus."""
    if chance.random() < 0.5:
        return "".join(chance.choices(SCRAPS, k=chance.randrange(80)))
    text = chance.choice(corpus)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(text) + 1)
        cut = place + chance.choice([0, 0, 1, 5, 40])
        text = text[:place] + chance.choice(["", *SCRAPS]) + text[cut:]
    return text


def fuzz(seconds: float, seed: int) -> int:
    """Try random texts for ``seconds``; how many were tried. Raises what ``check`` raises."""
    from extract.case_files import all_cases

    corpus = [case.description for case in all_cases()]
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    tried, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        text = random_text(chance, corpus)
        duration = chance.choice([None, 0, 1, 60, 600, 7200])
        try:
            check(text, duration)
        except Exception:
            print(f"Failed with seed {seed}, duration {duration}, on\n{text!r}", file=sys.stderr)
            raise
        tried += 1
    return tried


def growth() -> bool:
    """Print how time grows on hostile texts; whether all stay within 2.3 a doubling."""
    from chapters.extract import chapters_in

    print(f"\n{'hostile text':20} {'250 kB':>8} {'500 kB':>8} {'1 MB':>8}  growth a doubling")
    good = True
    for name, unit in HOSTILE.items():
        times = []
        for size in (250_000, 500_000, 1_000_000):
            text = (unit * (size // len(unit) + 1))[:size]
            times.append(min(_seconds(chapters_in, text) for _ in range(3)))
        ratio = (times[2] / times[0]) ** 0.5
        good = good and (ratio <= 2.3 or times[2] < NOISE)
        figures = " ".join(f"{seconds * 1000:6.1f} ms"[:9] for seconds in times)
        print(f"{name:20} {figures}  {ratio:.2f}")
    return good


def _seconds(call: object, text: str) -> float:
    start = time.perf_counter()
    call(text)  # type: ignore[operator]
    return time.perf_counter() - start


def main(arguments: list[str] | None = None) -> int:
    """Fuzz, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**9)
    options = parser.parse_args(arguments)
    try:
        tried = fuzz(options.seconds, options.seed)
    except Exception as error:  # noqa: BLE001 - whatever it is, that is the finding
        print(repr(error), file=sys.stderr)
        return 1
    print(f"{tried} random texts (seed {options.seed}): nothing raised, nothing inconsistent")
    return 0 if growth() else 1


if __name__ == "__main__":
    sys.exit(main())
