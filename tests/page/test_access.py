"""For everybody: acceptance checks 23 to 25."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from chapters.formats.article_markdown import END
from page.acting import (
    alert,
    ask,
    drag,
    drop,
    drop_on_checker,
    play,
    ready,
    rows,
    titles,
    until,
)
from page.conftest import Visit
from page.youtube import (
    ABSENT,
    BARE,
    BROKEN,
    CLOSED,
    FAILING,
    HEBREW,
    HOURS,
    LONG,
    OTHER,
    PAGE_AND_ONE,
    PLAIN,
    TWO_PAGES,
)
from split.talks import BREAD, CLOCK, POND, as_vtt, talk
from support.processes import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")

CAPTIONS = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Ann>Oak is heavy.\n\n"
    "00:01:02.000 --> 00:01:01.000\nGlue dries\n\n00:01:05.000 --> 00:01:40.000\nin a day.\n"
)

WORST = "0:07 Wood\n2:00 Glue\n1:00 Paint\n4:00 Sail\n6:00 Mast\n9:00 Water\n"


def _wrong(page: Page) -> None:
    ask(page, "https://vimeo.com/1")
    alert(page)


def _alerted(page: Page) -> None:
    alert(page)


GENERATED = (
    '---\ntitle: "A boat"\nlanguage: "en"\nsections: 2\nchapters: "viewer"\ntext: "generated"\n'
    'textModel: "model-1"\n---\n\n# A boat\n\n## One\n\n_0:00_\n\nPlain, **strong**.\n\n- item\n\n'
    f"```\n{'long code ' * 30}\n```\n\n## Two\n\n"
    f"> This chapter was not written. Why. <!-- unwritten: internal -->\n{END}"
)


def _listed(page: Page) -> None:
    rows(page).first.wait_for()


def _opened(page: Page) -> None:
    _listed(page)
    for summary in page.locator("summary").all():
        summary.click()


def _playing(page: Page) -> None:
    _listed(page)
    play(page).evaluate("at(90)")
    page.locator("[aria-current]").wait_for()


def _checked(page: Page) -> None:
    page.locator("#description").fill(WORST)
    page.locator(".result details summary").click()


def _drafted(page: Page) -> None:
    """A draft from captions, and a time that cannot be read."""
    drop_on_checker(page, as_vtt(talk(POND, BREAD, CLOCK)))
    time = page.locator(".lines .time").nth(1)
    time.fill("soon")
    time.press("Tab")
    page.locator(".said [role=alert]").wait_for()


def _down(page: Page) -> None:
    page.route("**/api/**", lambda route: route.abort())
    ask(page, PLAIN)
    alert(page)


def _slow(page: Page) -> None:
    page.route("**/api/**", lambda route: None)
    ask(page, PLAIN)
    expect(page.locator("[role=status]")).not_to_be_empty()


def _silent(page: Page) -> None:
    ready(page)
    page.clock.install()
    page.route("**/api/**", lambda route: None)
    with page.expect_request("**/api/**"):
        ask(page, PLAIN)
    page.clock.run_for(15_000)
    alert(page)


def _offline(page: Page) -> None:
    ready(page)
    page.context.set_offline(True)
    ask(page, PLAIN)
    alert(page)


def _player_silent(page: Page) -> None:
    _listed(page)
    page.clock.install()
    play(page, awake=False)
    page.clock.run_for(8_500)
    page.locator(".silence").wait_for()


def _copied(page: Page) -> None:
    _listed(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=re.compile("^(Copy|コピー)$")).click()
    page.locator(".copied").wait_for()


def _uncopied(page: Page) -> None:
    _listed(page)
    page.evaluate("void (navigator.clipboard.write = () => Promise.reject(new Error('no')))")
    page.get_by_role("button", name=re.compile("^(Copy|コピー)$")).click()
    page.locator(".to-mark").wait_for()


def _menu(page: Page) -> None:
    _listed(page)
    rows(page).nth(1).get_by_role("button").click()
    page.get_by_role("menu").wait_for()


def _selecting(page: Page) -> None:
    _menu(page)
    page.get_by_role("menuitem").last.click()
    page.locator(".selection").wait_for()


def _sheet(page: Page) -> None:
    _playing(page)
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


def _wide(page: Page) -> None:
    page.evaluate("localStorage.setItem('wide', 'true')")
    _playing(page)


def _forgotten(page: Page) -> None:
    _seen(page)
    page.locator(".note button").click()
    expect(page.locator(".history")).to_have_count(0)


def _removed(page: Page) -> None:
    _seen(page)
    page.locator(".remove").click()
    expect(page.locator(".history .note button")).to_be_focused()


def _cut_short(page: Page) -> None:
    page.route("**/api/**pageToken=*", lambda route: route.abort())
    ask(page, PAGE_AND_ONE)
    alert(page)
    assert page.locator(".batch section").count() == 50


def _unlisted(page: Page) -> None:
    page.locator("#description").fill("Open from 9:00 to 17:00.\n")
    page.locator(".result .note").first.wait_for()


def _uncheckable(page: Page) -> None:
    page.route("**/api/check", lambda route: route.abort())
    page.locator("#description").fill(WORST)
    page.locator(".result button").wait_for()


def _searched(page: Page) -> None:
    _seen(page)
    page.locator("#search").fill("glue")
    page.locator(".history li li").wait_for()


def _seen(page: Page) -> None:
    _listed(page)
    until(page, "localStorage.getItem('seen')")  # remembered behind the list
    page.locator("a.name").click()
    page.locator(".history").wait_for()


def _several(page: Page) -> None:
    page.locator(".batch section").nth(2).wait_for()
    page.locator("summary").first.click()


def _searched_in(page: Page) -> None:
    page.locator(".batch section").nth(2).wait_for()
    page.get_by_role("searchbox").fill("glue")
    until(page, "CSS.highlights.get('found').size === 1")


def _expanded(page: Page) -> None:
    page.locator(".batch section").nth(61).wait_for(state="attached")
    page.locator(".actions button").first.click()
    page.locator(".batch li").nth(185).wait_for(state="attached")


def _outlined(page: Page) -> None:
    page.locator("article h2").first.wait_for()
    page.locator(".offer details[open]").first.wait_for()
    page.locator("summary").last.click()


def _dragged(page: Page) -> None:
    _listed(page)
    drag(page, CAPTIONS)


def _captioned(page: Page) -> None:
    """Captions beside the chapters, with remarks, while they are spoken and searched."""
    _dragged(page)
    drop(page)
    page.locator(".captions details summary").click()
    play(page).evaluate("at(90)")
    page.locator(".spoken").wait_for()
    page.get_by_role("searchbox").last.fill("a")
    page.locator(".search button").first.wait_for()


def _captions_unread(page: Page) -> None:
    _dragged(page)
    page.route("**/api/transcript", lambda route: route.abort())
    drop(page)
    expect(page.locator("details .warning").first).not_to_be_empty()


def _edited(page: Page) -> None:
    page.locator("article h2").first.wait_for()
    page.get_by_role("button", name=re.compile("^(Edit|編集)$")).click()


def _written(page: Page) -> None:
    """A generated article with everything that one can hold."""
    page.route("**/api/article?*", lambda route: route.fulfill(body=GENERATED))
    page.goto(f"{page.url}?v={PLAIN}&article")
    page.locator("article pre").wait_for()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "empty": ("/", ready),
    "wrong": ("/", _wrong),
    "list": (f"/?v={PLAIN}", _listed),
    "list with everything open": (f"/?v={BROKEN}", _opened),
    "playing": (f"/?v={PLAIN}", _playing),
    "not embeddable": (f"/?v={CLOSED}", _listed),
    "no chapters": (f"/?v={BARE}", lambda page: page.locator(".suggestions").wait_for()),
    "absent": (f"/?v={ABSENT}", _alerted),
    "failing": (f"/?v={FAILING}", _alerted),
    "down": ("/", _down),
    "slow": ("/", _slow),
    "several": (f"/?v={PLAIN},{ABSENT},{OTHER}", _several),
    "several searched": (f"/?v={PLAIN},{ABSENT},{OTHER}", _searched_in),
    "playlist expanded": (f"/?list={TWO_PAGES}", _expanded),
    "nothing can be copied": (f"/?v={PLAIN}", _uncopied),
    "menu of a row": (f"/?v={PLAIN}", _menu),
    "rows selected": (f"/?v={PLAIN}", _selecting),
    "sheet of keys": (f"/?v={PLAIN}", _sheet),
    "whole width": (f"/?v={PLAIN}", _wide),
    "history cleared": (f"/?v={PLAIN}", _forgotten),
    "video removed": (f"/?v={PLAIN}", _removed),
    "right to left": (f"/?v={HEBREW}", _listed),
    "ten hours": (f"/?v={HOURS}", _playing),
    "long list": (f"/?v={LONG}", _playing),
    "article": ("/", _written),
    "captions dragged": (f"/?v={PLAIN}", _dragged),
    "captions beside the chapters": (f"/?v={PLAIN}", _captioned),
    "captions unread": (f"/?v={PLAIN}", _captions_unread),
    "article edited": (f"/?v={PLAIN}&article", _edited),
    "outline": (f"/?v={PLAIN}&article", _outlined),
    "checker": ("/?check", lambda page: page.locator("#description").wait_for()),
    "checked": ("/?check", _checked),
    "drafted": ("/?check", _drafted),
    "seen": (f"/?v={PLAIN}", _seen),
    "searched": (f"/?v={PLAIN}", _searched),
    "chapter pointed out": (f"/?v={PLAIN}&t=75", _listed),
    "copied": (f"/?v={PLAIN}", _copied),
    "player silent": (f"/?v={PLAIN}", _player_silent),
    "time out": ("/", _silent),
    "offline": ("/", _offline),
    "playlist cut short": ("/", _cut_short),
    "no list checked": ("/?check", _unlisted),
    "check failing": ("/?check", _uncheckable),
    "privacy": ("/privacy.html", lambda page: None),
    "terms": ("/terms.html", lambda page: None),
}
"""Every state of the page: where it begins, and what leads into it. Each code of an error is in
test_errors.py, a list stored for offline use in test_offline.py."""


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def violations(page: Page) -> list[str]:
    """What axe finds in light and dark, best practices included; colours are all that differs."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        rules = {} if scheme == SCHEMES[0] else {"runOnly": ["color-contrast"]}
        found += page.evaluate(
            """async (rules) => {
                const options = { iframes: false, resultTypes: ["violations"], ...rules };
                const { violations } = await axe.run(options);
                return violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all }) =>
                    `${id}: ${html} ${[...any, ...all].map((check) => check.message)}`));
            }""",
            rules,
        )
    return found


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("locale", ["en-GB", "ja-JP"])
def test_check_23_and_24_axe_finds_nothing_no_text_is_missing_and_400_percent_fit(
    visit: Visit, state: str, locale: str
) -> None:
    path, lead = STATES[state]
    page = visit(path, locale=locale, color_scheme="light", reduced_motion="reduce")
    lead(page)
    assert violations(page) == []
    shown = page.locator("body").inner_text()
    assert not [gap for gap in ("undefined", "[object", "NaN", "null") if gap in shown]
    # 1280 x 1024 at 400 %: https://www.w3.org/WAI/WCAG22/Understanding/reflow
    page.set_viewport_size({"width": 320, "height": 256})
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the focus is on what is called ``text``, and see that it can be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page) == text:
            style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert style != "none", f"the focus on {text} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {text}")


