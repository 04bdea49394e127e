"""The results that every format renders in tests: ordinary, hostile, long, empty and so on."""

from __future__ import annotations

from datetime import UTC, datetime

from chapters.domain.video import Chapter, Chapters, Finding, Note, Video, with_ends

ORDINARY = Chapters(
    Video(
        id="sample-en-c",
        title="A garden in a year: soil, seeds & frost",
        channel="Sample channel",
        description="Not looked at here.",
        duration=4210,
        published=datetime(2026, 4, 1, 10, 30, tzinfo=UTC),
        language="en",
        fetched=datetime(2026, 11, 28, 12, 0, tzinfo=UTC),
    ),
    chapters=with_ends(
        [
            Chapter(0, "Intro", line=3),
            Chapter(95, "January: what to do when there is nothing to do", line=4),
            Chapter(1210, "May - sowing (3 ways)", line=5),
            Chapter(1218, "A mistake", line=6),
            Chapter(3605, "“Harvest”, 40 kg", line=7),
        ],
        duration=4210,
    ),
    source="description",
    made_by="author",
    findings=(
        Finding(
            rule="ten-seconds",
            strength="warning",
            message="Line 5: this chapter lasts 8 s; YouTube wants 10.",
            line=5,
            start=1210,
            values={"length": 8, "least": 10},
        ),
    ),
)

HOSTILE_TITLES = (
    "",
    "<img src=x onerror=alert(1)> & <b>bold</b>",
    "a]]> --> <!-- --- -->",
    "=HYPERLINK(\"http://evil.example\";\"click\")",
    "+1, -1 and @sum; \"quoted\"",
    "-5 degrees",
    "# [link](javascript:alert(1)) *a* _b_ `c` ~~d~~ a|b \\",
    "![image](http://evil.example/x.png) <http://a.example> http://b.example www.c.example",
    "1. first",
    "&lt;not a tag&gt; &amp; &copy; $x$ $5",
    "tab\there, null\x00here, bell\x07here, escape\x1b[31mhere, line\u2028separator\x85",
    "two\r\nlines",
    "\u202eright to left override",
    "שלום, 12:34 עולם",
    "👩‍👩‍👧‍👦 family, 🏳️‍🌈 flag, e\u0301",
    "half \ud83d a pair, \uffff and \ufffe, \ufdd0\ufdef\U0001ffff\U0010fffe",
    "key=value; comment # \\ end",
    "REM \"a\" 'b' `c`",
    "   spaces   around   ",
    "x" * 300,
)  # fmt: skip

HOSTILE = Chapters(
    Video(
        id="-_-_-_-_-_0",
        title='Titles with "quotes", <tags>, [brackets] and\nlines; = # \\ `',
        channel="=cmd|' /C calc'!A0 & \"co\"",
        description="",
        duration=None,
        language='en" onload="x',
    ),
    # Out of order, and two of them at the same start.
    chapters=with_ends(
        [
            Chapter(40 * number if number != 7 else 20_000, title, line=number + 1)
            for number, title in enumerate(HOSTILE_TITLES)
        ]
        + [Chapter(80, "same start", line=99), Chapter(80, "", line=100)],
        duration=None,
    ),
    source="comment",
    made_by="viewer",
    findings=(
        Finding("ascending", "error", "Line 9 goes back.", line=9, values={"title": "\ud83d"}),
    ),
    notes=(Note("comment", "From <a> comment."),),
)

JAPANESE_LONG = Chapters(
    Video(
        id="sample-ja-8",
        title="作業用：昔話を一気に読む",
        channel="見本チャンネル",
        description="",
        duration=110 * 340,
        published=datetime(2026, 10, 1, 21, 0, tzinfo=UTC),
        embeddable=False,
        language="ja",
    ),
    chapters=with_ends(
        [Chapter(340 * n, f"第{n + 1}話「昔々、ある所に」", line=n + 2) for n in range(110)],
        duration=110 * 340,
    ),
    source="description",
    made_by="author",
)

COMMENT = Chapters(
    Video(
        id="--sample--c",
        title="A walk, with chapters from below",
        channel="Sample channel",
        description="We left at 6:30.",
        duration=3011,
    ),
    chapters=with_ends(
        [Chapter(0, "Out"), Chapter(900, "Up"), Chapter(2000, "Home")], duration=3011
    ),
    source="comment",
    made_by="viewer",
    notes=(Note("no-list", "The timestamps stand inside sentences and form no list."),),
    source_url="https://www.youtube.com/watch?v=--sample--c&lc=Ug--x_y.z",
)

GENERATED = COMMENT._replace(
    source="model", made_by="generated", source_url=None, model="a-model-1.5_x"
)

EMPTY = Chapters(
    Video(
        id="sample-en-g",
        title="A walk",
        channel="Sample channel",
        description="We left at 6:30.",
        duration=3011,
    ),
    notes=(Note("no-list", "The timestamps stand inside sentences and form no list."),),
    fallbacks=("comments", "model"),
)

PAST_THE_END = COMMENT._replace(
    chapters=with_ends(
        [
            Chapter(0, "Out", line=1),
            Chapter(900, "Up", line=2),
            Chapter(3011, "Home", line=3),
            Chapter(7200, "--> A correction --", line=4),
        ],
        duration=3011,
    ),
    source="description",
    made_by="author",
    source_url=None,
    notes=(),
)

EXAMPLES = {
    "ordinary": ORDINARY,
    "hostile": HOSTILE,
    "japanese-long": JAPANESE_LONG,
    "comment": COMMENT,
    "generated": GENERATED,
    "empty": EMPTY,
    "past-the-end": PAST_THE_END,
}

PASTED = ORDINARY._replace(video=Video(id="", title="", channel="", description="", duration=4210))
"""A result of the command ``parse``: chapters without a known video."""
