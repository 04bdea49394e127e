"""Ten thousand random requests over connections that stay open.

Each answer must be complete and one of ours, or the server's own refusal of what is not HTTP; none
may be an unexpected error, and afterwards the function still answers. Seeded: every run sends the
same requests.
"""

from __future__ import annotations

import json
import random
import re
import socket
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import quote_from_bytes

import pytest

from chapters.formats import FORMATS
from support.processes import PATIENCE, Answer, Server, function
from support.youtube_stub import KEY, YouTubeStub, youtube

REQUESTS, CLIENTS = 10_000, 4

PATHS = ("/chapters", "/api/chapters", "/", "/check")
WORDS = (
    *("chapters", "check", "health", "openapi.yaml", "api", "static", "favicon.ico", "robots.txt"),
    *("", ".", "..", "%2e%2e", "%2F", "%5c", "%00", "\\", "~", ";a=b", "etc", "passwd", "x" * 300),
)
MADE = "made-00001A"
FITTING: Mapping[str, Sequence[str]] = {
    "v": (MADE, "made-00002A", f"https://youtu.be/{MADE}", f"{MADE},made-00002A", "unknown-id0"),
    "list": ("PLmade", "https://www.youtube.com/playlist?list=PLmade"),
    "pageToken": ("page1", "page2", "page3"),
    "format": tuple(FORMATS),
    "download": ("0", "1"),
    "fallback": ("comments", "model", "comments,model"),
}
"""Our parameters with values that are valid, or nearly."""
NAMES = (
    *("V", "v[]", "v[0]", "", "%76", "%00", "%ff", "constructor", "__class__", "a" * 200),
    *FITTING,
    *FITTING,
    *FITTING,
)
VALUES = (
    *(value for values in FITTING.values() for value in values),
    *("__proto__00", ",".join([MADE] * 51), "https://youtu.be/%", ",,,", "", "HTML", "json,text"),
    *("page99999", "page-1", "-1", "%c3%28", "%ed%a0%80", "%u0041", "%0d%0aSet-Cookie:a", "%00"),
    *("%F0%9F%8E%AC", "０：００", "{}", "'\"><script>", "${7*7}", "../../etc/passwd", "9" * 400),
)
ACCEPTS = (
    *(
        "*/*",
        "text/html",
        "application/json",
        "text/vtt;q=0.5, */*;q=0.1",
        "image/png",
        "",
        ";;,q=",
    ),
    *("text/*", "application/json;q=0", "a/b;q=nan", "*", "text/html;q=1e9", "\xff"),
)
METHODS = (*("GET",) * 12, "HEAD", "OPTIONS", "POST", "DELETE", "BREW")


@dataclass(frozen=True)
class Request:
    """One request: its bytes, and the method, which is needed to read the answer."""

    method: str
    raw: bytes


def random_request(draw: random.Random) -> Request:
    """A request that a hostile client might send."""
    method = draw.choice(METHODS)
    nowhere = "/" + "/".join(draw.choices(WORDS, k=draw.randrange(4)))
    path = draw.choice((nowhere, *PATHS))
    pairs = [_pair(draw) for _ in range(draw.randrange(5))]
    if draw.random() < 0.5:
        pairs.append(f"v={draw.choice((MADE, MADE, MADE, ','.join([MADE] * 51)))}")
    target = f"{path}?{'&'.join(pairs)}" if pairs else path
    if draw.random() < 0.1:
        target = _scrambled(target, draw)
    lines = [f"{method} {target} HTTP/1.1", "Host: x", f"Accept: {draw.choice(ACCEPTS)}"]
    body = draw.choice(VALUES) * draw.randrange(3) if method == "POST" else ""
    if method == "POST":
        lines += ["Content-Type: " + draw.choice(("application/json", "text/plain", "a", ""))]
        lines += [f"Content-Length: {len(body.encode())}"]
    return Request(method, "\r\n".join([*lines, "", body]).encode())


def _pair(draw: random.Random) -> str:
    name = draw.choice(NAMES)
    chance = draw.random()
    if chance < 0.2:
        return f"{name}={quote_from_bytes(draw.randbytes(draw.randrange(1, 30)))}"
    return f"{name}={draw.choice(VALUES if chance < 0.5 else FITTING.get(name, VALUES))}"


