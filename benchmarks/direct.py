"""``python -m benchmarks.direct``: a cached answer without a server between, beside the floor.

Both are called through functions-framework as a server would call them, in a process of their own
each, in turn: the quickest of some rounds says what the code costs, with hardly any noise.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from werkzeug.test import EnvironBuilder, run_wsgi_app

from benchmarks.servers import FLOORS, FUNCTION

PATH = "/chapters?v=l8pRSuU81PU"
ROUNDS, REQUESTS = 8, 3000


def main() -> None:
    """Print both times in microseconds and their ratio."""
    if len(sys.argv) > 1:
        _measure(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
        return
    with tempfile.NamedTemporaryFile() as body:
        pairs = [
            (_timed(*FUNCTION, body.name), _timed(FLOORS / "hello.py", "serve", body.name))
            for _ in range(3)
        ]
    ours, floor = map(min, zip(*pairs, strict=True))
    print(f"ours {ours:.0f} us, floor {floor:.0f} us: {floor / ours:.2f} of the floor's answers")


def _timed(source: Path, target: str, body: str) -> float:
    """Microseconds a request of a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.direct", str(source), target, body],
        env={**os.environ, "FLOOR_BODY": body},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stderr.split()[-1])


def _measure(source: str, target: str, body: Path) -> None:
    """Time the function; its first answer is what the floor will return."""
    import functions_framework

    app = functions_framework.create_app(target, source)
    environment = EnvironBuilder(path=PATH).get_environ()
    pieces, _, _ = run_wsgi_app(app, environment.copy(), buffered=True)
    if target == FUNCTION[1]:
        body.write_bytes(b"".join(pieces))
    best = min(_round(app, environment) for _ in range(ROUNDS))
    print(best * 1e6, file=sys.stderr)


def _round(app: object, environment: dict[str, object]) -> float:
    """Seconds a request."""
    started = time.perf_counter()
    for _ in range(REQUESTS):
        b"".join(app(environment.copy(), lambda *_: None))  # type: ignore[operator]
    return (time.perf_counter() - started) / REQUESTS


if __name__ == "__main__":
    main()
