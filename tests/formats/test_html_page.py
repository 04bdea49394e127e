"""The page without scripts is complete, safe, and allowed by its own policy."""

from __future__ import annotations

import base64
import hashlib
import re
from xml.etree import ElementTree as ET

import html5lib
import pytest

from chapters.domain.video import Chapters, Finding, Note
from chapters.errors import VideoNotFound
from chapters.formats import FORMATS, HTML_POLICY, render_problem
from formats.examples import EMPTY, EXAMPLES, HOSTILE, JAPANESE_LONG, ORDINARY, PASTED
from formats.readers import HTML

PAGES = {name: FORMATS["html"].render(chapters) for name, chapters in EXAMPLES.items()}
PAGES["pasted"] = FORMATS["html"].render(PASTED)
PAGES["problem"] = render_problem(VideoNotFound('There is <none> & "never" was.'))


def page(text: str) -> ET.Element:
    root: ET.Element = html5lib.HTMLParser(strict=True).parse(text)
    return root


def shown(chapters: Chapters) -> ET.Element:
    return page(FORMATS["html"].render(chapters))


def text_of(root: ET.Element) -> str:
    return " ".join("".join(root.itertext()).split())


def links(root: ET.Element) -> list[str]:
    return [link.get("href", "") for link in root.iter(f"{HTML}a")]


@pytest.mark.parametrize("name", PAGES)
def test_the_policy_allows_the_style_sheet_and_the_page_has_nothing_else(name: str) -> None:
    root = page(PAGES[name])
    (style,) = root.iter(f"{HTML}style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in HTML_POLICY
    for element in root.iter():
        assert element.tag not in {f"{HTML}script", f"{HTML}img", f"{HTML}iframe"}
        assert element.tag != f"{HTML}link" or element.get("rel") == "canonical"
        assert not [name for name in element.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118


def test_the_policy_allows_nothing_else() -> None:
    directives = dict(part.strip().split(" ", 1) for part in HTML_POLICY.split(";"))
    del directives["style-src"]
    assert directives == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_its_language_its_size_and_where_things_come_from(name: str) -> None:
    root = page(PAGES[name])
    assert root.get("lang") == "en"
    assert root.find(f".//{HTML}meta[@name='viewport']") is not None
    footer = root.find(f".//{HTML}footer")
    assert footer is not None
    assert "computed by this app, not by YouTube" in text_of(footer)
    assert "https://www.youtube.com/t/terms" in links(footer)
    assert len(list(root.iter(f"{HTML}h1"))) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_links_to_youtube_and_this_site_only(name: str) -> None:
    for link in links(page(PAGES[name])):
        assert re.match(r"https://www\.youtube\.com/|/|\?v=", link), link


def shared(root: ET.Element) -> tuple[str | None, str | None]:
    """The title and description that a preview of the link shows."""
    named = {m.get("property"): m.get("content") for m in root.iter(f"{HTML}meta")}
    return named["og:title"], named["og:description"]


def test_a_preview_of_a_link_has_title_and_description() -> None:
    root = shown(ORDINARY)
    assert shared(root) == (ORDINARY.video.title, "5 chapters · Sample channel")
    assert shared(shown(EMPTY)) == ("A walk", "No chapters · Sample channel")
    one = PASTED._replace(chapters=PASTED.chapters[:1])
    assert shared(shown(one)) == ("Chapters", "1 chapter")
    assert shared(page(PAGES["problem"])) == ("Video not found", 'There is <none> & "never" was.')
    assert text_of(next(root.iter(f"{HTML}title"))).startswith(ORDINARY.video.title)


def test_search_engines_see_one_page_for_each_video() -> None:
    def canonical(root: ET.Element) -> list[str | None]:
        return [link.get("href") for link in root.iter(f"{HTML}link")]

    assert canonical(shown(ORDINARY)) == ["?v=sample-en-c&format=html"]
    assert canonical(shown(PASTED)) == []
    assert canonical(page(PAGES["problem"])) == []


def test_the_page_links_to_the_video_the_player_and_every_other_format() -> None:
    found = links(shown(ORDINARY))
    assert "https://www.youtube.com/watch?v=sample-en-c" in found
    assert "/?v=sample-en-c" in found
    for name in FORMATS.keys() - {"html"}:
        assert f"?v=sample-en-c&format={name}&download=1" in found


def test_a_form_without_script_asks_for_another_page() -> None:
    form = page(PAGES["problem"]).find(f".//{HTML}form")
    assert form is not None
    assert form.get("action") is None
    inputs = {field.get("name"): field.get("value") for field in form.iter(f"{HTML}input")}
    assert inputs == {"v": None, "format": "html"}


def test_titles_have_their_own_language_and_direction() -> None:
    title = shown(JAPANESE_LONG).find(f".//{HTML}li/{HTML}a/{HTML}span")
    assert title is not None
    assert (title.get("lang"), title.get("dir")) == ("ja", "auto")
    title = shown(HOSTILE).find(f".//{HTML}h1")
    assert title is not None
    assert (title.get("lang"), title.get("dir")) == (None, "auto")


def test_the_bar_of_a_row_is_in_proportion_to_its_length() -> None:
    widths = [rect.get("width") for rect in shown(ORDINARY).iterfind(f".//{HTML}li//*[@width]")]
    longest = 3605 - 1218
    lengths = [95, 1210 - 95, 8, longest, 4210 - 3605]
    assert widths == [f"{100 * length / longest:.2f}%" for length in lengths]


def test_the_bar_shows_the_whole_video_when_its_length_is_known() -> None:
    def bar(chapters: Chapters) -> list[tuple[str | None, str | None]]:
        root = shown(chapters)
        return [(r.get("x"), r.get("width")) for r in root.iterfind(".//*[@class='bar']/*")]

    segments = bar(ORDINARY)
    assert len(segments) == 5
    assert segments[0] == ("0.000%", f"{100 * 95 / 4210:.3f}%")
    assert segments[-1] == (f"{100 * 3605 / 4210:.3f}%", f"{100 * 605 / 4210:.3f}%")
    assert bar(HOSTILE) == []
    short = ORDINARY.video._replace(duration=100)
    assert [x for x, _ in bar(ORDINARY._replace(video=short))] == ["0.000%", "95.000%"]


def test_without_chapters_the_page_says_why_and_has_no_downloads() -> None:
    root = shown(EMPTY)
    assert "No chapters were found. " + EMPTY.notes[0].message in text_of(root)
    assert not [link for link in links(root) if "download" in link]
    hostile = EMPTY._replace(notes=(Note("x", "<script>alert(1)</script>"),))
    assert "<script>alert(1)</script>" in text_of(shown(hostile))


def test_findings_are_listed() -> None:
    assert ORDINARY.findings[0].message in text_of(shown(ORDINARY))
    hostile = ORDINARY._replace(findings=(Finding("x", "error", "<b>Bold</b> &amp;"),))
    assert "<b>Bold</b> &amp;" in text_of(shown(hostile))


def test_a_generated_list_is_marked() -> None:
    generated = ORDINARY._replace(source="model", made_by="generated")
    assert "Generated by a model" in text_of(shown(generated))


def test_an_error_is_a_page_with_an_alert() -> None:
    root = page(PAGES["problem"])
    assert text_of(next(root.iter(f"{HTML}h1"))) == "Video not found"
    alert = root.find(f".//{HTML}p[@role='alert']")
    assert alert is not None
    assert text_of(alert) == 'There is <none> & "never" was.'
