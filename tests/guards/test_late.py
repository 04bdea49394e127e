"""What is around YouTube is made when it is first needed, and once."""

from __future__ import annotations

from chapters.guards.late import Late
from guards.fake_upstream import PLAYLIST, FakeUpstream, video

ID = "made-00001A"


def test_it_is_made_at_the_first_call_and_kept() -> None:
    made: list[tuple[FakeUpstream, FakeUpstream]] = []

    def make() -> tuple[FakeUpstream, FakeUpstream]:
        made.append((FakeUpstream(video(ID)), FakeUpstream()))
        return made[-1]

    late = Late(make)
    assert made == []
    assert late.fetch([ID]) == {ID: video(ID)}
    assert late.page("PL1", token="2") == PLAYLIST
    ((videos, playlists),) = made
    assert videos.calls == [(ID,)]
    assert playlists.calls == [("PL1", "2")]
