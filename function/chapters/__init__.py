"""Chapters for YouTube: the chapter list an author typed into a description, as data.

The folders are the layers. In the order in which a request passes them:

interfaces   ``api`` (HTTP) and ``cli`` (terminal): requests in, responses out
use cases    ``service``: look up chapters (``lookup``), check a description (``check``), draft
             chapters from captions (``drafts``), write an article (``article``), warm and purge
             the cache (``maintenance``); ``ports`` declares what they need from outside
pure         ``domain``: videos, chapters, links, YouTube's rules, how long answers stay fresh
             ``extract``: description to chapters
             ``mend``: a description changed so that YouTube shows its list
             ``transcript``: captions to text; ``split``: captions to sections
             ``formats``: chapters to JSON, HTML, WebVTT and other output, one file each
             ``errors``: every failure that a user may see
adapters     ``sources``: chapters from the description, from comments, from a model that
             watches the video or reads captions
             ``youtube``: the YouTube Data API; ``samples`` replaces it without an API key
             ``gemini``: the model
             ``quota``: saves calls to YouTube, limits their number, retries
             ``cache``: memory and Firestore
joined       ``config`` (environment to settings) and ``wiring`` (settings to running objects)

To read the code, start with ``service.lookup`` and ``domain.video``, then ``extract``; ``wiring``
shows how everything is put together. Imports point one way: use cases import pure code only,
adapters the ports that they implement, and only ``wiring`` imports adapters
(tests/test_architecture.py).
"""

__version__ = "1.0.0"

EXTRACTOR_VERSION = "5"
"""Stored with cached answers. Raise it with every change that can change an answer: entries with
another version are extracted again from the stored description, which costs no quota."""
