"""What people paste, to a video or playlist ID; and an ID to links.

Pure: nothing is ever fetched. A text is scanned once, link by link; a link counts only when its
host is one of YouTube's, so a look-alike host or a YouTube address inside another site's link
does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, unquote

from chapters.errors import ChaptersError, InvalidVideo, MissingVideo, NotAVideo

_LAST = "048AEIMQUYcgkosw"
"""An ID is 64 bits in base64url, so its last character carries four bits and is one of these.
Google does not promise it; ``A-Za-z0-9_-`` here relaxes it."""

_ID = re.compile(rf"([A-Za-z0-9_-]{{10}}[{_LAST}])(?![A-Za-z0-9_-])")
_PLAYLIST = re.compile(r"([A-Za-z0-9_-]{12,80})(?![A-Za-z0-9_-])")
_BARE_PLAYLIST = re.compile(r"(?:PL|UU|FL|OLAK5uy_|EC)[A-Za-z0-9_-]{10,78}")
_BARE_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")

_LINK = re.compile(
    r"""(?<![\w@.=/\\%-]) (?:[a-z]{2,10}:)? (?://)?  # not inside another link, address or word
        (?P<host> [a-z0-9.-]{1,253} ) (?: :[0-9]{1,5} )?
        (?P<rest> [/?\#] [^\s<>"'`“”„«»‹›「」『』【】《》〈〉()\[\]{}|\\]* )""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_RELATIVE = re.compile(r"/?(?:watch(?:\.php)?)?\?\S*|(?:v|list)=\S*")
"""``watch?v=ID``: a link that lost its host."""

_HOST = re.compile(
    r"(?:.+\.)?(?:youtube|youtube-nocookie|youtubekids)\.com|(?:www\.)?youtu\.be"
    r"|youtube\.googleapis\.com|i[0-9]?\.ytimg\.com"
)

_AROUND = " \t\r\n\"'`“”‘’„«»‹›「」『』【】《》〈〉()[]{}<>.,;:!?、。"
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ",
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF), ""),
}
"""Full-width letters to ASCII; invisible characters that travel with a copied link to nothing."""

_VIDEO_PATHS = frozenset(
    {"shorts", "embed", "live", "v", "e", "watch", "vi", "vi_webp", "an_webp"}
    | {"video", "source"}  # of YouTube Studio; of what a Short was made from
)
_NO_VIDEOS = frozenset({"videoseries", "live_stream"})
"""What ``/embed/`` has where an ID could stand, and of an ID's length."""
_INNER_LINKS = ("u", "url", "q", "continue", "next")
"""Parameters of attribution, oembed, redirect, consent and sign-in links that hold the link."""

_INSTEAD = "Paste the link of one video, such as https://youtu.be/l8pRSuU81PU."

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
    """The 11-character ID of the video that ``text`` names: an ID, a link, a sentence with a link.

    The first link to a video wins. Raises MissingVideo for an empty text, NotAVideo for a link to
    a playlist, channel, clip or another page of YouTube, InvalidVideo for anything else.
    """
    words = _normal(text)
    if bare := _ID.fullmatch(words):
        return bare[1]
    others: list[ChaptersError] = []
    for host, rest in _links(words):
        try:
            return _video_of(host, rest)
        except (InvalidVideo, NotAVideo) as error:
            others.append(error)
    if others:
        raise others[0]
    raise _nothing_in(words)


def parse_playlist(text: str) -> str:
    """The ID of the playlist that ``text`` names: an ID, or any link with ``list=``.

    Raises MissingVideo for an empty text, InvalidVideo when no playlist is named.
    """
    words = _normal(text)
    if _BARE_PLAYLIST.fullmatch(words):
        return words
    for _, rest in _links(words):
        if found := _PLAYLIST.match(_parameters(rest).get("list", "")):
            return found[1]
    raise InvalidVideo(
        "This names no playlist. Paste the link of a playlist, such as "
        "https://www.youtube.com/playlist?list=PL..., or its ID."
    )


