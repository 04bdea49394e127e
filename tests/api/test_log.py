"""Log lines are JSON for Cloud Logging, without keys."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import threading
from typing import Any

import pytest

from chapters.api import log
from support.logged import Lines

KEY = "AIza" + "Sy0123456789_0123456789-012345678901"


def test_a_line_is_one_json_object_with_severity(lines: Lines) -> None:
    logging.getLogger("x").info("two\nlines é")
    line = lines.only()
    assert line["severity"] == "INFO"
    assert line["message"] == "two\nlines é"


def request(**fields: Any) -> None:
    """Write one request's line: with ``fields``, otherwise as of an answer from the cache."""
    usual = {"method": "GET", "path": "/chapters", "status": 200, "seconds": 0.25}
    log.request(**{**usual, "cache": "chapters; hit", "code": "", "trace": "", **fields})


def test_a_request_line_has_the_fields_of_cloud_logging(lines: Lines) -> None:
    request(trace="projects/p/traces/t")
    assert lines.text == (
        '{"severity": "INFO", "logger": "chapters.request", "message": "GET /chapters 200", '
        '"code": "", "httpRequest": {"requestMethod": "GET", "requestUrl": "/chapters", '
        '"status": 200, "latency": "0.250000s"}, "cache": "chapters; hit", '
        '"logging.googleapis.com/trace": "projects/p/traces/t"}\n'
    )


def test_a_request_without_a_trace_names_none(lines: Lines) -> None:
    request()
    assert "logging.googleapis.com/trace" not in lines.only()


def test_an_unknown_method_is_not_logged(lines: Lines) -> None:
    request(method=KEY, path="other", status=405, seconds=0)
    assert lines.only()["httpRequest"] == {
        "requestMethod": "other",
        "requestUrl": "other",
        "status": 405,
        "latency": "0.000000s",
    }
    assert KEY not in lines.text


class Broken(io.StringIO):
    """A stream whose reader is gone."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("stream", ["none", "closed", "broken"])
def test_without_a_place_for_the_lines_nothing_is_raised(
    stream: str, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = io.StringIO()
    closed.close()
    target = {"none": None, "closed": closed, "broken": Broken()}[stream]
    monkeypatch.setattr(sys, "stdout", target)
    monkeypatch.setattr(sys, "stderr", closed)
    try:
        log.configure()
        request()
        log.unexpected(ValueError("x"), trace="")
        logging.getLogger("x").warning("lost")
    finally:
        log.configure(stream=lines.stream)


def test_lines_of_many_threads_stay_whole(lines: Lines) -> None:
    reading, writing = os.pipe()
    interval = sys.getswitchinterval()

    def requests(thread: int) -> None:
        for number in range(300):
            request(cache=f"{thread} {number}")

    with os.fdopen(writing, "w") as stream, os.fdopen(reading) as written:
        log.configure(stream=stream)
        sys.setswitchinterval(1e-6)
        threads = [threading.Thread(target=requests, args=(number,)) for number in range(8)]
        try:
            for thread in threads:
                thread.start()
            caches = {json.loads(written.readline())["cache"] for _ in range(8 * 300)}
        finally:
            for thread in threads:
                thread.join(10)
            sys.setswitchinterval(interval)
            log.configure(stream=lines.stream)
    assert len(caches) == 8 * 300


def test_a_closed_stream_fails_no_request(lines: Lines) -> None:
    closed = io.StringIO()
    closed.close()
    log.configure(stream=closed)
    request()
    log.configure(stream=lines.stream)


def test_a_line_that_cannot_be_written_fails_no_request(lines: Lines) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    # Unbuffered, so that nothing is left that closing would try to write again.
    gone = io.TextIOWrapper(os.fdopen(writing, "wb", buffering=0), write_through=True)
    log.configure(stream=gone)
    request()
    log.configure(stream=lines.stream)
    gone.close()


@pytest.mark.parametrize("text", ['got "https://host/?key=some-other"', "?key=some-other\\", 'a"b'])
def test_a_line_without_its_keys_is_still_json(text: str, lines: Lines) -> None:
    log.configure(secrets=('a"b',), stream=lines.stream)
    logging.getLogger("x").warning("%s", text)
    assert "[redacted]" in str(lines.only()["message"])
    assert "some-other" not in lines.text


def test_keys_are_redacted_in_messages_arguments_and_tracebacks(
    lines: Lines,
) -> None:
    try:
        raise ValueError(f"https://host/videos?part=snippet&key={KEY} my-own-secret")
    except ValueError as error:
        log.unexpected(error, trace="")
        logging.getLogger("x").warning("at %s", f"https://host/?key=some-other-key&{KEY}")
    text = lines.text
    assert KEY not in text
    assert "my-own-secret" not in text
    assert "some-other-key" not in text
    assert text.count("[redacted]") >= 4


def test_an_unexpected_error_has_the_fields_of_error_reporting(
    lines: Lines,
) -> None:
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        log.unexpected(error, trace="")
    line = lines.only()
    assert line["severity"] == "ERROR"
    assert str(line["@type"]).endswith("ReportedErrorEvent")
    assert "Traceback" in str(line["stack_trace"])
    assert "logging.googleapis.com/trace" not in line


def test_an_unexpected_error_names_the_trace_of_its_request(lines: Lines) -> None:
    log.unexpected(ZeroDivisionError(), trace="projects/p/traces/t")
    assert lines.only()["logging.googleapis.com/trace"] == "projects/p/traces/t"


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"traceparent": f"00-{'a' * 32}-{'b' * 16}-01"}, f"projects/p/traces/{'a' * 32}"),
        ({"X-Cloud-Trace-Context": f"{'c' * 32}/123;o=1"}, f"projects/p/traces/{'c' * 32}"),
        (
            {"traceparent": "rubbish", "X-Cloud-Trace-Context": "c" * 32},
            f"projects/p/traces/{'c' * 32}",
        ),
        ({"traceparent": "00-evil\n"}, ""),
        ({}, ""),
    ],
)
def test_the_trace_is_found(headers: dict[str, str], expected: str) -> None:
    parent, cloud = headers.get("traceparent", ""), headers.get("X-Cloud-Trace-Context", "")
    assert log.trace_of(parent, cloud, project="p") == expected


def test_without_a_project_there_is_no_trace() -> None:
    assert log.trace_of("", "c" * 32, project=None) == ""
