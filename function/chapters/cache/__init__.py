"""Caches of answers and of articles' sections: in memory, and in Firestore for all instances.

``firestore`` also holds the day's usage counts (``quota.usage.UsageCounter``).
"""
