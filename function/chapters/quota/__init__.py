"""Wrappers with the face of what they wrap: fewer calls to YouTube, none that cannot succeed.

From the outside in: ``BatchingVideos`` asks once for what this instance's clients want together,
``Leased`` once for what all instances want, ``CircuitBreaker`` and ``QuotaBudget`` refuse what the day's
quota does not hold. ``LazyUpstream`` has all of them wait for the first miss.
"""
