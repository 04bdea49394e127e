"""The checker: a pasted description, judged line by line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from page.acting import arrived, choose, drop_file, drop_on_checker, held, ready
from page.conftest import Visit
from page.youtube import BARE
from page.youtube import BROKEN as LATE_VIDEO
from split.talks import BREAD, CLOCK, POND, as_vtt, talk

LATE = "We build a boat.\n\n0:00 Wood\n0:32 Glue\n0:38 Paint\n5:00 Water\n\nThanks"
BROKEN = "0:07 Wood\n2:00 Glue\n1:00 Paint\n4:00 Sail\n6:00 Mast\n9:00 Water\n"


def paste(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Description").or_(page.get_by_label("概要欄")).first.fill(
        text
    )


def test_each_line_is_judged_while_it_is_typed(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    lines = page.locator(".lines > li")
    expect(page.locator(".verdict")).to_contain_text("will not show")
    expect(lines).to_have_count(6)
    expect(lines.nth(0)).to_have_text("2 lines without chapters")
    expect(lines.nth(2)).to_have_class("error")
    expect(lines.nth(2)).to_contain_text("The chapter at 0:32 lasts 6 s")
    expect(lines.nth(3)).to_have_class("good")
    paste(page, LATE.replace("0:38", "0:48"))
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
    expect(page.locator(".result")).to_contain_text("Nothing to correct.")
    page.get_by_label("Length of the video").fill("5:05")
    expect(page.locator(".lines > .error")).to_contain_text("The chapter at 5:00 lasts 5 s")


def test_every_chapter_of_columns_is_judged(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, "0:00 Wood   5:00 Sail\n1:00 Glue   6:10 Mast\n2:00 Paint   9:00 Water")
    lines = page.locator(".lines > li")
    expect(lines).to_have_count(6)
    expect(page.locator(".lines > .warning")).to_have_count(3)
    expect(page.locator(".lines > .good")).to_have_count(3)
    expect(lines.nth(1).locator(".title")).to_have_value("Sail")


def test_captions_show_how_each_chapter_begins(visit: Visit, tmp_path: Path) -> None:
    page = visit("/?check")
    paste(page, "0:00 Wood\n1:00 Glue\n4:00 Paint")
    expect(page.locator(".lines > li")).to_have_count(3)
    broken, captions = tmp_path / "broken.txt", tmp_path / "boat.vtt"
    broken.write_text("no times at all")
    choose(page, "Captions", broken)
    expect(page.get_by_text("nothing with a time")).to_be_visible()
    expect(page.locator(".lines > li")).to_have_count(3)
    paste(page, "0:00 Wood\n1:00 Glue\n4:00 Paint\n5:00 Water")
    expect(page.locator(".lines > li")).to_have_count(4)
    paste(page, "0:00 Wood\n1:00 Glue\n4:00 Paint")
    expect(page.locator(".lines > li")).to_have_count(3)
    said = f"Oak is <b>heavy</b>. {'And it lasts. ' * 20}"
    captions.write_text(
        f"WEBVTT\n\n00:01.000 --> 00:03.000\n{said}\n\n01:01.000 --> 01:05.000\nWait an hour.\n"
    )
    choose(page, "Captions", captions)
    notes = page.locator(".lines .note")
    expect(notes).to_have_count(2)
    expect(notes.nth(0)).to_have_text(re.compile("^Oak is heavy. And it lasts.*…$"))
    expect(notes.nth(1)).to_have_text("Wait an hour.")
    captions.write_text("1:01 Wait an hour.\n0:01 Oak.\n")
    choose(page, "Captions", captions)
    expect(page.locator(".remarks li")).to_contain_text("Line 2: This caption starts before")


def test_the_corrected_list_can_be_copied_and_is_accepted(visit: Visit) -> None:
    page = visit("/?check")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(page, BROKEN)
    expect(page.locator(".verdict")).to_contain_text("will not show")
    expect(page.locator(".lines > .error")).to_have_count(2)
    page.get_by_role("button", name="Copy the corrected list").click()
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "00:00 Wood\n02:00 Glue\n03:00 Paint\n04:00 Sail\n06:00 Mast\n09:00 Water"
    paste(page, text)
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")


def test_the_choice_of_lines_is_explained(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    page.get_by_text("Why these lines").click()
    expect(page.locator(".result details")).to_contain_text("Lines 3–6: taken as the list")
    expect(page.locator(".result details")).to_contain_text("+ The list starts at 0:00")


def test_a_text_without_a_list_gets_the_reason(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, "Open from 9:00 to 17:00.\n")
    expect(page.locator(".verdict")).to_have_text("No chapters")
    expect(page.locator(".result .note").first).not_to_be_empty()
    paste(page, "")
    expect(page.locator(".result")).to_be_empty()


def test_an_invalid_length_is_shown_and_blocks_nothing(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, LATE)
    page.get_by_label("Length of the video").fill("soon")
    problem = page.get_by_text("Write the length like 12:34 or 1:02:03.", exact=True)
    expect(problem).to_be_visible()
    field = page.get_by_label("Length of the video")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Write the length like 12:34 or 1:02:03.")
    expect(page.locator("[role=status]")).to_contain_text("12:34")
    expect(page.locator(".verdict")).to_contain_text("will not show")
    field.fill("10:00")
    expect(problem).to_have_count(0)


def test_the_last_text_wins(visit: Visit) -> None:
    page = visit("/?check")
    routes = held(page, "**/api/check")
    for count, text in enumerate((BROKEN, LATE), 1):
        paste(page, text)
        arrived(page, routes, count)
    routes[1].continue_()
    expect(page.locator(".result")).to_contain_text("0:32")
    assert "0:07" not in page.locator(".result").inner_text()


def test_the_verdict_is_in_japanese(visit: Visit) -> None:
    page = visit("/?check", locale="ja-JP")
    paste(page, BROKEN)
    expect(page.locator(".lines > .error").first).to_contain_text("最初のタイムスタンプ")
    page.get_by_text("この行を選んだ理由").click()
    shown = page.locator(".result").inner_text()
    assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", shown), shown


def test_the_text_is_kept_for_the_session(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, BROKEN)
    page.get_by_label("Length of the video").fill("12:00")
    expect(page.locator(".verdict")).to_contain_text("will not show")
    page.reload()
    expect(page.locator(".verdict")).to_contain_text("will not show")
    page.get_by_role("link", name="Chapters for YouTube").click()
    page.go_back()
    expect(page.get_by_label("Description")).to_have_value(BROKEN)
    page.get_by_role("link", name="日本語").click()
    expect(page.get_by_label("概要欄", exact=True)).to_have_value(BROKEN)
    expect(page.get_by_label("動画の長さ")).to_have_value("12:00")
    page.get_by_role("button", name="入力欄を空にする").click()
    expect(page.locator(".verdict")).to_be_empty()
    page.reload()
    expect(page.get_by_label("概要欄", exact=True)).to_have_value("")


@pytest.mark.parametrize("height", [640, 740])
def test_on_a_phone_the_verdict_is_on_the_first_screen(visit: Visit, height: int) -> None:
    page = visit("/?check", viewport={"width": 360, "height": height})
    paste(page, BROKEN)
    verdict = page.locator(".verdict")
    expect(verdict).to_contain_text("will not show")
    box = verdict.bounding_box()
    assert box
    assert box["y"] + box["height"] <= height
    page.locator(".lines > li").last.scroll_into_view_if_needed()
    expect(verdict).to_be_in_viewport()


def test_what_would_be_changed_is_shown_and_the_whole_description_can_be_copied(
    visit: Visit,
) -> None:
    page = visit("/?check")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(page, "My boat\n\n0:00 Wood\n1.00 Paint\n2:00 Glue\nBye")
    change = page.locator(".changes > li")
    expect(change).to_have_count(1)
    expect(change.locator("del")).to_have_text("1.00 Paint")
    expect(change.locator("ins")).to_have_text("1:00 Paint")
    expect(change).to_contain_text("The timestamp is written as YouTube reads it. A guess")
    page.get_by_role("button", name="Copy the whole description").click()
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "My boat\n\n0:00 Wood\n1:00 Paint\n2:00 Glue\nBye"


def test_a_link_is_enough_to_check_a_video(visit: Visit, keyless: str) -> None:
    page = visit("/?check", base=keyless)
    paste(page, "https://youtu.be/sample-en-4")
    expect(page.locator(".verdict")).to_contain_text("will not show")
    added = page.locator(".changes ins").first
    expect(added).to_have_css("white-space-collapse", "preserve")  # two lines stand on two lines
    assert added.inner_text() == "0:00 Intro\n0:30 The pond in March"


def test_a_list_of_an_editor_becomes_one_to_copy(visit: Visit) -> None:
    page = visit("/?check")
    starts = {"0:00": "Wood", "1:00": "Glue", "4:00": "Paint"}
    elements = "".join(f'<chapter start="{at}" title="{title}"/>' for at, title in starts.items())
    paste(page, f"<chapters>{elements}</chapters>")
    expect(page.locator(".result")).to_contain_text("was read as Podlove Simple Chapters")
    expect(page.locator(".lines > li.good")).to_have_count(3)
    expect(page.locator(".result pre")).to_have_text("00:00 Wood\n01:00 Glue\n04:00 Paint")
    page = visit("/?check", locale="ja-JP")
    paste(page, f"<chapters>{elements}</chapters>")
    expect(page.locator(".result")).to_contain_text("「Podlove Simple Chapters」として読み取り")


def test_chapters_are_edited_in_place_by_keyboard_and_nothing_else_changes(visit: Visit) -> None:
    page = visit("/?check")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    paste(page, f"{LATE}\nA boat")
    verdict, description = page.locator(".verdict"), page.get_by_label("Description")
    expect(verdict).to_contain_text("will not show")
    time = page.get_by_label("Time of chapter 3")
    expect(page.get_by_label("Time of chapter 2")).to_have_accessible_description(
        re.compile("lasts 6 s")
    )
    time.fill("soon")
    time.press("Tab")
    expect(time).to_have_attribute("aria-invalid", "true")
    expect(time).to_have_accessible_description(re.compile("Write the time like"))
    time.fill("0:41")
    time.press("ArrowUp")
    expect(description).to_have_value(re.compile("\n0:42 Paint\n"))
    time.press("Enter")  # on to the title
    page.keyboard.press("Control+a")
    page.keyboard.type("Varnish")
    expect(verdict).to_have_text("This list keeps YouTube’s rules.")
    page.keyboard.press("Enter")  # a line below, its time marked to be typed over
    page.keyboard.type("1:30")
    page.keyboard.press("Enter")
    page.keyboard.type("Dry")
    expect(description).to_have_value(
        "We build a boat.\n\n0:00 Wood\n0:32 Glue\n0:42 Varnish\n1:30 Dry\n5:00 Water\n\n"
        "Thanks\nA boat"
    )
    expect(page.locator(".lines > li.good")).to_have_count(5)
    page.get_by_role("button", name="Remove the chapter at 0:32").press("Enter")
    expect(page.get_by_role("button", name="Remove the chapter at 0:42")).to_be_focused()
    expect(page.locator(".lines > li.good")).to_have_count(4)
    page.get_by_label("All times later by").fill("-2")
    page.get_by_label("All times later by").press("Enter")
    edited = "We build a boat.\n\n0:00 Wood\n0:40 Varnish\n1:28 Dry\n4:58 Water\n\nThanks\nA boat"
    expect(description).to_have_value(edited)
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[role=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == edited
    page.reload()
    expect(page.get_by_label("Title of chapter 2")).to_have_value("Varnish")


def test_every_edit_can_be_taken_back(visit: Visit) -> None:
    page = visit("/?check")
    paste(page, BROKEN)
    description = page.get_by_label("Description")
    undo = page.locator(".edit-tools").get_by_role("button", name="Undo")
    page.get_by_role("button", name="Make these changes").click()
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
    mended = description.input_value()
    page.get_by_label("Title of chapter 1").press_sequentially("en ship")
    page.get_by_label("Title of chapter 2").fill("")
    expect(description).to_have_value(re.compile("0:00 Wooden ship\n2:00 \n"))
    undo.click()
    undo.click()  # the letters typed into one title are one step
    expect(description).to_have_value(mended)
    undo.click()
    expect(description).to_have_value(BROKEN)
    expect(page.locator(".verdict")).to_contain_text("will not show")
    page.get_by_role("button", name="Empty the field").click()
    expect(page.locator(".verdict")).to_be_empty()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("Title of chapter 6")).to_have_value("Water")


def test_a_list_with_remarks_leads_to_its_description_to_be_mended(visit: Visit) -> None:
    page = visit(f"/?v={LATE_VIDEO}")
    page.locator(".findings summary").click()
    page.get_by_role("link", name="Mend this description").click()
    expect(page.get_by_label("Description")).to_have_value("0:05 a\n1:00 b\n2:00 c\n")
    expect(page.get_by_label("Length of the video")).to_have_value("10:00")
    page.get_by_label("Time of chapter 1").fill("0")
    page.get_by_label("Time of chapter 1").press("Enter")
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
    page.reload()
    expect(page.get_by_label("Description")).to_have_value("0:00 a\n1:00 b\n2:00 c\n")
    page.get_by_role("button", name="Read it from YouTube again").click()
    expect(page.locator(".verdict")).to_contain_text("will not show")
    page.get_by_role("link", name="Late start").click()
    expect(page.locator("ol.chapters")).to_be_visible()


@pytest.mark.parametrize("view", ["/", f"/?v={BARE},{LATE_VIDEO}"])
def test_captions_dropped_where_no_view_takes_them_open_the_checker(
    visit: Visit, view: str
) -> None:
    page = visit(view)
    ready(page)
    assert drop_file(page, as_vtt(talk(POND, BREAD, CLOCK)))
    expect(page.locator(".draft")).to_contain_text("A draft, computed from the captions")
    assert page.url.endswith("/?check")
    page.get_by_label("Description").fill("0:00 One\n1:00 Two\n2:00 Three")
    page.reload()
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
    expect(page.locator(".draft")).to_have_count(0)  # a reload drops nothing
    page.go_back()
    expect(page.locator(":root")).not_to_have_attribute("data-view", "check")


def test_a_film_dropped_on_the_start_page_is_refused_in_words(visit: Visit) -> None:
    page = visit("/")
    ready(page)
    assert drop_file(page, "\0" * 9_000_000)  # more than the entry of a history may hold
    expect(page.locator("#view")).to_contain_text("is larger than")
    assert page.url.endswith("/?check")


def test_captions_give_a_draft_that_is_edited_and_taken_away(visit: Visit) -> None:
    page = visit(f"/?v={BARE}")
    page.get_by_role("link", name="Make chapters for it").click()
    expect(page.get_by_label("Description")).to_have_value("Nothing is listed here.\n")
    drop_on_checker(page, as_vtt(talk(POND, BREAD, CLOCK)))
    page.get_by_role("button", name="Draft chapters from the captions").click()
    draft = page.locator(".draft")
    expect(draft).to_contain_text("10 titles are only a phrase from the captions")
    expect(page.get_by_label("Description")).to_have_value(
        re.compile("^Nothing is listed here.\n\n00:00 ✎ ")
    )
    titles = page.locator(".lines .title")
    expect(titles).to_have_count(10)
    expect(page.locator(".lines > li.good")).to_have_count(10)  # the marks are not held against it
    titles.first.focus()
    page.keyboard.type("A pond")  # in the place of the phrase
    expect(draft).to_contain_text("9 titles are")
    titles.nth(1).press("Enter")  # the phrase will do
    expect(draft).to_contain_text("8 titles are")
    page.get_by_role("button", name="Keep these titles").click()
    expect(draft).to_have_count(0)
    expect(page.locator(".verdict")).to_have_text("This list keeps YouTube’s rules.")
    assert "✎" not in page.get_by_label("Description").input_value()
    page.get_by_label("Format").select_option("vtt")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "description.chapters.vtt"
    saved = download.value.path().read_text("utf-8")
    assert saved.startswith("WEBVTT")
    assert "A pond" in saved


def test_captions_alone_are_enough_and_a_model_is_asked_only_if_wanted(visit: Visit) -> None:
    page = visit("/?check")
    page.route("**/api/chapters?by=computed*", offered)
    page.route("**/api/chapters?by=model*", by_model)
    drop_on_checker(page, as_vtt(talk(POND, BREAD, CLOCK)))
    expect(page.locator(".draft")).to_contain_text("A draft, computed from the captions")
    page.get_by_role("button", name="Let a model draft them").click()
    expect(page.locator(".draft")).to_contain_text("A draft by a model (fake-1)")
    expect(page.get_by_label("Description")).to_have_value("00:00 Pond\n02:00 Bread\n04:00 Clock")
    page.locator(".edit-tools").get_by_role("button", name="Undo").click()
    expect(page.locator(".placeholder")).to_have_count(5)


def offered(route: Route) -> None:
    """The function's draft, as of a server with a model."""
    response = route.fetch()
    answer = response.json()
    answer["notes"].append({"code": "model-can-be-asked", "message": ""})
    route.fulfill(response=response, json=answer)


def by_model(route: Route) -> None:
    """A draft by a model."""
    response = route.fetch()
    answer = response.json()
    starts = {"Pond": 0, "Bread": 120, "Clock": 240}
    chapters = [{"start": start, "end": None, "title": title} for title, start in starts.items()]
    answer |= {"chapters": chapters, "madeBy": "generated", "model": "fake-1", "notes": []}
    route.fulfill(response=response, json=answer)
