"""Attacks over HTTP on a real process of the function.

docs/security.md lists the threats, and for each the tests that cover it.
"""

from __future__ import annotations

import csv
import io
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest
from markdown_it import MarkdownIt

from chapters.api.request_body import MAX_DESCRIPTION
from chapters.formats import FORMATS
from support.processes import Answer, Server, function
from support.youtube_stub import KEY, YouTubeStub
from support.youtube_stub import youtube as stub

HOSTILE, LEAKING = "hostile-te0", "leaking-ke0"
TITLE = "<img src=x onerror=alert(1)>\"'&\u202e"
CHAPTERS = (
    "</script><script>alert(1)</script>",
    '=HYPERLINK("https://evil.example","x")',
    "@SUM(1+1)",
    "[click](javascript:alert(1)) ![i](https://evil.example/p.png) <b>bold</b>",
    "https://evil.example/ & www.evil.example | `code` *not bold*",
    '"><svg onload=alert(1)>',
)
"""Titles of chapters that an attacker can put into a description."""

FRIEND = "https://friend.example"
VIDEO = f"/chapters?v={HOSTILE}"


@pytest.fixture(scope="module")
def youtube() -> Iterator[YouTubeStub]:
    """YouTube with the videos of an attacker."""
    with stub() as server:
        lines = [f"{minute}:00 {title}" for minute, title in enumerate(CHAPTERS)]
        server.add(
            HOSTILE,
            title=TITLE,
            description="\n".join(lines),
            channelTitle=TITLE,
            duration="PT10M",
        )
        server.outcomes[LEAKING] = "leaking"
        yield server


@pytest.fixture(scope="module")
def site(youtube: YouTubeStub) -> Iterator[Server]:
    """The function behind one proxy, as deployed, with one other site allowed (CORS)."""
    with function(
        YOUTUBE_API_KEY=KEY,
        YOUTUBE_API_ENDPOINT=youtube.endpoint,
        ALLOWED_ORIGINS=FRIEND,
        TRUSTED_PROXY_HOPS="1",
        MISSES_PER_MINUTE="0",
    ) as server:
        yield server
        assert KEY not in server.log.read_text(), "the key is in the log"


KINDS = {
    "chapters": ("GET", VIDEO, 200),
    "page": ("GET", f"{VIDEO}&format=html", 200),
    "below /api": ("GET", f"/api{VIDEO}", 200),
    "health": ("GET", "/health", 200),
    "contract": ("GET", "/openapi.yaml", 200),
    "no video": ("GET", "/chapters", 400),
    "unknown video": ("GET", "/chapters?v=unknown-id0", 404),
    "problem as a page": ("GET", "/chapters?v=unknown-id0&format=html", 404),
    "unknown path": ("GET", "/nothing", 404),
    "wrong method": ("DELETE", "/chapters", 405),
    "not JSON": ("POST", "/check", 400),
    "upstream in trouble": ("GET", f"/chapters?v={LEAKING}", None),
}


@pytest.mark.parametrize(("method", "path", "status"), KINDS.values(), ids=KINDS)
def test_every_kind_of_answer_is_protected(
    site: Server, method: str, path: str, status: int | None
) -> None:
    answer = site.ask(path, method=method, headers={"Origin": "https://evil.example"})
    assert answer.status == status or (status is None and answer.status >= 500)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control-")]


class TestKey:
    @pytest.mark.parametrize(
        "path", [VIDEO, f"/chapters?v={LEAKING}", f"/?v={LEAKING}&format=html"]
    )
    def test_it_is_in_no_answer(self, site: Server, path: str) -> None:
        answer = site.ask(path)
        assert KEY not in answer.text + str(answer.headers)
        assert "odd" not in answer.text, "the upstream's own words"

    def test_it_is_in_no_log_line(self, site: Server, youtube: YouTubeStub) -> None:
        site.ask(f"/chapters?v={LEAKING}&utm_term={KEY}")
        assert LEAKING in youtube.asked
        assert KEY not in site.log.read_text()


