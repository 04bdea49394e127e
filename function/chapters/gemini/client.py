"""Gemini, through Google's own client: watches videos, writes about clips. Failures become ours.

https://ai.google.dev/gemini-api/docs/video-understanding#youtube. The client takes long to import:
that waits for the first question. No question is asked twice, since each may cost money.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from chapters.domain.video import Video
from chapters.domain.youtube_urls import watch_url
from chapters.errors import UpstreamFailed
from chapters.gemini import prompts
from chapters.sources.generated import FINISHED, Entry, Proposal

if TYPE_CHECKING:
    from google import genai
    from google.auth.credentials import Credentials
    from google.genai import types

    from chapters.service.article import Clip

TIMEOUT = 50.0
"""Seconds without a byte. The function itself is ended after 60 (cloudbuild.yaml)."""
MOST_TOKENS = 8192
"""Of an answer, thoughts included: the ceiling of what a runaway one may cost."""

_log = logging.getLogger(__name__)


class Gemini:
    """Implements ``sources.model.VideoModel`` and ``article.Writer``; shared by threads."""

    def __init__(
        self,
        *,
        model: str,
        api_key: str | None = None,
        project: str | None = None,
        location: str = "global",
        endpoint: str | None = None,
        timeout: float = TIMEOUT,
        credentials: Credentials | None = None,
    ) -> None:
        """``api_key``: for the Gemini API; without it Vertex AI of ``project`` is asked.

        ``credentials`` for Vertex AI; None: the function's own identity. ``endpoint``: base URL;
        None: Google's. ``timeout`` in seconds. No request is made yet.
        """
        self.model = model
        self.version = f"{model} {prompts.VERSION}"
        self._api_key = api_key
        self._project = project
        self._location = location
        self._endpoint = endpoint
        self._timeout = timeout
        self._credentials = credentials

    def watch(self, video: Video) -> Proposal:
        """Chapters for ``video``, unjudged. Only its address and duration are told.

        Raises Unwatchable, RateLimited, NotConfigured, UpstreamFailed, UpstreamTimeout.
        """
        duration = video.duration or 0
        question = prompts.for_chapters(duration)
        with _our_errors():
            answer = self._client.models.generate_content(
                model=self.model,
                contents=_asked(video.id, question),
                config=_config(
                    response_mime_type="application/json",
                    response_schema=prompts.CHAPTERS_SCHEMA,
                ),
            )
        finish = _finish(answer)
        entries = _entries(_text(answer)) if finish == FINISHED else ()
        return Proposal(entries=entries, finish=finish, has_watched=_has_watched(answer))

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece; closing the generator ends the request.

        Raises what ``watch`` raises, in the middle too: a stream that is cut, or that comes from a
        model which did not watch, is a failure.
        """
        contents = _asked(
            clip.video_id,
            prompts.for_section(clip.title, clip.language),
            videoMetadata={"startOffset": f"{clip.start}s", "endOffset": f"{clip.end}s"},
        )
        finish, has_watched = "", False
        with _our_errors():
            # A generator, whatever its annotation says.
            stream: Any = self._client.models.generate_content_stream(
                model=self.model, contents=contents, config=_config()
            )
            with closing(stream):
                for answer in stream:
                    finish = _finish(answer) or finish
                    has_watched = has_watched or _has_watched(answer)
                    if text := _text(answer):
                        yield text
        if finish != FINISHED:
            raise UpstreamFailed("The model broke off in the middle of this chapter.")
        if not has_watched:
            raise UpstreamFailed("The model wrote without watching this chapter.")

    @cached_property
    def _client(self) -> genai.Client:
        from google import genai  # noqa: PLC0415 - 0.3 s, for the few that ask a model
        from google.genai import types  # noqa: PLC0415

        options = types.HttpOptions(
            base_url=self._endpoint,
            api_version="v1beta" if self._api_key else "v1",
            timeout=int(1000 * self._timeout),
            client_args={"follow_redirects": False},  # a redirect would take the key along
        )
        if self._api_key:
            return genai.Client(vertexai=False, api_key=self._api_key, http_options=options)
        return genai.Client(
            vertexai=True,
            project=self._project,
            location=self._location,
            credentials=self._credentials,
            http_options=options,
        )


def _asked(video: str, question: str, **clip: Any) -> Any:
    """The video first: https://ai.google.dev/gemini-api/docs/video-understanding#best-practices."""
    file = {"fileUri": watch_url(video), "mimeType": "video/mp4"}
    return [{"role": "user", "parts": [{"fileData": file, **clip}, {"text": question}]}]


def _config(**more: Any) -> Any:
    return {
        "media_resolution": "MEDIA_RESOLUTION_LOW",
        "max_output_tokens": MOST_TOKENS,
        "automatic_function_calling": {"disable": True},
        **more,
    }


def _finish(answer: types.GenerateContentResponse) -> str:
    """Why the answer ended, in Gemini's words; '' while it goes on."""
    if answer.prompt_feedback and answer.prompt_feedback.block_reason:
        return "PROHIBITED_CONTENT"
    reason = answer.candidates[0].finish_reason if answer.candidates else None
    return reason.value if reason else ""


def _text(answer: types.GenerateContentResponse) -> str:
    """The answer's words, its thoughts left out."""
    content = answer.candidates[0].content if answer.candidates else None
    parts = (content.parts if content else None) or []
    return "".join(part.text for part in parts if part.text and not part.thought)


def _has_watched(answer: types.GenerateContentResponse) -> bool:
    """Whether the bill counts pictures or sound."""
    usage = answer.usage_metadata
    counted = (usage.prompt_tokens_details if usage else None) or []
    return any(
        count.modality in ("VIDEO", "AUDIO") and (count.token_count or 0) > 0 for count in counted
    )


def _entries(text: str) -> tuple[Entry, ...]:
    """The chapters in a whole answer; raises UpstreamFailed for what is not of the schema."""
    try:
        listed = json.loads(text)["chapters"]
        entries = tuple(Entry(entry["time"], entry["title"]) for entry in listed)
        is_text = all(
            isinstance(part, str) for entry in entries for part in (entry.time, entry.title)
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        is_text = False
    if not is_text:
        raise UpstreamFailed("The model's answer could not be read.")
    return entries


@contextmanager
def _our_errors() -> Iterator[None]:
    """Whatever Google's client raises, as one of ours."""
    from chapters.gemini.errors import FOREIGN, ours  # noqa: PLC0415 - it imports the client

    try:
        yield
    except FOREIGN as error:
        failure = ours(error)
        _log.warning("Gemini failed: %s, for us %s", type(error).__name__, failure.code)
        raise failure from None
