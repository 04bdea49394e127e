"""The page and the function as one site: firebase.json's rewrite and headers, exercised."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from deploy.hosting import RUN_HOST, Hosting, hosting, matches
from support.processes import ROOT, Answer, Server, ask, function

VIDEO = "/chapters?v=l8pRSuU81PU"


@pytest.fixture(scope="module")
def behind() -> Iterator[Server]:
    with function(TRUSTED_PROXY_HOPS="1") as server:
        yield server


@pytest.fixture(scope="module")
def site(behind: Server) -> Iterator[Hosting]:
    with hosting(ROOT, behind) as server:
        yield server


def get(site: Hosting, path: str, **headers: str) -> Answer:
    return ask(f"{site.address}{path}", headers=headers)


@pytest.mark.parametrize("path", [VIDEO, f"{VIDEO}&format=html", "/health", "/openapi.yaml"])
def test_the_function_answers_below_api_as_it_does_by_itself(
    site: Hosting, behind: Server, path: str
) -> None:
    through, direct = get(site, f"/api{path}"), behind.ask(path)
    assert (through.status, through.body) == (200, direct.body)
    assert through.headers["content-type"] == direct.headers["content-type"]
    # A second may pass between the two.
    known, life = through.headers["cache-control"].partition("max-age=")[::2]
    assert direct.headers["cache-control"].startswith(known)
    if life:
        assert abs(int(life) - int(direct.headers["cache-control"].partition("max-age=")[2])) < 60


def test_a_body_is_passed_on(site: Hosting) -> None:
    pasted = json.dumps({"description": "0:00 a\n1:00 b\n2:00 c"})
    answer = ask(f"{site.address}/api/check", method="POST", body=pasted)
    assert len(json.loads(answer.body)["chapters"]) == 3


def test_an_answer_is_revalidated_through_hosting(site: Hosting) -> None:
    tag = get(site, f"/api{VIDEO}").headers["etag"]
    again = ask(f"{site.address}/api{VIDEO}", headers={"If-None-Match": tag})
    assert (again.status, again.body) == (304, b"")


def test_neither_name_of_the_host_is_in_an_answer(site: Hosting) -> None:
    for path in (VIDEO, f"{VIDEO}&format=html", "/nothing", "/chapters"):
        answer = get(site, f"/api{path}")
        text = answer.text + str(answer.headers)
        assert RUN_HOST not in text
        assert site.address.removeprefix("http://") not in text


@pytest.mark.parametrize("path", ["/api/nothing", "/api/chapters?v=unknown-id0"])
def test_hosting_must_not_cache_a_problem(site: Hosting, path: str) -> None:
    # It caches a 404 of the function for ten minutes unless a header forbids it:
    # https://firebase.google.com/docs/hosting/manage-cache
    answer = get(site, path)
    assert answer.status >= 400
    assert answer.headers["cache-control"] == "no-store"


def test_the_page_is_served_with_the_headers_of_firebase_json(site: Hosting) -> None:
    answer = get(site, "/")
    assert answer.status == 200
    assert b"<form" in answer.body
    policy = answer.headers["content-security-policy"]
    assert "unsafe-" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    seconds = re.match(r"max-age=(\d+)", answer.headers["strict-transport-security"])
    assert seconds
    assert int(seconds[1]) >= 31_536_000


def test_the_page_names_the_function_by_the_path_that_is_rewritten(site: Hosting) -> None:
    action = re.search(r'<form[^>]* action="([^"]+)"', get(site, "/").text)
    assert action
    assert site.is_for_the_function(action[1])


def test_nothing_else_reaches_the_function(site: Hosting) -> None:
    for path in ("/nothing", "/apix/health", "/health"):
        assert get(site, path).body == b"Hosting's own page"


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("/api/**", "/api/chapters", True),
        ("/api/**", "/api/a/b", True),
        ("/api/**", "/apix", False),
        ("**", "/index.html", True),
        ("**/*.js", "/app.js", True),
        ("**/*.js", "/text/en/page.js", True),
        ("*.js", "/text/en/page.js", False),
        ("**/*.@(js|css)", "/style.css", True),
        ("**/*.@(js|css)", "/stylecss", False),
    ],
)
def test_globs_are_read_as_hosting_reads_them(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected
