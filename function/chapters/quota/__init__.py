"""Decorators around the YouTube client: they save calls, or refuse a call that would fail.

``guarded``   the client behind its guards: ``circuit_breaker``, ``retry``, ``budget``
``usage``     counts of what was spent in a day, for ``budget``
``rate_limit`` look-ups that one client may cause
``lazy``      objects built at their first use
"""
