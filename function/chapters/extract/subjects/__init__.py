"""What looks like a list of chapters and is none: one file a look-alike.

A file holds the words of its look-alike in every language, and at most one test of its own on a
text. A new one also needs a row in ``features`` and a Japanese sentence for the page.
"""
