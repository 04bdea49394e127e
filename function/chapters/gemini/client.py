"""A client of Gemini on top of Google's own: watches videos, writes about clips, raises our errors.

https://ai.google.dev/gemini-api/docs/video-understanding#youtube. Google's client is imported on
the first call, because that takes long. Nothing is retried, since each call may cost money.
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
from chapters.sources.generated import Unwatchable
from chapters.sources.proposals import BLOCKED, FINISHED, Entry, Proposal

if TYPE_CHECKING:
    from google import genai
    from google.auth.credentials import Credentials
    from google.genai import types

    from chapters.service.article import Clip, Passage
    from chapters.sources.outlined import CaptionLines

TIMEOUT = 50.0
"""Seconds to wait for the next byte. The function itself may take 60 (cloudbuild.yaml)."""
MAX_TOKENS = 8192
"""Of one response, thoughts included: limits what a runaway response can cost."""
MAX_SECTION_TOKENS = 4096
"""The same of a section from captions: an article has dozens, each counted before it is written."""

_LOW = "MEDIA_RESOLUTION_LOW"
"""A third of the tokens: https://ai.google.dev/gemini-api/docs/video-understanding#technical-details-video"""

_log = logging.getLogger(__name__)


class Gemini:
    """Implements ``sources.generated.VideoModel``, ``sources.outlined.TextModel`` and
    ``service.article.Writer``.

    Safe to share between threads.
    """

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
        """With ``api_key`` the Gemini API is used, without it Vertex AI of ``project``.

        ``credentials`` for Vertex AI; None: the function's own identity. ``endpoint``: base URL;
        None: Google's. ``timeout`` in seconds. Makes no request yet.
        """
        self.model = model
        self.version = f"{model} {prompts.VERSION}"
        self.outline_version = f"{model} outline {prompts.OUTLINE_VERSION}"
        self.rewrite_version = f"{model} rewrite {prompts.REWRITE_VERSION}"
        self._api_key = api_key
        self._project = project
        self._location = location
        self._endpoint = endpoint
        self._timeout = timeout
        self._credentials = credentials

    def watch(self, video: Video) -> Proposal:
        """Chapters for ``video``, not validated. The prompt holds its URL and duration only.

        Raises Unwatchable, RateLimited, NotConfigured, UpstreamFailed, UpstreamTimeout.
        """
        return self._proposal(
            _contents(video.id, prompts.for_chapters(video.duration or 0)),
            media_resolution=_LOW,
        )

    def outline(self, captions: CaptionLines) -> Proposal:
        """Chapters for ``captions``, not validated.

        The captions stand apart from the instruction, as JSON. Raises what ``watch`` raises, but
        UpstreamFailed in place of Unwatchable.
        """
        text = prompts.captions_part(captions.lines)
        try:
            return self._proposal(
                _message(text),
                system_instruction=prompts.for_outline(captions.duration),
            )
        except Unwatchable:
            raise UpstreamFailed("The model does not accept these captions.") from None

    def _proposal(self, contents: Any, **config: Any) -> Proposal:
        with _our_errors():
            response = self._client.models.generate_content(
                model=self.model,
                contents=contents,
                config=_config(
                    response_mime_type="application/json",
                    response_schema=prompts.CHAPTERS_SCHEMA,
                    **config,
                ),
            )
        finish = _finish(response)
        entries = _entries(_text(response)) if finish == FINISHED else ()
        return Proposal(entries=entries, finish=finish, has_watched=_has_watched(response))

    def write(self, clip: Clip) -> Generator[str, None, None]:
        """Markdown about ``clip``, piece by piece; closing the generator ends the request.

        Raises what ``watch`` raises, also in the middle; UpstreamFailed if the stream is cut or
        the model did not watch the clip.
        """
        contents = _contents(
            clip.video_id,
            prompts.for_section(clip.title, clip.language, clip.style),
            videoMetadata={"startOffset": f"{clip.start}s", "endOffset": f"{clip.end}s"},
        )
        finish, has_watched = "", False
        with _our_errors():
            # Annotated as an iterator, but a generator: it can be closed.
            stream: Any = self._client.models.generate_content_stream(
                model=self.model, contents=contents, config=_config(media_resolution=_LOW)
            )
            with closing(stream):
                for response in stream:
                    finish = _finish(response) or finish
                    has_watched = has_watched or _has_watched(response)
                    if text := _text(response):
                        yield text
        if finish != FINISHED:
            raise UpstreamFailed("The model broke off in the middle of this chapter.")
        if not has_watched:
            raise UpstreamFailed("The model wrote without watching this chapter.")

    def rewrite(self, passage: Passage) -> str:
        """Markdown that says what ``passage`` says.

        What is said stands apart from the instruction, as JSON. Raises what ``outline`` raises;
        UpstreamFailed if the answer is blocked or cut off.
        """
        text = prompts.passage_part(passage.title, passage.paragraphs)
        try:
            with _our_errors():
                response = self._client.models.generate_content(
                    model=self.model,
                    contents=_message(text),
                    config=_config(
                        system_instruction=prompts.for_passage(passage.style, passage.language),
                        max_output_tokens=MAX_SECTION_TOKENS,
                    ),
                )
        except Unwatchable:
            raise UpstreamFailed("The model does not accept these captions.") from None
        finish = _finish(response)
        if finish in BLOCKED:
            raise UpstreamFailed("The model declined to write about this chapter.")
        if finish != FINISHED:
            raise UpstreamFailed("The model broke off in the middle of this chapter.")
        return _text(response)

    @cached_property
    def _client(self) -> genai.Client:
        from google import genai  # noqa: PLC0415 - takes 0.3 s
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


