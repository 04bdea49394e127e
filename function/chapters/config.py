"""The settings: environment variables, read once and validated together.

No other module of the package reads the environment. ``SETTINGS`` lists all of them, and a test
compares it with the documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from chapters.errors import InvalidSettings


class Settings(NamedTuple):
    """The settings of one installation; made by ``Settings.of``."""

    port: int
    youtube_api_key: str | None
    youtube_api_endpoint: str | None
    """Base URL of the YouTube Data API; None: Google's."""
    google_cloud_project: str | None
    firestore_emulator_host: str | None
    firestore_database: str
    firestore_timeout_ms: int
    """Milliseconds that a read or write of Firestore may take before the answer goes without it."""
    allowed_origins: tuple[str, ...]
    """Origins whose pages may read our responses (CORS); ``*`` alone: all."""
    trusted_proxy_hops: int
    """How many entries at the end of X-Forwarded-For were added by our own proxies."""
    daily_units: int
    """Units of YouTube quota that all instances together may spend in a day."""
    misses_per_minute: int
    """How many look-ups at YouTube one client may cause in a minute; 0: no limit."""
    misses_per_day: int
    """The same for a day."""
    comments: bool
    """Whether the comments may be searched when the description has no chapters."""
    article_chapters: int
    """How many chapters of one article a model may write."""
    article_minutes: int
    """How many minutes of video a model may watch for one article; 0: articles are outlines."""
    model: str | None
    """Name of the Gemini model that may watch videos and write; None: no model is used."""
    gemini_api_key: str | None
    """Key of the Gemini API; None: Vertex AI of the project, with the function's own identity."""
    gemini_endpoint: str | None
    """Base URL of Gemini; None: Google's."""
    model_location: str
    """Region of Vertex AI."""
    model_minutes: int
    """Minutes of the longest video that a model may watch to find chapters."""
    model_minutes_a_day: int
    """Minutes that a model may watch in a day, all instances together."""
    model_tokens_a_day: int
    """Tokens of text that a model may read and write in a day, all instances together."""
    web_root: Path | None
    """Folder of the page if this process serves it too; None: it does not."""

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Settings:
        """Settings from ``environment``; raises InvalidSettings with all problems."""
        values: dict[str, Any] = {}
        problems: list[str] = []
        for setting in SETTINGS:
            try:
                text = environment.get(setting.name, "").strip() or setting.default
                values[setting.name.lower()] = setting.read(text)
            except ValueError as error:
                problems.append(f"{setting.name} {error}.")
        if problems:
            raise InvalidSettings(problems)
        return cls(**values)

    @property
    def uses_model(self) -> bool:
        """Whether a model is set, and a way to call it."""
        return bool(self.model and (self.gemini_api_key or self.google_cloud_project))

    @property
    def secrets(self) -> tuple[str, ...]:
        """Values that must never appear in the log."""
        return tuple(filter(None, (self.youtube_api_key, self.gemini_api_key)))

    @property
    def uses_firestore(self) -> bool:
        """Whether there is a Firestore to use as cache."""
        return bool(self.google_cloud_project or self.firestore_emulator_host)


