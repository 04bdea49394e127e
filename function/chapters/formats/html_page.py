"""HTML: a complete page that works without scripts, with its style sheet inside.

``POLICY`` allows this style sheet and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from chapters.domain.clock import format_short
from chapters.domain.language import language_of
from chapters.domain.video import Chapter, Chapters, Video
from chapters.domain.youtube_urls import watch_url
from chapters.errors import ChaptersError
from chapters.formats.clean_text import one_line
from chapters.formats.remarks import attribution

_STYLE = Path(__file__).with_name("html_page.css").read_text("utf-8")

POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
    "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""The Content Security Policy for the response's header."""

_FORM = """\
<form>
<label for="v">YouTube link or video ID</label>
<input id="v" name="v" required><input type="hidden" name="format" value="html">
<button>Show chapters</button>
</form>"""
"""Without an action: the form submits to the address of its page."""

_FOOTER = """\
<footer>
<p>Titles, descriptions and lengths come from YouTube. Chapters, their ends and the remarks on \
them are computed by this app, not by YouTube.</p>
<p><a href="https://www.youtube.com/t/terms">YouTube’s Terms of Service</a> · \
<a href="/privacy.html">Privacy</a> · <a href="/terms.html">Terms of use</a></p>
</footer>"""


def render(chapters: Chapters, *, downloads: Iterable[str]) -> str:
    """The page about one video; ``downloads``: names of the formats to link to."""
    video = chapters.video
    title = one_line(video.title) or video.id or "Chapters"
    count = len(chapters.chapters)
    counted = f"{count or 'No'} {'chapter' if count == 1 else 'chapters'}"
    # A draft was made from captions that were sent: no link leads to it.
    has_address = chapters.source != "captions"
    rows = (_bar(chapters), _list(chapters)) if count else (_no_chapters(chapters),)
    body = [
        f"<p>{_bdi(video.channel)}</p>" if video.channel else "",
        f"<h1{_lang(video)} dir=auto>{escape(title)}</h1>",
        *rows,
        *_details(chapters, downloads if count and has_address else ()),
    ]
    description = " · ".join(filter(None, (counted, one_line(video.channel))))
    return _document(title, description, body, canonical=_canonical(video) if has_address else "")


def render_problem(error: ChaptersError) -> str:
    """The page about an error."""
    body = [f"<h1>{escape(error.title)}</h1>", f"<p role=alert>{escape(error.detail)}</p>"]
    return _document(error.title, error.detail, body)


def _document(title: str, description: str, body: Iterable[str], *, canonical: str = "") -> str:
    content = "\n".join(filter(None, body))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)} · Chapters for YouTube</title>
<meta name="description" content="{escape(description)}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Chapters for YouTube">
<meta property="og:title" content="{escape(title)}">
<meta property="og:description" content="{escape(description)}">
{canonical}<style>{_STYLE}</style>
</head>
<body>
<main>
{content}
{_FORM}
</main>
{_FOOTER}
</body>
</html>
"""


def _canonical(video: Video) -> str:
    """The link to the one address of this page among all that lead to the video.

    It is relative, and there is no ``og:url``, which must be absolute: the function does not know
    its public host name, and a request's ``Host`` is untrusted text in a page that gets cached.
    """
    address = escape(f"?v={quote(video.id)}&format=html")
    return f'<link rel="canonical" href="{address}">\n' if video.id else ""


def _list(chapters: Chapters) -> str:
    longest = max(_length(c) for c in chapters.chapters)
    rows = "\n".join(_row(c, chapters.video, longest) for c in chapters.chapters)
    return f"<ol role=list>\n{rows}\n</ol>"


def _row(chapter: Chapter, video: Video, longest: int) -> str:
    text = (
        f"<time datetime=PT{chapter.start}S>{format_short(chapter.start)}</time> "
        f"<span{_lang(video)} dir=auto>{escape(one_line(chapter.title))}</span>"
    )
    url = watch_url(video.id, start=chapter.start)
    entry = f'<a href="{escape(url)}">{text}</a>' if video.id else f"<span>{text}</span>"
    return f"<li>{entry}{_length_bar(_length(chapter), longest)}</li>"


def _length_bar(length: int, longest: int) -> str:
    """The line below a row, as long in proportion as the chapter."""
    share = 100 * length / longest if longest else 0
    return f'<svg aria-hidden=true><rect width="{share:.2f}%" height="100%"/></svg>'


def _bar(chapters: Chapters) -> str:
    """The whole video as a bar with a segment for each chapter; '' if its length is unknown."""
    duration = chapters.video.duration or 0
    segments = "".join(
        f'<rect x="{100 * c.start / duration:.3f}%" width="{100 * _length(c) / duration:.3f}%" '
        'height="100%"/>'
        for c in chapters.chapters
        if duration and c.start < duration and _length(c)
    )
    return f"<svg class=bar aria-hidden=true>{segments}</svg>" if segments else ""


def _no_chapters(chapters: Chapters) -> str:
    reasons = " ".join(note.message for note in chapters.notes)
    return f"<p>No chapters were found. {escape(one_line(reasons))}</p>"


def _details(chapters: Chapters, downloads: Iterable[str]) -> Iterable[str]:
    """Blocks below the list: its origin, findings, links to the video, downloads."""
    video = chapters.video
    if attribution(chapters):
        yield f"<p><strong>{_linked_attribution(chapters)}</strong></p>"
    if chapters.findings:
        findings = "".join(f"<li>{escape(one_line(f.message))}</li>" for f in chapters.findings)
        yield f"<h2>What YouTube may object to</h2>\n<ul>{findings}</ul>"
    if not video.id:
        return
    id_ = quote(video.id)
    yield (
        f'<p><a href="{escape(watch_url(video.id))}">Watch on YouTube</a> · '
        f'<a href="/?v={id_}">Open with a player</a></p>'
    )
    links = " ".join(
        f'<a href="?v={id_}&amp;format={name}&amp;download=1">{name}</a>' for name in downloads
    )
    if links:
        yield f"<p>Download: {links}</p>"


def _linked_attribution(chapters: Chapters) -> str:
    text = escape(one_line(attribution(chapters)), quote=False)
    url = escape(chapters.source_url or "")
    return f'<a href="{url}">{text}</a>' if url else text


def _length(chapter: Chapter) -> int:
    """Seconds; 0 when unknown."""
    return chapter.end - chapter.start if chapter.end is not None else 0


def _lang(video: Video) -> str:
    """The attribute for the video's language; '' when unknown."""
    language = language_of(video)
    return f' lang="{language}"' if language else ""


def _bdi(text: str) -> str:
    """``text`` whose direction of writing does not affect its surroundings."""
    return f"<bdi>{escape(one_line(text))}</bdi>"