def _scrambled(target: str, draw: random.Random) -> str:
    """``target`` with some characters replaced; never by one that would end the request line."""
    letters = list(target)
    for _ in range(draw.randrange(1, 4)):
        letters[draw.randrange(1, len(letters)) if len(letters) > 1 else 0] = chr(
            draw.choice((*range(0x21, 0x7F), 0x80, 0xE9, 0x3042, 0x1F3AC))
        )
    return "".join(letters) if letters[0] == "/" else "/"


class Client:
    """A client that keeps its connection open as long as the server does."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._socket: socket.socket | None = None

    def ask(self, request: Request) -> Answer:
        """The complete answer; raises HTTPException or OSError if there is none."""
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=PATIENCE)
        self._socket.sendall(request.raw)
        response = HTTPResponse(self._socket, method=request.method)
        response.begin()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read())
        if response.will_close:
            self.close()
        response.close()
        return answer

    def close(self) -> None:
        """Close the connection."""
        if self._socket is not None:
            self._socket.close()
        self._socket = None


def fault(request: Request, answer: Answer) -> str:
    """What is wrong with ``answer``; empty: it is well-formed."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if KEY.encode() in answer.body or KEY in str(answer.headers) or b"Traceback" in answer.body:
        return "it contains a key or a traceback"
    if answer.status == 400 and answer.headers.get("connection") == "close":
        return ""  # gunicorn's own: the request was not HTTP
    if request.method == "HEAD" or answer.status in (204, 304):
        return "it has a body" if answer.body else ""
    if answer.headers.get("x-content-type-options") != "nosniff" or "set-cookie" in answer.headers:
        return "its headers"
    check = CHECKS.get(kind)
    return check(answer) if check else f"its type is {kind}"


def _json(answer: Answer) -> str:
    json.loads(answer.body)
    return "" if answer.status == 200 else "a failure is no problem document"


def _problem(answer: Answer) -> str:
    body = json.loads(answer.body)
    is_valid = body["status"] == answer.status >= 400 and re.fullmatch("[a-z-]+", body["code"])
    return "" if is_valid and body["detail"] and body["code"] != "internal" else "its problem"


def _page(answer: Answer) -> str:
    whole = answer.text.startswith("<!DOCTYPE html>") and answer.text.rstrip().endswith("</html>")
    return "" if whole and "<script" not in answer.text else "its page"


def _text(answer: Answer) -> str:
    answer.body.decode()
    return "" if answer.status == 200 else "a failure is no problem document"


CHECKS: Mapping[str, Callable[[Answer], str]] = {
    **{chosen.media_type.partition(";")[0]: _text for chosen in FORMATS.values()},
    "application/yaml": _text,
    "application/json": _json,
    "application/problem+json": _problem,
    "text/html": _page,
}
"""By media type: what is wrong with an answer of it; empty: nothing."""


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


@pytest.fixture
def site(stub: YouTubeStub) -> Iterator[Server]:
    with function(
        YOUTUBE_API_KEY=KEY,
        YOUTUBE_API_ENDPOINT=stub.endpoint,
        MISSES_PER_MINUTE="0",
        THREADS=str(2 * CLIENTS),
    ) as server:
        yield server


def test_ten_thousand_random_requests_have_ten_thousand_good_answers(site: Server) -> None:
    def hammer(seed: int) -> tuple[list[str], Counter[int]]:
        draw, client = random.Random(seed), Client(site.port)
        faults: list[str] = []
        statuses: Counter[int] = Counter()
        for _ in range(REQUESTS // CLIENTS):
            request = random_request(draw)
            answer = client.ask(request)
            statuses[answer.status] += 1
            if wrong := fault(request, answer):
                faults.append(f"{wrong}: {request.raw!r} -> {answer}")
        client.close()
        return faults, statuses

    with ThreadPoolExecutor(CLIENTS) as pool:
        ended = list(pool.map(hammer, range(CLIENTS)))
    assert not [text for faults, _ in ended for text in faults][:5]
    statuses = sum((statuses for _, statuses in ended), Counter())
    assert statuses.total() == REQUESTS
    # The requests were a mixture of valid and invalid ones.
    assert min(statuses[status] for status in (200, 204, 400, 404, 405, 406, 413)) > 10, statuses
    assert json.loads(site.ask("/health").body)["status"] == "ok"
    assert json.loads(site.ask(f"/chapters?v={MADE}").body)["video"]["id"] == MADE
    assert "Traceback" not in site.log.read_text()
