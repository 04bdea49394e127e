"""How kept libraries read ``tests/transcript/cases``, beside what is expected there.

    python -m venv /tmp/captions && /tmp/captions/bin/pip install webvtt-py pysubs2 srt ttconv
    /tmp/captions/bin/python benchmarks/caption_libraries.py

Prints, for each library, how many cases of its kinds it reads with the same starts and words, with
others, or not at all; ``-v`` lists the cases.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

CASES = Path(__file__).parent.parent / "tests" / "transcript" / "cases"

Read = list[tuple[int, str]]
"""Start in whole seconds, and words, of each caption."""


def webvtt_py(kind: str, text: str) -> Read:
    import webvtt

    if kind == "webvtt":
        captions = webvtt.from_string(text).captions
    else:
        with tempfile.NamedTemporaryFile("w", suffix=f".{kind}") as file:
            file.write(text)
            file.flush()
            captions = getattr(webvtt, f"from_{kind}")(file.name).captions
    return [(caption.start_in_seconds, caption.text) for caption in captions]


def pysubs2(kind: str, text: str) -> Read:
    import pysubs2

    name = {"webvtt": "vtt", "xml": "ttml"}.get(kind, kind)
    events = pysubs2.SSAFile.from_string(text, format_=None if kind == "json" else name)
    return [(event.start // 1000, event.plaintext) for event in events if not event.is_comment]


def srt(_: str, text: str) -> Read:
    import srt

    return [(int(cue.start.total_seconds()), cue.content) for cue in srt.parse(text)]


def ttconv(_: str, text: str) -> Read:
    from ttconv.imsc import reader
    from ttconv.isd import ISD
    from ttconv.model import Text

    document = reader.to_model(ET.ElementTree(ET.fromstring(text)))
    found = []
    for start in ISD.significant_times(document):
        regions = ISD.from_model(document, start).iter_regions()
        texts = [e.get_text() for r in regions for e in r.dfs_iterator() if isinstance(e, Text)]
        if any(map(str.strip, texts)):
            found.append((int(start), " ".join(texts)))
    return found


LIBRARIES: dict[str, tuple[Callable[[str, str], Read], set[str]]] = {
    "webvtt-py": (webvtt_py, {"webvtt", "srt", "sbv"}),
    "pysubs2": (pysubs2, {"webvtt", "srt", "ass", "xml", "json"}),
    "srt": (srt, {"srt"}),
    "ttconv": (ttconv, {"xml"}),
}


def part(case: str, name: str) -> str:
    """The lines below ``=== name``."""
    return case.partition(f"=== {name}\n")[2].partition("\n===")[0].removesuffix("\n")


def outcome(read: Callable[[str, str], Read], kind: str, case: str) -> str:
    """``same``, ``other``, or ``refused``."""
    lines = part(case, "cues").splitlines()
    expected = [(int(float(line.split()[0])), line.partition(" | ")[2]) for line in lines]
    try:
        found = read(kind, part(case, "text") + "\n")
    except Exception:  # noqa: BLE001 - each library has errors of its own
        return "refused"
    same = [(start, " ".join(words.split())) for start, words in found if words.strip()]
    return "same" if same == expected else "other"


def main() -> None:
    """Print the table."""
    for name, (read, kinds) in LIBRARIES.items():
        cases = defaultdict(list)
        for path in sorted(CASES.glob("*.txt")):
            case = path.read_text("utf-8")
            kind = case.partition("format: ")[2].partition("\n")[0]
            if kind in kinds:
                cases[outcome(read, kind, case)].append(path.stem)
        counts = {outcome: len(cases[outcome]) for outcome in ("same", "other", "refused")}
        print(name, counts)
        if "-v" in sys.argv:
            for outcome_, names in cases.items():
                print(f"  {outcome_}: {', '.join(names)}")


if __name__ == "__main__":
    sys.stderr = io.StringIO()  # ttconv logs there what it thinks of a file
    main()
