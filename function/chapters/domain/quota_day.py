"""When YouTube's quota resets: at midnight Pacific time.

https://developers.google.com/youtube/v3/determine_quota_cost
"""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

_PACIFIC = ZoneInfo("America/Los_Angeles")


def quota_day(now: datetime) -> date:
    """The Pacific day whose units are spent at ``now`` (aware)."""
    return now.astimezone(_PACIFIC).date()


def seconds_to_midnight(now: datetime) -> int:
    """Whole seconds until the quota resets, also on days with a change of the clocks."""
    local = now.astimezone(_PACIFIC)
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    # Subtracting aware times of one zone gives the difference of their wall clocks, which is an
    # hour off when the clocks change; timestamps count the seconds that pass.
    return math.ceil(midnight.timestamp() - now.timestamp())
