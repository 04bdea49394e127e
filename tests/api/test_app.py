"""Routing, unexpected errors and the log line of each request, with fakes below.

tests/test_function.py checks the same with the real process.
"""

from __future__ import annotations

import pytest

from api.site import A, C, Site, problem
from support.logged import Lines


def test_health_asks_youtube_nothing(site: Site) -> None:
    response = site.get("/health")
    assert response.get_json()["status"] == "ok"
    assert site.videos.calls == []


def test_the_contract_is_served(site: Site) -> None:
    response = site.get("/openapi.yaml")
    assert response.data.startswith(b"openapi: 3.1")
    assert response.headers["Cache-Control"] == "public, max-age=3600"


@pytest.mark.parametrize("path", ["/nothing", "/apichapters", "/api"])
def test_an_unknown_path_is_not_found(site: Site, path: str) -> None:
    response = site.get(path)
    assert (response.status_code, problem(response)["code"]) == (404, "not-found")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("PUT", "/chapters", "GET, HEAD, POST, OPTIONS"),
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


def test_an_answer_without_a_body_names_no_type() -> None:
    response = Site().client.options("/chapters")
    assert (response.status_code, response.data) == (204, b"")
    assert "Content-Type" not in response.headers


@pytest.mark.parametrize("path", [f"/chapters?v={A}", "/chapters", "/health", "/nothing"])
def test_every_answer_is_protected(site: Site, path: str) -> None:
    headers = site.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_an_unexpected_error_is_in_the_log_and_not_in_the_answer(
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


def test_a_request_is_logged_without_its_query_and_client(site: Site, lines: Lines) -> None:
    site.get(f"/api/chapters?v={A}&utm_id=secret", X_Forwarded_For="192.0.2.1")
    line = lines.only()
    assert line["httpRequest"]["requestUrl"] == "/api/chapters"
    assert line["cache"] == "chapters; fwd=uri-miss; stored"
    for private in (A, "secret", "192.0.2.1", "Intro"):
        assert private not in lines.text


def test_the_log_line_has_the_code_of_an_error(site: Site, lines: Lines) -> None:
    site.get(f"/chapters?v={C}")
    assert lines.only()["code"] == "video-not-found"


def test_the_log_line_has_the_time_that_the_answer_took(
    site: Site, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.perf_counter", iter((1000.0, 1000.25)).__next__)
    site.get("/health")
    assert lines.only()["httpRequest"]["latency"] == "0.250000s"


@pytest.mark.parametrize(
    "header", [{"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}, {"X-Cloud-Trace-Context": "a" * 32}]
)
def test_a_request_line_names_its_trace(header: dict[str, str], lines: Lines) -> None:
    Site({"GOOGLE_CLOUD_PROJECT": "p"}).client.get("/health", headers=header)
    assert lines.only()["logging.googleapis.com/trace"] == f"projects/p/traces/{'a' * 32}"


def test_an_unknown_path_is_not_logged(site: Site, lines: Lines) -> None:
    site.get("/my-password")
    assert lines.only()["message"] == "GET other 404"
    assert "my-password" not in lines.text
