"""Pasted text to the ID of a video, playlist or channel, and an ID to a link.

Nothing is ever fetched. A text is scanned once, link by link. A link counts if its host is one of
YouTube's, if Google's search leads through it, or if its path is that of a video on another front
end to YouTube (Invidious, Piped), whose hosts nobody can list. Hosts that pretend to be YouTube do
not count, nor do YouTube addresses inside links of other sites.
docs/decisions/2026-11-28-front-ends-by-path.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from chapters.errors import ChaptersError, InvalidVideo, MissingVideo, NotAVideo

_LAST = "048AEIMQUYcgkosw"
"""An ID is 64 bits in base64url, so its last character has four bits and is one of these. Google
does not promise this; ``A-Za-z0-9_-`` would accept all."""

_ID = re.compile(rf"([A-Za-z0-9_-]{{10}}[{_LAST}])(?![A-Za-z0-9_-])")
_PLAYLIST = re.compile(r"([A-Za-z0-9_-]{12,80})(?![A-Za-z0-9_-])")
_BARE_PLAYLIST = re.compile(r"(?:PL|UU|FL|OLAK5uy_|RDCLAK5uy_|EC)[A-Za-z0-9_-]{10,78}")
_BARE_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_HANDLE = re.compile(r"@[^\s!-,/:-@\[-^`{-~]{3,40}")
"""Letters and digits of any script, and of ASCII's other signs ``.``, ``-`` and ``_`` only."""
_CHANNEL = re.compile(
    rf"(?:channel/)?({_HANDLE.pattern}|user/[A-Za-z0-9_.-]{{1,80}}"
    rf"|{_BARE_CHANNEL.pattern}(?![A-Za-z0-9_-]))"
)
"""The path of a channel's page."""

_LINK = re.compile(
    r"""(?<![\w@.=/\\%-])  # not inside another link, address or word
        (?P<scheme> (?:[a-z]{2,10}:)? (?://)? )
        (?P<host> [a-z0-9.-]{1,253} ) (?: :[0-9]{1,5} )?
        (?P<rest> [/?\#] [^\s<>"'`“”„«»‹›「」『』【】《》〈〉()\[\]{}|\\]* )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_RELATIVE = re.compile(r"/?(?:watch(?:\.php)?)?\?\S*|(?:vi?|list)=\S*")
"""A link without its host, such as ``watch?v=ID``."""

_APP_LINK = re.compile(
    r"""(?<![\w@.=/\\%-]) (?:vnd\.youtube(?:\.launch)?:(?://)? | youtube://)
        (?= ( [a-z0-9_-]{11}(?![a-z0-9_.-]) | watch\? )? )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
"""The beginning of a link for YouTube's apps; what follows is an ID, ``watch?v=ID`` or a host."""
_ESCAPED = re.compile(r"https?%3A%2F%2F|(?:/|%2F)?watch%3F", re.IGNORECASE)
"""The beginning of a link whose every sign is percent-encoded."""

_HOST = re.compile(
    r"(?:.+\.)?(?:youtube|youtube-nocookie|youtubekids)\.com|(?:www\.)?youtu\.be"
    r"|youtube\.googleapis\.com|i[0-9]?\.ytimg\.com"
)

_SEARCH = re.compile(r"(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}/url\?(?:[^#]*&)?(?:q|url)=")
"""Host and rest of a link that Google's search leads through."""
_FRONT_END = re.compile(
    r"(?![^/]*youtu)[a-z0-9.-]+\.[a-z]{2,}"  # a name, that does not pretend to be YouTube
    rf"/(?:watch\?(?:[^#]*&)?v=|embed/|shorts/)[A-Za-z0-9_-]{{10}}[{_LAST}](?![A-Za-z0-9_-])"
)
"""Host and rest of a link to a video on another front end; ``/ID`` alone would be any site's."""

_SURROUNDING = " \t\r\n\"'`“”‘’„«»‹›「」『』【】《》〈〉()[]{}<>.,;:!?、。"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF), ""),
}
"""Full-width characters to ASCII; removes invisible characters that get copied along with links."""

