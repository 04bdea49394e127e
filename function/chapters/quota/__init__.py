"""Wrappers with the face of what they wrap: fewer calls to YouTube, none that cannot succeed.

From the outside in: ``Coalescing`` asks once for what this instance's clients want together,
``Leased`` once for what all instances want, ``Breaker`` and ``Budgeted`` refuse what the day's
quota does not hold. ``Late`` has all of them wait for the first miss.
"""
