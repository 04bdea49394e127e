"""Parameters that an address does not have: refused with the nearest one, or ignored on purpose."""

from __future__ import annotations

import json

import pytest

from api.site import A, B, Site, problem
from chapters.api.parameters import IGNORED


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (f"/chapters?v={A}&formt=csv", "'formt'. Did you mean 'format'?"),
        (f"/?v={A}&Format=csv", "'Format'. Did you mean 'format'?"),
        (f"/api/chapters?v={A}&fallbacks=comments", "'fallbacks'. Did you mean 'fallback'?"),
        (f"/chapters?v={A}&downlod=1", "'downlod'. Did you mean 'download'?"),
        (f"/chapters?v={A}&page_token=1", "'page_token'. Did you mean 'pageToken'?"),
        (f"/chapters?v={A}&id={B}", "'id'. Did you mean 'v'?"),
        (f"/chapters?list=PLabcdefghijklmnop&id={B}", "'id'. Did you mean 'v'?"),
        (f"/chapters?v={A}&v[]={B}", "'v[]'. Did you mean 'v'?"),
        (f"/chapters?v={A}&playlist=PL", "'playlist'. Did you mean 'list'?"),
        (f"/chapters?v={A}&lang=ja", "'lang'. Did you mean 'hl'?"),
        (f"/chapters?v={A}&toc=1", "'toc'. This address has v, fallback, list, pageToken,"),
        (f"/chapters?v={A}&constructor=1", "'constructor'. This address has v, fallback,"),
        (f"/chapters?v={A}&=1", "''. This address has v,"),
        (f"/article?v={A}&lang=ja", "'lang'. Did you mean 'hl'?"),
        (
            f"/article?v={A}&format=csv",
            "'format'. This address has fallback, v, style, hl, toc, heading, figures, download.",
        ),
        ("/health?verbose=1", "'verbose'. This address has none."),
        ("/openapi.yaml?v=1", "'v'. This address has none."),
    ],
)
def test_an_unknown_parameter_is_refused_and_the_nearest_one_named(
    site: Site, path: str, said: str
) -> None:
    response = site.get(path)
    assert response.status_code == 400
    body = problem(response)
    assert body["code"] == "unknown-parameter"
    assert body["detail"].startswith(f"There is no parameter {said}")
    assert site.videos.calls == []


def test_a_post_has_no_unknown_parameters_either(site: Site) -> None:
    for path in ("/check?formt=csv", f"/article?v={A}&formt=csv"):
        answer = site.client.post(path, data="0:00 a", content_type="text/plain")
        assert problem(answer)["code"] == "unknown-parameter"


@pytest.mark.parametrize("path", ["/chapters", "/", "/article"])
@pytest.mark.parametrize("name", ["id", "url", "video", "videoId", "video_id", "link", "V", "vv"])
def test_a_video_by_another_name_is_a_missing_video(site: Site, path: str, name: str) -> None:
    body = problem(site.get(f"{path}?{name}={A}"))
    assert body["code"] == "missing-video"
    assert body["detail"].startswith(f"There is no parameter '{name}'. Give a video as v=")


@pytest.mark.parametrize("path", ["/chapters", "/article"])
def test_what_other_sites_append_to_links_is_ignored(site: Site, path: str) -> None:
    plain = site.get(f"{path}?v={A}")
    appended = "&".join(f"{name}=x" for name in sorted({*IGNORED, "utm_source", "utm_anything"}))
    assert site.get(f"{path}?v={A}&{appended}").data == plain.data


def test_a_link_of_youtubes_pasted_without_escapes_is_understood(site: Site) -> None:
    link = f"https://www.youtube.com/watch?v={A}&t=75s&list=PLabcdefghijklmnop&index=2&si=x&pp=y"
    assert site.get(f"/chapters?v={link}").get_json()["video"]["id"] == A


@pytest.mark.parametrize(
    "path",
    [
        f"/chapters?v={A}&format=json&format=csv",
        f"/chapters?v={A}&download=1&download=1",
        "/chapters?list=PLabcdefghijklmnop&list=PLabcdefghijklmnop",
        f"/article?v={A}&v={B}",
        f"/article?v={A}&hl=ja&hl=en",
    ],
)
def test_a_parameter_with_one_value_is_given_once(site: Site, path: str) -> None:
    body = problem(site.get(path))
    assert body["code"] == "invalid-request"
    assert "was given 2 times; give it once." in body["detail"]


def test_a_preflight_is_answered_whatever_the_request_to_come_asks_for(site: Site) -> None:
    assert site.client.options(f"/chapters?v={A}&formt=csv").status_code == 204


def test_the_page_of_an_error_shows_the_name_as_text(site: Site) -> None:
    page = site.get("/chapters?<script>=1&format=html")
    assert page.status_code == 400
    assert "'&lt;script&gt;'" in page.text.replace("&#x27;", "'")


@pytest.mark.parametrize("name", ["a%00b%0d%0ac", "x" * 10_000, "%ff", "%ed%a0%80"])
def test_a_hostile_name_gets_a_short_answer_on_one_line(site: Site, name: str) -> None:
    response = site.get(f"/chapters?v={A}&{name}=1")
    detail = json.loads(response.data)["detail"]
    assert len(detail) < 200
    assert "\n" not in detail
