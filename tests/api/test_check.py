"""Checking a posted description over HTTP."""

from __future__ import annotations

import pytest

from api.site import LIST, Site, problem
from chapters.api.body_reader import MAX_BYTES


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
