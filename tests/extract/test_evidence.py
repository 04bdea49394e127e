"""Each piece of evidence, at its edges: a text, and what is said for and against its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from chapters.extract import chapters_in, explain, refusals, telling
from chapters.extract.lines import stamped_lines
from chapters.extract.lists import Evidence, candidates
from chapters.extract.refusals import refusal
from chapters.extract.timestamps import find_timestamps
from extract.case_files import all_cases

Told = list[tuple[str, float]]

CASES: list[tuple[str, str, int | None, Told]] = [
    (
        "three from zero",
        "0:00 a\n1:01 b\n2:02 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "five from zero",
        "0:00 a\n1:01 b\n2:02 c\n3:03 d\n4:04 e",
        None,
        [("entries", 1.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "nine and more count alike",
        "0:00 a\n1:01 b\n2:02 c\n3:03 d\n4:04 e\n5:05 f\n6:06 g\n7:07 h\n8:08 i\n9:09 j",
        None,
        [("entries", 3.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "twenty count more",
        "\n".join(f"1:{second} a" for second in range(20, 40)),
        None,
        [("entries", 4.0), ("ascending", 1), ("starts-late", -5.0)],
    ),
    (
        "a few seconds in",
        "0:15 a\n1:01 b\n2:02 c",
        None,
        [("entries", 0.0), ("from-near-zero", 1.5), ("ascending", 1)],
    ),
    ("later", "0:16 a\n1:01 b\n2:02 c", None, [("entries", 0.0), ("ascending", 1)]),
    (
        "two from zero",
        "0:00 a\n1:01 b",
        None,
        [("entries", -3), ("from-zero", 4), ("ascending", 1)],
    ),
    ("two that start late", "1:01 a\n2:03 b", None, [("entries", -3), ("ascending", 1)]),
    ("one", "1:01 a", None, [("single", -20)]),
    (
        "a slip from zero",
        "0:00 a\n3:01 b\n2:02 c\n4:03 d",
        None,
        [("entries", 0.5), ("from-zero", 4), ("one-out-of-order", -1)],
    ),
    (
        "a slip from later on",
        "0:31 a\n3:01 b\n2:02 c\n4:03 d",
        None,
        [("entries", 0.5), ("one-out-of-order", -2.5)],
    ),
    (
        "a slip of the one before",
        "0:21 a\n3:01 b\n2:02 c\n2:43 d",
        None,
        [("entries", 0.5), ("one-out-of-order", -2.5)],
    ),
    (
        "a step back that is no slip",
        "1:31 a\n3:01 b\n1:02 c\n2:43 d",
        None,
        [("entries", 0.5), ("out-of-order", -4.0), ("starts-late", -4.0)],
    ),
    (
        "three with a step back",
        "0:21 a\n3:01 b\n2:02 c",
        None,
        [("entries", 0.0), ("out-of-order", -5.33)],
    ),
    (
        "twice the same",
        "0:00 a\n1:01 b\n1:01 c\n2:03 d",
        None,
        [("entries", 0.5), ("from-zero", 4), ("equal-timestamps", -2.0)],
    ),
    (
        "first at a seventh of the last",
        "1:24 a\n2:03 b\n3:01 c\n5:07 d\n9:20 e",
        None,
        [("entries", 1.0), ("ascending", 1)],
    ),
    (
        "first behind a seventh of the last",
        "1:25 a\n2:03 b\n3:01 c\n5:07 d\n9:20 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("starts-late", -2.0)],
    ),
    (
        "first behind a seventh of the last, of three",
        "1:25 a\n2:03 b\n9:20 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("starts-late", -1.0)],
    ),
    (
        "first behind a seventh of the last, of two",
        "1:25 a\n9:20 b",
        None,
        [("entries", -3), ("ascending", 1)],
    ),
    (
        "first behind a third of the last",
        "3:08 a\n3:31 b\n4:01 c\n5:07 d\n9:20 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("starts-late", -3.0)],
    ),
    (
        "first behind half of the last",
        "1:02 a\n1:11 b\n2:02 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("starts-late", -4.0)],
    ),
    (
        "first behind half of the last, of two",
        "1:02 a\n2:02 b",
        None,
        [("entries", -3), ("ascending", 1), ("starts-late", -4.0)],
    ),
    (
        "first behind three quarters of the last",
        "1:32 a\n1:41 b\n2:02 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("starts-late", -5.0)],
    ),
    (
        "from four o'clock on",
        "4:00 a\n9:14 b\n13:31 c\n23:59 d\n23:59 e",
        None,
        [("entries", 1.0), ("equal-timestamps", -1.6), ("starts-late", -4.5)],
    ),
    (
        "from just before four o'clock on",
        "3:59 a\n9:14 b\n13:31 c\n18:44 d\n23:59 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("starts-late", -2.0)],
    ),
    (
        "from four o'clock on until past any clock",
        "4:00 a\n9:14 b\n13:31 c\n18:44 d\n24:00 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("starts-late", -2.0)],
    ),
    (
        "quarters from four o'clock on",
        "4:00 a\n9:15 b\n13:30 c\n18:45 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("starts-late", -4.0), ("round-times", -5.5)],
    ),
    (
        "quarters from four o'clock on but for one",
        "4:00 a\n9:15 b\n13:30 c\n18:45 d\n20:59 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("starts-late", -4.5), ("round-times", -6.5)],
    ),
    (
        "quarters before four o'clock",
        "0:45 a\n9:15 b\n13:30 c\n18:45 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("rounded", -1.33)],
    ),
    (
        "fives from four o'clock on",
        "4:00 a\n9:05 b\n13:30 c\n18:45 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("starts-late", -4.0), ("round-times", -2.0)],
    ),
    (
        "fives before four o'clock",
        "0:55 a\n9:05 b\n13:30 c\n18:45 d",
        None,
        [("entries", 0.5), ("ascending", 1)],
    ),
    (
        "five fives before four o'clock",
        "0:55 a\n9:05 b\n13:30 c\n18:45 d\n19:20 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("rounded", -1.67)],
    ),
    (
        "quarters past any clock",
        "4:00 a\n9:15 b\n13:30 c\n30:00 d",
        None,
        [("entries", 0.5), ("ascending", 1)],
    ),
    (
        "quarters until a late hour",
        "4:00 a\n9:15 b\n13:30 c\n24:45 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("starts-late", -1.5), ("round-times", -5.5)],
    ),
    (
        "quarters from zero",
        "0:00 a\n5:00 b\n10:00 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "seconds that are none",
        "1:60 a\n4:61 b\n9:30 c\n14:02 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("no-clock", -6.0)],
    ),
    (
        "a heading of chapters",
        "Chapters:\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-chapters", 2.5)],
    ),
    (
        "a heading of corrections",
        "Errata\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-corrections", -8)],
    ),
    (
        "a heading of times",
        "Schedule\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-times", -2)],
    ),
    (
        "a heading of the time of some place",
        "Stages (local time):\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-times", -6)],
    ),
    (
        "a heading with a word that is a zone in upper case only",
        "Das ist drin:\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a heading with a zone in short",
        "Alle Zeiten in MSK\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-times", -6)],
    ),
    (
        "a heading with an aside",
        "Errata (I will keep adding to these as long as you keep writing):\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-corrections", -8)],
    ),
    (
        "behind the longest video",
        "1:00:31 a\n9:20:09 b\n12:00:01 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("past-the-end", -3)],
    ),
    (
        "as long as the longest video",
        "1:00:31 a\n9:20:09 b\n12:00:00 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a time of day behind the first lines",
        "1:01 a\n2:03 b\n9:07 c\n9:12 Uhr d",
        None,
        [("entries", 0.5), ("ascending", 1), ("clock", -2.5)],
    ),
    (
        "an arrival and a departure",
        "1:01 東京 発\n2:03 沼津 着\n9:07 浜松 着",
        None,
        [("entries", 0.0), ("ascending", 1), ("clock", -4.8)],
    ),
    (
        "a heading of credits",
        "Music:\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-credits", -2)],
    ),
    (
        "a sentence is no heading",
        "We talk about music and more today\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "stamps in sentences",
        "we 1:01 a\nthey 2:03 b\nyou 9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("prose", -6.0)],
    ),
    (
        "stamps in sentences from zero",
        "we 0:00 a\nthey 2:03 b\nyou 9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("prose", -4.0)],
    ),
    (
        "stamps set apart",
        "we (1:01) a\nthey - 2:03 b\nyou 9:07 | c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "some set apart",
        "we (1:01) a\nthey 2:03 b\nyou 9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("prose", -4.0)],
    ),
    (
        "a day in one line of three",
        "1:01 a on Monday\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a day in two lines of four",
        "1:01 a on Monday\n2:03 b\n9:07 c Friday\n12:34 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("clock", -4.0)],
    ),
    (
        "corrections in half of the lines",
        "1:01 a wrong\n2:03 b\n9:07 wrong c\n12:34 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("corrections", -3.0)],
    ),
    (
        "corrections in one line",
        "1:01 a wrong\n2:03 b\n9:07 c\n12:34 d",
        None,
        [("entries", 0.5), ("ascending", 1)],
    ),
    (
        "laps",
        "lap a 1:01\nlap b 2:03\nc 9:07",
        None,
        [("entries", 0.0), ("ascending", 1), ("paces", -5.33)],
    ),
    (
        "verses",
        "Romans 1:01\nJohn 2:03\nPsalm 9:07",
        None,
        [("entries", 0.0), ("ascending", 1), ("verses", -6.67)],
    ),
    (
        "names that are books too",
        "John 1:01\nMark 2:03\nAnna 9:07",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "dots that start late",
        "1.01 a\n2.03 b\n9.07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("doubtful-stamps", -6)],
    ),
    (
        "many dots that start late",
        "1.01 a\n2.03 b\n9.07 c\n10.08 d\n12.09 e",
        None,
        [("entries", 1.0), ("ascending", 1), ("doubtful-stamps", -6)],
    ),
    (
        "many dots that start near zero",
        "0.05 a\n2.03 b\n9.07 c\n10.08 d\n12.09 e",
        None,
        [("entries", 1.0), ("from-near-zero", 1.5), ("ascending", 1), ("doubtful-stamps", -6)],
    ),
    (
        "semicolons",
        "1;01 a\n2;03 b\n9;07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("unusual-stamps", -0.5)],
    ),
    (
        "dots from zero",
        "0.00 a\n2.03 b\n9.07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("unusual-stamps", -0.5)],
    ),
    (
        "links to one video",
        "youtu.be/abcdefghijk?t=61 a\nyoutu.be/abcdefghijk?t=123 b\nyoutu.be/abcdefghijk?t=547 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("linked", 2)],
    ),
    (
        "links to different videos",
        "youtu.be/abcdefghijk?t=61 a\nyoutu.be/abcdefghijA?t=123 b\nyoutu.be/abcdefghijk?t=547 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("other-videos", -10)],
    ),
    ("fits", "1:01 a\n2:03 b\n9:07 c", 547, [("entries", 0.0), ("ascending", 1), ("fits", 0.5)]),
    ("one past the end", "1:01 a\n2:03 b\n9:07 c", 546, [("entries", 0.0), ("ascending", 1)]),
    (
        "two past the end",
        "1:01 a\n2:03 b\n9:07 c",
        122,
        [("entries", 0.0), ("ascending", 1), ("past-the-end", -5.33)],
    ),
    (
        "two past the end, from zero",
        "0:00 a\n2:03 b\n9:07 c",
        122,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("past-the-end", -2.0)],
    ),
    (
        "two past the end, from zero and rounded",
        "0:00 a\n2:05 b\n9:10 c",
        122,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("past-the-end", -10.67)],
    ),
    (
        "a third past the end, from zero and rounded",
        "0:00 a\n2:05 b\n9:05 c\n9:15 d\n10:00 e\n10:10 f",
        560,
        [("entries", 1.5), ("from-zero", 4), ("ascending", 1), ("past-the-end", -1.0)],
    ),
    (
        "hours and minutes of something else",
        "Hours:minutes of your day:\n0:00 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("counted", -12)],
    ),
    (
        "a heading that opens with corrections",
        "Errata - thanks to all of you who wrote in!\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-corrections", -8)],
    ),
    (
        "corrections all through the video",
        "0:19 a should be b\n1:01 c was wrong\n2:03 I meant d\n5:07 e\n6:41 f",
        800,
        [("entries", 1.0), ("spans", 2), ("ascending", 1), ("corrections", -3.6)],
    ),
    (
        "a log of the night to Wednesday",
        "From Tuesday to Wednesday:\n0:35 a\n2:05 b\n9:10 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("headed-times", -6)],
    ),
    (
        "a Tuesday that is not rounded",
        "Tuesday:\n0:35 a\n2:05 b\n9:11 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a sentence that speaks of minutes",
        "We left ten minutes after noon.\n0:00 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "not in this video",
        "Places that are not in this video:\n0:00 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("headed-elsewhere", -12)],
    ),
    (
        "rounded below a zone",
        "Plan (JST)\n0:00 a\n2:05 b\n9:10 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("headed-times", -10)],
    ),
    (
        "minutes since the start of something else",
        "Minutes since start:\n0:00 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("counted", -12)],
    ),
    (
        "rounded below a zone in a sentence",
        "Live at eight JST\n0:00 a\n2:05 b\n9:10 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "chapters in hours and minutes",
        "Timestamps (hh:mm)\n0:00 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "not rounded below a zone, from zero",
        "Plan (JST)\n0:00 a\n2:05 b\n9:11 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "quoted by their authors",
        '"1:01 a" – x\n"2:03 b" – y\n9:07 c',
        None,
        [("entries", 0.0), ("ascending", 1), ("prose", -6)],
    ),
    (
        "one of them quoted",
        '"1:01 a" – x\n2:03 b\n9:07 c',
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "quoted with nobody's name",
        '"1:01 a"\n"2:03 b"\n"9:07 c"',
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "ranges until midnight",
        "0:00 - 6:30 a\n6:30 - 12:00 b\n12:00 - 24:00 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("round-times", -8)],
    ),
    (
        "ranges until the last minute of a day",
        "0:00 - 6:30 a\n6:30 - 12:00 b\n12:00 - 23:59 c",
        None,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1)],
    ),
    (
        "covers a fiftieth",
        "1:01 a\n2:03 b\n9:07 c",
        27350,
        [("entries", 0.0), ("ascending", 1), ("covers-little", -1.5)],
    ),
    (
        "covers a tenth",
        "1:01 a\n2:03 b\n9:07 c",
        5470,
        [("entries", 0.0), ("ascending", 1), ("fits", 0.5)],
    ),
    (
        "covers less than a third from zero",
        "0:00 a\n2:03 b\n9:07 c",
        1700,
        [("entries", 0.0), ("from-zero", 4), ("ascending", 1), ("fits", 0.5)],
    ),
    (
        "over the hour",
        "9:14 a\n1:03:27 b",
        None,
        [("entries", -3), ("ascending", 1), ("over-the-hour", 3)],
    ),
    (
        "three parts below the hour",
        "9:14 a\n0:33:27 b",
        None,
        [("entries", -3), ("ascending", 1)],
    ),
    (
        "amounts",
        "0:30 20 g flour\n1:04 rest\n3:31 5 ml oil",
        None,
        [("entries", 0.0), ("ascending", 1), ("amounts", -6.0)],
    ),
    (
        "covers less",
        "1:01 a\n2:03 b\n9:07 c",
        27351,
        [("entries", 0.0), ("ascending", 1), ("covers-little", -1.5)],
    ),
    (
        "two cover less",
        "0:00 a\n2:03 b",
        6151,
        [("entries", -3), ("from-zero", 4), ("ascending", 1), ("covers-little", -3)],
    ),
    (
        "adds up to the video",
        "1:01 a\n2:03 b\n9:07 c",
        731,
        [("entries", 0.0), ("ascending", 1), ("fits", 0.5), ("lengths", -4)],
    ),
    (
        "from the start into the second half",
        "0:20 a\n1:01 b\n2:03 c\n5:07 d\n6:41 e",
        800,
        [("entries", 1.0), ("spans", 2), ("ascending", 1)],
    ),
    (
        "not quite into the second half",
        "0:20 a\n1:01 b\n2:03 c\n5:07 d\n6:41 e",
        802,
        [("entries", 1.0), ("ascending", 1), ("fits", 0.5)],
    ),
    (
        "from a twentieth on",
        "0:40 a\n1:01 b\n2:03 c\n5:07 d\n6:41 e",
        800,
        [("entries", 1.0), ("ascending", 1), ("fits", 0.5)],
    ),
    (
        "the last of a long list past the end",
        "0:19 a\n1:01 b\n2:03 c\n5:07 d\n6:41 e",
        400,
        [("entries", 1.0), ("ascending", 1)],
    ),
    (
        "four reach anywhere by chance",
        "0:20 a\n1:01 b\n2:03 c\n6:41 e",
        800,
        [("entries", 0.5), ("ascending", 1), ("fits", 0.5)],
    ),
    (
        "laps from the start of a long list",
        "0:20 lap a\n1:01 lap b\n6:41 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("paces", -2.67)],
    ),
    (
        "laps with times of their own",
        "1:01 lap a (0:59)\n2:03 lap b (1:02)\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "hundredths of a second",
        "a 1:01.25\nb 2:03.50\nc 9:07",
        None,
        [("entries", 0.0), ("ascending", 1), ("lengths", -6)],
    ),
    (
        "hundredths in half of them",
        "a 1:01.25\nb 2:03.50\nc 9:07\nd 9:51",
        None,
        [("entries", 0.5), ("ascending", 1)],
    ),
    (
        "thousandths",
        "1:01.250 a\n2:03.500 b\n9:07.125 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "three, one of them apart",
        "a 1:01\n\nb 2:03\n\n\n\nc 9:07",
        None,
        [("entries", 0.0), ("ascending", 1), ("scattered", -2)],
    ),
    (
        "three, one of them a line further",
        "a 1:01\n\nb 2:03\n\n\nc 9:07",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "five, one of them apart",
        "a 1:01\nb 2:03\nc 3:07\nd 4:09\n\n\n\ne 9:07",
        None,
        [("entries", 1.0), ("ascending", 1)],
    ),
    (
        "three that open their lines, one of them apart",
        "1:01 a\n\n2:03 b\n\n\n\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a heading of verses",
        "Verses\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("verses", -8)],
    ),
    (
        "a heading of verses above what can be none",
        "Verses\n1:01 a\n2:00 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a heading of verses above less than a minute",
        "Verses\n0:31 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1)],
    ),
    (
        "a heading of verses above a verse of one digit",
        "Verses\n1:4 hear and see\n1:14 a\n3:16 b\n12:19 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("no-clock", -4), ("verses", -8)],
    ),
    (
        "a heading of best times",
        "PBs\n1:01 a\n2:03 b\n9:07 c",
        None,
        [("entries", 0.0), ("ascending", 1), ("lengths", -8)],
    ),
    (
        "adds up to a total",
        "1:01 a\n2:03 b\n9:07 c\n12:11 d",
        None,
        [("entries", 0.5), ("ascending", 1), ("lengths", -4)],
    ),
]


@pytest.mark.parametrize(
    ("text", "duration", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_evidence_is_this(text: str, duration: int | None, told: Told) -> None:
    (candidate,) = explain(text, duration).candidates
    assert [(reason.code, reason.points) for reason in candidate.reasons] == told
    assert (candidate.verdict == "chosen") == (sum(points for _, points in told) >= 0)


def test_every_piece_of_evidence_can_be_told_and_refused_for() -> None:
    """A code without a sentence would raise, in ``explain`` or where there are no chapters."""
    told = {
        (reason.code, reason.points < 0)
        for case in all_cases()
        for candidate in explain(case.description, case.duration).candidates
        for reason in candidate.reasons
    }
    text = "1:01 a\n2:03 b"
    (group,) = candidates(text, stamped_lines(text, find_timestamps(text)))
    for code in {code for code, against in told if against} - {"single"}:
        group.evidence = [Evidence(code, -9)]
        assert refusal([group]).message


def test_figures_that_settle_the_matter_are_not_looked_behind() -> None:
    """A lone list from zero is not asked what its heading says: titles may say anything."""
    text = "Errata\n0:00 wrong\n1:01 mistake\n2:03 should be"
    assert len(chapters_in(text).chapters) == 3


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("0:00 a\n1:01 b\n2:03 c", "stamp-first"),
        ("a 0:00\nb 1:01\nc 2:03", "stamp-last"),
        ("a (0:00) x\nb (1:01) y\nc (2:03) z", "stamp-inside"),
        ("0:00\na\n1:01\nb\n2:03\nc", "stamp-alone"),
        ("0:00 a, 1:01 b, 2:03 c", "several-a-line"),
        ("0m00s a\n1m01s b\n2m03s c", "stamp-first, units"),
        ("a 0.00\nb 1.01\nc 2.03", "stamp-last, mark"),
        ("0h00 a\n1h01 b\n2h03 c", "stamp-first, letter"),
        ("0 min a\n5 min b\n9 min c", "stamp-first, unit"),
        ("youtu.be/abcdefghijk?t=0 a\nyoutu.be/abcdefghijk?t=9 b", "stamp-first, link"),
    ],
)
def test_the_dialect_has_a_name(text: str, dialect: str) -> None:
    extraction = chapters_in(text)
    assert extraction.dialect == dialect
    assert extraction.notes == ()


def test_a_later_list_must_be_clearly_better_to_be_taken() -> None:
    first, second = "0:00 a\n1:01 b\n2:03 c", "0:00 x\n3:01 y\n4:03 z"
    found = chapters_in(f"{first}\n\n{second}")
    assert [chapter.title for chapter in found.chapters] == ["a", "b", "c"]
    assert found.second_list == 5
    found = chapters_in(f"{first}\n\nChapters\n{second}")
    assert [chapter.title for chapter in found.chapters] == ["x", "y", "z"]
    assert found.second_list == 1
    assert found.notes[0].message == "Another list begins on line 1; it was not taken."


def test_what_is_out_of_order_is_named_with_its_line() -> None:
    notes = chapters_in("Hello\n0:00 a\n3:01 b\n2:02 c\n4:03 d").notes
    assert [note.message for note in notes] == [
        "Line 4: 2:02 comes after 3:01; both are kept as written."
    ]


def test_lines_with_several_stamps_and_with_words_around_are_named() -> None:
    found = chapters_in("a 0:00 x\nb 1:01\nc 2:03 - 3:04\nd 3:04\ne 5:06")
    assert (found.lines_with_several, found.lines_with_text_around) == ((3,), (1,))


def test_an_explanation_is_plain_data() -> None:
    data = explain("Hi\n0:00 a\n1:01 b\n\nErrata\n0:30 c is wrong\n0:31 d is wrong").as_dict()
    assert data["extraction"]["dialect"] == "stamp-first"
    assert [
        (told["dialect"], told["lines"], told["starts"], told["verdict"])
        for told in data["candidates"]
    ] == [
        ("stamp-first", (2, 3), (0, 61), "chosen"),
        ("stamp-first", (6, 7), (30, 31), "refused"),
    ]
    assert data["candidates"][0]["reasons"][1] == {
        "code": "from-zero",
        "points": 4,
        "message": "The list starts at 0:00, as chapters do.",
    }


def test_lines_are_counted_as_they_were_typed_where_folds_were_joined() -> None:
    case = next(case for case in all_cases() if case.name == "folded-stamp-last")
    found = chapters_in(case.description)
    assert [chapter.line for chapter in found.chapters] == [2, 3, 5, 6, 8]
    (told,) = explain(case.description).candidates
    assert told.lines == (2, 3, 5, 6, 8)


def test_a_programme_of_an_afternoon_is_not_asked_for_its_words() -> None:
    """What is rounded and starts behind noon can become no list; a workout is asked further."""
    programme = "Timestamps\n14:00 a\n15:30 b\n17:00 c\n18:30 d"
    workout = "Timestamps\n5:00 a\n10:00 b\n15:00 c\n20:00 d"
    (told,) = explain(programme).candidates
    assert [reason.code for reason in told.reasons][-1] == "round-times"
    (told,) = explain(workout).candidates
    assert "headed-chapters" in [reason.code for reason in told.reasons]


JAPANESE = Path(__file__).parents[2] / "web" / "text" / "ja" / "findings.js"


@pytest.mark.parametrize(
    ("group", "codes"), [("notes", refusals.CODES), ("reasons", telling.CODES)]
)
def test_the_page_has_a_japanese_sentence_for_every_code(group: str, codes: Iterable[str]) -> None:
    text = JAPANESE.read_text("utf-8").partition(f"const {group} = {{")[2].partition("\n};")[0]
    translated = set(re.findall(r'^  "?([a-z-]+)"?:', text, re.MULTILINE))
    assert set(codes) <= translated
