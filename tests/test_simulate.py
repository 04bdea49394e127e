"""The simulated day adds up, can be repeated, and shows what each mechanism is for."""

from __future__ import annotations

import contextlib
import threading
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from simulation import world
from simulation.day import Day, simulate
from simulation.firestore import ROUND_TRIP, Bill, SimulatedUsageCounter
from simulation.limits_clock import SWEEP_AFTER, limits_follow
from simulation.picture import LAYERS, LEFT, RIGHT, ROW, WIDTH, picture
from simulation.plan import Mechanism, Plan
from simulation.report import MECHANISMS, crowd_table, days_table
from simulation.timeline import DAY, SimulatedCondition, Timeline, moment
from simulation.world import EDITS_PER_DOUBLING, World, id_of
from simulation.yesterday import Yesterday
from simulation.youtube import CALL

from chapters.domain import freshness
from chapters.errors import RateLimited
from chapters.quota.rate_limit import ClientLimiter

REQUESTS = 2000
PLAN = Plan("small", requests=REQUESTS, videos=REQUESTS, instances=5)
CROWD = replace(PLAN, videos=100, instances=2, past="none", rush="crowd")


@pytest.fixture(scope="module")
def everything_on() -> Day:
    return simulate(PLAN)


@pytest.fixture(scope="module")
def crowd() -> Day:
    return simulate(CROWD)


@pytest.mark.parametrize("without", [None, *MECHANISMS])
def test_each_request_is_counted_once(without: Mechanism | None) -> None:
    count = simulate(replace(PLAN, without=without)).count
    assert count.requests == REQUESTS
    assert count.youtube == len(count.waits)
    assert (count.memory == 0) == (without == "memory")
    assert (count.firestore == 0) == (without == "Firestore")
    assert count.stale == count.refused == 0


def test_reads_and_writes_are_those_of_the_requests(everything_on: Day) -> None:
    count, bill = everything_on.count, everything_on.bill
    assert bill.reads == REQUESTS - count.memory
    entries_and_reservations = bill.writes
    assert count.youtube <= entries_and_reservations < 1.2 * count.youtube


def test_each_video_becomes_one_document_on_the_first_day() -> None:
    day = simulate(replace(PLAN, past="none"))
    assert day.bill.created == len({request.number for request in PLAN.world(1).arrivals()})


def test_dollars_follow_the_list() -> None:
    assert Bill(reads=100_000).dollars == pytest.approx(0.03)
    assert Bill(writes=100_000).dollars == pytest.approx(0.09)
    assert Bill(created=100_000).dollars == pytest.approx(0.01)


def test_the_same_seed_gives_the_same_report() -> None:
    table = replace(days_table(500), plans=days_table(500).plans[:2])
    reports = [
        table.markdown([simulate(plan, seed=seed) for plan in table.plans]) for seed in (1, 1, 2)
    ]
    assert reports[0] == reports[1]
    assert reports[0] != reports[2]


@pytest.mark.parametrize("without", ["Firestore", "freshness by age"])
def test_leaving_it_out_costs_units_in_a_day(without: Mechanism, everything_on: Day) -> None:
    assert simulate(replace(PLAN, without=without)).units > 1.2 * everything_on.units


@pytest.mark.parametrize("without", ["memory", "batching", "negative cache"])
def test_leaving_it_out_saves_no_units_in_a_day(without: Mechanism, everything_on: Day) -> None:
    assert simulate(replace(PLAN, without=without)).units >= everything_on.units


@pytest.mark.parametrize("without", ["Firestore", "batching"])
def test_leaving_it_out_costs_units_in_a_crowd(without: Mechanism, crowd: Day) -> None:
    assert simulate(replace(CROWD, without=without)).units > crowd.units


def test_memory_saves_reads(everything_on: Day) -> None:
    without = simulate(replace(PLAN, without="memory"))
    assert without.bill.reads == everything_on.bill.reads + everything_on.count.memory


