"""Invented talks about one subject after another, each with words of its own."""

from __future__ import annotations

import random

from chapters.transcript import Cue

POND = "pond water frog reed newt heron mud ripple dragonfly lily bank shallow"
BREAD = "bread dough flour yeast oven crust salt knead loaf starter proof bake"
CLOCK = "clock spring gear pendulum hour wheel brass dial tick escapement winding pivot"
IKE = "池 水面 睡蓮 蛙 水草 岸辺 鯉 泥 波紋 トンボ 浅瀬 水鳥"
PAN = "小麦粉 酵母 生地 発酵 オーブン 塩 食パン 焼成 強力粉 予熱 バター 窯"
TOKEI = "時計 歯車 振子 文字盤 秒針 真鍮 ゼンマイ 機構 軸受 時報 調整 分針"
FILLER = "and then you can see that this is what we have here so it really does"
KANA = ("ここで", "それを", "このように", "しています", "ですね", "という", "わけです")


def talk(*subjects: str, seconds: int = 300, step: float = 4.0, seed: int = 1) -> list[Cue]:
    """A talk with ``seconds`` about each of ``subjects``, a cue every ``step`` seconds."""
    chance = random.Random(seed)
    cues = []
    for number, subject in enumerate(subjects):
        for i in range(int(seconds / step)):
            start = number * seconds + i * step
            cues.append(Cue(start, start + step - 0.2, _sentence(chance, subject)))
    return cues


def as_vtt(cues: list[Cue]) -> str:
    """``cues`` as a file."""
    blocks = (f"{_clock(cue.start)} --> {_clock(cue.end or cue.start)}\n{cue.text}" for cue in cues)
    return "\n\n".join(("WEBVTT", *blocks, ""))


def _clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60 % 60):02}:{seconds % 60:06.3f}"


def _sentence(chance: random.Random, subject: str) -> str:
    words = subject.split()
    if subject in (IKE, PAN, TOKEI):
        return "".join(w for _ in range(3) for w in (chance.choice(words), chance.choice(KANA)))
    return " ".join(
        w for _ in range(3) for w in (*chance.sample(FILLER.split(), 2), chance.choice(words))
    )