class TestLog:
    def test_it_contains_nothing_of_the_visitor(self, site: Server) -> None:
        site.ask(
            f"/chapters?v={HOSTILE}&utm_term=secret-word",
            headers={"X-Forwarded-For": "203.0.113.77", "User-Agent": "secret-agent"},
        )
        site.ask("/secret-path", headers={"Referer": "https://secret.example"})
        site.ask("/check", method="POST", body='{"description": "0:00 secret-text"}')
        log = site.log.read_text()
        assert log.count("chapters.request") >= 3
        assert "secret" not in log
        assert "203.0.113.77" not in log

    def test_a_request_cannot_write_a_line_of_its_own(self, site: Server) -> None:
        site.ask('/x%0a{"severity":"CRITICAL","message":"forged"}')
        site.ask("/health", headers={"traceparent": '00-forged"}'})
        assert "forged" not in site.log.read_text()


class TestCors:
    def test_a_friend_may_read_answers_and_problems(self, site: Server) -> None:
        for path in (VIDEO, "/chapters"):
            answer = site.ask(path, headers={"Origin": FRIEND})
            assert answer.headers["access-control-allow-origin"] == FRIEND
            assert "Origin" in answer.headers["vary"]
            assert "access-control-allow-credentials" not in answer.headers

    @pytest.mark.parametrize(
        "origin",
        [
            "https://evil.example",
            "http://friend.example",
            "https://friend.example.evil.example",
            "https://evilfriend.example",
            "https://friend.example:8443",
            "https://friend.example/",
            "https://FRIEND.example",
            "null",
            "*",
            "",
        ],
    )
    def test_nobody_else_may(self, site: Server, origin: str) -> None:
        answer = site.ask(VIDEO, headers={"Origin": origin})
        assert "access-control-allow-origin" not in answer.headers
        assert "Origin" in answer.headers["vary"], "or a cache gives this one to the friend"

    def test_a_preflight_of_a_stranger_allows_nothing(self, site: Server) -> None:
        for origin, allowed in ((FRIEND, True), ("https://evil.example", False)):
            asking = {"Origin": origin, "Access-Control-Request-Method": "POST"}
            answer = site.ask("/check", method="OPTIONS", headers=asking)
            assert ("access-control-allow-methods" in answer.headers) is allowed


class TestHeaderInjection:
    @pytest.mark.parametrize(
        "evil", ["%0d%0aX-Evil:%201", "%0aX-Evil:1", "%E5%98%8A%E5%98%8DX-Evil:1"]
    )
    @pytest.mark.parametrize(
        "path",
        [
            "/chapters?v={}",
            f"{VIDEO}&format={{}}",
            f"{VIDEO}&download=1&x={{}}",
            f"{VIDEO}&download={{}}",
            f"{VIDEO}&fallback={{}}",
            "/{}",
        ],
    )
    def test_no_header_is_made_of_the_request(self, site: Server, path: str, evil: str) -> None:
        answer = site.ask(path.format(evil))
        assert "x-evil" not in answer.headers
        assert answer.status < 500

    def test_the_name_of_a_file_is_made_of_the_id_alone(self, site: Server) -> None:
        for format_ in FORMATS.values():
            answer = site.ask(f"{VIDEO}&format={format_.name}&download=1")
            wanted = f'attachment; filename="{HOSTILE}.chapters.{format_.extension}"'
            assert answer.headers["content-disposition"] == wanted