def test_check_23_the_keyboard_alone_does_everything(visit: Visit) -> None:
    page = visit()
    ready(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "v"
    page.keyboard.type(PLAIN)
    page.keyboard.press("Enter")
    titles(page, 4)
    tab_to(page, "Copy")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    tab_to(page, "Download")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Format")).to_have_value("text")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if focused(page) == "Play here":
            break
    page.keyboard.press("Enter")
    page.locator("iframe").wait_for()
    frame = page.frames[-1]
    frame.wait_for_function("() => typeof wake === 'function'")
    frame.evaluate("wake()")
    frame.wait_for_function("() => received.greeted > 0")
    rows(page).nth(2).get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current]")).to_contain_text("Paint")


@pytest.mark.parametrize(("name", "heading"), [("privacy", "プライバシー"), ("terms", "利用条件")])
def test_check_24_privacy_and_terms_are_in_the_readers_language(
    visit: Visit, site: str, name: str, heading: str
) -> None:
    page = visit(f"/{name}.html", locale="ja-JP")
    headings = page.get_by_role("heading", level=1)
    expect(headings).to_have_text([heading])
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert page.title() == f"{heading} · チャプター一覧 for YouTube"
    page.get_by_role("link", name="English").click()
    expect(headings).to_have_count(1)  # both stand there until the script runs
    expect(headings).not_to_have_text(heading)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Chapters for YouTube").first.click()
    expect(page.get_by_role("button", name="Show chapters")).to_be_visible()
    privacy = page.get_by_role("link", name="Privacy")
    expect(privacy).to_have_attribute("href", re.compile("hl=en"))  # once the script has run
    privacy.click()
    expect(headings).to_have_text(["Privacy"])
    both = visit(f"/{name}.html", locale="ja-JP", java_script_enabled=False)
    expect(both.get_by_role("heading", level=1)).to_have_count(2)


