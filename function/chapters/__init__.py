"""Chapters for YouTube: the chapter list an author typed into a description, as data.

Where to look, in the order a request meets it:

faces     ``api`` (HTTP), ``cli`` (terminal)
story     ``service``: what happens to a request, and the ports it needs
pure      ``model``, ``errors``, ``video_id``, ``timestamps``, ``extract``, ``rules``, ``formats``
outside   ``youtube``, ``samples``, ``stores``, ``sources``, ``guards``
joined    ``config`` (environment to Settings), ``wiring`` (Settings to Service)

Imports point down this list, never up; only ``wiring`` knows the outside.
"""

__version__ = "0.1.0"

EXTRACTOR_VERSION = "3"
"""Kept with cached answers. Count it up with every change that can change an answer: a document
of another version is extracted again from its description."""