class TestProxySpoofing:
    """`X-Forwarded-For: what the client wrote, what our proxy wrote`."""

    def ask(self, server: Server, video: str, forwarded: str) -> int:
        return server.ask(f"/chapters?v={video}", headers={"X-Forwarded-For": forwarded}).status

    @pytest.fixture
    def limited(self, youtube: YouTubeStub, hops: str) -> Iterator[Server]:
        """One look-up a minute for each client."""
        with function(
            YOUTUBE_API_KEY=KEY,
            YOUTUBE_API_ENDPOINT=youtube.endpoint,
            TRUSTED_PROXY_HOPS=hops,
            MISSES_PER_MINUTE="1",
        ) as server:
            yield server

    @pytest.mark.parametrize("hops", ["1"])
    def test_a_forged_address_does_not_make_a_new_client(self, limited: Server) -> None:
        assert self.ask(limited, "unknown-a-0", "198.51.100.1, 203.0.113.5") == 404
        assert self.ask(limited, "unknown-b-0", "198.51.100.2, 203.0.113.5") == 429
        assert self.ask(limited, "unknown-c-0", "203.0.113.5") == 429
        assert self.ask(limited, "unknown-c-0", "203.0.113.5:49152") == 429
        assert self.ask(limited, "unknown-d-0", "203.0.113.5, 203.0.113.6") == 404

    @pytest.mark.parametrize("hops", ["0"])
    def test_without_a_proxy_the_header_is_ignored(self, limited: Server) -> None:
        assert self.ask(limited, "unknown-a-0", "198.51.100.1") == 404
        assert self.ask(limited, "unknown-b-0", "198.51.100.2") == 429

    @pytest.mark.parametrize("hops", ["2"])
    def test_a_request_that_bypasses_a_proxy_cannot_choose_its_address(
        self, limited: Server
    ) -> None:
        assert self.ask(limited, "unknown-a-0", "198.51.100.1") == 404
        assert self.ask(limited, "unknown-b-0", "198.51.100.2") == 429

    @pytest.mark.parametrize("hops", ["1"])
    def test_one_subscriber_has_one_ipv6_network(self, limited: Server) -> None:
        assert self.ask(limited, "unknown-a-0", "2001:db8:1:1::1") == 404
        assert self.ask(limited, "unknown-b-0", "2001:db8:1:1:ffff::2") == 429
        assert self.ask(limited, "unknown-c-0", "2001:db8:1:2::1") == 404

    @pytest.mark.parametrize("hops", ["1"])
    def test_a_cached_answer_costs_no_allowance(self, limited: Server) -> None:
        for _ in range(3):
            assert self.ask(limited, HOSTILE, "203.0.113.5") == 200


class TestCachePoisoning:
    def test_headers_that_caches_do_not_key_on_change_nothing(self, site: Server) -> None:
        plain = site.ask(VIDEO)
        for name, value in {
            "Host": "evil.example",
            "X-Forwarded-Host": "evil.example",
            "X-Forwarded-Proto": "http",
            "X-Forwarded-Prefix": "/evil",
            "X-Original-URL": "/health",
            "X-Rewrite-URL": "/health",
            "X-HTTP-Method-Override": "POST",
            "Forwarded": "host=evil.example",
            "Accept-Language": "xx",
            "User-Agent": "evil",
        }.items():
            answer = site.ask(VIDEO, headers={name: value})
            assert (answer.status, answer.body) == (plain.status, plain.body), name
            assert "evil" not in str(answer.headers), name

    def test_an_answer_that_depends_on_accept_varies_by_it(self, site: Server) -> None:
        answers = [site.ask(VIDEO, headers={"Accept": t}) for t in ("text/html", "text/csv")]
        assert answers[0].headers["content-type"] != answers[1].headers["content-type"]
        assert all("Accept" in answer.headers["vary"] for answer in answers)

    @pytest.mark.parametrize("path", ["/chapters", "/chapters?v=unknown-id0", "/nothing"])
    def test_a_problem_is_never_stored_by_caches(self, site: Server, path: str) -> None:
        assert site.ask(path).headers["cache-control"] == "no-store"

    def test_a_body_of_a_get_is_ignored(self, site: Server) -> None:
        assert site.ask(VIDEO, body="v=evil").body == site.ask(VIDEO).body


