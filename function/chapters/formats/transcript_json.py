"""JSON of a transcript: its cues, where its paragraphs start, and remarks on the file."""

from __future__ import annotations

import json

from chapters.transcript import Cue, Transcript


def render_transcript(transcript: Transcript) -> str:
    """``transcript`` as in ``openapi.yaml``, schema ``Transcript``."""
    return json.dumps(
        {
            "format": transcript.format,
            "cues": [_cue(cue) for cue in transcript.cues],
            "paragraphs": transcript.paragraph_starts(),
            "remarks": [remark.as_dict() for remark in transcript.remarks],
        },
        ensure_ascii=False,
    )


def _cue(cue: Cue) -> dict[str, str | float | None]:
    """Times in seconds, to the millisecond."""
    return {
        "start": round(cue.start, 3),
        "end": None if cue.end is None else round(cue.end, 3),
        "text": cue.text,
        "speaker": cue.speaker,
    }