def test_without_script_a_shared_link_says_what_to_do(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}", java_script_enabled=False)
    # Playwright's switch leaves the scripting flag on, so Chromium keeps this as text unseen.
    assert "the letters after “v=”" in (page.locator("noscript").text_content() or "")


@pytest.mark.parametrize("locale", ["ja-JP", "ja"])
def test_check_24_a_japanese_browser_gets_japanese(visit: Visit, locale: str) -> None:
    page = visit(f"/?v={PLAIN}", locale=locale)
    titles(page, 4)
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.get_by_role("button", name="チャプターを表示")).to_be_visible()
    expect(page.locator("#view .facts")).to_contain_text("4 チャプター")
    expect(page.locator("#view .facts")).to_contain_text("2020年1月2日 公開")


def test_check_24_another_browser_gets_english(visit: Visit) -> None:
    page = visit(locale="de-DE")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="Show chapters")).to_be_visible()


def test_check_24_switching_keeps_the_video(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.get_by_role("link", name="日本語").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    assert titles(page, 4)[0] == "Wood"
    assert page.url.endswith(f"?v={PLAIN}&hl=ja")
    ask(page, OTHER)
    assert titles(page, 3)[0] == "木材"
    assert page.url.endswith(f"?v={OTHER}&hl=ja")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith(f"?v={OTHER}&hl=en")


def test_check_25_every_state_is_held_to_the_policy() -> None:
    """``visit`` fails each test here whose page writes an error or warning to the console, a
    violation of the policy included; so each state above is held to it. The bytes are counted in
    files.test.mjs."""
    rules = json.loads((ROOT / "firebase.json").read_text())["hosting"]["headers"]
    policies = {
        header["value"]
        for rule in rules
        for header in rule["headers"]
        if header["key"] == "Content-Security-Policy"
    }
    assert len(policies) == 1
    (policy,) = policies
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy


def test_check_25_a_violation_of_the_policy_would_be_seen(chromium: Any, site: str) -> None:
    page = chromium.new_page()
    lines: list[str] = []
    page.on("console", lambda line: lines.append(line.text))
    page.goto(site)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in line for line in lines)
    page.close()