_VIDEO_PATHS = frozenset(
    {"shorts", "embed", "live", "v", "e", "watch", "vi", "vi_webp", "an_webp"}
    | {"video", "source"}  # of YouTube Studio; of what a Short was made from
)
_NOT_IDS = frozenset({"videoseries", "live_stream"})
"""Words that follow ``/embed/`` in place of an ID and are as long as one."""
_INNER_LINKS = ("u", "url", "q", "continue", "next")
"""Parameters with the actual link, in attribution, oembed, redirect, consent and sign-in links."""

_ADVICE = "Paste the link of one video, such as https://youtu.be/l8pRSuU81PU."

_OTHER_PAGES = {
    "playlist": "a playlist",
    "embed": "a player without a video of its own",
    "clip": "a clip, and YouTube does not tell which video it is from",
    "channel": "a channel",
    "c": "a channel",
    "user": "a channel",
    "results": "a search",
    "hashtag": "a hashtag",
    "post": "a community post",
    "feed": "a feed",
}


def parse_video(text: str) -> str:
    """The 11-character ID of the video in ``text``: an ID, a link, or a sentence with a link.

    The first link to a video wins. Raises MissingVideo for an empty text, NotAVideo for a link to
    a playlist, channel, clip or another page of YouTube, InvalidVideo for anything else.
    """
    pasted = _normalized(text)
    if bare := _ID.fullmatch(pasted):
        return bare[1]
    errors: list[ChaptersError] = []
    for link in _links(pasted):
        if not (link.is_youtube or link.is_google_redirect or link.is_front_end):
            continue
        try:
            return _video_of(link)
        except (InvalidVideo, NotAVideo) as error:
            errors.append(error)
    raise errors[0] if errors else _error_without_link(pasted)


def parse_playlist(text: str) -> str:
    """The ID of the playlist in ``text``: an ID, or any link with ``list=``. Of a channel, which
    stands for the playlist of its uploads: its ``@handle``, its ID (``UC...``) or ``user/NAME``.

    Raises MissingVideo for an empty text, InvalidVideo if it names neither.
    """
    pasted = _normalized(text)
    if _BARE_PLAYLIST.fullmatch(pasted):
        return pasted
    if found := _CHANNEL.fullmatch(pasted):
        return found[1]
    links = [link for link in _links(pasted) if link.is_youtube]
    for link in links:
        if found := _PLAYLIST.match(_parameters(link.rest).get("list", "")):
            return found[1]
    paths = [unquote(re.split(r"[?#]", link.rest)[0]).strip("/") for link in links]
    for path in paths:
        if found := _CHANNEL.match(path):
            return found[1]
    if any(path.startswith("c/") for path in paths):
        raise InvalidVideo(
            "YouTube's interface cannot look up a channel by such an address (/c/...). Open the "
            "channel and copy its @name, or paste a link with /channel/UC...."
        )
    raise InvalidVideo(
        "This names no playlist. Paste the link of a playlist, such as "
        "https://www.youtube.com/playlist?list=PL..., or its ID; or a channel's @name."
    )


def is_channel(name: str) -> bool:
    """Whether what ``parse_playlist`` returned is the name of a channel."""
    return name.startswith(("@", "user/")) or _BARE_CHANNEL.fullmatch(name) is not None


def watch_url(video: str, *, start: int | None = None) -> str:
    """The link to the video with the ID ``video``, at ``start`` seconds if given."""
    moment = "" if start is None else f"&t={start}s"
    return f"https://www.youtube.com/watch?v={video}{moment}"


def playlist_url(playlist: str) -> str:
    """The link to the playlist with the ID ``playlist``."""
    return f"https://www.youtube.com/playlist?list={playlist}"


def _normalized(text: str) -> str:
    """``text`` in half-width characters, without the escapes that HTML, JSON and links in links
    add, without surrounding quotes and brackets, and with links of the web in place of those of
    apps. Raises MissingVideo if nothing is left.
    """
    pasted = (
        text.translate(_HALF_WIDTH).replace("&amp;", "&").replace("\\/", "/").strip(_SURROUNDING)
    )
    if not pasted:
        raise MissingVideo("No video was given. " + _ADVICE)
    if _ESCAPED.match(pasted):
        pasted = unquote(pasted)
    return _APP_LINK.sub(lambda app: "https://youtu.be/" if app[1] else "https://", pasted)


