"""A day of the service in simulated time: ``python -m simulation``, or ``make simulate``.

Real: the service, freshness, batching, YouTube's guards, the caches in memory and in tiers, the
limit for each client. They run unchanged, as tasks that take turns in one thread (``timeline``).

Modelled: the clock, YouTube and its videos (``world``, ``youtube``), Firestore behind the ports
that it implements and what it bills (``firestore``), and what the cache held when the day began
(``yesterday``). The extractor is left out: what it finds changes no figure here. So are HTTP, the
number of an instance's threads, and the time that Python itself takes.
"""
