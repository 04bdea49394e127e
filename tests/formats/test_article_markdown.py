"""Titles, names of channels and captions are untrusted: in an article they stay text."""

from __future__ import annotations

import json
import re

import cmarkgfm  # type: ignore[import-untyped]
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chapters.domain.video import Chapter
from chapters.formats.article_markdown import MAX_NAMES, Reason, to_be_checked, unwritten
from chapters.transcript import Cue, Transcript
from formats.examples import HOSTILE_TITLES
from formats.test_markdown_sanitizer import ALLOWED
from service.article.test_article import CHAPTERS, VIDEO, outline

PARTS = st.sampled_from(
    ["`", "```", "~~~", "<b>", "[a](http://b)", "\n", "\n\n", "- ", "    ", "# ", "> ", "\\", "===",
     "---", "|", "&lt;", "1. ", "www.a.example", "word", "*", "_", "!", "](", ")", "<!--", "+ "]
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=8).map("".join)


def shown(stranger: str, said: str) -> tuple[set[str], set[str]]:
    """The elements and links of an article with ``stranger`` as every name, and ``said`` spoken."""
    chapters = CHAPTERS._replace(
        video=VIDEO._replace(title=stranger, channel=stranger),
        chapters=(Chapter(0, stranger, end=60), Chapter(60, stranger, end=None)),
    )
    cues = (Cue(0, 1, said, stranger), Cue(9, 10, said)) if said.strip() else (Cue(0, 1, "x"),)
    article = outline(chapters, Transcript("plain", cues))
    options = cmarkgfm.Options.CMARK_OPT_UNSAFE
    markdown = article.split("\n---\n", 1)[1]
    root = html5lib.parse(cmarkgfm.github_flavored_markdown_to_html(markdown, options=options))
    elements = {
        element.tag.rpartition("}")[2] for element in root.iter() if "}" in str(element.tag)
    }
    return elements, {link for element in root.iter() if (link := element.get("href"))}


def is_harmless(elements: set[str], links: set[str]) -> bool:
    ours = all(link.startswith("https://www.youtube.com/watch?v=aaaaaaaaaaA") for link in links)
    return ours and elements <= (ALLOWED | {"h1", "h2", "a"}) - {"li", "pre", "code", "hr"}


WHY = Reason("code", "Why.")


@pytest.mark.parametrize("language", ["ja", "ja-JP", "JA"])
def test_remarks_are_in_the_language_of_the_text(language: str) -> None:
    line = "\n> この章は書かれていません。Why. <!-- unwritten: code -->\n"
    assert unwritten(WHY, language) == line


@pytest.mark.parametrize("language", [None, "en-GB", "fr", "jam"])
def test_remarks_are_in_english_otherwise(language: str | None) -> None:
    line = "\n> This chapter was not written. Why. <!-- unwritten: code -->\n"
    assert unwritten(WHY, language) == line


@pytest.mark.parametrize("name", ["--> <b>", "a--b---c", "-->", '"]', "<!--", "ä"])
def test_names_stand_in_a_comment_that_they_cannot_end(name: str) -> None:
    line = to_be_checked([name] * (MAX_NAMES + 1), "en")
    _, _, comment = line.rpartition(" <!-- unsaid: ")
    told = comment.removesuffix(" -->\n")
    assert not re.search("--|[<>]", told)
    assert json.loads(told) == [name] * (MAX_NAMES + 1)


@pytest.mark.parametrize("text", HOSTILE_TITLES)
def test_untrusted_text_stays_text(text: str) -> None:
    assert is_harmless(*shown(text, text))


@given(TEXTS, TEXTS)
def test_no_mixture_of_signs_becomes_more_than_text(stranger: str, said: str) -> None:
    assert is_harmless(*shown(stranger, said))