def _message(text: str) -> Any:
    """The request's parts for a model that reads."""
    return [{"role": "user", "parts": [{"text": text}]}]


def _contents(video: str, prompt: str, **clip: Any) -> Any:
    """The request's parts; the video comes before the prompt.

    https://ai.google.dev/gemini-api/docs/video-understanding#best-practices
    """
    file = {"fileUri": watch_url(video), "mimeType": "video/mp4"}
    return [{"role": "user", "parts": [{"fileData": file, **clip}, {"text": prompt}]}]


def _config(**more: Any) -> Any:
    return {
        "max_output_tokens": MAX_TOKENS,
        "automatic_function_calling": {"disable": True},
        **more,
    }


def _finish(response: types.GenerateContentResponse) -> str:
    """Gemini's ``FinishReason``; '' while the response goes on."""
    if response.prompt_feedback and response.prompt_feedback.block_reason:
        return "PROHIBITED_CONTENT"
    reason = response.candidates[0].finish_reason if response.candidates else None
    return reason.value if reason else ""


def _text(response: types.GenerateContentResponse) -> str:
    """The text of the response, without the model's thoughts."""
    content = response.candidates[0].content if response.candidates else None
    parts = (content.parts if content else None) or []
    return "".join(part.text for part in parts if part.text and not part.thought)


def _has_watched(response: types.GenerateContentResponse) -> bool:
    """Whether Gemini counted tokens of video or sound."""
    usage = response.usage_metadata
    counted = (usage.prompt_tokens_details if usage else None) or []
    return any(
        count.modality in ("VIDEO", "AUDIO") and (count.token_count or 0) > 0 for count in counted
    )


def _entries(text: str) -> tuple[Entry, ...]:
    """The chapters in a complete response; raises UpstreamFailed if it does not fit the schema."""
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
    """Raise one of our errors in place of what Google's client raises."""
    from chapters.gemini.errors import FOREIGN, ours  # noqa: PLC0415 - imports Google's client

    try:
        yield
    except FOREIGN as error:
        failure = ours(error)
        _log.warning("Gemini failed: %s, for us %s", type(error).__name__, failure.code)
        raise failure from None