class Setting(NamedTuple):
    """One environment variable."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], object]
    """Turns text into the value; raises ValueError: "must be ...", to follow the name."""


def _text(value: str) -> str | None:
    return value or None


def _number(minimum: int, maximum: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", value) or not minimum <= int(value) <= maximum:
            raise ValueError(f"must be a whole number from {minimum} to {maximum}")
        return int(value)

    return read


def _switch(value: str) -> bool:
    if value not in ("on", "off"):
        raise ValueError("must be on or off")
    return value == "on"


def _key(value: str) -> str | None:
    # A stray quote or line break would be sent in a header, and Google would only say "invalid".
    if value and not re.fullmatch("[A-Za-z0-9_-]+", value):
        raise ValueError("must be the API key alone: letters, digits, - and _")
    return value or None


def _is_host(text: str) -> bool:
    """Whether ``text`` is a host, ``HOST:PORT`` or ``[IPV6]:PORT``, with a port from 1 to 65535."""
    found = re.fullmatch(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?", text)
    return found is not None and (found[1] is None or 1 <= int(found[1]) <= 65535)


def _url(value: str) -> str | None:
    found = re.fullmatch(r"https?://([^/\s?#]+)(?:/[^\s?#]*)?", value)
    if value and not (found and _is_host(found[1])):
        raise ValueError(
            "must be a base URL such as http://127.0.0.1:9090: http or https, a host, a port from "
            "1 to 65535 if any, no user, query or fragment"
        )
    return value.rstrip("/") or None


def _host(value: str) -> str | None:
    if value and not (re.search(":[0-9]+$", value) and _is_host(value)):
        raise ValueError("must be HOST:PORT such as 127.0.0.1:8081, the port from 1 to 65535")
    return value or None


def _origins(value: str) -> tuple[str, ...]:
    origins = tuple(part.strip() for part in value.split(",") if part.strip())
    for origin in origins:
        host = re.sub("^https?://", "", origin)
        if origin != "*" and (host == origin or not _is_host(host)):
            raise ValueError(
                "must list origins such as https://example.org, with commas between them, "
                "no path and no slash at the end; or * alone"
            )
    if "*" in origins and len(origins) > 1:
        raise ValueError("must be * alone or a list of origins, not both")
    return origins


def _folder(value: str) -> Path | None:
    if value and not Path(value).is_dir():
        raise ValueError("must be a folder that exists")
    return Path(value).resolve() if value else None


SETTINGS = (
    Setting("PORT", "8080", "Port that the function listens on.", _number(1, 65535)),
    Setting("YOUTUBE_API_KEY", "", "Key for the YouTube Data API v3; without: samples only.", _key),
    Setting("YOUTUBE_API_ENDPOINT", "", "Base URL of the Data API; empty: Google's.", _url),
    Setting("GOOGLE_CLOUD_PROJECT", "", "Project whose Firestore is the cache.", _text),
    Setting("FIRESTORE_EMULATOR_HOST", "", "HOST:PORT of Google's Firestore emulator.", _host),
    Setting("FIRESTORE_DATABASE", "(default)", "Name of the Firestore database.", str),
    Setting(
        "FIRESTORE_TIMEOUT_MS",
        "800",
        "Milliseconds that one read or write of Firestore may take.",
        _number(50, 60_000),
    ),
    Setting("ALLOWED_ORIGINS", "", "Origins whose pages may call the function (CORS).", _origins),
    Setting("TRUSTED_PROXY_HOPS", "0", "Own proxies in front of the function.", _number(0, 10)),
    Setting(
        "DAILY_UNITS",
        "9000",
        "Units of YouTube quota to spend in a day; Google gives 10,000.",
        _number(1, 100_000_000),
    ),
    Setting(
        "MISSES_PER_MINUTE",
        "60",
        "Look-ups at YouTube that one client may cause in a minute; 0: no limit.",
        _number(0, 100_000),
    ),
    Setting(
        "MISSES_PER_DAY",
        "3000",
        "Look-ups at YouTube that one client may cause in a day; 0: no limit.",
        _number(0, 100_000_000),
    ),
    Setting("COMMENTS", "off", "Whether comments may be asked for a list: on or off.", _switch),
    Setting(
        "ARTICLE_CHAPTERS",
        "60",
        "Chapters that a model may write for one article.",
        _number(1, 1000),
    ),
    Setting(
        "ARTICLE_MINUTES",
        "120",
        "Minutes of video that a model may watch for one article; 0: outlines only.",
        _number(0, 10_000),
    ),
    Setting("MODEL", "", "Gemini's model that may watch videos; empty: none is asked.", _text),
    Setting("GEMINI_API_KEY", "", "Key for the Gemini API; empty: Vertex AI of the project.", _key),
    Setting("GEMINI_ENDPOINT", "", "Base URL of Gemini; empty: Google's.", _url),
    Setting("MODEL_LOCATION", "global", "Region of Vertex AI.", str),
    Setting(
        "MODEL_MINUTES",
        "60",
        "Minutes of the longest video in which a model may look for chapters.",
        _number(1, 600),
    ),
    Setting(
        "MODEL_MINUTES_A_DAY",
        "300",
        "Minutes that a model may watch in a day, over all instances.",
        _number(0, 1_000_000),
    ),
    Setting(
        "MODEL_TOKENS_A_DAY",
        "1000000",
        "Tokens of text that a model may read and write in a day, over all instances.",
        _number(0, 999_999_999),
    ),
    Setting("WEB_ROOT", "", "Folder of the page, to serve it from this process too.", _folder),
)
