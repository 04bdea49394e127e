"""What the timestamps of a candidate are made of: figures that cannot be times, links, dots."""

from __future__ import annotations

from chapters.domain.clock import format_short
from chapters.extract.candidate import CERTAIN, Candidate
from chapters.extract.features.figures import NEAR_ZERO
from chapters.extract.features.wording import announced
from chapters.extract.timestamps import lazy_pattern

_VERSE = r"\n[ \t]*\d{1,3}:\d(?=[ ])"
"""A line that opens like a verse: ``1:9 Jesus is baptised``."""
_VIDEO = r"(?:youtu\.be/|[?&]v=|/(?:embed|live|shorts|v)/)([\w-]+)"


def no_clock(candidate: Candidate) -> float:
    """Scores, ratios and verses do not end at 59, or have one figure behind the colon."""
    text, lines = candidate.text, candidate.lines
    around = "\n" + text[max(0, lines[0].begin - 200) : lines[-1].end]
    verses = lazy_pattern(_VERSE).findall(around)
    odd = len(candidate.odd)
    share = 1 if lines[0].kind == "odd" else odd / (odd + len(lines))
    return max(share, min(1, len(verses) / len(lines)))


def doubtful(candidate: Candidate) -> float:
    """Stamps that may be prices, dates or versions need a whole list of them, and from zero."""
    entries, starts = candidate.entries, candidate.starts
    if starts[0] == 0 or any(entry.kind in CERTAIN for entry in entries):
        return 0
    plain = len(starts) >= 5
    if entries[0].kind == "mark":  # no second figures of versions are spread over the minute
        plain &= 3 * sum(start % 60 >= 30 for start in starts) >= len(starts)
    return 0.4 if plain or announced(candidate) else 1


def _videos(candidate: Candidate) -> list[str]:
    """The video of each link among the stamps; an empty name where the link does not tell."""
    links = [entry for entry in candidate.entries if entry.kind == "link"]
    found = [lazy_pattern(_VIDEO).search(candidate.text, link.at, link.until) for link in links]
    return [match[1] if match else "" for match in found]


def other_videos(candidate: Candidate) -> float:
    """Links to different videos."""
    return len(set(filter(None, _videos(candidate)))) > 1


def linked(candidate: Candidate) -> float:
    """A list from later on of which every stamp is a link."""
    return candidate.starts[0] > 0 and len(_videos(candidate)) == len(candidate.starts)


def hundredths(candidate: Candidate) -> float:
    """``1:08.31``: the clocks of races and records tell tenths or hundredths, those of players do
    not."""
    stamps = [candidate.text[entry.at : entry.until] for entry in candidate.entries]
    tells = sum(["." in stamp[-3:-1] and ":" in stamp for stamp in stamps])
    return candidate.starts[0] > 0 and 2 * tells > len(stamps)


def adds_up(candidate: Candidate) -> float:
    """Lengths that do not rise add up to the length of the video; others to a total that is named,
    or to a last line that is one."""
    starts, text = candidate.starts, candidate.text
    total = sum(starts)
    if starts[0] < NEAR_ZERO or len(starts) < 3:
        return 0
    duration = candidate.duration
    fills = duration and not candidate.rises and abs(total - duration) < duration / 25
    named = text.find(format_short(total), candidate.lines[-1].end) >= 0
    return bool(fills or named or total == 2 * starts[-1])
