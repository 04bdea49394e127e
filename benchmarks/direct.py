"""``python -m benchmarks.direct``: what a cached answer costs without a server, beside the floor.

Both are called through functions-framework as a server would call them, in turn, each in a process
of its own. The figure is the CPU time of the quickest round: other work on the machine hardly
changes it.
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
    """Print CPU time a request of both in microseconds, and their ratio."""
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
    """Microseconds a request takes in a new process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.direct", str(source), target, body],
        env={**os.environ, "FLOOR_BODY": body},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stderr.split()[-1])


def _measure(source: str, target: str, body: Path) -> None:
    """Measure ``target`` of the file ``source``.

    The first answer of our function goes to the file ``body``: the floor answers with these bytes.
    """
    import functions_framework

    app = functions_framework.create_app(target, source)
    environment = EnvironBuilder(path=PATH).get_environ()
    pieces, _, _ = run_wsgi_app(app, environment.copy(), buffered=True)
    if target == FUNCTION[1]:
        body.write_bytes(b"".join(pieces))
    best = min(_round(app, environment) for _ in range(ROUNDS))
    print(best * 1e6, file=sys.stderr)


def _round(app: object, environment: dict[str, object]) -> float:
    """CPU seconds a request."""
    started = time.process_time()
    for _ in range(REQUESTS):
        b"".join(app(environment.copy(), lambda *_: None))  # type: ignore[operator]
    return (time.process_time() - started) / REQUESTS


if __name__ == "__main__":
    main()
