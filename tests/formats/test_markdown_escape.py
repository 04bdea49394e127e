"""Text stays text in Markdown."""

from __future__ import annotations

import cmarkgfm  # type: ignore[import-untyped]
import pytest

from chapters.formats.markdown_escape import escape, escape_line_start, link


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, 1 + 1 = 2!", "plain words, 1 + 1 = 2!"),
        ("a*b_c`d", r"a\*b\_c\`d"),
        ("[a](b) <i> c|d ~~e~~ {f} $g$ \\", r"\[a\](b) \<i\> c\|d \~\~e\~\~ \{f\} \$g\$ \\"),
        ("#tag, C# and a #tag", r"\#tag, C# and a \#tag"),
        ("R&B &amp; &#39;", r"R&B \&amp; \&#39;"),
        ("http://a.example WWW.a.example", r"http\://a.example WWW\.a.example"),
        ("two\r\nlines", "two lines"),
    ],
)
def test_signs_are_escaped_where_they_mean_something(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("1. first", r"1\. first"),
        ("12) twelfth", r"12\) twelfth"),
        ("1.5 litres", "1.5 litres"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("-5 degrees", "-5 degrees"),
        ("words", "words"),
    ],
)
def test_a_line_starts_no_list_rule_or_heading(line: str, escaped: str) -> None:
    assert escape_line_start(line) == escaped
    assert cmarkgfm.github_flavored_markdown_to_html(escaped) == f"<p>{line}</p>\n"


def test_a_link_leads_to_a_moment_of_the_video() -> None:
    assert (
        link("1:15", "l8pRSuU81PU", 75)
        == "[1:15](https://www.youtube.com/watch?v=l8pRSuU81PU&t=75s)"
    )
    assert link("A", "l8pRSuU81PU", None) == "[A](https://www.youtube.com/watch?v=l8pRSuU81PU)"
    assert link("1:15", "", 75) == "1:15"