def test_without_the_negative_cache_every_request_for_an_unknown_video_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(world, "UNKNOWN", 1)
    off = simulate(replace(CROWD, without="negative cache"))
    assert off.count.youtube == REQUESTS
    assert simulate(CROWD).units < off.units


def test_jitter_spreads_what_was_first_asked_for_in_the_same_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(world, "OLDEST", 30 * DAY)  # every answer is fresh for a day
    plan = replace(CROWD, requests=5 * REQUESTS, videos=40)
    assert simulate(plan).busiest_minute < simulate(replace(plan, without="jitter")).busiest_minute


def test_a_spent_budget_leaves_stale_answers_and_refusals() -> None:
    day = simulate(replace(PLAN, units=50))
    assert day.units == 50
    assert day.count.requests == REQUESTS
    assert day.count.stale > 0
    assert day.count.refused > 0
    assert day.answered == REQUESTS - day.count.refused


def test_answers_are_outdated_more_often_when_descriptions_change_more_often(
    everything_on: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < everything_on.outdated < 0.1
    assert 0 < everything_on.median_lag < freshness.MAX_LIFETIME.total_seconds()
    monkeypatch.setattr(world, "EDITS_PER_DOUBLING", 10 * EDITS_PER_DOUBLING)
    restless = simulate(PLAN)
    assert restless.outdated > 2 * everything_on.outdated
    assert min(restless.count.outdated) >= 0


def test_yesterday_is_what_a_month_of_such_days_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    # Old videos alone: the others would be old themselves by the end of the month.
    for share in ("UNKNOWN", "LIVE", "NEW"):
        monkeypatch.setattr(world, share, 0)
    monkeypatch.setattr(world, "NEWEST", 300 * DAY)
    plan = replace(PLAN, requests=1000, videos=1000)
    alike = [simulate(plan, seed=seed).units for seed in range(8)]
    monkeypatch.setattr(world, "_daily", lambda draw: draw.uniform(0, 29 * DAY))
    month = simulate(replace(plan, requests=29_000, past="none"))
    settled = sum(
        units for minute, units in month.units_by_minute.items() if minute >= 14 * 24 * 60
    )
    assert sum(alike) / 8 == pytest.approx(settled / 15, rel=0.1)


@pytest.mark.parametrize(("requests", "cached"), [(1, (0.0, 0.1)), (10_000_000, (0.95, 1.0))])
def test_yesterday_cached_what_is_asked_for_often(
    requests: int, cached: tuple[float, float]
) -> None:
    quiet = World(requests=requests, videos=4000, seed=1)
    yesterday = Yesterday(quiet)
    entries = [entry for number in range(4000) if (entry := yesterday(id_of(number)))]
    assert cached[0] <= len(entries) / 4000 <= cached[1]
    assert all(entry.fetched <= moment(0) < entry.expires for entry in entries)
    assert all((entry.chapters is None) != quiet.life(int(entry.id)).exists for entry in entries)
    published = [(entry, entry.chapters.video.published) for entry in entries if entry.chapters]
    assert published
    assert all(day is not None and day <= entry.fetched for entry, day in published)


def test_a_day_has_the_shares_of_videos_that_the_constants_say() -> None:
    lives = [World(requests=1, videos=1, seed=1).life(number) for number in range(4000)]
    assert sum(not life.exists for life in lives) / 4000 == pytest.approx(world.UNKNOWN, rel=0.1)
    assert sum(life.live == "live" for life in lives) / 4000 == pytest.approx(0.005, rel=0.1)
    assert all(list(life.changes) == sorted(life.changes) for life in lives)
    assert any(change > DAY / 2 for life in lives for change in life.changes if life.live == "none")
    assert all(life.changes[0] > life.published for life in lives if life.changes)


def test_popular_videos_are_asked_for_as_zipf_says() -> None:
    arrivals = list(World(requests=20_000, videos=100, seed=1).arrivals())
    asked = [sum(request.number == rank for request in arrivals) for rank in (0, 1)]
    assert asked[0] == pytest.approx(2 * asked[1], rel=0.1)
    seconds = [request.second for request in arrivals]
    assert seconds == sorted(seconds)
    assert 0 <= seconds[0] < seconds[-1] < DAY


def test_tasks_take_turns_by_the_time_that_they_wait_for() -> None:
    timeline = Timeline()
    seen: list[tuple[str, float]] = []

    def work(name: str, seconds: float) -> None:
        timeline.sleep(seconds)
        seen.append((name, timeline.now))

    timeline.run([(0, partial(work, "late", 9)), (1, partial(work, "early", 2))])
    assert seen == [("early", 3), ("late", 9)]


def test_a_simulated_condition_waits_for_its_predicate_or_its_time_out() -> None:
    timeline = Timeline()
    condition = SimulatedCondition(timeline)
    ended: list[tuple[bool, float]] = []
    is_ready = False

    def wait(seconds: float) -> None:
        with condition:
            ended.append((condition.wait_for(lambda: is_ready, seconds), timeline.now))

    def notify() -> None:
        nonlocal is_ready
        is_ready = True
        condition.notify_all()

    timeline.run([(0, partial(wait, 5)), (0, partial(wait, 50)), (10, notify)])
    assert ended == [(False, 5), (True, 10)]


def test_the_limit_of_a_client_counts_simulated_minutes() -> None:
    timeline = Timeline()
    limiter = ClientLimiter(misses_per_minute=2)
    passed: list[float] = []

    def ask() -> None:
        with contextlib.suppress(RateLimited):
            limiter.admit("10.0.0.1", misses=1)
            passed.append(timeline.now)

    with limits_follow(timeline):
        timeline.run([(second, ask) for second in (0, 1, 2, 3, 180)])
    assert passed == [0, 1, 180]


def test_what_has_expired_is_swept_now_and_then_without_a_thread() -> None:
    swept: list[int] = []
    with limits_follow(Timeline()):
        timer = threading.Timer(0.01, lambda: swept.append(1))
        timer.start()
        alive = [timer.is_alive() for _ in range(SWEEP_AFTER)]
    assert (len(swept), alive.count(True), alive[-1]) == (1, SWEEP_AFTER - 1, False)


def test_instances_reserve_units_together_for_a_write_each_time() -> None:
    bill = Bill()
    usage = SimulatedUsageCounter(bill)
    reserved = [usage.reserve(moment(0).date(), units).reserved for units in (1, 2, 4)]
    assert (reserved, bill.writes) == ([1, 3, 7], 3)


def test_a_miss_takes_its_calls_and_nothing_else(everything_on: Day) -> None:
    read, write = ROUND_TRIP, ROUND_TRIP
    assert min(everything_on.count.waits) == pytest.approx(read + CALL + write)
    assert moment(0).hour == 8


def test_the_picture_is_an_svg_that_names_every_plan(crowd: Day, everything_on: Day) -> None:
    drawn = ET.fromstring(picture([everything_on], [crowd]))
    edges = [
        (float(bar.attrib["x"]), float(bar.attrib["x"]) + float(bar.attrib["width"]))
        for bar in drawn.iter("{http://www.w3.org/2000/svg}rect")
        if bar.attrib.get("height") == str(ROW - 6)
    ]
    layers = edges[: len(LAYERS)]
    assert layers[0][0] == LEFT
    assert layers[-1][1] == pytest.approx(WIDTH - RIGHT, abs=0.2)
    for left, right in pairwise(layers):
        assert left[1] == pytest.approx(right[0], abs=0.2)
    texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert texts.count("small") == 2
    assert f"{crowd.units:,}" in texts


def test_the_tables_have_a_row_for_each_plan() -> None:
    table = crowd_table(5000)
    days = [simulate(plan) for plan in table.plans[:1]]
    lines = table.markdown(days).splitlines()
    assert lines[-1].startswith("| everything on | ")
    assert {line.count("|") for line in lines[2:]} == {lines[2].count("|")}
