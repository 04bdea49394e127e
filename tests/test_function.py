"""A real process of the function, with a stub for YouTube and Firestore's emulator."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.emulator import Emulator, emulator
from support.processes import Answer, Server, eventually, function
from support.youtube_stub import KEY, YouTubeStub, comment, youtube

ROOT = Path(__file__).parent.parent
SAMPLE = "l8pRSuU81PU"


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


def chapters(server: Server, id_: str) -> Answer:
    return server.ask(f"/chapters?v={id_}")


def is_about(answer: Answer, id_: str) -> bool:
    body = json.loads(answer.body)
    return bool(
        body["video"]["title"] == f"Video {id_}"
        and [chapter["title"] for chapter in body["chapters"]]
        == [f"First of {id_}", f"Second of {id_}", f"Third of {id_}"]
    )


def test_without_a_key_the_sample_gives_its_31_chapters_and_the_page_is_there() -> None:
    with function(WEB_ROOT=str(ROOT / "web")) as server:
        answer = server.ask(f"/chapters?v=https://youtu.be/{SAMPLE}")
        assert answer.status == 200
        listed = json.loads(answer.body)["chapters"]
        assert len(listed) == 31
        assert listed[-1]["url"] == f"https://www.youtube.com/watch?v={SAMPLE}&t=14379s"
        assert server.ask(f"/api/chapters?v={SAMPLE}").body == answer.body
        page = server.ask("/")
        assert page.headers["content-type"].startswith("text/html")
        assert "script-src 'self'" in page.headers["content-security-policy"]
        samples = json.loads(server.ask("/samples.json").body)
        assert samples[0]["id"] == SAMPLE
        assert len(samples) >= 7
        unknown = chapters(server, "dQw4w9WgXcQ")
        assert unknown.status == 503
        assert json.loads(unknown.body)["code"] == "not-configured"
        assert server.ask("/../firebase.json").status == 404
        assert server.ask("/%2e%2e/firebase.json").status == 404


@pytest.mark.parametrize("path", ["/robots.txt", "/favicon.ico", "/static/x", "/%0A"])
def test_unknown_paths_get_our_own_answer(path: str) -> None:
    with function() as server:
        answer = server.ask(path)
        assert answer.status == 404
        assert json.loads(answer.body)["code"] == "not-found"
        assert answer.body.endswith(b"}\n")


def test_the_server_leaves_nothing_in_the_home_directory(tmp_path: Path) -> None:
    """gunicorn's control socket would lie there, and each instance take it from the one before."""
    with function(HOME=str(tmp_path)) as server:
        assert server.ask("/health").status == 200
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_streams_do_not_change_the_answer(closed: str) -> None:
    program = """
import sys
from flask import Request
from werkzeug.test import EnvironBuilder
import main
ask = lambda path: main.get_chapters(Request(EnvironBuilder(path).get_environ())).status_code
sys.exit(0 if (ask("/chapters?v=l8pRSuU81PU"), ask("/chapters")) == (200, 400) else 1)
"""
    shell = ["sh", "-c", f'exec "$0" -c "$1" {closed}', sys.executable, program]
    assert subprocess.run(shell, cwd=ROOT / "function", timeout=50, check=False).returncode == 0


