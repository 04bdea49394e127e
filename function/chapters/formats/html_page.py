"""The page that works without script: a whole document with its one style sheet inside.

The policy allows that very sheet and nothing else; ``POLICY`` goes into the response's header.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from urllib.parse import quote

from chapters.domain.clock import format_short
from chapters.domain.video import Chapter, Chapters, Video
from chapters.domain.youtube_urls import watch_url
from chapters.errors import ChaptersError
from chapters.formats.ordered import attribution, language_of, one_line

_STYLE = Path(__file__).with_name("html_page.css").read_text("utf-8")

POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
    "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""Content Security Policy of these pages."""

_FORM = """\
<form>
<label for="v">YouTube link or video ID</label>
<input id="v" name="v" required><input type="hidden" name="format" value="html">
<button>Show chapters</button>
</form>"""
"""No action: it asks the address that this page came from."""

_FOOTER = """\
<footer>
<p>Titles, descriptions and lengths come from YouTube. Chapters, their ends and the remarks on \
them are computed by this app, not by YouTube.</p>
<p><a href="https://www.youtube.com/t/terms">YouTube’s Terms of Service</a> · \
<a href="/privacy.html">Privacy</a> · <a href="/terms.html">Terms of use</a></p>
</footer>"""


def render(chapters: Chapters, *, downloads: Iterable[str]) -> str:
    """The page about one video; ``downloads`` names the formats it links to."""
    video = chapters.video
    title = one_line(video.title) or video.id or "Chapters"
    count = len(chapters.chapters)
    found = f"{count or 'No'} {'chapter' if count == 1 else 'chapters'}"
    rows = [part for part in (_bar(chapters), _list(chapters)) if part]
    body = [
        f"<p>{_bdi(video.channel)}</p>" if video.channel else "",
        f"<h1{_lang(video)} dir=auto>{escape(title)}</h1>",
        *(rows or [_nothing(chapters)]),
        *_about(chapters, downloads if rows else ()),
    ]
    description = " · ".join(filter(None, (found, one_line(video.channel))))
    return _document(title, description, body, canonical=_canonical(video))


def render_problem(error: ChaptersError) -> str:
    """The page about a failure."""
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
    """One address for every link that names the video.

    Relative, and no ``og:url``, which would have to be absolute: the function does not know its
    public name, and the ``Host`` of a request is a stranger's text in a page that caches keep.
    """
    address = escape(f"?v={quote(video.id)}&format=html")
    return f'<link rel="canonical" href="{address}">\n' if video.id else ""


def _list(chapters: Chapters) -> str:
    longest = max((_length(c) for c in chapters.chapters), default=0)
    rows = "\n".join(_row(c, chapters.video, longest) for c in chapters.chapters)
    return f"<ol role=list>\n{rows}\n</ol>" if rows else ""


def _row(chapter: Chapter, video: Video, longest: int) -> str:
    inside = (
        f"<time datetime=PT{chapter.start}S>{format_short(chapter.start)}</time> "
        f"<span{_lang(video)} dir=auto>{escape(one_line(chapter.title))}</span>"
    )
    url = watch_url(video.id, start=chapter.start)
    entry = f'<a href="{escape(url)}">{inside}</a>' if video.id else f"<span>{inside}</span>"
    return f"<li>{entry}{_ink(_length(chapter), longest)}</li>"


def _ink(length: int, longest: int) -> str:
    """The row's hairline, inked in proportion to the chapter's length."""
    share = 100 * length / longest if longest else 0
    return f'<svg aria-hidden=true><rect width="{share:.2f}%" height="100%"/></svg>'


def _bar(chapters: Chapters) -> str:
    """The whole video as a bar; nothing when its length is unknown."""
    duration = chapters.video.duration or 0
    segments = "".join(
        f'<rect x="{100 * c.start / duration:.3f}%" width="{100 * _length(c) / duration:.3f}%" '
        'height="100%"/>'
        for c in chapters.chapters
        if duration and c.start < duration and _length(c)
    )
    return f"<svg class=bar aria-hidden=true>{segments}</svg>" if segments else ""


def _nothing(chapters: Chapters) -> str:
    reasons = " ".join(note.message for note in chapters.notes)
    return f"<p>No chapters were found. {escape(one_line(reasons))}</p>"


def _about(chapters: Chapters, downloads: Iterable[str]) -> Iterable[str]:
    video = chapters.video
    if attribution(chapters):
        yield f"<p><strong>{_origin(chapters)}</strong></p>"
    if chapters.findings:
        remarks = "".join(f"<li>{escape(one_line(f.message))}</li>" for f in chapters.findings)
        yield f"<h2>What YouTube may object to</h2>\n<ul>{remarks}</ul>"
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


def _origin(chapters: Chapters) -> str:
    told = escape(one_line(attribution(chapters)), quote=False)
    link = escape(chapters.source_url or "")
    return f'<a href="{link}">{told}</a>' if link else told


def _length(chapter: Chapter) -> int:
    return chapter.end - chapter.start if chapter.end is not None else 0


def _lang(video: Video) -> str:
    language = language_of(video)
    return f' lang="{language}"' if language else ""


def _bdi(text: str) -> str:
    return f"<bdi>{escape(one_line(text))}</bdi>"
