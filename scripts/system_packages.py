"""Finds what the tests need besides Python and npm packages, or installs it with apt.

The Firestore emulator comes with Google's Cloud SDK, Chromium and its Japanese font from Debian.
Where there is no apt (macOS) it prints what to install.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """A program or a font that tests use."""

    what: str
    is_there: Callable[[], bool]
    apt: str
    """Name of the Debian package."""
    otherwise: str
    """How to get it where apt cannot help."""


def _emulator() -> bool:
    gcloud = shutil.which("gcloud")
    if not gcloud or not shutil.which("java"):
        return False
    root = subprocess.run(
        [gcloud, "info", "--format=value(installation.sdk_root)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    return (Path(root) / "platform" / "cloud-firestore-emulator").is_dir()


def _has_font(pattern: str) -> bool:
    """Whether there is a font for a pattern of fontconfig: https://www.freedesktop.org/wiki/Software/fontconfig"""
    if not shutil.which("fc-list"):
        return sys.platform == "darwin"
    listed = subprocess.run(["fc-list", pattern], capture_output=True, check=True)
    return bool(listed.stdout.strip())


NEEDS = (
    Need(
        "Chromium without its window",  # half the processor time of the whole browser
        lambda: bool(shutil.which("chromium-headless-shell") or os.environ.get("CHROMIUM")),
        "chromium-headless-shell",
        "install Chromium and set CHROMIUM to its executable",
    ),
    Need(
        "a Japanese font",
        lambda: _has_font(":lang=ja"),
        "fonts-ipafont-gothic",
        "install a font with Japanese glyphs",
    ),
    Need(
        "Google's Firestore emulator",
        _emulator,
        "google-cloud-cli-firestore-emulator",
        "install the Google Cloud SDK (cloud.google.com/sdk) and a Java runtime, then run: "
        "gcloud components install cloud-firestore-emulator",
    ),
    Need(
        "mkvmerge",
        lambda: bool(shutil.which("mkvmerge")),
        "mkvtoolnix",
        "install MKVToolNix (macOS: brew install mkvtoolnix)",
    ),
    Need(
        "FFmpeg",
        lambda: bool(shutil.which("ffmpeg")),
        "ffmpeg",
        "install FFmpeg (macOS: brew install ffmpeg)",
    ),
    Need("Node.js", lambda: bool(shutil.which("npm")), "npm", "install Node.js 20 or newer"),
)


EXTRAS = {
    "wrk": (
        Need(
            "the load generator wrk",
            lambda: bool(shutil.which("wrk")),
            "wrk",
            "install wrk (github.com/wg/wrk)",
        ),
    ),
    "fonts": tuple(
        Need(
            f"the font {family}",
            partial(_has_font, family),
            package,
            f"install {family}",
        )
        for family, package in (
            ("Inter", "fonts-inter"),
            ("Noto Serif", "fonts-noto-core"),
            ("Noto Color Emoji", "fonts-noto-color-emoji"),
        )
    ),
}
"""What only a benchmark, or pictures of the page as readers see it, need, by the argument that
names it. No test depends on them."""


def _quietly(command: list[str]) -> None:
    """Run ``command`` without its output; the caller checks again whether it helped."""
    subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=900
    )


def main() -> None:
    """Install what is missing; ends the process with a list of what cannot be installed."""
    needs = [*NEEDS, *(need for name in sys.argv[1:] for need in EXTRAS[name])]
    missing = [need for need in needs if not need.is_there()]
    if missing and shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        packages = [need.apt for need in missing]
        print(f"Installing {', '.join(packages)}", flush=True)
        _quietly([*sudo, "apt-get", "update", "-qq"])
        for package in packages:
            _quietly([*sudo, "apt-get", "install", "-y", "-qq", package])
        missing = [need for need in missing if not need.is_there()]
    if missing:
        sys.exit("\n".join(f"Needed: {n.what}. To get it: {n.otherwise}." for n in missing))


if __name__ == "__main__":
    main()
