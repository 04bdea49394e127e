"""Turns what Google's client for Gemini raises into our errors. Imports that client.

https://ai.google.dev/gemini-api/docs/troubleshooting
"""

from __future__ import annotations

import json
import re
from typing import Any

import httpx2
from google.auth.exceptions import GoogleAuthError, TransportError
from google.genai.errors import APIError, UnknownApiResponseError
from pydantic import ValidationError

from chapters.errors import (
    ChaptersError,
    NotConfigured,
    RateLimited,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.sources.generated import Unwatchable

FOREIGN = (
    APIError,
    UnknownApiResponseError,
    ValidationError,
    GoogleAuthError,
    httpx2.HTTPError,
    httpx2.StreamError,
    json.JSONDecodeError,
)
"""Everything that a call may raise when Google or the network fails."""

PAUSE = 60
"""Seconds to wait if Google does not say how long."""


def ours(error: BaseException) -> ChaptersError:
    """The error to raise in place of ``error``, which is one of ``FOREIGN``."""
    if isinstance(error, APIError):
        return _refusal(error)
    if isinstance(error, httpx2.TimeoutException):
        return _timeout()
    if isinstance(error, GoogleAuthError) and not isinstance(error, TransportError):
        return _access_denied()
    if isinstance(error, httpx2.HTTPError | TransportError):
        return UpstreamFailed("The model could not be reached. Try again in a minute.")
    return UpstreamFailed("The model's answer could not be read.")


def _refusal(error: APIError) -> ChaptersError:
    """The error for a response with an error status."""
    details = json.dumps(error.details, default=str)
    if error.code in (401, 403, 404) or (error.code == 400 and "API_KEY_INVALID" in details):
        return _access_denied()
    if error.code == 400:
        return Unwatchable(
            "The model cannot watch this video: it may be private, too long for it, or not shown "
            "everywhere."
        )
    if error.code == 429:
        return RateLimited("The model is asked too often now.", retry_after=_pause(error, details))
    if error.code in (408, 504):
        return _timeout()
    return UpstreamFailed(f"The model answered with an error ({error.code}).")


def _pause(error: APIError, details: str) -> int:
    """Seconds to wait, from the header or from ``google.rpc.RetryInfo``."""
    headers: Any = getattr(error.response, "headers", None) or {}
    header = str(headers.get("Retry-After", ""))
    found = re.fullmatch(r"(\d{1,5})", header) or re.search(r'"retryDelay": "(\d{1,5})', details)
    return int(found[1]) if found else PAUSE


def _access_denied() -> NotConfigured:
    return NotConfigured(
        "The model refuses this server. Whoever runs it should check the model's name, and the "
        "API key or the rights of the function's identity."
    )


def _timeout() -> UpstreamTimeout:
    return UpstreamTimeout("The model did not answer in time; it was not asked again.")
