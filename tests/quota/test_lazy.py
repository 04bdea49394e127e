"""What is around YouTube is made when it is first needed, and once."""

from __future__ import annotations

from chapters.quota.lazy import LazyFallback, LazyUpstream
from support.fake_youtube import DISCUSSION, PLAYLIST, FakeYouTube, video
from support.fakes import FakeFallback

ID = "made-00001A"


def test_it_is_made_at_the_first_call_and_kept() -> None:
    made: list[tuple[FakeYouTube, FakeYouTube]] = []

    def make() -> tuple[FakeYouTube, FakeYouTube]:
        made.append((FakeYouTube(video(ID)), FakeYouTube()))
        return made[-1]

    late = LazyUpstream(make)
    assert made == []
    assert late.fetch([ID]) == {ID: video(ID)}
    assert late.page("PL1", token="2") == PLAYLIST
    assert late.discussion(ID) == DISCUSSION
    ((videos, others),) = made
    assert videos.calls == [(ID,)]
    assert others.calls == [("PL1", "2"), ("comments", ID)]


def test_a_fallback_is_made_when_it_is_first_asked() -> None:
    made: list[FakeFallback] = []

    def make() -> FakeFallback:
        made.append(FakeFallback())
        return made[-1]

    late = LazyFallback(make)
    assert made == []
    assert late.answer(video(ID), client="a") == late.answer(video(ID), client="b")
    assert [fallback.asked for fallback in made] == [[ID, ID]]
