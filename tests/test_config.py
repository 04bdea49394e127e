"""The environment becomes Settings, or a list of every problem in it."""

from __future__ import annotations

import pytest

from chapters.config import Settings
from chapters.errors import InvalidSettings


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = Settings.of({})
    assert settings.port == 8080
    assert settings.youtube_api_key is None
    assert settings.youtube_api_endpoint is None
    assert settings.firestore_database == "(default)"
    assert settings.allowed_origins == ()
    assert settings.trusted_proxy_hops == 0
    assert not settings.uses_firestore
    assert not settings.comments


def test_values_are_read() -> None:
    settings = Settings.of(
        {
            "PORT": "9000",
            "YOUTUBE_API_KEY": " abc-DEF_1 \n",
            "YOUTUBE_API_ENDPOINT": "http://127.0.0.1:9/",
            "ALLOWED_ORIGINS": "https://a.example, https://b.example:8443",
            "TRUSTED_PROXY_HOPS": "2",
            "FIRESTORE_EMULATOR_HOST": "127.0.0.1:8081",
            "COMMENTS": "on",
        }
    )
    assert settings.port == 9000
    assert settings.youtube_api_key == "abc-DEF_1"
    assert settings.youtube_api_endpoint == "http://127.0.0.1:9"
    assert settings.allowed_origins == ("https://a.example", "https://b.example:8443")
    assert settings.trusted_proxy_hops == 2
    assert settings.uses_firestore
    assert settings.comments


def test_a_project_alone_turns_firestore_on() -> None:
    assert Settings.of({"GOOGLE_CLOUD_PROJECT": "p"}).uses_firestore


@pytest.mark.parametrize("host", ["a", "a.example", "my_stub-1", "10.0.0.1", "[::1]"])
@pytest.mark.parametrize("port", ["", ":1", ":08080", ":65535"])
def test_every_kind_of_host_is_read(host: str, port: str) -> None:
    settings = Settings.of(
        {
            "YOUTUBE_API_ENDPOINT": f"http://{host}{port}",
            "GEMINI_ENDPOINT": f"https://{host}{port}/v1/",
            "ALLOWED_ORIGINS": f"https://{host}{port}",
            "FIRESTORE_EMULATOR_HOST": f"{host}{port or ':1'}",
        }
    )
    assert settings.youtube_api_endpoint == f"http://{host}{port}"
    assert settings.gemini_endpoint == f"https://{host}{port}/v1"


BAD_HOSTS = (
    *("host:0", "host:65536", "host:99999", "host:", "host:http", "host:８０", ":8080"),
    *("a b:1", "user@host:1", "[::1", "[::1]x:1", "hôst:1", "host:1:2"),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COMMENTS", "yes"),
        ("PORT", "http"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "８０８０"),
        ("PORT", "8080.0"),
        ("YOUTUBE_API_KEY", "two words"),
        ("YOUTUBE_API_KEY", '"quoted"'),
        ("YOUTUBE_API_ENDPOINT", "youtube.googleapis.com"),
        ("YOUTUBE_API_ENDPOINT", "ftp://host"),
        ("FIRESTORE_EMULATOR_HOST", "http://127.0.0.1:8081"),
        *(("YOUTUBE_API_ENDPOINT", f"http://{rest}") for rest in BAD_HOSTS),
        ("YOUTUBE_API_ENDPOINT", "http://host?x=1"),
        ("YOUTUBE_API_ENDPOINT", "http://host/a b"),
        ("YOUTUBE_API_ENDPOINT", "http://host/#f"),
        ("GEMINI_ENDPOINT", "http://host:99999/"),
        ("FIRESTORE_EMULATOR_HOST", "localhost"),
        *(("FIRESTORE_EMULATOR_HOST", rest) for rest in BAD_HOSTS),
        *(("ALLOWED_ORIGINS", f"https://{rest}") for rest in BAD_HOSTS),
        ("ALLOWED_ORIGINS", "https://a.example/path"),
        ("ALLOWED_ORIGINS", "a.example"),
        ("ALLOWED_ORIGINS", "*,https://a.example"),
        ("TRUSTED_PROXY_HOPS", "-1"),
        ("MISSES_PER_MINUTE", "many"),
        ("WEB_ROOT", "/no/such/folder"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_but_not_repeated(name: str, value: str) -> None:
    with pytest.raises(InvalidSettings) as caught:
        Settings.of({name: value})
    (problem,) = caught.value.problems
    assert problem.startswith(f"{name} must ")
    assert problem.endswith(".")
    assert value not in problem or name == "PORT"


def test_every_problem_is_listed() -> None:
    with pytest.raises(InvalidSettings) as caught:
        Settings.of({"PORT": "x", "TRUSTED_PROXY_HOPS": "y", "ALLOWED_ORIGINS": "z"})
    assert [problem.split()[0] for problem in caught.value.problems] == [
        "PORT",
        "ALLOWED_ORIGINS",
        "TRUSTED_PROXY_HOPS",
    ]
