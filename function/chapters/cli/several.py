"""Several videos, or a whole playlist, for ``show``: a line or rows for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chapters.cli.terminal import DONE, NOTHING, Terminal, exit_code
from chapters.domain.video import Chapters
from chapters.domain.youtube_urls import parse_playlist, parse_video
from chapters.errors import ChaptersError
from chapters.formats import FORMATS, Item, choose
from chapters.service.lookup import Service
from chapters.service.ports import MAX_VIDEOS
from chapters.service.several import Answers, items_of, outcomes_of

SEVERAL = tuple(chosen.name for chosen in FORMATS.values() if chosen.render_several)
"""Names of the formats that hold several videos."""
DEFAULT = "ndjson"


def print_items(pages: Iterator[list[Item]], format_name: str, terminal: Terminal) -> int:
    """Print the items of all ``pages`` in the format; returns the exit code.

    That is the code of the first video that failed, if one did. Raises what ends the pages, after
    those before it are printed, and InvalidRequest for a format that holds one video.
    """
    render = choose(format_name, several=True).render_several
    items: list[Item] = []
    try:
        for page in pages:
            items += page
    finally:
        if items and render:
            terminal.print_line(render(items).rstrip("\r\n"))
    failed = [item[1] for item in items if not isinstance(item, Chapters)]
    if failed:
        return exit_code(failed[0])
    return DONE if any(isinstance(item, Chapters) and item.chapters for item in items) else NOTHING


def of_videos(names: Sequence[str], answers: Answers) -> Iterator[list[Item]]:
    """The items about the videos that ``names`` name, as many at a time as cost one unit."""
    for begin in range(0, len(names), MAX_VIDEOS):
        page = names[begin : begin + MAX_VIDEOS]
        yield items_of(page, outcomes_of([_id_or_error(name) for name in page], answers))


def of_playlist(text: str, service: Service, answers: Answers) -> Iterator[list[Item]]:
    """The items about the videos of the playlist that ``text`` names, page by page."""
    playlist, token = parse_playlist(text), None
    while True:
        page = service.playlist(playlist, token=token)
        yield items_of(page.ids, answers(page.ids))
        token = page.next_token
        if token is None:
            return


def _id_or_error(text: str) -> str | ChaptersError:
    try:
        return parse_video(text)
    except ChaptersError as error:
        return error
