"""Requests that cost much CPU time take turns."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.site import LIST, A, B, Site, problem
from chapters.api import cpu_slot
from chapters.api.body_reader import MAX_BYTES
from chapters.api.cpu_slot import turn
from chapters.errors import RateLimited


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu_slot, "WAIT", 0.01)


def test_one_request_has_its_turn_and_the_next_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cpu_slot, "WAIT", 60)
    inside, most = 0, 0

    def request(_: int) -> None:
        nonlocal inside, most
        with turn():
            inside += 1
            most = max(most, inside)
            threading.Event().wait(0.001)  # lets the others try
            inside -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(request, range(40)))
    assert (most, inside) == (1, 0)


@pytest.mark.usefixtures("impatient")
def test_a_request_that_waited_long_enough_is_refused_and_says_when_to_return() -> None:
    with turn(), pytest.raises(RateLimited) as caught, turn():
        pytest.fail("both were let in")
    assert caught.value.retry_after
    with turn():
        pass


@pytest.mark.usefixtures("impatient")
def test_a_request_that_fails_ends_its_turn() -> None:
    with pytest.raises(ZeroDivisionError), turn():
        raise ZeroDivisionError
    with turn():
        pass


@pytest.fixture
def busy(site: Site, impatient: None) -> Iterator[Site]:
    """The application, which reads a long text at this moment."""
    site.get(f"/chapters?v={A}")
    with turn():
        yield site


@pytest.mark.parametrize(
    "path", ["/check", "/article", f"/article?v={A}", "/chapters", "/transcript"]
)
def test_texts_wait_and_are_refused(busy: Site, path: str) -> None:
    response = busy.client.post(path, json={"description": LIST})
    assert (response.status_code, problem(response)["code"]) == (429, "rate-limited")
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("path", [f"/chapters?v={A}", f"/article?v={A}", "/health"])
def test_whatever_needs_no_text_does_not_wait(busy: Site, path: str) -> None:
    assert busy.get(path).status_code == 200


def test_an_answer_with_thousands_of_chapters_waits_and_is_refused(
    busy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chapters.api.chapters.MANY", 2)  # A has three
    assert busy.get(f"/chapters?v={A}").status_code == 200
    assert problem(busy.get(f"/chapters?v={A},{B}"))["code"] == "rate-limited"
    monkeypatch.setattr("chapters.api.chapters.MANY", 3)
    assert busy.get(f"/chapters?v={A},{B}").status_code == 200


def test_a_body_is_read_before_the_turn(busy: Site) -> None:
    response = busy.client.post("/check", data=b"x" * (MAX_BYTES + 1))
    assert problem(response)["code"] == "too-large"
