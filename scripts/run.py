"""`make run`: serves page and function from one process on this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

sys.path.insert(0, str(ROOT / "function"))

from chapters.config import Settings  # noqa: E402 - the function's folder is not installed
from chapters.errors import InvalidSettings  # noqa: E402
from chapters.samples import listing  # noqa: E402

WITHOUT_KEY = """\
No YOUTUBE_API_KEY: the bundled samples and pasted descriptions work; other videos need a key.
Get one (free): console.cloud.google.com > enable "YouTube Data API v3" > Credentials > API key,
then: YOUTUBE_API_KEY=... make run"""


def main() -> None:
    """Check the settings, print the addresses, and become the functions-framework process."""
    environment = {**os.environ, "WEB_ROOT": str(ROOT / "web")}
    try:
        settings = Settings.of(environment)
    except InvalidSettings as error:
        sys.exit("\n".join(error.problems))
    if not _is_free(settings.port):
        sys.exit(f"Port {settings.port} is in use. Take another: make run PORT={settings.port + 1}")
    print(_greeting(settings), flush=True)
    framework = Path(sys.executable).with_name("functions-framework")
    os.execve(
        framework,
        [
            str(framework),
            f"--source={ROOT / 'function' / 'main.py'}",
            "--target=get_chapters",
            "--host=127.0.0.1",
            f"--port={settings.port}",
        ],
        environment,
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _greeting(settings: Settings) -> str:
    address = f"http://localhost:{settings.port}"
    first = listing()[0]["id"]
    return "\n".join(
        [
            "",
            f"Chapters for YouTube: {address}",
            "",
            f"  page       {address}/?v={first}",
            f"  JSON       curl '{address}/chapters?v={first}'",
            f"  text       curl '{address}/chapters?v={first}&format=text'",
            "  pasted     curl --data-binary @examples/description.txt "
            f"-H 'Content-Type: text/plain' {address}/check",
            f"  terminal   .venv/bin/python -m chapters {first}",
            f"  contract   {address}/openapi.yaml",
            "",
            "Any video on YouTube: a key is set." if settings.youtube_api_key else WITHOUT_KEY,
            "Cache: " + ("Firestore and memory." if settings.uses_firestore else "memory."),
            "Ctrl+C ends it.",
            "",
        ]
    )


if __name__ == "__main__":
    main()