def test_the_target_answers_without_functions_framework() -> None:
    program = """
from flask import Request
from werkzeug.test import EnvironBuilder
import main
print(main.get_chapters(Request(EnvironBuilder("/health").get_environ())).get_data(as_text=True))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT / "function",
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout.splitlines()[-1])["status"] == "ok"


def test_with_a_key_any_video_and_head_options_and_405(stub: YouTubeStub) -> None:
    with function(YOUTUBE_API_KEY=KEY, YOUTUBE_API_ENDPOINT=stub.endpoint) as server:
        answer = chapters(server, "made-12345A")
        assert answer.status == 200
        assert is_about(answer, "made-12345A")
        head = server.ask("/chapters?v=made-12345A", method="HEAD")
        assert (head.status, head.body) == (200, b"")
        assert head.headers["etag"] == answer.headers["etag"]
        assert server.ask("/chapters", method="OPTIONS").status == 204
        assert server.ask("/chapters", method="DELETE").status == 405
        assert chapters(server, "dQw4w9WgXcQ").status == 404
        assert len(stub.calls) == 2


def test_bad_settings_end_the_process_with_every_problem_named() -> None:
    with (
        pytest.raises(AssertionError, match=r"PORT must .*\n.*TRUSTED_PROXY_HOPS must"),
        function(PORT="x", TRUSTED_PROXY_HOPS="y"),
    ):
        pass


def test_a_second_process_answers_from_firestore_without_youtube(
    stub: YouTubeStub, firestore: Emulator
) -> None:
    settings = {
        "YOUTUBE_API_KEY": KEY,
        "YOUTUBE_API_ENDPOINT": stub.endpoint,
        "FIRESTORE_EMULATOR_HOST": firestore.host,
        "GOOGLE_CLOUD_PROJECT": "chapters-test",
    }
    with function(**settings) as first:  # type: ignore[arg-type]
        fresh = chapters(first, "made-12345A")
    with function(**settings) as second:  # type: ignore[arg-type]
        stored = chapters(second, "made-12345A")
    assert stored.body == fresh.body
    assert stored.headers["cache-status"].startswith("chapters; hit")
    assert len(stub.calls) == 1


@pytest.mark.parametrize(
    ("outcome", "status", "code"),
    [
        ("bad-request-key", 503, "not-configured"),
        ("quota-exceeded", 503, "quota-exhausted"),
        ("rate-limited", 429, "rate-limited"),
        ("backend-error", 502, "upstream-failed"),
        ("truncated", 502, "upstream-failed"),
        ("html", 502, "upstream-failed"),
        ("reset", 502, "upstream-failed"),
        ("timeout", 504, "upstream-timeout"),
        ("dripping", 504, "upstream-timeout"),
    ],
)
def test_errors_of_youtube_become_problems_without_the_key(
    stub: YouTubeStub, outcome: str, status: int, code: str
) -> None:
    """Under load: cached videos are answered, new ones get a problem, later all are answered."""
    old = [f"made-{number:05d}A" for number in range(8)]
    new = [f"mix--{number:05d}A" for number in range(4)]
    seen: list[Answer] = []
    settings = {"YOUTUBE_API_KEY": KEY, "YOUTUBE_API_ENDPOINT": stub.endpoint}
    with function(**settings) as server, ThreadPoolExecutor(12) as pool:  # type: ignore[arg-type]
        for id_ in old:
            assert is_about(chapters(server, id_), id_)
        stub.outcome = outcome
        hits = [pool.submit(chapters, server, id_) for id_ in old]
        misses = [pool.submit(chapters, server, id_) for id_ in new]
        for id_, hit in zip(old, hits, strict=True):
            seen.append(hit.result())
            assert is_about(seen[-1], id_)
        for miss in misses:
            seen.append(miss.result())
            assert seen[-1].status == status
            assert json.loads(seen[-1].body)["code"] == code
        stub.outcome = ""
        stub.released.set()
        for id_ in new if outcome != "quota-exceeded" else ():
            assert is_about(chapters(server, id_), id_)
        log = server.log.read_text()
    output = log + "".join(f"{answer.headers}{answer.text}" for answer in seen)
    assert KEY not in output
    assert "Traceback" not in output
    assert all(json.loads(line)["severity"] for line in log.splitlines() if line.startswith("{"))


@pytest.mark.parametrize("trouble", ["killed", "frozen"])
def test_without_firestore_videos_are_answered(
    stub: YouTubeStub, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"made-{number:05d}A" for number in range(12)]
    with (
        emulator() as own,
        function(
            YOUTUBE_API_KEY=KEY,
            YOUTUBE_API_ENDPOINT=stub.endpoint,
            FIRESTORE_EMULATOR_HOST=own.host,
            FIRESTORE_TIMEOUT_MS="800",
            GOOGLE_CLOUD_PROJECT="chapters-test",
        ) as server,
        ThreadPoolExecutor(6) as pool,
    ):
        assert is_about(chapters(server, ids[0]), ids[0])
        if trouble == "killed":
            own.kill()
        else:
            own.freeze()
        for id_, answer in zip(ids, pool.map(lambda id_: chapters(server, id_), ids), strict=True):
            assert answer.status == 200
            assert is_about(answer, id_)
        eventually(lambda: "Firestore is in trouble" in server.log.read_text())
        log = server.log.read_text()
        assert log.count("Firestore is in trouble") == 1
        assert KEY not in log


def test_a_comments_list_comes_only_when_named_is_labelled_and_stored_apart(
    stub: YouTubeStub, firestore: Emulator
) -> None:
    stub.add("bare-12345A", description="We left at 6:30.")
    stub.comments["bare-12345A"] = [comment("0:00 Pond\n9:00 Frogs\n20:00 Edge", likes=3)]
    settings = {
        "YOUTUBE_API_KEY": KEY,
        "YOUTUBE_API_ENDPOINT": stub.endpoint,
        "FIRESTORE_EMULATOR_HOST": firestore.host,
        "GOOGLE_CLOUD_PROJECT": "chapters-test",
        "COMMENTS": "on",
    }
    with function(**settings) as server:  # type: ignore[arg-type]
        alone = json.loads(chapters(server, "bare-12345A").body)
        assert (alone["source"], alone["fallbacks"]) == ("none", ["comments"])
        assert len(stub.calls) == 1
        asked = json.loads(server.ask("/chapters?v=bare-12345A&fallback=comments").body)
    assert (asked["source"], asked["madeBy"]) == ("comment", "viewer")
    assert asked["sourceUrl"] == "https://www.youtube.com/watch?v=bare-12345A&lc=UgwStub"
    assert [chapter["title"] for chapter in asked["chapters"]] == ["Pond", "Frogs", "Edge"]
    assert len(stub.calls) == 2
    with function(**settings) as another:  # type: ignore[arg-type]
        again = another.ask("/chapters?v=bare-12345A&fallback=comments")
        assert json.loads(again.body) == asked
        assert json.loads(chapters(another, "bare-12345A").body) == alone
    assert len(stub.calls) == 2


@pytest.mark.parametrize(
    ("outcome", "code", "age"),
    [("comments-disabled", "comments-off", 1), ("quota-exceeded", "comments-failed", 0)],
)
def test_comments_that_cannot_be_read_are_a_note(
    stub: YouTubeStub, outcome: str, code: str, age: int
) -> None:
    stub.add("bare-12345A", description="We left at 6:30.")
    stub.comments_outcome = outcome
    with function(YOUTUBE_API_KEY=KEY, YOUTUBE_API_ENDPOINT=stub.endpoint, COMMENTS="on") as server:
        answer = server.ask("/chapters?v=bare-12345A&fallback=comments")
    assert answer.status == 200
    assert [note["code"] for note in json.loads(answer.body)["notes"]][-1] == code
    assert (answer.headers["cache-control"] != "public, max-age=0") == bool(age)
