"""What a blog asks of an article: contents that lead to the headings, placeholders for pictures."""

from __future__ import annotations

import re

import pytest

from chapters.formats.article_layout import Layout, contents, figure, picture_name
from chapters.formats.article_markdown import Label, heading, opening
from chapters.formats.ordered import Part
from formats.examples import ORDINARY

NO_TEXT = Label(text="none", language="en")
PLAIN = Layout(heading="plain")


def anchors(*titles: str) -> list[str]:
    parts = [Part(n, n + 1, title) for n, title in enumerate(titles)]
    return re.findall(r"\]\(#(.*)\)$", contents("A garden", parts), re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("The pond", "the-pond"),
        ("C++ & Rust: what's new?", "c--rust-whats-new"),
        ("snake_case, kebab-case", "snake_case-kebab-case"),
        ("池のそば（北）", "池のそば北"),
        ("Über 3.5 km", "über-35-km"),
        ("A garden", "a-garden-1"),
    ],
)
def test_contents_link_to_the_anchors_that_github_gives(title: str, anchor: str) -> None:
    assert anchors(title) == [anchor]


def test_headings_that_are_equal_have_anchors_that_are_not() -> None:
    titles = ["Pond", "pond", "Pond 1", "Pond!", "Pond"]
    assert anchors(*titles) == ["pond", "pond-1", "pond-1-1", "pond-2", "pond-3"]


def test_contents_stand_between_the_origin_and_the_first_section() -> None:
    parts = [Part(0, 60, "The [pond]"), Part(60, None, "Frogs")]
    text = opening(ORDINARY, parts, label=NO_TEXT, layout=Layout(contents=True))
    assert text.endswith("\n\n- [The \\[pond\\]](#the-pond)\n- [Frogs](#frogs)\n")
    assert "\n- [" not in opening(ORDINARY, parts, label=NO_TEXT)


def test_plain_headings_have_the_link_behind_them_in_their_times() -> None:
    part = Part(65, 130, "Frogs")
    url = "https://www.youtube.com/watch?v=aaaaaaaaaaA"
    assert heading("aaaaaaaaaaA", part, layout=PLAIN) == (
        f"\n## Frogs\n\n_[1:05]({url}&t=65s)–2:10 · 1:05_\n"
    )
    text = opening(ORDINARY, [part], label=NO_TEXT, layout=PLAIN)
    assert f"\n# {ORDINARY.video.title.replace('&', '&')}\n\nSample channel · [YouTube](" in text


def test_a_plain_heading_without_a_video_has_plain_times() -> None:
    assert heading("", Part(65, None, "Frogs"), layout=PLAIN) == "\n## Frogs\n\n_1:05_\n"


def test_a_placeholder_names_the_chapter_the_picture_and_the_time() -> None:
    part = Part(3665, None, "Frogs [and] *toads*")
    placeholder = "![Frogs \\[and\\] \\*toads\\*](images/03-frogs-and-toads.png) <!-- 1:01:05 -->"
    assert figure(3, part) == placeholder
    text = heading("", part, 3, layout=Layout(figures=True))
    assert text == f"\n## Frogs \\[and\\] \\*toads\\*\n\n_1:01:05_\n\n{placeholder}\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "07-etc-passwd.png"),
        ("池のそば（北）", "07-池のそば-北.png"),
        ("???", "07.png"),
        ("a" * 99, f"07-{'a' * 40}.png"),
        ("ﬁne  Ｄｕｃｋｓ", "07-fine-ducks.png"),
    ],
)
def test_the_name_of_a_picture_is_safe_in_any_folder(title: str, name: str) -> None:
    assert picture_name(7, title) == name
