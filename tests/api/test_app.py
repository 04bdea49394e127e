"""The HTTP contract, over the whole face with fakes below it.

tests/test_function.py says the same of the real process.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import Client, TestResponse

from chapters.api.app import HttpApp
from chapters.api.request_body import LARGEST_BODY
from chapters.config import Settings
from chapters.domain.video import Video
from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.formats import FORMATS
from chapters.service.article import Articles, Ceilings
from chapters.service.lookup import Service
from chapters.sources.description import DescriptionSource
from support.fake_writer import FakeSections, FakeWriter
from support.fakes import FakeClock, FakeFallback, FakeLimiter, FakePlaylists, FakeStore, FakeVideos
from support.logged import Lines

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"
LIST = "0:00 Intro\n1:00 Middle, the <b>part</b>\n2:30 End\n"


class Site:
    """The face, with fakes that a test can tell what to do."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        self.videos = FakeVideos(
            Video(id=A, title="One", channel="Who", description=LIST, duration=200),
            Video(id=B, title="Two", channel="Who", description="No list here."),
        )
        self.playlists = FakePlaylists(PLabcdefghijklmnop=[[B, C], [A]])
        self.limiter = FakeLimiter()
        self.clock = FakeClock()
        service = Service(
            videos=self.videos,
            playlists=self.playlists,
            store=FakeStore(),
            description=DescriptionSource(),
            fallbacks={"comments": FakeFallback()},
            limiter=self.limiter,
            clock=self.clock,
            jitter=lambda: 0.5,
        )
        self.writer = FakeWriter()
        articles = Articles(
            writer=lambda: self.writer,
            sections=FakeSections,
            limiter=self.limiter,
            ceilings=Ceilings(chapters=10, minutes=60),
        )
        self.api = HttpApp(
            Settings.of(environment or {}), service=lambda: service, articles=lambda: articles
        )
        self.client = Client(self._from_this_machine)

    def _from_this_machine(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        return self.api({"REMOTE_ADDR": "127.0.0.1", **environ}, start_response)

    def get(self, path: str, **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(path, headers=named)


@pytest.fixture
def site() -> Site:
    return Site()


def problem(response: TestResponse) -> dict[str, Any]:
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(response.data)
    assert body["status"] == response.status_code
    assert set(body) <= {"type", "title", "status", "detail", "code", "retryAfter"}
    return body


def test_one_video_as_json(site: Site) -> None:
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 200
    assert response.content_type == "application/json"
    body = response.get_json()
    assert body["video"]["id"] == A
    assert [(c["start"], c["end"], c["title"], c["url"]) for c in body["chapters"]] == [
        (0, 60, "Intro", f"https://www.youtube.com/watch?v={A}&t=0s"),
        (60, 150, "Middle, the <b>part</b>", f"https://www.youtube.com/watch?v={A}&t=60s"),
        (150, 200, "End", f"https://www.youtube.com/watch?v={A}&t=150s"),
    ]
    assert (body["source"], body["madeBy"]) == ("description", "author")
    assert body["likelyShownByYouTube"] is True


@pytest.mark.parametrize("path", ["/chapters", "/", "/api/chapters", "/api/"])
def test_every_address_of_the_chapters_answers_alike(site: Site, path: str) -> None:
    first = site.get(f"/chapters?v={A}")
    assert site.get(f"{path}?v=https://youtu.be/{A}").data == first.data


def test_a_video_without_chapters_is_an_answer_with_a_reason(site: Site) -> None:
    response = site.get(f"/chapters?v={B}")
    assert response.status_code == 200
    body = response.get_json()
    assert body["chapters"] == []
    assert body["source"] == body["madeBy"] == "none"
    assert body["likelyShownByYouTube"] is False
    assert body["notes"][0]["message"].endswith(".")


def test_several_videos_come_in_the_order_asked_with_a_problem_in_its_place(site: Site) -> None:
    response = site.get(f"/chapters?v={B},{A}&v={C}&v=nonsense")
    assert response.status_code == 200
    second, first, unknown, nonsense = response.get_json()["videos"]
    assert (second["video"]["id"], first["video"]["id"]) == (B, A)
    assert (unknown["code"], unknown["id"]) == ("video-not-found", C)
    assert (nonsense["code"], nonsense["id"]) == ("invalid-video", "nonsense")
    assert site.videos.calls == [(B, A, C)]


def test_a_playlist_comes_page_by_page_with_problems_in_their_places(site: Site) -> None:
    response = site.get("/chapters?list=https://www.youtube.com/playlist?list=PLabcdefghijklmnop")
    assert response.status_code == 200
    body = response.get_json()
    assert body["videos"][0]["video"]["id"] == B
    assert (body["videos"][1]["id"], body["videos"][1]["code"]) == (C, "video-not-found")
    assert body["nextPageToken"] == "1"
    last = site.get("/chapters?list=PLabcdefghijklmnop&pageToken=1").get_json()
    assert [item["video"]["id"] for item in last["videos"]] == [A]
    assert "nextPageToken" not in last


def test_a_playlist_counts_against_the_client_like_a_video(site: Site) -> None:
    site.limiter.left = 3
    assert site.get("/chapters?list=PLabcdefghijklmnop").status_code == 200
    site.limiter.left = 0
    assert site.get("/chapters?list=PLabcdefghijklmnop").status_code == 429


def test_a_video_asked_for_with_its_playlist_is_one_video(site: Site) -> None:
    assert site.get(f"/chapters?v={A}&list=PLabcdefghijklmnop").get_json()["video"]["id"] == A


def test_a_sentence_with_a_comma_and_a_link_is_one_video(site: Site) -> None:
    response = site.get(f"/chapters?v=Look, there: https://youtu.be/{A}, it is good")
    assert response.get_json()["video"]["id"] == A


def test_two_links_with_a_comma_between_are_two_videos(site: Site) -> None:
    response = site.get(f"/chapters?v=https://youtu.be/{A},https://youtu.be/{B}")
    assert [item["video"]["id"] for item in response.get_json()["videos"]] == [A, B]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_answers_with_its_media_type(site: Site, name: str) -> None:
    response = site.get(f"/chapters?v={A}&format={name}")
    assert response.status_code == 200
    assert response.content_type.split(";")[0] == FORMATS[name].media_type.split(";")[0]
    assert response.data
    assert "Vary" not in response.headers


def test_accept_chooses_the_format_and_caches_are_told(site: Site) -> None:
    response = site.get(f"/chapters?v={A}", Accept="text/markdown")
    assert response.content_type.startswith("text/markdown")
    assert response.headers["Vary"] == "Accept"


def test_the_parameter_wins_over_accept(site: Site) -> None:
    response = site.get(f"/chapters?v={A}&format=text", Accept="application/json")
    assert response.content_type.startswith("text/plain")


def test_download_gives_the_file_a_name(site: Site) -> None:
    response = site.get(f"/chapters?v={A}&format=vtt&download=1")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{A}.chapters.vtt"'


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/chapters", 400, "missing-video"),
        ("/chapters?v=", 400, "missing-video"),
        ("/chapters?v=https://vimeo.com/1", 400, "invalid-video"),
        ("/chapters?v=https://www.youtube.com/@someone", 400, "not-a-video"),
        (f"/chapters?v={C}", 404, "video-not-found"),
        (f"/chapters?v={A}&format=pdf", 400, "unknown-format"),
        (f"/chapters?v={A}&fallback=guess", 400, "invalid-request"),
        (f"/chapters?v={A},{B}&format=vtt", 400, "invalid-request"),
        ("/chapters?v=" + ",".join([A] * 51), 413, "too-large"),
        ("/chapters?list=PLzzzzzzzzzzzzzzzz", 404, "playlist-not-found"),
        ("/chapters?list=nonsense", 400, "invalid-video"),
        ("/chapters?list=PLabcdefghijklmnop&pageToken=a%20b", 400, "invalid-request"),
        ("/chapters?list=PLabcdefghijklmnop&format=vtt", 400, "invalid-request"),
        ("/nothing", 404, "not-found"),
        ("/apichapters", 404, "not-found"),
        ("/api", 404, "not-found"),
    ],
)
def test_bad_input_gets_a_problem_with_a_stable_code(
    site: Site, path: str, status: int, code: str
) -> None:
    response = site.get(path)
    assert response.status_code == status
    body = problem(response)
    assert body["code"] == code
    assert body["detail"].endswith((".", "?"))
    assert response.headers["Cache-Control"] == "no-store"


