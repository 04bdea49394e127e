"""Decorators around the YouTube client: they save calls, or refuse a call that would fail.

``guarded``   the client behind its guards: ``circuit_breaker``, ``retry``, ``budget``
``usage``     counts of what was spent in a day, for ``budget``
``batching``  one call for the videos that several requests want
``rate_limit`` look-ups that one client may cause
``lazy``, ``single_flight``  objects built at their first use; one thread at a time for each key
"""
