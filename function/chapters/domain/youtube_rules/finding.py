"""How a rule makes a finding about one timestamp."""

from __future__ import annotations

from chapters.domain.clock import format_short
from chapters.domain.video import Finding, Strength


def finding(
    rule: str, strength: Strength, message: str, line: int, start: int, **values: int | str
) -> Finding:
    """A finding about the timestamp ``start`` on ``line``. ``message`` names it as ``{time}``, and
    each of ``values`` by its name.
    """
    values = {"time": format_short(start), **values}
    return Finding(rule, strength, message.format(**values), line, start, values)
