"""`python -m chapters warm`: real HTTP to a stub of YouTube, and Google's Firestore emulator."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chapters.cache.firestore.connection import Connection
from chapters.cache.firestore.entries import FirestoreStore
from chapters.service import maintenance
from cli.test_main import HYPHENED
from support.emulator import Emulator
from support.processes import ROOT, function
from support.terminals import Outcome, command
from support.youtube_stub import KEY, YouTubeStub, youtube

PROJECT = "chapters-test"


@pytest.fixture
def stub() -> Iterator[YouTubeStub]:
    with youtube() as server:
        yield server


class World:
    """A list of videos, YouTube and Firestore."""

    def __init__(self, stub: YouTubeStub, firestore: Emulator, folder: Path) -> None:
        self.stub = stub
        self.firestore = firestore
        self.file = folder / "videos.txt"
        self.notes = folder / "videos.txt.done"

    def write(self, *lines: str) -> None:
        self.file.write_text("\n".join(lines), "utf-8")

    def environment(self, **changes: str) -> dict[str, Any]:
        return {
            "YOUTUBE_API_KEY": KEY,
            "YOUTUBE_API_ENDPOINT": self.stub.endpoint,
            "GOOGLE_CLOUD_PROJECT": PROJECT,
            "FIRESTORE_EMULATOR_HOST": self.firestore.host,
            **changes,
        }

    def warm(self, *, typed: str | None = None, **changes: str) -> Outcome:
        outcome = command(
            "warm", str(self.file), environment=self.environment(**changes), typed=typed
        )
        assert KEY not in outcome.out + outcome.err
        return outcome

    def stored(self, ids: list[str]) -> set[str]:
        connection = Connection(project=PROJECT, database="(default)", timeout=20)
        entries = FirestoreStore(connection).get(ids)
        connection.close()
        return {id_ for id_, entry in entries.items() if entry.chapters}


@pytest.fixture
def world(
    stub: YouTubeStub, firestore: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> World:
    monkeypatch.setattr(maintenance, "PAUSES", (0.0, 0.0))
    return World(stub, firestore, tmp_path)


def ids(count: int) -> list[str]:
    return [f"made-{number:05d}A" for number in range(count)]


def test_a_list_of_ids_and_links_is_stored_for_a_unit_each_fifty(world: World) -> None:
    wanted = ids(60)
    world.write("# the best ones", "", *wanted[:58], *(f"https://youtu.be/{i}" for i in wanted))
    outcome = world.warm()
    assert outcome == Outcome(
        0,
        "60 of 60 done: 0 in an earlier run, 0 were fresh, 60 looked up for 2 units of quota, "
        "0 of them unknown to YouTube.\n",
        "",
    )
    assert [len(call.ids) for call in world.stub.calls] == [50, 10]
    assert world.stored(wanted[:50]) == set(wanted[:50])
    assert not world.notes.exists()


def test_the_function_answers_from_what_was_warmed(world: World) -> None:
    world.write(*ids(2))
    world.warm()
    world.stub.calls.clear()
    with function(**world.environment()) as server:
        for id_ in ids(2):
            assert server.ask(f"/chapters?v={id_}").status == 200
    assert world.stub.calls == []


def test_what_is_fresh_is_not_asked_for_again(world: World) -> None:
    world.write(*ids(3))
    world.warm()
    outcome = world.warm()
    assert "3 were fresh, 0 looked up for 0 units" in outcome.out
    assert len(world.stub.calls) == 1


def test_lines_that_name_no_video_are_reported_and_left_out(world: World) -> None:
    world.write(*ids(1), "no link at all", "https://www.youtube.com/@someone", "unknown-id0")
    outcome = world.warm()
    assert outcome.code == 0
    assert "2 of 2 done" in outcome.out
    assert "1 of them unknown" in outcome.out
    assert [line.split(".")[0] for line in outcome.err.splitlines()] == [
        "chapters: line 2 is left out",
        "chapters: line 3 is left out",
    ]


def test_the_budget_stops_it_and_the_next_day_goes_on_from_there(world: World) -> None:
    wanted = ids(130)
    world.write(*wanted)
    outcome = world.warm(DAILY_UNITS="2")
    assert outcome.code == 4
    assert outcome.out.startswith("100 of 130 done: ")
    assert "Today's look-ups at YouTube are used up." in outcome.err
    assert "Run the same command again in " in outcome.err
    assert world.notes.read_text().split() == wanted[:100]
    assert len(world.stub.calls) == 2

    world.firestore.wipe(PROJECT)  # another day: no count, and what was noted is not looked for
    resumed = world.warm(DAILY_UNITS="2")
    assert resumed.code == 0
    assert "130 of 130 done: 100 in an earlier run, 0 were fresh, 30 looked up" in resumed.out
    assert world.stub.calls[-1].ids == tuple(wanted[100:])
    assert not world.notes.exists()


def test_the_budget_is_the_one_of_the_function(world: World) -> None:
    world.write(*ids(60))
    with function(**world.environment(DAILY_UNITS="2")) as server:
        assert server.ask("/chapters?v=made-99999A").status == 200
        assert world.warm(DAILY_UNITS="2").out.startswith("50 of 60 done: ")


def test_a_spent_quota_stops_it_at_once(world: World) -> None:
    world.write(*ids(60))
    world.stub.outcome = "quota-exceeded"
    outcome = world.warm()
    assert outcome.code == 4
    assert outcome.out.startswith("0 of 60 done: ")
    assert "Run the same command again in " in outcome.err
    assert len(world.stub.calls) == 1


def test_the_limit_for_clients_does_not_hold_it_up(world: World) -> None:
    world.write(*ids(60))
    assert world.warm(MISSES_PER_MINUTE="1").code == 0


def test_youtube_in_trouble_is_tried_again_and_then_reported(world: World) -> None:
    world.write(*ids(1))
    world.stub.outcome = "backend-error"
    outcome = world.warm()
    assert outcome.code == 4
    assert outcome.err.endswith("Run the same command again to go on from here.\n")
    world.stub.outcome = ""
    assert world.warm().code == 0


def test_a_refused_key_is_a_setting(world: World) -> None:
    world.write(*ids(1))
    world.stub.outcome = "bad-request-key"
    assert world.warm().code == 5


def test_without_firestore_nothing_is_spent(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.write(*ids(1))
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", "127.0.0.1:9")
    outcome = world.warm(FIRESTORE_EMULATOR_HOST="127.0.0.1:9")
    assert outcome.code == 4
    assert "Firestore did not do what it was asked for" in outcome.err
    assert world.stub.calls == []
    unset = world.warm(FIRESTORE_EMULATOR_HOST="", GOOGLE_CLOUD_PROJECT="")
    assert unset.code == 5
    assert "GOOGLE_CLOUD_PROJECT" in unset.err
    assert world.warm(YOUTUBE_API_KEY="").code == 5


def test_what_never_began_leaves_no_notes(world: World) -> None:
    world.write(*ids(1))
    world.warm(FIRESTORE_EMULATOR_HOST="", GOOGLE_CLOUD_PROJECT="")
    assert not world.notes.exists()


def test_ctrl_c_leaves_the_notes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.write(*ids(120))

    def interrupted(*_: Any, **__: Any) -> Iterator[maintenance.Warmed]:
        yield maintenance.Warmed(tuple(ids(50)), units=1)
        raise KeyboardInterrupt

    monkeypatch.setattr("chapters.cli.warm.warm", interrupted)
    outcome = world.warm()
    assert outcome.code == 130
    assert outcome.out.startswith("50 of 120 done: ")
    assert world.notes.read_text().split() == ids(50)


def test_a_missing_file_is_called_missing(world: World) -> None:
    assert world.warm() == Outcome(2, "", f"chapters: There is no file {world.file}.\n")
    assert not world.notes.exists()


def test_a_file_that_is_no_text_is_called_so(world: World) -> None:
    world.file.write_bytes(b"\xff\xfe")
    outcome = world.warm()
    assert outcome == Outcome(2, "", f"chapters: {world.file} cannot be read as text in UTF-8.\n")
    assert not world.notes.exists()


def test_where_nothing_can_be_noted_nothing_is_spent(world: World) -> None:
    world.write(*ids(1))
    world.notes.mkdir()
    outcome = world.warm()
    assert outcome.code == 2
    assert outcome.err == f"chapters: {world.notes} cannot be written: Is a directory.\n"
    assert world.stub.calls == []


def test_damaged_notes_are_named(world: World) -> None:
    world.write(*ids(1))
    world.notes.write_bytes(b"\xff")
    outcome = world.warm()
    assert outcome.err == f"chapters: {world.notes} cannot be read as text in UTF-8.\n"
    assert world.stub.calls == []


def test_ids_may_begin_with_hyphens(world: World) -> None:
    world.write(*HYPHENED)
    assert "2 of 2 done" in world.warm().out
    assert world.stub.calls[0].ids == HYPHENED


@pytest.mark.parametrize("before", [(), ("--",)])
def test_an_id_in_place_of_the_file_is_a_missing_file(before: tuple[str, ...]) -> None:
    outcome = command("warm", *before, HYPHENED[0])
    assert outcome.code == 2
    assert outcome.err.startswith("chapters: There is no file ")


def test_a_terminal_shows_how_far_it_is(world: World) -> None:
    world.write(*ids(60))
    shown = world.warm(typed="").err.split("\r")
    assert shown[1] == "." * 30 + " 0 of 60"
    assert "#" * 25 + "." * 5 + " 50 of 60" in shown
    assert shown[-1] == "#" * 30 + " 60 of 60\n"


def test_the_real_command_draws_its_bar_on_a_real_terminal(world: World) -> None:
    world.write(*ids(2))
    ours, theirs = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "chapters", "warm", world.file],
        cwd=ROOT / "function",
        env={"PATH": os.environ["PATH"], **world.environment()},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        timeout=50,
        check=False,
    )
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert (done.returncode, done.stdout.split(":")[0]) == (0, "2 of 2 done")
    assert shown.endswith("#" * 30 + " 2 of 2\r\n")
