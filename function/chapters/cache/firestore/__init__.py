"""The caches and counts that all instances share, in Google's Firestore.

``connection`` is the client and what happens while Firestore fails (``strict``: for commands that
must not go on without it); ``entries``, ``sections`` and ``usage`` implement ports on it;
``maintenance`` lists and deletes documents.
"""
