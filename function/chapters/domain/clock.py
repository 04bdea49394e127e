"""Seconds to text, in the three forms that are written anywhere."""

from __future__ import annotations


def format_for_youtube(seconds: int) -> str:
    """``MM:SS``, from one hour on ``HH:MM:SS``: the form for a YouTube description."""
    return format_padded(seconds) if seconds >= 3600 else f"{seconds // 60:02}:{seconds % 60:02}"


def format_padded(seconds: int) -> str:
    """``HH:MM:SS``, always with hours: the form for files that programs read."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def format_short(seconds: int) -> str:
    """``M:SS``, from one hour on ``H:MM:SS``: the form for people."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
