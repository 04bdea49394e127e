"""Checking a posted description over HTTP."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from api.site import LIST, A, B, C, Site, problem
from chapters.api.body_reader import MAX_BYTES
from chapters.formats import FORMATS


def test_a_description_gets_chapters_findings_and_a_corrected_list(site: Site) -> None:
    response = site.client.post("/check", json={"description": "0:30 A\n1:00 B\n2:00 C"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    body = response.get_json()
    assert [(c["start"], c["line"], c["title"]) for c in body["chapters"]] == [
        (30, 1, "A"),
        (60, 2, "B"),
        (120, 3, "C"),
    ]
    assert body["likelyShownByYouTube"] is False
    assert [f["rule"] for f in body["findings"] if f["strength"] == "error"] == ["starts-at-zero"]
    assert body["corrected"].startswith("00:00 ")
    assert body["explanation"]


def test_an_editor_learns_where_times_and_titles_stand_and_in_which_text(site: Site) -> None:
    body = site.client.post(
        "/check", json={"description": "My boat\n0:00 Wood\n1:00 Glue"}
    ).get_json()
    assert body["chapters"][1]["places"] == {
        "time": {"line": 3, "begin": 0, "end": 4},
        "title": {"line": 3, "begin": 5, "end": 9},
    }
    on_youtube = site.client.post(f"/check?v={A}").get_json()
    assert on_youtube["checked"] == LIST
    assert on_youtube["video"] == site.client.get(f"/chapters?v={A}").get_json()["video"]
    labels = "0.000000\t1.000000\tWood\n60.000000\t61.000000\tGlue\n"
    read = site.client.post("/check", json={"description": labels}).get_json()
    assert read["checked"] == "00:00 Wood\n01:00 Glue"


def test_a_checked_list_can_be_downloaded(site: Site) -> None:
    for query, name in (("", "description"), (f"&v={A}", A)):
        address = f"/check?format=vtt&download=1{query}"
        response = site.client.post(address, json={"description": LIST})
        disposition = response.headers["Content-Disposition"]
        assert disposition == f'attachment; filename="{name}.chapters.vtt"'
    plain = site.client.post("/check?format=vtt", json={"description": LIST})
    assert "Content-Disposition" not in plain.headers


def test_what_check_corrects_check_accepts(site: Site) -> None:
    typed = "0:00 Apples\n2:00 Cherries\n1:00 Bananas\n3:00 Dates"
    first = site.client.post("/check", json={"description": typed}).get_json()
    second = site.client.post("/check", json={"description": first["corrected"]}).get_json()
    assert second["likelyShownByYouTube"] is True


def test_a_description_may_be_plain_text(site: Site) -> None:
    text = LIST.encode() + b"\xff"
    response = site.client.post("/check", data=text, content_type="text/plain")
    assert len(response.get_json()["chapters"]) == 3


@pytest.mark.parametrize("length", [200, 199.5, "200", "3:20", "0:03:20", "PT3M20S"])
def test_the_last_chapter_ends_with_the_duration(site: Site, length: float | str) -> None:
    body = {"description": LIST, "duration": length}
    assert site.client.post("/check", json=body).get_json()["chapters"][-1]["end"] == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid-request"),
        (b"{", 400, "invalid-request"),
        (b"[]", 400, "invalid-request"),
        (b"null", 400, "invalid-request"),
        (b"{}", 400, "invalid-request"),
        (b'{"description": 5}', 400, "invalid-request"),
        (b'{"description": "x", "duration": "five"}', 400, "invalid-request"),
        (b'{"description": "x", "duration": ""}', 400, "invalid-request"),
        (b'{"description": "x", "duration": [5]}', 400, "invalid-request"),
        (b'{"description": "x", "duration": NaN}', 400, "invalid-request"),
        (b'{"description": "x", "duration": -5}', 400, "invalid-request"),
        (b'{"description": "x", "duration": 0}', 400, "invalid-request"),
        (b'{"description": "x", "duration": 10000001}', 400, "invalid-request"),
        (b'{"description": "x", "duration": true}', 400, "invalid-request"),
        (b'{"description": "x", "duration": 1e300}', 400, "invalid-request"),
        (b"\xff\xfe", 400, "invalid-request"),
        (b"[" * 100_000, 400, "invalid-request"),
        (b'{"description": "' + b"x" * MAX_BYTES + b'"}', 413, "too-large"),
    ],
)
def test_a_body_that_cannot_be_read_is_a_problem(
    site: Site, body: bytes, status: int, code: str
) -> None:
    response = site.client.post("/check", data=body, content_type="application/json")
    assert response.status_code == status
    assert problem(response)["code"] == code


def test_lone_surrogates_in_json_do_no_harm(site: Site) -> None:
    body = b'{"description": "0:00 a\\ud800\\n1:00 b\\n2:00 c"}'
    response = site.client.post("/check", data=body, content_type="application/json")
    assert response.status_code == 200


def test_what_was_posted_is_answered_whatever_the_client_has(site: Site) -> None:
    first = site.client.post("/check", json={"description": LIST})
    headers = {"If-None-Match": first.headers["ETag"]}
    again = site.client.post("/check", json={"description": LIST}, headers=headers)
    assert (again.status_code, again.data) == (200, first.data)


TYPED = "Hi\r\n0:00 A\r\n1.00 B\r\n2:00 C\r\nBye"


def check(site: Site, query: str = "", body: str = TYPED) -> TestResponse:
    """The answer about ``body``, sent as it is."""
    return site.client.post(f"/check{query}", data=body.encode(), content_type="text/plain")


def test_changes_are_listed_and_the_description_has_them_alone(site: Site) -> None:
    body = check(site).get_json()
    assert body["likelyShownByYouTube"] is False
    assert body["description"] == TYPED.replace("1.00", "1:00")
    assert body["changes"] == [
        {
            "line": 3,
            "before": "1.00 B",
            "after": "1:00 B",
            "rule": "not-a-timestamp-to-youtube",
            "certainty": "guess",
            "message": "The timestamp is written as YouTube reads it.",
        }
    ]
    again = check(site, body=body["description"]).get_json()
    assert (again["likelyShownByYouTube"], again["changes"]) == (True, [])


@pytest.mark.parametrize("empty", [b"", b"{}"])
def test_a_link_is_enough(site: Site, empty: bytes) -> None:
    site.videos.known[B] = site.videos.known[B]._replace(description=TYPED, duration=125)
    response = site.client.post(f"/check?v=https://youtu.be/{B}", data=empty)
    body = response.get_json()
    assert response.headers["Cache-Control"] == "no-store"
    assert body["description"].startswith("Hi\r\n0:00 A\r\n1:00 B")
    assert body["chapters"][-1]["end"] == 125
    assert [f["rule"] for f in body["findings"]] == [
        *("at-least-three", "ten-seconds", "not-a-timestamp-to-youtube")
    ]


def test_a_video_that_is_checked_is_looked_up_once_and_counted(site: Site) -> None:
    for _ in range(3):
        assert site.client.post(f"/check?v={A}").status_code == 200
    assert len(site.videos.calls) == 1
    assert site.limiter.left == 999


def test_a_posted_description_is_the_next_draft_of_the_video_that_is_named(site: Site) -> None:
    draft = {"description": "0:00 A\n1:00 B -> C\n3:19 D"}
    body = site.client.post(f"/check?v={A}", json=draft).get_json()
    assert body["chapters"][-1]["end"] == 200
    assert [f["rule"] for f in body["findings"]] == ["angle-brackets", "ten-seconds"]


def test_a_video_that_is_not_there_is_a_problem(site: Site) -> None:
    assert problem(site.client.post(f"/check?v={C}"))["code"] == "video-not-found"


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_is_made_from_a_posted_list(site: Site, name: str) -> None:
    response = check(site, f"?format={name}")
    assert response.status_code == 200
    assert response.content_type.startswith(FORMATS[name].media_type)
    assert response.headers["Cache-Control"] == "no-store"
    if name == "text":
        assert response.text == "00:00 A\n01:00 B\n02:00 C\n"


@pytest.mark.parametrize(
    ("query", "starts"),
    [
        ("", "00:00 A|01:00 B|02:00 C"),
        ("&offset=12", "00:00 Intro|00:12 A|01:12 B|02:12 C"),
        ("&offset=-60", "00:00 B|01:00 C"),
        ("&round=50", "00:00 A|00:50 B|01:40 C"),
        ("&round=&offset=&lengths=", "00:00 A|01:00 B|02:00 C"),
    ],
)
def test_a_format_holds_what_the_options_ask_for(site: Site, query: str, starts: str) -> None:
    text = check(site, f"?format=text{query}").text
    assert text.split("\n")[:-1] == starts.split("|")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("?v=", "ok"),
        (f"?v={A},{B}", "invalid-request"),
        ("?v=nothing", "invalid-video"),
        ("?format=pdf", "unknown-format"),
        ("?offset=x", "invalid-request"),
        ("?offset=1.5", "invalid-request"),
        ("?offset=86401", "invalid-request"),
        ("?offset=-86400", "ok"),
        ("?round=0", "invalid-request"),
        ("?lengths=add", "invalid-request"),
        ("?numbers=off", "invalid-request"),
        ("?ranges=DROP", "invalid-request"),
        ("?titles=alone", "ok"),
    ],
)
def test_what_cannot_be_read_is_a_problem(site: Site, query: str, code: str) -> None:
    response = check(site, query)
    assert response.status_code == 200 if code == "ok" else problem(response)["code"] == code


def test_without_a_video_the_body_is_needed(site: Site) -> None:
    response = site.client.post("/check", data=b"{}", content_type="application/json")
    assert problem(response)["detail"] == (
        'Send an object with the text as "description", or name a video: v=.'
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_marker_list_of_an_editor_becomes_a_list_to_paste(site: Site, encoding: str) -> None:
    """Premiere Pro writes UTF-16."""
    rows = [f"{name}\t\t{at}\t{at}\t00:00:00:00\tChapter" for name, at in (
        ("Äpfel", "01:00:00:00"), ("Birnen", "01:01:00:24"), ("Quitten", "01:02:00:00")
    )]  # fmt: skip
    text = "\n".join(["Marker Name\tDescription\tIn\tOut\tDuration\tMarker Type", *rows])
    response = site.client.post("/check", data=text.encode(encoding), content_type="text/plain")
    body = response.get_json()
    assert body["corrected"] == body["description"] == "00:00 Äpfel\n01:00 Birnen\n02:00 Quitten"
    assert [note["code"] for note in body["notes"]] == ["editor-list-premiere"]
