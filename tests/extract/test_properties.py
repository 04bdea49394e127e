"""What holds for every list, in whatever dialect: rendered from its parts, it comes back."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from chapters.domain.clock import format_for_youtube, format_padded, format_short
from chapters.extract import chapters_in

WORDS = [
    "intro", "Garden", "wiring", "Übersicht", "Résumé", "история", "проба", "材料",
    "開封の儀", "준비",
    "설치", "مقدمة", "درس", "פתיחה", "परिचय", "सवाल", "Q&A", "naïve", "C++", "plan B",
    "2001", "7-Zip",
    "don't", "“quoted”", "(live)", "[demo]", "what?", "wow!", "50%", "a/b", "x = y", "🎬", "e.g.",
]  # fmt: skip
FIRST_WORDS = [word for word in WORDS if word[0].isalpha()]
PROSE = [
    "Thanks for watching this far.",
    "Today we look at something that has puzzled us for years",
    "この動画は去年の夏に撮影しました。",
    "Подписывайтесь на канал, если понравилось",
    "https://example.org/shop?item=12345",
    "We sold 1500 of them in 2024, 12% more than before.",
    "#garden #spring",
]

titles = st.builds(
    lambda first, rest: " ".join([first, *rest]),
    st.sampled_from(FIRST_WORDS),
    st.lists(st.sampled_from(WORDS), max_size=4),
)
starts = st.lists(st.integers(11, 3 * 3600), min_size=2, max_size=12, unique=True).map(
    lambda later: [0, *sorted(later)]
)
lists = starts.flatmap(
    lambda times: st.tuples(
        st.just(times), st.lists(titles, min_size=len(times), max_size=len(times))
    ).filter(lambda entries: not all(title.endswith("🎬") for title in entries[1]))
)
"""Starts and titles; a sign that all titles end with would be the list's mark, not theirs."""
List = tuple[list[int], list[str]]


def units(seconds: int) -> str:
    """``1h02m03s``."""
    return f"{seconds // 3600}h{seconds // 60 % 60:02}m{seconds % 60:02}s"


def japanese(seconds: int) -> str:
    """``62分03秒``."""
    return f"{seconds // 60}分{seconds % 60:02}秒"


def minutes(seconds: int) -> str:
    """``62:03``."""
    return f"{seconds // 60}:{seconds % 60:02}"


def frames(seconds: int) -> str:
    """``01:02:03:12``."""
    return f"{format_padded(seconds)}:12"


def fraction(seconds: int) -> str:
    """``01:02:03.500``."""
    return f"{format_padded(seconds)}.500"


@dataclass(frozen=True)
class Dialect:
    """How a list is written."""

    shape: object
    zero: str
    opening: str
    closing: str
    separator: str
    bullet: str
    end: str

    def stamp(self, seconds: int) -> str:
        """One timestamp."""
        text = self.shape(seconds)  # type: ignore[operator]
        digits = {ord("0") + n: chr(ord(self.zero) + n) for n in range(10)}
        return f"{self.opening}{text.translate(digits)}{self.closing}"


dialects = st.builds(
    lambda shape, zero, brackets, separator, bullet, end: Dialect(
        shape, zero, brackets[0], brackets[1], separator, bullet, end
    ),
    st.sampled_from(
        [format_short, format_for_youtube, format_padded, minutes, frames, fraction, units,
         japanese]
    ),
    st.sampled_from(["0", "0", "0", "０", "٠", "۰", "०"]),
    st.sampled_from(
        [("", "")] * 4
        + [("(", ")"), ("[", "]"), ("{", "}"), ("【", "】"), ("「", "」"), ("<", ">"), ("**", "**"),
           ("_", "_"), ("~", "~"), ("`", "`"), ("*", "*"), ("\u200f", "\u200f"), ("（", "）")]
    ),
    st.sampled_from(
        [" "] * 4
        + [" - ", " – ", " — ", " − ", ": ", " : ", " | ", " / ", ". ", " ~ ", " → ", " -> ", " » ",
           "・", "\t", "\u3000", "\xa0", "  ", " = ", "\u200b "]
    ),
    st.sampled_from([""] * 4 + ["- ", "• ", "* ", "▶ ", "✅ ", "> ", "    ", "★ "]),
    st.sampled_from(["\n", "\n", "\r\n", "\n\n"]),
)  # fmt: skip


def found(description: str) -> List:
    """What the extractor finds, in parts."""
    chapters = chapters_in(description).chapters
    return [chapter.start for chapter in chapters], [chapter.title for chapter in chapters]


def stamp_first(dialect: Dialect, entries: List) -> str:
    """The list, each stamp in front of its title."""
    return dialect.end.join(
        f"{dialect.bullet}{dialect.stamp(start)}{dialect.separator}{title}"
        for start, title in zip(*entries, strict=True)
    )


