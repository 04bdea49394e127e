"""What looks like a list of chapters and is none: one file a look-alike.

A file holds the words of its look-alike in every language, and at most one test of its own on a
text. CONTRIBUTING.md says what a new one needs besides, and when words belong to an old one.
"""
