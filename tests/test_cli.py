"""The terminal command: what it prints, and the exit codes that its help promises."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from chapters import cli
from chapters.config import Settings
from chapters.errors import ChaptersError, NotConfigured, QuotaExhausted, UpstreamTimeout
from chapters.model import Video
from chapters.service import Service
from chapters.sources.description import DescriptionSource
from fakes import FakeClock, FakeLimiter, FakePlaylists, FakeStore, FakeVideos

ROOT = Path(__file__).parent.parent
A, B, C = "aaaaaaaaaaA", "bbbbbbbbbbA", "ccccccccccA"
LIST = "0:00 Intro\n1:00:30 Middle\n1:30:00 End\n"

GPT_2 = """\
00:00:00 intro: Let’s reproduce GPT-2 (124M)
00:03:39 exploring the GPT-2 (124M) OpenAI checkpoint
00:13:47 SECTION 1: implementing the GPT-2 nn.Module
00:28:08 loading the huggingface/GPT-2 parameters
00:31:00 implementing the forward pass to get logits
00:33:31 sampling init, prefix tokens, tokenization
00:37:02 sampling loop
00:41:47 sample, auto-detect the device
00:45:50 let’s train: data batches (B,T) → logits (B,T,C)
00:52:53 cross entropy loss
00:56:42 optimization loop: overfit a single batch
01:02:00 data loader lite
01:06:14 parameter sharing wte and lm_head
01:13:47 model initialization: std 0.02, residual init
01:22:18 SECTION 2: Let’s make it fast. GPUs, mixed precision, 1000ms
01:28:14 Tensor Cores, timing the code, TF32 precision, 333ms
01:39:38 float16, gradient scalers, bfloat16, 300ms
01:48:15 torch.compile, Python overhead, kernel fusion, 130ms
02:00:18 flash attention, 96ms
02:06:54 nice/ugly numbers. vocab size 50257 → 50304, 93ms
02:14:55 SECTION 3: hyperpamaters, AdamW, gradient clipping
02:21:06 learning rate scheduler: warmup + cosine decay
02:26:21 batch size schedule, weight decay, FusedAdamW, 90ms
02:34:09 gradient accumulation
02:46:52 distributed data parallel (DDP)
03:10:21 datasets used in GPT-2, GPT-3, FineWeb (EDU)
03:23:10 validation data split, validation loss, sampling revive
03:28:23 evaluation: HellaSwag, starting the run
03:43:05 SECTION 4: results in the morning! GPT-2, GPT-3 repro
03:56:21 shoutout to llm.c, equivalent but faster code in raw C/CUDA
03:59:39 summary, phew, build-nanogpt github repo
"""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


def run(*arguments: str, stdin: str = "", failure: ChaptersError | None = None) -> Outcome:
    """The command on two known videos; YouTube fails with ``failure`` when given."""
    videos = FakeVideos(
        Video(id=A, title="One", channel="Who", description=LIST, duration=6000),
        Video(id=B, title="Two", channel="Who", description="Nothing."),
    )
    videos.failure = failure

    def service(_: Settings) -> Service:
        return Service(
            videos=videos,
            playlists=FakePlaylists(),
            store=FakeStore(),
            description=DescriptionSource(),
            fallbacks={},
            limiter=FakeLimiter(),
            clock=FakeClock(),
        )

    out, err = io.StringIO(), io.StringIO()
    code = cli.main(
        arguments,
        environment={},
        stdin=io.StringIO(stdin),
        stdout=out,
        stderr=err,
        service=service,
    )
    return Outcome(code, out.getvalue(), err.getvalue())


def test_a_video_is_printed_as_youtube_would_accept_it() -> None:
    assert run(f"https://youtu.be/{A}") == Outcome(
        0, "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n", ""
    )


def test_the_call_of_the_article_prints_every_time_in_full() -> None:
    assert run("--video_id", A).out == "00:00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"


def test_a_format_can_be_chosen() -> None:
    assert json.loads(run(A, "--format", "json").out)["video"]["id"] == A
    assert run("--video_id", A, "--format", "vtt").out.startswith("WEBVTT")


def test_no_chapters_is_told_on_stderr_with_a_code_of_its_own() -> None:
    outcome = run(B)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("chapters: ")


@pytest.mark.parametrize(
    ("arguments", "failure", "code"),
    [
        ((), None, 2),
        (("nonsense",), None, 2),
        (("https://www.youtube.com/@someone",), None, 2),
        ((C,), None, 3),
        ((A,), QuotaExhausted("Used up."), 4),
        ((A,), UpstreamTimeout("Slow."), 4),
        ((A,), NotConfigured("No key."), 5),
    ],
)
def test_failures_have_exit_codes_and_one_sentence(
    arguments: tuple[str, ...], failure: ChaptersError | None, code: int
) -> None:
    outcome = run(*arguments, failure=failure)
    assert (outcome.code, outcome.out) == (code, "")
    assert re.fullmatch(r"chapters: .+[.]\n", outcome.err)


def test_unknown_options_end_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(A, "--format", "pdf")
    assert ended.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


def test_bad_settings_are_listed() -> None:
    err = io.StringIO()
    code = cli.main([A], environment={"PORT": "x", "TRUSTED_PROXY_HOPS": "y"}, stderr=err)
    assert code == 5
    assert "PORT" in err.getvalue()
    assert "TRUSTED_PROXY_HOPS" in err.getvalue()


def test_parse_reads_a_description() -> None:
    assert run("parse", stdin=LIST).out == "00:00 Intro\n01:00:30 Middle\n01:30:00 End\n"
    assert run("parse", stdin="Nothing.").code == 1


def test_parse_knows_the_duration() -> None:
    outcome = run("parse", "--format", "json", "--duration", "6000", stdin=LIST)
    assert json.loads(outcome.out)["chapters"][-1]["end"] == 6000


def test_parse_explains_itself() -> None:
    explanation = json.loads(run("parse", "--explain", stdin=LIST).out)
    assert [c["verdict"] for c in explanation["candidates"]] == ["chosen"]


def test_help_names_every_exit_code_and_format(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--help")
    assert ended.value.code == 0
    text = capsys.readouterr().out
    for code in range(6):
        assert re.search(rf"^  {code}  ", text, re.MULTILINE)
    assert "YOUTUBE_API_KEY" in text
    assert "parse" in text


def test_the_real_command_prints_the_31_chapters_of_the_sample() -> None:
    """Without a key the sample is known; the article's own call."""
    done = subprocess.run(
        [sys.executable, "-m", "chapters", "--video_id", "l8pRSuU81PU"],
        cwd=ROOT / "function",
        env={"PATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert done.stdout == GPT_2
    assert done.stderr == ""
