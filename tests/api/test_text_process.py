"""Posted texts are read in a process of their own, which may die or take too long."""

from __future__ import annotations

import operator
import os
import time
import timeit
from collections.abc import Iterator
from contextlib import closing
from typing import cast

import pytest

from chapters.api import cpu_slot, posted, text_process
from chapters.api.request_body import Posted
from chapters.api.text_process import NICENESS, TextProcess, Texts
from chapters.domain.list_options import NO_OPTIONS
from chapters.errors import Internal, InvalidRequest, RateLimited, TooLarge
from chapters.formats import FORMATS, with_cue_options
from support.fakes import InlineTexts


@pytest.fixture
def process() -> Iterator[TextProcess]:
    with closing(TextProcess()) as running:
        yield running


@pytest.fixture(params=["fake", "process"])
def texts(request: pytest.FixtureRequest) -> Texts:
    if request.param == "fake":
        return InlineTexts()
    return cast("Texts", request.getfixturevalue("process"))


def test_texts_become_what_they_become_here(texts: Texts) -> None:
    sheet = with_cue_options(FORMATS["cue"], artist="Anna", file="mix.flac")
    for text in (b"0:00 a\n1:00 b\n2:00 c", b"nothing", "0:00 ä\n".encode() * 300):
        for chosen in (FORMATS["json"], FORMATS["html"], sheet):
            arguments = (Posted(text, "text/plain"), None, None, NO_OPTIONS, chosen)
            assert texts.run(posted.verdict, *arguments) == posted.verdict(*arguments)


def test_what_a_text_is_refused_for_is_raised(texts: Texts) -> None:
    sent = Posted(b"{", "application/json")
    with pytest.raises(InvalidRequest) as caught:
        texts.run(posted.verdict, sent, None, None, NO_OPTIONS, FORMATS["json"])
    assert caught.value.detail.startswith("The body is not JSON.")


def test_a_text_waits_for_its_turn(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu_slot, "WAIT", 0.01)
    with cpu_slot.turn(), pytest.raises(RateLimited):
        texts.run(os.getpid)
    assert texts.run(os.getpid)


def test_a_defect_says_where_it_is(process: TextProcess) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        process.run(operator.floordiv, 1, 0)
    assert "in _outcome" in "".join(caught.value.__notes__)


def test_one_process_serves_until_it_is_closed(process: TextProcess) -> None:
    first = process.run(os.getpid)
    assert first != os.getpid()
    assert process.run(os.getpid) == first
    process.close()
    assert process.run(os.getpid) != first


def test_a_process_that_dies_is_replaced(process: TextProcess) -> None:
    first = process.run(os.getpid)
    with pytest.raises(Internal):
        process.run(os._exit, 1)
    assert process.run(os.getpid) != first


def test_a_text_that_takes_too_much_cpu_time_is_refused(
    process: TextProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_process, "CPU_SECONDS", 0.1)
    first = process.run(os.getpid)
    with pytest.raises(TooLarge):
        process.run(timeit.timeit, "while True: pass")
    assert process.run(os.getpid) == first


def test_a_process_that_does_not_answer_is_replaced(
    process: TextProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as impatient:
        impatient.setattr(text_process, "WAIT", 0.1)
        with pytest.raises(Internal):
            process.run(time.sleep, 3600)
    assert process.run(os.getpid)


def test_it_has_no_key_and_yields_the_cpu(
    process: TextProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YOUTUBE_API_KEY", "secret")
    assert process.run(os.getenv, "YOUTUBE_API_KEY") is None
    assert process.run(os.nice, 0) == os.nice(0) + NICENESS


def test_it_ends_with_the_server(process: TextProcess) -> None:
    process.run(os.getpid)
    child, connection = process._process, process._connection
    assert child is not None
    assert connection is not None
    connection.close()  # as when the server is killed
    assert child.wait(60) == 0
