"""When YouTube's quota returns: at midnight Pacific time.

https://developers.google.com/youtube/v3/determine_quota_cost
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("America/Los_Angeles")


def quota_day(now: datetime) -> date:
    """The day whose units are spent at ``now``."""
    return now.astimezone(_ZONE).date()


def seconds_to_midnight(now: datetime) -> int:
    """Whole seconds until the quota returns, daylight saving minded."""
    local = now.astimezone(_ZONE)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    # Aware times of one zone subtract as wall clocks; the way over UTC counts what passes.
    return math.ceil(midnight.timestamp() - now.timestamp())
