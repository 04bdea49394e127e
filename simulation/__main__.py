"""``python -m simulation``: prints the simulated day, and draws it."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(ROOT / "function"))

from simulation.day import simulate
from simulation.picture import picture
from simulation.report import ablation_table, crowd_table, days_table

PICTURE = ROOT / "docs" / "pictures" / "simulated-day.svg"


def main() -> None:
    """Simulate every plan, as many at once as there are processors; print them in order."""
    parser = argparse.ArgumentParser(prog="python -m simulation", description=__doc__)
    parser.add_argument(
        "--requests", type=int, default=1_000_000, help="in a day, over as many videos"
    )
    parser.add_argument("--seed", type=int, default=1, help="of all random numbers")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="plans at once")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="where the SVG goes")
    options = parser.parse_args()
    tables = [make(options.requests) for make in (days_table, ablation_table, crowd_table)]
    simulated = []
    with ProcessPoolExecutor(options.jobs) as workers:
        plans = [plan for table in tables for plan in table.plans]
        results = workers.map(partial(simulate, seed=options.seed), plans)
        for table in tables:
            days = list(islice(results, len(table.plans)))
            print(table.markdown(days), flush=True)
            simulated.append(days)
    options.picture.parent.mkdir(parents=True, exist_ok=True)
    options.picture.write_text(picture(simulated[0], simulated[1]), "utf-8")


if __name__ == "__main__":
    main()
