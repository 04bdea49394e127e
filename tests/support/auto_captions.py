"""Automatic captions of a talk that nobody gave, in the shapes in which YouTube's come.

The same talk every time: lines without punctuation, words with times, pauses, words said twice.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_SPOKEN = (
    "so the pond is warm and you can see how a heron waits there while ducks swim below that old "
    "bridge because water moves slowly here in spring we count frogs every morning then write it "
    "down in this book which has been kept for years by people who live near what happens next is "
    "that reeds grow until they cover half of it but nobody cuts them before autumn"
)
_WORDS = _SPOKEN.split()
_SAID_TWICE = (["no", "no", "no"], ["very", "very", "slowly"], ["wait", "for", "it"], ["yes"])


@dataclass(frozen=True)
class Line:
    """A line of captions; times in milliseconds."""

    words: tuple[tuple[int, str], ...]
    """Each with the time at which it is spoken."""
    end: int
    """When the screen loses it: the next line comes, or a pause is long."""

    @property
    def start(self) -> int:
        return self.words[0][0]

    @property
    def text(self) -> str:
        return " ".join(word for _, word in self.words)


def talk(minutes: int, seed: int = 7) -> list[Line]:
    """The lines of a talk."""
    chance = random.Random(seed)
    spoken = list(_spoken(chance, minutes * 60_000))
    starts = [words[0][0] for words in spoken[1:]]
    lines = []
    for words, following in zip(spoken, [*starts, minutes * 60_000 + 9000], strict=True):
        needed = words[-1][0] + 400 - words[0][0]
        is_pause = following - words[-1][0] > 1500
        lines.append(Line(words, words[0][0] + needed if is_pause else following))
    return lines


def _spoken(chance: random.Random, duration: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """The words of each line; now and then a line is said twice."""
    at = 160
    again: list[str] = []
    while at < duration:
        texts = again or [chance.choice(_WORDS) for _ in range(chance.randint(4, 8))]
        again = []
        if chance.random() < 0.05:
            texts = again = list(chance.choice(_SAID_TWICE))
        words = []
        for text in texts:
            words.append((at, text))
            at += 120 + 45 * len(text) + chance.randrange(0, 90)
        yield tuple(words)
        at += chance.choices([0, 300, 900, 2200, 4000], [60, 20, 10, 7, 3])[0]


def webvtt(lines: list[Line]) -> str:
    """Rolling: the line before, then the new one with times for its words; then a moment's rest."""
    blocks = ["WEBVTT\nKind: captions\nLanguage: en"]
    for above, line in pairwise([None, *lines]):
        assert line is not None
        (_, first), *others = line.words
        timed = first + "".join(f"<{_vtt(at)}><c> {word}</c>" for at, word in others)
        place = " align:start position:0%"
        span, rest = _spans(line, _vtt)
        blocks += [f"{span}{place}\n{above.text if above else ' '}\n{timed}",
                   f"{rest}{place}\n{line.text}\n "]  # fmt: skip
    return "\n\n".join(blocks) + "\n"


def srt(lines: list[Line]) -> str:
    """The same as converters write it: the words have lost their times."""
    blocks: list[str] = []
    for above, line in pairwise([None, *lines]):
        assert line is not None
        span, rest = _spans(line, _srt)
        for times, text in ((span, f"{above.text if above else ' '}\n{line.text}"),
                            (rest, f"{line.text}\n ")):  # fmt: skip
            blocks.append(f"{len(blocks) + 1}\n{times}\n{text}")
    return "\n\n".join(blocks) + "\n"


def json3(lines: list[Line]) -> str:
    """YouTube's own: each line stays on the screen while the next one is spoken."""
    last = lines[-1].end
    events: list[dict[str, object]] = [
        {"tStartMs": 0, "dDurationMs": last, "id": 1, "wpWinPosId": 1, "wsWinStyleId": 1}
    ]
    for line, following in pairwise([*lines, None]):
        assert line is not None
        stays = following.end if following and following.start == line.end else line.end
        (at, first), *others = line.words
        segments = [{"utf8": first, "acAsrConf": 0}]
        segments += [{"utf8": f" {word}", "tOffsetMs": time - at} for time, word in others]
        events.append({"tStartMs": at, "dDurationMs": stays - at, "wWinId": 1, "segs": segments})
        if following:
            feed = {"tStartMs": line.end - 10, "wWinId": 1, "aAppend": 1, "segs": [{"utf8": "\n"}]}
            events.append(feed)
    return json.dumps({"wireMagic": "pb3", "pens": [{}], "events": events})


def _spans(line: Line, clock: Callable[[int], str]) -> tuple[str, str]:
    """The times of the line, and of the ten milliseconds for which it rests."""
    times = [clock(time) for time in (line.start, line.end - 10, line.end)]
    return f"{times[0]} --> {times[1]}", f"{times[1]} --> {times[2]}"


def _vtt(time: int) -> str:
    return (
        f"{time // 3_600_000:02}:{time // 60_000 % 60:02}:{time // 1000 % 60:02}.{time % 1000:03}"
    )


def _srt(time: int) -> str:
    return _vtt(time).replace(".", ",")