def test_accept_of_nothing_we_have_is_not_acceptable(site: Site) -> None:
    response = site.get(f"/chapters?v={A}", Accept="application/pdf")
    assert response.status_code == 406
    assert problem(response)["code"] == "not-acceptable"


@pytest.mark.parametrize(
    ("failure", "status", "retry"),
    [
        (QuotaExhausted("Used up.", retry_after=3600), 503, "3600"),
        (UpstreamFailed("Broken."), 502, None),
        (UpstreamTimeout("Slow."), 504, None),
        (NotConfigured("No key."), 503, None),
    ],
)
def test_failures_of_youtube_are_problems(
    site: Site, failure: ChaptersError, status: int, retry: str | None
) -> None:
    site.videos.failure = failure
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == status
    assert problem(response)["code"] == failure.code
    assert response.headers.get("Retry-After") == retry


def test_a_client_over_its_limit_is_told_when_to_return(site: Site) -> None:
    site.limiter.left = 0
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "30"
    assert problem(response)["retryAfter"] == 30


def test_a_defect_tells_the_client_nothing_and_the_log_everything(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("the secret inside")

    monkeypatch.setattr(site.videos, "fetch", broken)
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 500
    assert problem(response)["code"] == "internal"
    assert b"secret" not in response.data
    assert b"ZeroDivision" not in response.data
    assert "ZeroDivisionError" in caplog.text


def test_head_is_get_without_the_body(site: Site) -> None:
    got = site.get(f"/chapters?v={A}")
    head = site.client.head(f"/chapters?v={A}")
    assert head.status_code == 200
    assert head.data == b""
    same = ("Content-Type", "Content-Length", "ETag")
    assert [head.headers[name] for name in same] == [got.headers[name] for name in same]


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/chapters", "GET, HEAD, OPTIONS"),
        ("DELETE", "/health", "GET, HEAD, OPTIONS"),
        ("GET", "/check", "POST, OPTIONS"),
        ("PUT", "/api/check", "POST, OPTIONS"),
    ],
)
def test_other_methods_are_refused_with_those_allowed(
    site: Site, method: str, path: str, allow: str
) -> None:
    response = site.client.open(path, method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == allow
    assert problem(response)["code"] == "method-not-allowed"


def test_equal_answers_have_equal_bytes_and_a_client_that_has_them_gets_304(site: Site) -> None:
    miss, hit = site.get(f"/chapters?v={A}"), site.get(f"/chapters?v={A}")
    assert miss.data == hit.data
    assert miss.headers["ETag"] == hit.headers["ETag"]
    again = site.get(f"/chapters?v={A}", If_None_Match=hit.headers["ETag"])
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == hit.headers["ETag"]
    assert again.headers["Cache-Control"] == hit.headers["Cache-Control"]


def test_formats_of_one_video_have_etags_of_their_own(site: Site) -> None:
    etags = {site.get(f"/chapters?v={A}&format={name}").headers["ETag"] for name in FORMATS}
    assert len(etags) == len(FORMATS)


def test_caches_may_keep_an_answer_as_long_as_it_stays_fresh(site: Site) -> None:
    first = site.get(f"/chapters?v={A}")
    assert first.headers["Cache-Status"] == "chapters; fwd=uri-miss; stored"
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    site.clock.advance(hours=23)
    second = site.get(f"/chapters?v={A}")
    assert second.headers["Cache-Status"] == "chapters; hit; ttl=3600"
    assert second.headers["Cache-Control"] == "public, max-age=3600"


def test_a_stale_answer_says_so_and_is_not_kept(site: Site) -> None:
    site.get(f"/chapters?v={A}")
    site.clock.advance(days=2)
    site.videos.failure = QuotaExhausted("Used up.", retry_after=3600)
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 200
    assert response.headers["Cache-Status"] == "chapters; hit; fwd=stale; detail=quota-exhausted"
    assert response.headers["Cache-Control"] == "public, max-age=0"


def test_a_batch_with_a_problem_in_it_is_not_kept(site: Site) -> None:
    assert site.get(f"/chapters?v={A},{B}").headers["Cache-Control"] == "public, max-age=86400"
    assert site.get(f"/chapters?v={A},{C}").headers["Cache-Control"] == "public, max-age=0"


def test_check_judges_a_pasted_description(site: Site) -> None:
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


def test_check_takes_plain_text_too(site: Site) -> None:
    response = site.client.post("/check", data=LIST.encode(), content_type="text/plain")
    assert len(response.get_json()["chapters"]) == 3


def test_check_knows_the_duration(site: Site) -> None:
    body = {"description": LIST, "duration": 200}
    assert site.client.post("/check", json=body).get_json()["chapters"][-1]["end"] == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid-request"),
        (b"{", 400, "invalid-request"),
        (b"[]", 400, "invalid-request"),
        (b"null", 400, "invalid-request"),
        (b'{"description": 5}', 400, "invalid-request"),
        (b'{"description": "x", "duration": "5"}', 400, "invalid-request"),
        (b'{"description": "x", "duration": -5}', 400, "invalid-request"),
        (b'{"description": "x", "duration": true}', 400, "invalid-request"),
        (b'{"description": "x", "duration": 1e300}', 400, "invalid-request"),
        (b"\xff\xfe", 400, "invalid-request"),
        (b"[" * 100_000, 400, "invalid-request"),
        (b'{"description": "' + b"x" * LARGEST_BODY + b'"}', 413, "too-large"),
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


def test_health_touches_nothing(site: Site) -> None:
    response = site.get("/health")
    assert response.get_json()["status"] == "ok"
    assert site.videos.calls == []


def test_the_contract_is_served(site: Site) -> None:
    assert site.get("/openapi.yaml").data.startswith(b"openapi: 3.1")


def test_html_is_a_page_and_so_are_its_errors(site: Site) -> None:
    found = site.get(f"/chapters?v={A}&format=html")
    assert found.content_type == "text/html; charset=utf-8"
    assert f"https://www.youtube.com/watch?v={A}&amp;t=60s" in found.text
    assert "<b>part" not in found.text
    missing = site.get(f"/chapters?v={C}&format=html")
    assert missing.status_code == 404
    assert missing.content_type == "text/html; charset=utf-8"
    assert "private" in missing.text
    for response in (found, missing):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [f"/chapters?v={A}", "/chapters", "/health", "/nothing"])
