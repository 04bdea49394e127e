"""Draft chapters from posted captions over HTTP.

tests/test_function_draft.py checks the same with the real process.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from werkzeug.test import TestResponse

from api.site import A, B, C, Site, problem
from chapters.api.body_reader import MAX_BYTES
from chapters.errors import QuotaExhausted
from chapters.formats import FORMATS
from chapters.service import drafts
from chapters.sources.proposals import FINISHED, Entry, Proposal
from split.talks import BREAD, CLOCK, IKE, PAN, POND, TOKEI, as_vtt, talk

VTT = as_vtt(talk(POND, BREAD, CLOCK))
JAPANESE = as_vtt(talk(IKE, PAN, TOKEI))


def post(site: Site, query: str = "", body: str | dict[str, Any] = VTT) -> TestResponse:
    """The answer to captions, or to JSON."""
    data = body if isinstance(body, str) else json.dumps(body)
    kind = "text/vtt" if isinstance(body, str) else "application/json"
    return site.client.post(f"/chapters{query}", data=data, content_type=kind)


def draft(site: Site, query: str = "", body: str | dict[str, Any] = VTT) -> dict[str, Any]:
    """The draft in JSON."""
    response = post(site, query, body)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.get_json()
    return found


def starts(found: dict[str, Any]) -> list[int]:
    return [chapter["start"] for chapter in found["chapters"]]


@pytest.mark.parametrize("captions", [VTT, JAPANESE])
def test_captions_give_a_draft_that_says_so(site: Site, captions: str) -> None:
    found = draft(site, body=captions)
    assert (found["source"], found["madeBy"]) == ("captions", "computed")
    assert [note["code"] for note in found["notes"]] == [
        "captions-draft",
        "titles-are-placeholders",
        "model-can-be-asked",
    ]
    assert found["chapters"][0]["start"] == 0
    assert len(found["chapters"]) == 5
    assert (found["video"]["id"], found["video"]["url"]) == ("", None)
    assert site.videos.calls == []
    assert site.text_model.asked == []


def test_no_cache_stores_it(site: Site) -> None:
    assert post(site).headers["Cache-Control"] == "no-store"


def test_captions_may_come_in_json_with_a_title_and_a_duration(site: Site) -> None:
    body = {"transcript": VTT, "title": "Mine", "duration": 1000}
    found = draft(site, body=body)
    assert found["video"]["title"] == "Mine"
    assert found["chapters"][-1]["end"] == 1000
    assert starts(found) == starts(draft(site, "?duration=1000"))


def test_the_video_may_be_named_for_links_and_its_duration(site: Site) -> None:
    found = draft(site, f"?v=https://youtu.be/{A}&duration=900")
    assert (found["video"]["id"], found["video"]["duration"]) == (A, 200)
    assert found["chapters"][1]["url"].startswith(f"https://www.youtube.com/watch?v={A}&t=")
    assert max(starts(found)) < 200
    assert draft(site, f"?v={B}&duration=900")["video"]["duration"] == 900


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_a_draft(site: Site, name: str) -> None:
    chosen = FORMATS[name]
    response = post(site, f"?format={name}&download=1")
    assert response.status_code == 200
    assert response.mimetype == chosen.media_type
    disposition = response.headers["Content-Disposition"]
    assert disposition == f'attachment; filename="draft.chapters.{chosen.extension}"'
    assert "✎" in response.text or "\\u270e" in response.text
    named = post(site, f"?format={name}&download=1&v={A}")
    assert f'"{A}.chapters.' in named.headers["Content-Disposition"]


def test_accept_chooses_the_format(site: Site) -> None:
    response = site.client.post(
        "/api/chapters", data=VTT, content_type="text/vtt", headers={"Accept": "text/plain"}
    )
    assert response.headers["Vary"] == "Accept"
    assert response.text.startswith("00:00 ✎ ")


def test_what_is_drafted_check_accepts(site: Site) -> None:
    text = post(site, "?format=text").text
    verdict = site.client.post("/check", json={"description": text, "duration": 900}).get_json()
    assert verdict["likelyShownByYouTube"] is True
    assert [c["start"] for c in verdict["chapters"]] == starts(draft(site))


def test_a_page_about_a_draft_links_to_nothing_that_would_be_another_list(site: Site) -> None:
    page = post(site, f"?format=html&v={A}").text
    assert "A draft computed from the captions" in page
    assert "download=1" not in page
    assert "canonical" not in page


def test_a_model_is_asked_only_when_named(site: Site) -> None:
    computed = draft(site, "?by=computed")
    assert site.text_model.asked == []
    assert "model-can-be-asked" in [note["code"] for note in computed["notes"]]
    found = draft(site, "?by=model")
    assert (found["source"], found["madeBy"], found["model"]) == ("captions", "generated", "fake-1")
    assert [note["code"] for note in found["notes"]] == ["captions-draft"]
    assert draft(site, "?by=model") == found
    assert len(site.text_model.asked) == 1
    assert site.limiter.left == 999


@pytest.mark.parametrize("query", ["?by=model", f"?v={A}"])
def test_a_draft_counts_for_the_client_that_the_proxy_saw(
    query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site({"TRUSTED_PROXY_HOPS": "1"})
    seen: set[str] = set()
    monkeypatch.setattr(site.limiter, "admit", lambda client, **_: seen.add(client))
    headers = {"X-Forwarded-For": "192.0.2.1"}
    site.client.post(f"/chapters{query}", data=VTT, content_type="text/vtt", headers=headers)
    assert seen == {"192.0.2.1"}


def test_nothing_is_computed_beside_a_models_draft(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "sections", None)
    assert draft(site, f"?by=model&v={A}")["madeBy"] == "generated"
    assert post(site, "?by=computed").status_code == 500


def test_a_model_that_fails_leaves_a_computed_draft_and_a_note(site: Site) -> None:
    site.text_model.proposal = QuotaExhausted("Used up.", retry_after=9)
    found = draft(site, "?by=model")
    assert found["notes"][0] == {"code": "model-failed", "message": "Used up."}
    assert found["chapters"] == draft(site)["chapters"]


def test_titles_of_a_hostile_model_are_only_text(site: Site) -> None:
    titles = ("<img src=x onerror=alert(1)> pond", "[bread](javascript:alert(1))", "clock `rm -rf`")
    times = ("0:00", "5:00", "10:00")
    entries = tuple(Entry(*pair) for pair in zip(times, titles, strict=True))
    site.text_model.proposal = Proposal(entries, FINISHED, has_watched=False)
    assert "<img" not in post(site, "?by=model&format=html").text
    assert r"\[bread\](" in post(site, "?by=model&format=markdown").text


@pytest.mark.parametrize(
    ("query", "body", "status", "code"),
    [
        ("", "no times here", 400, "invalid-transcript"),
        ("", "", 400, "invalid-transcript"),
        ("", {}, 400, "invalid-request"),
        ("", {"description": "0:00 A"}, 400, "invalid-request"),
        ("", {"transcript": 7}, 400, "invalid-request"),
        ("", {"transcript": VTT, "duration": -1}, 400, "invalid-request"),
        ("?duration=x", VTT, 400, "invalid-request"),
        ("?duration=0", VTT, 400, "invalid-request"),
        ("?duration=99999999", VTT, 400, "invalid-request"),
        ("?by=me", VTT, 400, "invalid-request"),
        ("?download=yes", VTT, 400, "invalid-request"),
        ("?format=pdf", VTT, 400, "unknown-format"),
        ("?v=nonsense", VTT, 400, "invalid-video"),
        (f"?v={A}&v={B}", VTT, 400, "invalid-request"),
        (f"?v={A},{B}", VTT, 400, "invalid-video"),
        (f"?v={C}", VTT, 404, "video-not-found"),
        ("", "0:00 x\n" + "y" * MAX_BYTES, 413, "too-large"),
    ],
)
def test_what_makes_no_draft_is_a_problem(
    site: Site, query: str, body: str | dict[str, Any], status: int, code: str
) -> None:
    response = post(site, query, body)
    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert site.text_model.asked == []
