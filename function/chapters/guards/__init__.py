"""Wrappers with the face of what they wrap: fewer calls to YouTube, none that cannot succeed.

From the outside in: ``Coalescing`` asks once for what this instance's clients want together,
``Leased`` once for what all instances want, ``Breaker`` and ``Budgeted`` refuse what the day's
quota does not hold.
"""

from chapters.guards.breaker import Breaker
from chapters.guards.budgeted import Budgeted, OwnLedger
from chapters.guards.coalescing import Coalescing
from chapters.guards.late import Late, LateFallback
from chapters.guards.leased import Leased
from chapters.guards.upstream import Upstream

__all__ = [
    "Breaker",
    "Budgeted",
    "Coalescing",
    "Late",
    "LateFallback",
    "Leased",
    "OwnLedger",
    "Upstream",
]