def test_every_answer_is_protected(site: Site, path: str) -> None:
    headers = site.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_no_other_site_may_read_answers_by_default(site: Site) -> None:
    headers = site.get(f"/chapters?v={A}", Origin="https://a.example").headers
    assert not [name for name in headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


def test_an_allowed_origin_may_read_answers_and_errors() -> None:
    site = Site({"ALLOWED_ORIGINS": "https://a.example,https://b.example"})
    for path in (f"/chapters?v={A}&format=json", "/chapters", "/nothing"):
        headers = site.get(path, Origin="https://b.example").headers
        assert headers["Access-Control-Allow-Origin"] == "https://b.example"
        assert "Origin" in headers["Vary"]
    refused = site.get("/health", Origin="https://b.example.evil").headers
    assert "Access-Control-Allow-Origin" not in refused
    assert refused["Vary"] == "Origin"


def test_every_origin_may_be_allowed() -> None:
    site = Site({"ALLOWED_ORIGINS": "*"})
    assert site.get("/health", Origin="https://x").headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_without_a_body_names_no_type() -> None:
    response = Site().client.options("/chapters")
    assert (response.status_code, response.data) == (204, b"")
    assert "Content-Type" not in response.headers


def test_preflight_is_answered() -> None:
    site = Site({"ALLOWED_ORIGINS": "https://a.example"})
    headers = {
        "Origin": "https://a.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = site.client.options("/check", headers=headers)
    assert response.status_code == 204
    assert response.headers["Allow"] == "POST, OPTIONS"
    assert response.headers["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        ("0", "192.0.2.1", "127.0.0.1"),
        ("1", "spoofed, 192.0.2.1", "192.0.2.1"),
        ("2", "spoofed, 192.0.2.1, 198.51.100.7", "192.0.2.1"),
        ("2", "192.0.2.1", "127.0.0.1"),
        ("1", "", "127.0.0.1"),
    ],
)
def test_the_client_is_who_our_own_proxy_saw(
    hops: str, forwarded: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site({"TRUSTED_PROXY_HOPS": hops})
    seen: list[str] = []
    monkeypatch.setattr(site.limiter, "admit", lambda client, **_: seen.append(client))
    site.get(f"/chapters?v={A}", X_Forwarded_For=forwarded)
    assert seen == [expected]


def test_a_request_leaves_one_line_without_what_it_asked_for(site: Site, lines: Lines) -> None:
    site.get(f"/api/chapters?v={A}&secret=1", X_Forwarded_For="192.0.2.1")
    line = lines.only()
    assert line["httpRequest"]["requestUrl"] == "/api/chapters"
    assert line["cache"] == "chapters; fwd=uri-miss; stored"
    for private in (A, "secret", "192.0.2.1", "Intro"):
        assert private not in lines.text


@pytest.mark.parametrize(
    "header", [{"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}, {"X-Cloud-Trace-Context": "a" * 32}]
)
def test_a_request_line_names_its_trace(header: dict[str, str], lines: Lines) -> None:
    Site({"GOOGLE_CLOUD_PROJECT": "p"}).client.get("/health", headers=header)
    assert lines.only()["logging.googleapis.com/trace"] == f"projects/p/traces/{'a' * 32}"


def test_a_strangers_path_is_not_logged(site: Site, lines: Lines) -> None:
    site.get("/my-password")
    assert lines.only()["message"] == "GET other 404"
    assert "my-password" not in lines.text
