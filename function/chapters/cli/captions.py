"""Captions as an argument: a file, or stdin."""

from __future__ import annotations

import argparse
from pathlib import Path

from chapters.cli.terminal import Terminal, read_file_bytes
from chapters.transcript import Transcript, read, read_bytes


def add_captions(parser: argparse.ArgumentParser, name: str, purpose: str) -> None:
    """Declare the argument ``name`` for a file of captions, and ``--charset``."""
    parser.add_argument(
        name,
        metavar="FILE",
        help=f"{purpose}: WebVTT, SubRip, SBV, TTML, ASS, JSON or TSV of YouTube and Whisper, "
        "turns of a meeting, or lines that begin with their time; - for stdin",
    )
    parser.add_argument(
        "--charset",
        default="",
        help="encoding of the file, such as shift_jis or windows-1252, if it is neither UTF-8 nor "
        "begins with a byte order mark",
    )


def read_captions(file: str, charset: str, terminal: Terminal) -> Transcript:
    """The captions in ``file``, ``-`` for stdin; what was wrong with them is printed on stderr.

    Raises InvalidRequest, InvalidTranscript, UnsupportedMediaType.
    """
    if file != "-":
        transcript = read_bytes(read_file_bytes(Path(file)), charset)
    elif binary := getattr(terminal.stdin, "buffer", None):
        transcript = read_bytes(binary.read(), charset)
    else:  # a stream of text alone, as a program may pass
        transcript = read(terminal.stdin.read())
    for remark in transcript.remarks:
        terminal.print_error(remark.message)
    return transcript