@settings(max_examples=400)
@given(dialects, lists)
def test_a_list_with_stamps_first_comes_back(dialect: Dialect, entries: List) -> None:
    assert found(stamp_first(dialect, entries)) == entries


@settings(max_examples=300)
@given(dialects, lists)
def test_a_list_with_stamps_last_comes_back(dialect: Dialect, entries: List) -> None:
    assume(dialect.separator not in (". ", "・", " = ", " / "))
    assume(len({title[-1] for title in entries[1]}) > 1)  # what all end with points to the stamp
    text = dialect.end.join(
        f"{dialect.bullet}{title}{dialect.separator}{dialect.stamp(start)}"
        for start, title in zip(*entries, strict=True)
    )
    assert found(text) == entries


@settings(max_examples=150)
@given(dialects, lists)
def test_ranges_come_back_as_their_starts(dialect: Dialect, entries: List) -> None:
    times, names = entries
    lines = [
        f"{dialect.bullet}{dialect.stamp(start)} - {dialect.stamp(end)} {title}"
        for start, end, title in zip(times, [*times[1:], times[-1] + 60], names, strict=True)
    ]
    assert found(dialect.end.join(lines)) == entries


@settings(max_examples=150)
@given(lists, st.sampled_from(["{}. ", "{}) ", "#{} ", "({}) ", "{:02} | ", "Part {}: "]))
def test_numbers_in_front_of_every_stamp_are_taken_off(entries: List, form: str) -> None:
    lines = [
        f"{form.format(number)}{format_short(start)} {title}"
        for number, (start, title) in enumerate(zip(*entries, strict=True), 1)
    ]
    assert found("\n".join(lines)) == entries


@settings(max_examples=100)
@given(lists, st.booleans())
def test_titles_on_lines_of_their_own_come_back(entries: List, below: bool) -> None:
    pairs = zip(*entries, strict=True)
    blocks = [
        f"{format_short(start)}\n{title}" if below else f"{title}\n{format_short(start)}"
        for start, title in pairs
    ]
    assert found("\n\n".join(blocks)) == entries


@settings(max_examples=100)
@given(lists, st.sampled_from([" | ", ", ", " / ", "; ", " • ", " "]))
def test_a_list_on_one_line_comes_back(entries: List, separator: str) -> None:
    times, names = entries
    signs = sum(name.endswith("🎬") for name in names[:-1])
    assume(separator != " " or 2 * signs < len(names))  # between most entries it sets them apart
    text = separator.join(
        f"{format_short(start)} {name}" for start, name in zip(times, names, strict=True)
    )
    assert found(text) == entries


@settings(max_examples=200)
@given(dialects, lists, st.lists(st.sampled_from(PROSE)), st.lists(st.sampled_from(PROSE)))
def test_prose_without_stamps_around_a_list_changes_nothing(
    dialect: Dialect, entries: List, before: list[str], after: list[str]
) -> None:
    text = stamp_first(dialect, entries)
    assert found("\n\n".join([*before, text, *after])) == found(text)


@settings(max_examples=150)
@given(lists, st.permutations(PROSE), st.permutations(PROSE), st.integers(0, len(PROSE)))
def test_the_order_of_other_paragraphs_changes_nothing(
    entries: List, one: list[str], other: list[str], place: int
) -> None:
    text = "\n".join(
        f"{format_short(start)} {title}" for start, title in zip(*entries, strict=True)
    )
    for paragraphs in (one, other):
        paragraphs.insert(place, text)
    assert found("\n\n".join(one)) == found("\n\n".join(other))


SCRAPS = [
    "0:00", "1:23", "12:34:56", "99:99", "1:2", "00:00:00:00", "8h20", "1h02m03s",
    "2分10秒", "1.25",
    "1;25", "t=75", "https://youtu.be/abcdefghijk?t=75", "[", "]", "(", ")", "<", ">", "*",
    "_", "`",
    "-", "–", "~", "|", ":", ".", "…", "#1", "1.", "①", "1️⃣", "Intro", "Chapters:",
    "Errata:", "am",
    " ", "\t", "\n", "\r", "\r\n", "\u200b", "\u200f", "\u2028", "\x00", "\ud800", "٣",
    "０：００", "🎬",
]  # fmt: skip


@settings(max_examples=500)
@given(
    st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join)),
    st.none() | st.integers(0, 10**6),
)
def test_no_text_raises_and_what_does_not_ascend_is_reported(
    text: str, duration: int | None
) -> None:
    extraction = chapters_in(text, duration)
    times = [chapter.start for chapter in extraction.chapters]
    codes = [note.code for note in extraction.notes]
    assert times == sorted(times) or "timestamp-out-of-order" in codes
    assert bool(times) == (extraction.dialect is not None)
    assert times or len(codes) == 1
    for chapter in extraction.chapters:
        assert chapter.title == chapter.title.strip()
        assert "\n" not in chapter.title