class _Link(NamedTuple):
    """A link in a text, to any site."""

    scheme: str
    """With its colon and slashes, as far as there are any."""
    host: str
    """Lower case."""
    rest: str
    """Everything after host and port."""

    @property
    def is_youtube(self) -> bool:
        return _HOST.fullmatch(self.host) is not None

    @property
    def is_google_redirect(self) -> bool:
        return _SEARCH.match(self.host + self.rest) is not None

    @property
    def is_front_end(self) -> bool:
        is_web = self.scheme.lower() in ("https://", "http://")
        return is_web and _FRONT_END.match(self.host + self.rest) is not None


def _links(text: str) -> Iterator[_Link]:
    """Every link in ``text``; the text itself where it is one to YouTube that lost its host."""
    if _RELATIVE.fullmatch(text):
        yield _Link("", "www.youtube.com", text if text[0] in "/w" else f"?{text}")
    for found in _LINK.finditer(text):
        rest = found["rest"]
        if "?" not in rest and "%3f" in rest.lower():
            rest = unquote(rest)
        yield _Link(found["scheme"], found["host"].lower().rstrip("."), rest)


def _video_of(link: _Link, *, depth: int = 0) -> str:
    """The ID in a link to YouTube; ``depth`` counts the links that this one was found inside.

    Raises InvalidVideo or NotAVideo.
    """
    path, _, fragment = link.rest.partition("#")
    if fragment.startswith("/"):  # m.youtube.com/#/watch?v=ID
        path = fragment
    parameters = _parameters(path)
    for name in ("v", "vi"):
        if name in parameters:
            return _valid_id(parameters[name])
    parts = [unquote(part) for part in path.partition("?")[0].split("/") if part]
    if link.host.endswith("youtu.be") and len(parts) == 1:
        return _valid_id(parts[0])
    if len(parts) > 1 and parts[0] in _VIDEO_PATHS and parts[1] not in _NOT_IDS:
        return _valid_id(parts[1])
    if depth < 3 and (inner := next((parameters[n] for n in _INNER_LINKS if n in parameters), "")):
        return _inner_video(inner, depth=depth + 1)
    raise _other_page(parts, parameters)


def _inner_video(link: str, *, depth: int) -> str:
    """The ID in a link that was a parameter of another link; its host may be missing."""
    for found in _links(link):
        if found.is_youtube:
            return _video_of(found, depth=depth)
    if link.startswith("/") and not link.startswith("//"):
        return _video_of(_Link("", "www.youtube.com", link), depth=depth)
    raise InvalidVideo("This link leads away from YouTube. " + _ADVICE)


def _parameters(rest: str) -> Mapping[str, str]:
    """The query parameters of a link; of several with one name, the first."""
    return dict(reversed(parse_qsl(rest.partition("?")[2])))


def _valid_id(candidate: str) -> str:
    """The ID at the start of ``candidate``; raises InvalidVideo."""
    if found := _ID.match(candidate):
        return found[1]
    raise InvalidVideo(
        "The link's video ID is not whole: an ID has 11 letters, digits, - or _, and not every "
        "such text is one. Copy the link again."
    )


def _other_page(parts: list[str], parameters: Mapping[str, str]) -> ChaptersError:
    """The error for a link to YouTube that leads to no video."""
    first = parts[0] if parts else ""
    if first.startswith("@"):
        what = "a channel"
    elif "list" in parameters:
        what = "a playlist"
    elif first == "watch":
        return InvalidVideo("The link's video ID is missing. Copy the link again.")
    else:
        what = _OTHER_PAGES.get(first, "a page of YouTube")
    return NotAVideo(f"This is a link to {what}, not to one video. {_ADVICE}")


def _error_without_link(text: str) -> ChaptersError:
    """The error for a text without any link to YouTube."""
    if text.startswith("@") and " " not in text:
        return NotAVideo(f"This is the name of a channel, not of one video. {_ADVICE}")
    if _BARE_CHANNEL.fullmatch(text):
        return NotAVideo(f"This is the ID of a channel, not of one video. {_ADVICE}")
    if _BARE_PLAYLIST.fullmatch(text):
        return NotAVideo(f"This is the ID of a playlist, not of one video. {_ADVICE}")
    return InvalidVideo(f"This is neither a video ID nor a link to a video on YouTube. {_ADVICE}")
