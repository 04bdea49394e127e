"""What a model writes is shown, and has no effect but emphasis, lists and code."""

from __future__ import annotations

import cmarkgfm  # type: ignore[import-untyped]
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapters.formats.markdown_sanitizer import MarkdownSanitizer

ALLOWED = {"html", "head", "body", "p", "em", "strong", "ul", "ol", "li", "code", "pre", "hr", "br"}


def filtered(*pieces: str) -> str:
    sanitizer = MarkdownSanitizer()
    return "".join([*map(sanitizer.feed, pieces), sanitizer.end()])


def tags(markdown: str) -> set[str]:
    """The elements of GitHub's HTML, without links to mailboxes: any text can become one there."""
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=options)
    return {
        element.tag.rpartition("}")[2]
        for element in html5lib.parse(html).iter()
        if not element.get("href", "").startswith("mailto:")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, *soft* and **loud**, `code < here`.\n",
        "- one\n- two\n\n1. first\n",
        "```python\nx = [1]  # <b>\n```\n",
        "````\n```\n<b>\n````\n",
    ],
)
def test_prose_lists_and_code_stay_as_they_are(text: str) -> None:
    assert filtered(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "# Title",
        "Title\n=====",
        "Title\n---",
        "- # Title",
        "Title\n# ===",
        "<img src=x onerror=alert(1)>",
        "[click](http://evil.example)",
        "![image](http://evil.example/x.png)",
        "[x]: http://evil.example\n\n[x]",
        "http://evil.example www.evil.example a@evil.example",
        "| a | b |\n| - | - |\n| <b>c | d |",
        "` a\nb ` <img src=x> `",
        "\\` <img src=x> `",
        "``<img src=x>``` <b>`",
        "- a\n  ```\n<img src=x>\n```",
        "```\ncode\n ```\n<img src=x>",
        "~~~ `\n<img src=x>\n~~~",
        "text\n   ```\n<img src=x>",
        "&lt;b&gt; \x00<\x01b>",
        "- a\r# b\u2028# c",
    ],
)
def test_nothing_else_gets_through(text: str) -> None:
    assert tags(filtered(text)) <= ALLOWED


def test_a_code_block_left_open_is_closed() -> None:
    assert filtered("````\ncode") == "````\ncode\n````\n"


def test_control_characters_are_dropped() -> None:
    assert filtered("a\x00b\x1bc\r\nd\u2028e") == "abc\nde\n"


def test_half_a_surrogate_pair_can_be_encoded() -> None:
    filtered("a\ud83d b").encode()


PARTS = st.sampled_from(
    ["`", "```", "~~~", "<b>", "[a](http://b)", "\n", "\n\n", "- ", "  ", "    ", "# ", "> ", "\\",
     "===", "---", "|", "&lt;", "1. ", "www.a.example", "word", "*", "_", "!", "\t", "@a.example"]
)  # fmt: skip


def test_words_come_before_their_line_is_whole() -> None:
    sanitizer = MarkdownSanitizer()
    assert sanitizer.feed("A pond <lies") == "A pond"
    assert sanitizer.feed("> in `the") == " \\<lies\\> in"
    assert sanitizer.feed(" wood` and") == " `the wood`"
    assert sanitizer.feed("\n===") == " and\n"
    assert sanitizer.feed("\n```\nx = 1") == "\n```\n"
    assert sanitizer.end() == "x = 1\n```\n"


def test_the_words_of_a_code_span_come_when_it_is_whole() -> None:
    sanitizer = MarkdownSanitizer()
    assert sanitizer.feed("A `b <c d") == ""
    assert sanitizer.feed("` e f") == "A `b <c d` e"


@given(st.lists(PARTS, max_size=24))
def test_no_mixture_gets_through_whatever_its_pieces_are(parts: list[str]) -> None:
    text = filtered(*parts)
    assert tags(text) <= ALLOWED
    assert text == filtered("".join(parts))