class TestServerSideRequests:
    def test_an_address_in_a_request_is_never_fetched(
        self, site: Server, youtube: YouTubeStub
    ) -> None:
        youtube.calls.clear()
        with socket.create_server(("127.0.0.1", 0)) as trap:
            trap.settimeout(0.2)
            host = f"127.0.0.1:{trap.getsockname()[1]}"
            for given in (
                f"http://{host}/watch?v={HOSTILE}",
                f"https://youtube.com@{host}/watch?v={HOSTILE}",
                f"http://{host}/https://youtu.be/{HOSTILE}",
                f"https://www.youtube.com.{host}/watch?v={HOSTILE}",
                "http://169.254.169.254/computeMetadata/v1/",
                "http://metadata.google.internal/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
            ):
                answer = site.ask(f"/chapters?v={given}")
                assert answer.status == 400, given
            with pytest.raises(TimeoutError):
                trap.accept()
        assert youtube.asked == []


class TestScriptInjection:
    def test_titles_are_text_in_the_page(self, site: Server) -> None:
        page = _Page(site.ask(f"{VIDEO}&format=html"))
        assert "script" not in page.tags
        assert "img" not in page.tags
        assert page.handlers == []
        assert set(page.schemes) <= {"https", ""}
        answer = json.loads(site.ask(VIDEO).body)
        assert answer["video"]["title"] == TITLE
        assert len(answer["chapters"]) == len(CHAPTERS)
        for titled in (answer["video"], *answer["chapters"]):
            assert titled["title"] in page.text

    def test_the_request_is_text_in_the_page(self, site: Server) -> None:
        for path in (
            "/chapters?v=%3Cscript%3Ealert(1)%3C/script%3E&format=html",
            "/%3Cscript%3E?format=html",
        ):
            page = _Page(site.ask(path))
            assert "script" not in page.tags

    def test_no_other_format_is_served_as_a_page(self, site: Server) -> None:
        for name in set(FORMATS) - {"html"}:
            answer = site.ask(f"{VIDEO}&format={name}")
            assert "html" not in answer.headers["content-type"]
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")

    def test_titles_are_text_in_markdown(self, site: Server) -> None:
        rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
            site.ask(f"{VIDEO}&format=markdown").text
        )
        page = _Page.of(rendered)
        assert set(page.tags) <= {"p", "a", "ul", "li", "em"}
        assert {host for host in page.hosts if host} == {"www.youtube.com"}

    def test_no_cell_is_a_formula(self, site: Server) -> None:
        text = site.ask(f"{VIDEO}&format=csv").body.decode("utf-8-sig")
        titles = [row[3] for row in csv.reader(io.StringIO(text))][1:]
        assert len(titles) == len(CHAPTERS)
        assert [title for title in titles if title.startswith(("=", "+", "-", "@", "\t"))] == []


