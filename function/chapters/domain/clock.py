"""Seconds as text: the three ways in which times are written."""

from __future__ import annotations


def format_for_youtube(seconds: int) -> str:
    """``MM:SS``, from one hour on ``HH:MM:SS``: what YouTube accepts in a description."""
    return format_padded(seconds) if seconds >= 3600 else f"{seconds // 60:02}:{seconds % 60:02}"


def format_padded(seconds: int) -> str:
    """``HH:MM:SS``, always."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def format_short(seconds: int) -> str:
    """``M:SS``, from one hour on ``H:MM:SS``: what people read."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
