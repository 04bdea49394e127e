"""The report as Markdown tables, to print and to put into docs/operations.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulation.day import Day
from simulation.plan import Mechanism, Plan

QUOTA = 9000
"""The default of DAILY_UNITS."""
PART = 5
"""Plans without a mechanism have one request in five, over one video in five."""
INSTANCES = 10

MECHANISMS: tuple[Mechanism, ...] = (
    "memory",
    "Firestore",
    "batching",
    "negative cache",
    "freshness by age",
    "jitter",
)
IN_A_CROWD: tuple[Mechanism, ...] = ("memory", "Firestore", "batching", "jitter")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report: a plan a row."""

    title: str
    plans: tuple[Plan, ...]
    columns: tuple[Column, ...]

    def markdown(self, days: Sequence[Day]) -> str:
        """The table; ``days`` in the order of the plans."""
        head = ["", *(column.name for column in self.columns)]
        rows = [[day.plan.name, *(column.show(day) for column in self.columns)] for day in days]
        lines = [head, ["---"] * len(head), *rows]
        table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        return f"{self.title}\n\n{table}\n"


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of each day."""

    name: str
    show: Callable[[Day], str]


def days_table(requests: int) -> Table:
    """The day on 1, 10 and 100 instances, and three other days."""
    ordinary = [_ordinary(requests, count) for count in (1, INSTANCES, 100)]
    others = [
        Plan("10, first day ever", requests, requests, INSTANCES, past="none"),
        Plan(f"10, `DAILY_UNITS={QUOTA}`", requests, requests, INSTANCES, units=QUOTA),
        Plan("10, a hundredth of the videos", requests, max(1, requests // 100), INSTANCES),
    ]
    title = f"**A day of {requests:,} requests over {requests:,} videos**, by instances."
    return Table(title, (*ordinary, *others), (*SHARES, *USE, *STALENESS, WAIT))


def ablation_table(requests: int) -> Table:
    """The day on ten instances, without one mechanism at a time."""
    part = max(1, requests // PART)
    plans = [
        Plan(_name(without), part, part, INSTANCES, without=without)
        for without in (None, *MECHANISMS)
    ]
    title = f"**What each mechanism saves**: {part:,} requests over {part:,} videos, 10 instances."
    return Table(title, tuple(plans), (*USE, BUSIEST, *STALENESS, WAIT))


def crowd_table(requests: int) -> Table:
    """Many requests at once for a few videos, without one mechanism at a time."""
    crowd = max(1, requests // 10)
    videos = max(1, crowd // 500)
    plans = [
        Plan(_name(without), crowd, videos, INSTANCES, without=without, rush="crowd", past="none")
        for without in (None, *IN_A_CROWD)
    ]
    title = (
        f"**A crowd**: {crowd:,} requests for {videos:,} videos that nobody had asked for, a fifth "
        "of them in the first minute, the others over two days; 10 instances."
    )
    return Table(title, tuple(plans), (*USE, FIRST_MINUTE, BUSIEST, WAIT))


def _ordinary(requests: int, instances: int) -> Plan:
    return Plan(str(instances), requests, requests, instances)


def _name(without: Mechanism | None) -> str:
    return f"without {without}" if without else "everything on"


def _share(part: Callable[[Day], int]) -> Callable[[Day], str]:
    return lambda day: f"{part(day) / day.count.requests:.1%}"


SHARES = (
    Column("memory", _share(lambda day: day.count.memory)),
    Column("Firestore", _share(lambda day: day.count.firestore)),
    Column("YouTube", _share(lambda day: day.count.youtube)),
    Column("stale", _share(lambda day: day.count.stale)),
    Column("refused", _share(lambda day: day.count.refused)),
)
USE = (
    Column("units", lambda day: f"{day.units:,}"),
    Column("reads", lambda day: f"{day.bill.reads:,}"),
    Column("writes", lambda day: f"{day.bill.writes:,}"),
    Column("dollars", lambda day: f"{day.bill.dollars:.3f}"),
)
STALENESS = (
    Column("outdated", lambda day: f"{day.outdated:.2%}"),
    Column("by, median", lambda day: f"{day.median_lag / 3600:.1f} h"),
)
WAIT = Column("99 % wait", lambda day: f"{day.slowest_wait:.2f} s")
BUSIEST = Column("units, busiest minute", lambda day: f"{day.busiest_minute:,}")
FIRST_MINUTE = Column("units, first minute", lambda day: f"{day.units_by_minute[0]:,}")