def watch_url(video: str, *, start: int | None = None) -> str:
    """The link to the video with the ID ``video``, at ``start`` seconds if that is given."""
    moment = "" if start is None else f"&t={start}s"
    return f"https://www.youtube.com/watch?v={video}{moment}"


def _normal(text: str) -> str:
    """``text`` in half-width characters, without HTML's or JSON's escapes in links and without the
    quotes and brackets around it.
    """
    words = text.translate(_HALF_WIDTH).replace("&amp;", "&").replace("\\/", "/").strip(_AROUND)
    if not words:
        raise MissingVideo("No video was given. " + _INSTEAD)
    return words


def _links(words: str) -> Iterator[tuple[str, str]]:
    """(host, what follows it) of every link to YouTube in ``words``."""
    if _RELATIVE.fullmatch(words):
        yield "www.youtube.com", words if words[0] in "/w" else f"?{words}"
    for link in _LINK.finditer(words):
        host = link["host"].lower().rstrip(".")
        if _HOST.fullmatch(host):
            yield host, link["rest"]


def _video_of(host: str, rest: str, *, depth: int = 0) -> str:
    path, _, fragment = rest.partition("#")
    if fragment.startswith("/"):  # m.youtube.com/#/watch?v=ID
        path = fragment
    parameters = _parameters(path)
    if "v" in parameters:
        return _checked(parameters["v"])
    parts = [unquote(part) for part in path.partition("?")[0].split("/") if part]
    if host.endswith("youtu.be") and len(parts) == 1:
        return _checked(parts[0])
    if len(parts) > 1 and parts[0] in _VIDEO_PATHS and parts[1] not in _NO_VIDEOS:
        return _checked(parts[1])
    if depth < 3 and (inner := next((parameters[n] for n in _INNER_LINKS if n in parameters), "")):
        return _inner_video(inner, depth=depth + 1)
    raise _other_page(parts, parameters)


def _inner_video(link: str, *, depth: int) -> str:
    """The video of a link that stood in a parameter of another; its host may be left out."""
    for host, rest in _links(link):
        return _video_of(host, rest, depth=depth)
    if link.startswith("/") and not link.startswith("//"):
        return _video_of("www.youtube.com", link, depth=depth)
    raise InvalidVideo("This link leads away from YouTube. " + _INSTEAD)


def _parameters(rest: str) -> Mapping[str, str]:
    """The parameters of the query, the first of each name."""
    return dict(reversed(parse_qsl(rest.partition("?")[2])))


def _checked(candidate: str) -> str:
    if found := _ID.match(candidate):
        return found[1]
    raise InvalidVideo(
        "The link's video ID is not whole: an ID has 11 letters, digits, - or _, and not every "
        "such text is one. Copy the link again."
    )


def _other_page(parts: list[str], parameters: Mapping[str, str]) -> ChaptersError:
    """What a link to YouTube without a video is."""
    first = parts[0] if parts else ""
    if first.startswith("@"):
        what = "a channel"
    elif "list" in parameters:
        what = "a playlist"
    elif first == "watch":
        return InvalidVideo("The link's video ID is missing. Copy the link again.")
    else:
        what = _OTHER_PAGES.get(first, "a page of YouTube")
    return NotAVideo(f"This is a link to {what}, not to one video. {_INSTEAD}")


def _nothing_in(words: str) -> ChaptersError:
    """What a text without any link to YouTube is."""
    if words.startswith("@") and " " not in words:
        return NotAVideo(f"This is the name of a channel, not of one video. {_INSTEAD}")
    if _BARE_CHANNEL.fullmatch(words):
        return NotAVideo(f"This is the ID of a channel, not of one video. {_INSTEAD}")
    if _BARE_PLAYLIST.fullmatch(words):
        return NotAVideo(f"This is the ID of a playlist, not of one video. {_INSTEAD}")
    return InvalidVideo(f"This is neither a video ID nor a link to a video on YouTube. {_INSTEAD}")