def test_colours_follow_the_system_and_motion_is_optional(visit: Visit) -> None:
    page = visit(f"/?v={LONG}", color_scheme="dark")
    rows(page).first.wait_for()
    background = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(background) == "rgb(21, 23, 26)"
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert page.evaluate(background) == "rgb(251, 249, 244)"
    moving = "document.getAnimations().length"
    assert page.evaluate(moving) == 0


def test_on_paper_only_the_programme_remains(visit: Visit) -> None:
    page = visit(f"/?v={PLAIN}")
    titles(page, 4)
    page.emulate_media(media="print")
    for gone in ("header", "main > form", ".player-box", ".take", ".actions"):
        expect(page.locator(gone)).to_be_hidden()
    expect(rows(page).nth(3)).to_be_visible()
    for part, ink in ((rows(page).nth(1), "::after"), (page.locator(".bar"), "::before")):
        kept = "(element, ink) => getComputedStyle(element, ink).printColorAdjust"
        assert part.evaluate(kept, ink) == "exact", "browsers leave backgrounds out"


FORCED: dict[str, Any] = {"forced_colors": "active", "reduced_motion": "reduce"}
"""As Windows's high contrast: the system's few colours take the place of ours."""


def differs(locator: Locator, name: str, *, part: str = "") -> bool:
    """Whether the colour ``name`` of an element or its pseudo-element stands out of the page."""
    return bool(
        locator.evaluate(
            """(element, [name, part]) => {
                const paper = getComputedStyle(document.documentElement).backgroundColor;
                const style = getComputedStyle(element, part || null);
                return style[name] !== paper && !/^rgba.*, 0\\)$/.test(style[name]);
            }""",
            [name, part],
        )
    )


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_the_playing_chapter_and_the_bar_visible(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    page = visit(f"/?v={PLAIN}", color_scheme=scheme, **FORCED)
    _playing(page)
    playing, other = rows(page).nth(1), rows(page).nth(2)
    assert differs(playing, "backgroundColor", part="::before")
    assert playing.evaluate("row => parseFloat(getComputedStyle(row, '::before').width)") > 0
    assert outline(playing) == "solid"
    assert outline(other) == "none"
    assert differs(other, "backgroundColor", part="::after")
    assert differs(page.locator(".bar"), "backgroundColor", part="::before")
    assert differs(page.locator(".bar span").first, "borderRightColor") is False  # a gap, as ever


@pytest.mark.parametrize("scheme", SCHEMES)
def test_forced_colours_leave_findings_apart_from_good_lines(
    visit: Visit, scheme: Literal["light", "dark"]
) -> None:
    page = visit("/?check", color_scheme=scheme, **FORCED)
    _checked(page)
    edge = "line => getComputedStyle(line).borderInlineStartWidth"
    assert page.locator(".lines > .error").first.evaluate(edge) == "3px"
    assert page.locator(".lines > .good").first.evaluate(edge) == "0px"
    expect(page.locator(".lines > .error .finding").first).to_be_visible()


def test_forced_colours_leave_the_focus_visible_everywhere(visit: Visit) -> None:
    for path, lead in (("/", ready), (f"/?v={BROKEN}", _opened), ("/?check", _checked)):
        page = visit(path, **FORCED)
        lead(page)
        for _ in range(page.locator("a, button, input, textarea, summary, pre").count()):
            page.keyboard.press("Tab")
            focus = page.locator(":focus-visible")
            if focus.count():
                assert outline(focus) != "none"
                assert differs(focus, "outlineColor"), focus.inner_text()


def outline(locator: Locator) -> str:
    return str(locator.evaluate("element => getComputedStyle(element).outlineStyle"))
