"""Many clients post the longest and worst texts at once: the function as a real process.

How long cached answers take meanwhile is measured by `make bench`; here it counts what is answered.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import psutil

from chapters.api.body_reader import MAX_BYTES
from chapters.api.request_body import MAX_DESCRIPTION
from support.processes import Answer, Server, function

KNOWN = "/chapters?v=l8pRSuU81PU"
POSTERS = 31
DESCRIPTION = ("0:00 a\na 1:00\n" * MAX_DESCRIPTION)[:MAX_DESCRIPTION]
CAPTIONS = ("0:00 a\n" * MAX_BYTES)[: MAX_BYTES // 2]
BODIES = (
    ("/check", "text/plain", DESCRIPTION),
    ("/check", "application/json", json.dumps({"description": "", "transcript": CAPTIONS})),
    ("/article?v=l8pRSuU81PU", "text/plain", CAPTIONS),
)


def post(server: Server, number: int) -> Answer:
    path, media_type, body = BODIES[number % len(BODIES)]
    return server.ask(path, method="POST", body=body, headers={"Content-Type": media_type})


def readers(server: Server) -> int:
    """How many processes there are besides gunicorn's two."""
    return len(psutil.Process(server.pid).children(recursive=True)) - 1


def test_one_text_is_read_at_a_time_and_cached_answers_go_on() -> None:
    with function(THREADS="64") as server, ThreadPoolExecutor(POSTERS) as pool:
        assert server.ask(KNOWN).status == 200
        assert readers(server) == 0
        posts = [pool.submit(post, server, number) for number in range(2 * POSTERS)]
        while not all(posted.done() for posted in posts):
            assert server.ask(KNOWN).headers["cache-status"].startswith("chapters; hit")
        answers = [posted.result() for posted in posts]
        assert readers(server) == 1
        assert {answer.status for answer in answers} <= {200, 429}
        assert any(answer.status == 200 for answer in answers)
        refused = [answer for answer in answers if answer.status == 429]
        assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
        assert post(server, 0).status == 200, "nothing of it lasts"
