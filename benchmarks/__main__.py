"""``python -m benchmarks``: the function beside the least that each job can cost, in one run.

Ratios are what counts: absolute times are this machine's, today's. Needs `wrk` (Debian: wrk) and
Google's Firestore emulator. YouTube is the stub of the tests, on 127.0.0.1.
"""

from __future__ import annotations

import argparse
import compileall
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from benchmarks.latency import POSTERS, by_threads, latency, posting
from benchmarks.pairs import HEADER, Comparison, compare
from benchmarks.servers import FLOORS, FUNCTION, LOADS, ROOT, Server, serving, silence, warm
from benchmarks.soak import soak

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "function")]

from chapters.youtube.client import FIELDS
from support.emulator import emulator
from support.youtube_stub import KEY, youtube

PROJECT = "chapters-bench"
KNOWN = "made-00000A"
CONNECTIONS = 8
STORED = 12_000
"""Videos in Firestore for the load from there: more than the 2,000 in an instance's memory."""


def main() -> None:
    """Run every comparison and print the table; ends with 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--pairs", type=int, default=9, help="measurements of each side")
    parser.add_argument("--seconds", type=int, default=4, help="length of a load run")
    parser.add_argument("--soak", type=int, default=600, help="seconds of the soak; 0: none")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("The load generator wrk is missing. Debian: apt-get install wrk; macOS: brew.")
    for folder_of_code in (ROOT / "function", FLOORS):  # else PYTHONDONTWRITEBYTECODE counts
        compileall.compile_dir(folder_of_code, quiet=1)
    with youtube() as stub, emulator() as firestore, tempfile.TemporaryDirectory() as folder:
        ours = {
            "YOUTUBE_API_KEY": KEY,
            "YOUTUBE_API_ENDPOINT": stub.endpoint,
            "MISSES_PER_MINUTE": "0",
            "MISSES_PER_DAY": "0",
        }
        cached = {
            **ours,
            "FIRESTORE_EMULATOR_HOST": firestore.host,
            "GOOGLE_CLOUD_PROJECT": PROJECT,
        }
        floor = {**cached, "FLOOR_DOCUMENT": f"videos/v1:{KNOWN}", "FLOOR_FIELDS": FIELDS}
        known = f"/chapters?v={KNOWN}"
        with serving(*FUNCTION, environment=cached) as server:
            server.wait_for(known)
            body = Path(folder) / "body"
            body.write_bytes(server.get(known)[1])
            _store(server)
        same_bytes = {"FLOOR_BODY": str(body)}
        print(f"{options.pairs} pairs each; ratio: median of the pairs\n\n{HEADER}", flush=True)
        rows = []
        for row in _rows(options, ours, cached, floor, same_bytes):
            print(row, flush=True)
            rows.append(row)
        is_met = all(row.is_met for row in rows)
        print("\nCached answers from memory, by threads")
        rounds = max(3, options.pairs // 3)
        for line in by_threads(known, ours, rounds=rounds, seconds=options.seconds):
            print(line, flush=True)
        if options.soak:
            with warm(FUNCTION, known, {**cached, "DAILY_UNITS": "100000000"}) as server:
                soaked = soak(server, seconds=options.soak, connections=CONNECTIONS)
            print(f"\n{soaked}")
            is_met = is_met and soaked.is_met
    sys.exit(0 if is_met else 1)


def _rows(
    options: argparse.Namespace,
    ours: Mapping[str, str],
    cached: Mapping[str, str],
    floor: Mapping[str, str],
    same_bytes: Mapping[str, str],
) -> Iterator[Comparison]:
    hello, get, miss = (FLOORS / f"{name}.py" for name in ("hello", "firestore", "miss"))
    gets = FLOORS / "get.py"
    fresh = (f"made-{number:05d}A" for number in count(1))
    known = f"/chapters?v={KNOWN}"
    cold = {"pairs": options.pairs, "unit": "s"}
    yield compare(
        "cold: exec to first 200 of /health",
        lambda: _cold(FUNCTION, "/health", ours),
        lambda: _cold((hello, "serve"), "/", {}),
        target=1.15,
        **cold,
    )
    yield compare(
        "cold: chapters from Firestore",
        lambda: _cold(FUNCTION, known, cached),
        lambda: _cold((get, "serve"), "/", floor),
        target=1.03,
        **cold,
    )
    yield compare(
        "cold: full miss",
        lambda: _cold(FUNCTION, f"/chapters?v={next(fresh)}", cached),
        lambda: _cold((miss, "serve"), f"/?v={next(fresh)}", floor),
        target=1.03,
        **cold,
    )
    with silence() as metadata:
        nowhere = {
            "GOOGLE_CLOUD_PROJECT": PROJECT,
            "GCE_METADATA_HOST": metadata,
            "GCE_METADATA_IP": metadata,
        }
        yield compare(
            "cold: full miss where no credentials are found, and without Firestore",
            lambda: _cold(FUNCTION, f"/chapters?v={next(fresh)}", {**ours, **nowhere}),
            lambda: _cold(FUNCTION, f"/chapters?v={next(fresh)}", ours),
            target=3.00,
            **cold,
        )
    with ExitStack() as stack:
        memory = stack.enter_context(warm(FUNCTION, known, ours))
        bytes_ = stack.enter_context(warm((hello, "serve"), "/", same_bytes))
        yield compare(
            f"warm: chapters from memory, {CONNECTIONS} connections",
            lambda: _load(memory, known, options.seconds),
            lambda: _load(bytes_, "/", options.seconds),
            pairs=max(3, options.pairs // 3),
            target=0.80,
            unit="req/s",
            higher_is_better=True,
        )
    with warm(FUNCTION, known, ours, threads=2 * (POSTERS + 1)) as server:
        yield compare(
            f"p50 of cached answers: while {POSTERS} clients post the worst text, and idle",
            lambda: _beside_texts(server, known, options.seconds),
            lambda: latency(server, known, clients=1, seconds=options.seconds).p50,
            pairs=max(3, options.pairs // 3),
            target=3.00,
            unit="ms",
        )
    with ExitStack() as stack:
        stored = stack.enter_context(warm(FUNCTION, known, cached))
        plain = stack.enter_context(warm((gets, "serve"), f"/?v={KNOWN}", floor))
        yield compare(
            f"warm: chapters from Firestore, {CONNECTIONS} connections",
            lambda: _load(stored, "/", options.seconds, script="known.lua"),
            lambda: _load(plain, "/", options.seconds, script="known.lua"),
            pairs=max(3, options.pairs // 3),
            target=0.90,
            unit="req/s",
            higher_is_better=True,
        )
    with ExitStack() as stack:
        both = stack.enter_context(warm(FUNCTION, f"/chapters?v={next(fresh)}", cached))
        plain = stack.enter_context(warm((miss, "serve"), f"/?v={next(fresh)}", floor))
        yield compare(
            "resident memory after both clients were used",
            both.resident,
            plain.resident,
            pairs=3,
            target=1.10,
            unit="MB",
        )


def _cold(entry: tuple[Path, str], path: str, environment: Mapping[str, str]) -> float:
    with serving(*entry, environment=environment) as server:
        return server.wait_for(path)


def _beside_texts(server: Server, path: str, seconds: int) -> float:
    """Milliseconds: the p50 of one client."""
    with posting(server, seconds=2 * seconds + 10):
        return latency(server, path, clients=1, seconds=seconds).p50


def _store(server: Server) -> None:
    """Have ``server`` keep STORED videos, 50 with each request."""
    for first in range(1, STORED + 1, 50):
        wanted = ",".join(f"made-{number:05d}A" for number in range(first, first + 50))
        status, _ = server.get(f"/chapters?v={wanted}")
        assert status == 200, status


def _load(server: Server, path: str, seconds: int, *, script: str = "") -> float:
    """Requests a second on so many connections at once; ``script`` chooses their addresses."""
    done = subprocess.run(
        [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{seconds}s",
            *(("-s", str(LOADS / script)) if script else ()),
            f"http://127.0.0.1:{server.port}{path}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Non-2xx" not in done.stdout, done.stdout
    found = re.search(r"Requests/sec:\s+([0-9.]+)", done.stdout)
    assert found, done.stdout
    return float(found[1])


if __name__ == "__main__":
    main()