class TestSize:
    @pytest.mark.parametrize("is_chunked", [False, True])
    def test_a_body_is_read_up_to_a_limit(self, site: Server, is_chunked: bool) -> None:
        parts = [b"0:00 a\n" * 10_000] * 20
        body = parts if is_chunked else b"".join(parts)
        headers = {"Content-Type": "text/plain"}
        with closing(HTTPConnection("127.0.0.1", site.port, timeout=30)) as connection:
            connection.request("POST", "/check", body, headers, encode_chunked=is_chunked)
            answer = connection.getresponse()
            assert answer.status == 413
            assert json.loads(answer.read())["code"] == "too-large"

            connection.request("GET", "/health")  # the rest of the body is not taken for a request
            assert connection.getresponse().status == 200

    @pytest.mark.parametrize(
        ("framing", "body"),
        [
            ("Content-Length: 100", b"0:00 a"),
            ("Transfer-Encoding: chunked", b"ZZ\r\n0:00 a\r\n0\r\n\r\n"),
            ("Transfer-Encoding: chunked", b"40\r\n0:00 a"),
        ],
        ids=["shorter than its length", "chunks that are none", "half a chunk"],
    )
    def test_an_incomplete_body_is_refused(self, site: Server, framing: str, body: bytes) -> None:
        for request in ("POST /check", "POST /article", "GET /health"):
            answer = _raw(site, f"{request} HTTP/1.1\r\n{framing}", body)
            if request == "GET /health":
                assert answer[0] == 200
            else:
                assert (answer[0], answer[1]["code"]) == (400, "invalid-request")
                assert "Send it again" in answer[1]["detail"]

    def test_too_many_videos_are_refused(self, site: Server, youtube: YouTubeStub) -> None:
        youtube.calls.clear()
        many = ",".join(["unknown-id0"] * 51)
        assert site.ask(f"/chapters?v={many}").status == 413
        assert youtube.asked == []

    @pytest.mark.parametrize("length", [100_000, 1_000_000])
    def test_a_long_address_is_no_trouble(self, site: Server, length: int) -> None:
        assert site.ask(f"/chapters?v={'0:00' * (length // 4)}").status in (400, 414)
        assert site.ask("/health").status == 200

    @pytest.mark.parametrize(
        "pattern",
        [
            "0:00 ",
            "0:00\n",
            "1",
            "1:",
            "0:00 - 0:00 - ",
            "(((((0:00)",
            "https://youtu.be/x?t=1 ",
            "\u200b0:00\u00a0\u200b",
            "0:00 a 1. ① ・ — \n",
            " \t",
        ],
    )
    def test_a_hostile_description_is_answered(self, site: Server, pattern: str) -> None:
        text = (pattern * MAX_DESCRIPTION)[:MAX_DESCRIPTION]
        assert self._check(site, text).status == 200

    def test_a_description_that_is_none_of_youtubes_is_refused(self, site: Server) -> None:
        answer = self._check(site, "a" * (MAX_DESCRIPTION + 1))
        assert (answer.status, json.loads(answer.body)["code"]) == (413, "too-large")

    def _check(self, site: Server, text: str) -> Answer:
        headers = {"Content-Type": "text/plain"}
        return site.ask("/check", method="POST", body=text.encode(), headers=headers)

    def test_deeply_nested_json_is_no_trouble(self, site: Server) -> None:
        assert site.ask("/check", method="POST", body="[" * 200_000).status == 400


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "/../main.py",
            "/..%2f..%2fetc/passwd",
            "/%2e%2e/main.py",
            "/static/main.py",
            "/static/..%2fmain.py",
            "//etc/passwd",
            "/chapters/../../etc/passwd",
            "/api/%2e%2e/%2e%2e/etc/passwd",
        ],
    )
    def test_no_file_is_served(self, site: Server, path: str) -> None:
        answer = site.ask(path)
        assert answer.status in (400, 404)
        assert b"import" not in answer.body
        assert b"root:" not in answer.body


class _Page(HTMLParser):
    """The tags, attributes and text of a page, as a browser would see them."""

    def __init__(self, answer: Answer | None = None) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.links: list[str] = []
        self._text: list[str] = []
        if answer:
            assert answer.headers["content-type"].startswith("text/html")
            self.feed(answer.text)

    @classmethod
    def of(cls, text: str) -> _Page:
        page = cls()
        page.feed(text)
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.handlers.append(name)
            if name in ("href", "src", "action"):
                self.links.append(value or "")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self._text).split())

    @property
    def schemes(self) -> list[str]:
        return [link.partition(":")[0] if "://" in link else "" for link in self.links]

    @property
    def hosts(self) -> set[str]:
        return {link.split("/")[2] for link in self.links if "://" in link}


def _raw(site: Server, head: str, body: bytes) -> tuple[int, Any]:
    """Status and JSON of the answer to a request that ends after ``body``."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        lines = f"{head}\r\nHost: x\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
        connection.sendall(lines.encode() + body)
        connection.shutdown(socket.SHUT_WR)
        response = HTTPResponse(connection)
        response.begin()
        return response.status, json.loads(response.read())
