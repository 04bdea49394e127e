"""Chapters over HTTP: one video, several, a playlist; formats, caching and errors."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from api.site import A, B, C, Site, problem
from chapters.domain.video import Chapter, Chapters, Translation, Video
from chapters.errors import (
    ChaptersError,
    NotConfigured,
    QuotaExhausted,
    UpstreamFailed,
    UpstreamTimeout,
)
from chapters.formats import FORMATS

if TYPE_CHECKING:
    from werkzeug.test import TestResponse


def test_one_video_as_json(site: Site) -> None:
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 200
    assert response.content_type == "application/json"
    body = response.get_json()
    assert body["video"]["id"] == A
    assert [(c["start"], c["end"], c["title"], c["url"]) for c in body["chapters"]] == [
        (0, 60, "Intro", f"https://www.youtube.com/watch?v={A}&t=0s"),
        (60, 150, "Middle, the <x>part</x>", f"https://www.youtube.com/watch?v={A}&t=60s"),
        (150, 200, "End", f"https://www.youtube.com/watch?v={A}&t=150s"),
    ]
    assert (body["source"], body["madeBy"]) == ("description", "author")
    assert body["likelyShownByYouTube"] is True


@pytest.mark.parametrize("path", ["/chapters", "/", "/api/chapters", "/api/"])
def test_every_address_of_the_chapters_answers_alike(site: Site, path: str) -> None:
    first = site.get(f"/chapters?v={A}")
    assert site.get(f"{path}?v=https://youtu.be/{A}").data == first.data


def test_a_video_without_chapters_is_an_answer_with_a_reason(site: Site) -> None:
    response = site.get(f"/chapters?v={B}")
    assert response.status_code == 200
    body = response.get_json()
    assert body["chapters"] == []
    assert body["source"] == body["madeBy"] == "none"
    assert body["likelyShownByYouTube"] is False
    assert body["notes"][0]["message"].endswith(".")


def test_several_videos_come_in_the_order_asked_with_a_problem_in_its_place(site: Site) -> None:
    response = site.get(f"/chapters?v={B},{A}&v={C}&v=nonsense")
    assert response.status_code == 200
    second, first, unknown, nonsense = response.get_json()["videos"]
    assert (second["video"]["id"], first["video"]["id"]) == (B, A)
    assert (unknown["code"], unknown["id"]) == ("video-not-found", C)
    assert (nonsense["code"], nonsense["id"]) == ("invalid-video", "nonsense")
    assert site.videos.calls == [(B, A, C)]


def test_a_playlist_comes_page_by_page_with_problems_in_their_places(site: Site) -> None:
    response = site.get("/chapters?list=https://www.youtube.com/playlist?list=PLabcdefghijklmnop")
    assert response.status_code == 200
    body = response.get_json()
    assert body["videos"][0]["video"]["id"] == B
    assert (body["videos"][1]["id"], body["videos"][1]["code"]) == (C, "video-not-found")
    assert body["nextPageToken"] == "1"
    assert body["playlist"] == {
        "id": "PLabcdefghijklmnop",
        "title": "Playlist PLabcdefghijklmnop",
        "channel": "Channel of the stub",
        "videoCount": 3,
        "url": "https://www.youtube.com/playlist?list=PLabcdefghijklmnop",
    }
    last = site.get("/chapters?list=PLabcdefghijklmnop&pageToken=1").get_json()
    assert [item["video"]["id"] for item in last["videos"]] == [A]
    assert last.keys() == {"videos"}


@pytest.mark.parametrize("named", [f"v={B}", f"v={A},{B}", "list=PLabcdefghijklmnop"])
def test_a_fallback_that_is_named_is_asked_once_for_each_video_without_chapters(
    site: Site, named: str
) -> None:
    site.get(f"/chapters?{named}&fallback=comments,comments")
    assert site.comments.asked == [B]


def test_a_fallback_that_is_given_twice_is_read_whole(site: Site) -> None:
    body = site.get(f"/chapters?v={B}&fallback=&fallback=model&fallback=comments").get_json()
    assert site.comments.asked == [B]
    assert "model-not-configured" in [note["code"] for note in body["notes"]]
    wrong = site.get(f"/chapters?v={B}&fallback=comments&fallback=guess")
    assert problem(wrong)["code"] == "invalid-request"


def rows(response: TestResponse) -> list[dict[str, str]]:
    """The rows of a CSV of several videos, as a spreadsheet reads them."""
    assert response.content_type == "text/csv; charset=utf-8"
    text = response.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_several_videos_as_csv_are_rows_with_their_video(site: Site) -> None:
    response = site.get(f"/chapters?v={B},{A},{C}&format=csv")
    no_list, *chapters, unknown = rows(response)
    assert [(row["video_id"], row["video_title"], row["title"]) for row in chapters] == [
        (A, "One", "Intro"),
        (A, "One", "Middle, the <x>part</x>"),
        (A, "One", "End"),
    ]
    one = list(csv.DictReader(io.StringIO(site.get(f"/chapters?v={A}&format=csv").text[1:])))
    assert [{name: row[name] for name in one[0]} for row in chapters] == one
    assert {row["error"] + row["message"] for row in chapters} == {""}
    assert (no_list["video_id"], no_list["start"], no_list["error"]) == (B, "", "")
    assert no_list["message"] == site.get(f"/chapters?v={B}").get_json()["notes"][0]["message"]
    assert no_list["url"] == f"https://www.youtube.com/watch?v={B}"
    assert (unknown["video_id"], unknown["error"]) == (C, "video-not-found")
    assert unknown["message"].startswith("YouTube shows no video with this ID")


def test_no_cell_of_several_videos_is_a_formula(site: Site) -> None:
    hyphened = "-abcdefghiA"
    site.videos.known[hyphened] = Video(
        id=hyphened, title='=HYPERLINK("x")', channel="", description="0:00 +1\n1:00 @b\n2:00 c"
    )
    asked = site.get(f"/chapters?v={hyphened}&v=%3Dcmd%7C'calc'!A1%0A,x&format=csv")
    formula_signs = ("=", "+", "-", "@", "\t", "\r")
    cells = [cell for row in rows(asked) for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(formula_signs)] == []
    assert {row["video_id"] for row in rows(asked)} == {f"'{hyphened}", "'=cmd|'calc'!A1", "x"}
    assert rows(asked)[0]["url"].endswith(f"v={hyphened}&t=0s")


def test_several_videos_as_ndjson_are_the_answers_about_each(site: Site) -> None:
    response = site.get(f"/chapters?v={B},{A},{C}&format=ndjson")
    assert response.content_type == "application/x-ndjson"
    first, second, third = response.text.splitlines(keepends=True)
    assert first == site.get(f"/chapters?v={B}").text
    assert second == site.get(f"/chapters?v={A}&format=ndjson").text
    assert (json.loads(third)["id"], json.loads(third)["code"]) == (C, "video-not-found")


@pytest.mark.parametrize("name", ["csv", "ndjson", "json"])
def test_a_page_of_a_playlist_leads_to_the_next_in_every_format(site: Site, name: str) -> None:
    query = f"list=PLabcdefghijklmnop&format={name}&download=1"
    response = site.get(f"/chapters?{query}")
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="PLabcdefghijklmnop.chapters.{name}"'
    )
    link = re.fullmatch(r'<(\?[^>]*)>; rel="next"', response.headers["Link"])
    assert link
    following = site.get(f"/chapters{link[1]}")
    assert A in following.text
    assert "Link" not in following.headers
    assert following.headers["Content-Disposition"] == response.headers["Content-Disposition"]


def test_accept_chooses_the_format_of_several_videos_too(site: Site) -> None:
    response = site.get(f"/chapters?v={A},{B}", Accept="text/csv")
    assert rows(response)[0]["video_id"] == A
    assert response.headers["Vary"] == "Accept"
    browser = site.get(f"/chapters?v={A},{B}", Accept="text/html,*/*;q=0.8")
    assert browser.content_type == "application/json"
    assert "Vary" not in site.get(f"/chapters?v={A},{B}&format=csv").headers


def test_a_download_of_several_videos_has_a_name(site: Site) -> None:
    response = site.get(f"/chapters?v={A},{B}&format=csv&download=1")
    assert response.headers["Content-Disposition"].endswith('filename="videos.chapters.csv"')


def test_an_empty_playlist_is_not_for_caches(site: Site) -> None:
    site.playlists.playlists = {"PLabcdefghijklmnop": [[]]}
    response = site.get("/chapters?list=PLabcdefghijklmnop")
    assert response.get_json()["videos"] == []
    assert response.headers["Cache-Control"] == "public, max-age=0"


def test_a_playlist_counts_against_the_client_like_a_video(site: Site) -> None:
    site.limiter.left = 4
    assert site.get("/chapters?list=PLabcdefghijklmnop").status_code == 200
    site.limiter.left = 0
    assert site.get("/chapters?list=PLabcdefghijklmnop&pageToken=1").status_code == 429


def test_a_page_that_was_asked_for_lately_is_neither_counted_nor_looked_up(site: Site) -> None:
    first = site.get("/chapters?list=PLabcdefghijklmnop")
    site.limiter.left = 0
    assert site.get("/chapters?list=PLabcdefghijklmnop").data == first.data
    assert len(site.playlists.calls) == 2  # the page, and the title


@pytest.mark.parametrize(
    ("asked", "channel"),
    [
        ("@maker", "@maker"),
        ("https://www.youtube.com/@maker/videos", "@maker"),
        ("https://www.youtube.com/user/maker", "user/maker"),
        ("https://www.youtube.com/channel/UCXUPKJO5MZQN11PqgIvyuvQ", "UCXUPKJO5MZQN11PqgIvyuvQ"),
    ],
)
def test_a_channel_lists_its_uploads_page_by_page(site: Site, asked: str, channel: str) -> None:
    site.playlists.channels = {channel: "PLabcdefghijklmnop"}
    first = site.get(f"/chapters?list={asked}")
    assert first.data == site.get("/chapters?list=PLabcdefghijklmnop").data
    last = site.get(f"/chapters?list={asked}&pageToken=1")
    assert [item["video"]["id"] for item in last.get_json()["videos"]] == [A]
    assert site.playlists.calls[0] == (channel, None)


def test_a_file_about_a_channel_has_a_name_of_ascii(site: Site) -> None:
    site.playlists.channels = dict.fromkeys(
        ["@maker", "user/maker", "@作る人"], "PLabcdefghijklmnop"
    )
    names = [
        site.get(f"/chapters?list={channel}&format=csv&download=1").headers["Content-Disposition"]
        for channel in site.playlists.channels
    ]
    assert [name.partition('"')[2] for name in names] == [
        '@maker.chapters.csv"',
        'user-maker.chapters.csv"',
        'videos.chapters.csv"',
    ]


def test_a_video_asked_for_with_its_playlist_is_one_video(site: Site) -> None:
    assert site.get(f"/chapters?v={A}&list=PLabcdefghijklmnop").get_json()["video"]["id"] == A


def test_a_sentence_with_a_comma_and_a_link_is_one_video(site: Site) -> None:
    response = site.get(f"/chapters?v=Look, there: https://youtu.be/{A}, it is good")
    assert response.get_json()["video"]["id"] == A


def test_two_links_with_a_comma_between_are_two_videos(site: Site) -> None:
    response = site.get(f"/chapters?v=https://youtu.be/{A},https://youtu.be/{B}")
    assert [item["video"]["id"] for item in response.get_json()["videos"]] == [A, B]


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_answers_with_its_media_type(site: Site, name: str) -> None:
    response = site.get(f"/chapters?v={A}&format={name}")
    assert response.status_code == 200
    assert response.content_type.split(";")[0] == FORMATS[name].media_type.split(";")[0]
    assert response.data
    assert "Vary" not in response.headers


def test_a_cue_sheet_may_be_given_its_artist_and_file(site: Site) -> None:
    text = site.get(f"/chapters?v={A}&format=cue&artist=Anna+Lind&file=mix.mp3").text
    assert 'PERFORMER "Anna Lind"\nTITLE "One"\nFILE "mix.mp3" MP3\n' in text
    posted = site.client.post("/chapters?format=cue&artist=Anna", data="0:00 one\n1:00 two")
    assert 'PERFORMER "Anna"' in posted.text
    wrong = site.get(f"/chapters?v={A}&format=vtt&artist=Anna")
    assert problem(wrong)["code"] == "invalid-request"


def test_accept_chooses_the_format_and_the_answer_varies_by_it(site: Site) -> None:
    response = site.get(f"/chapters?v={A}", Accept="text/markdown")
    assert response.content_type.startswith("text/markdown")
    assert response.headers["Vary"] == "Accept"
    empty = site.get(f"/chapters?v={A}&format=", Accept="text/markdown")
    assert (empty.data, empty.headers["Vary"]) == (response.data, "Accept")


def test_the_parameter_wins_over_accept(site: Site) -> None:
    response = site.get(f"/chapters?v={A}&format=text", Accept="application/json")
    assert response.content_type.startswith("text/plain")


def test_download_gives_the_file_a_name(site: Site) -> None:
    response = site.get(f"/chapters?v={A}&format=vtt&download=1")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{A}.chapters.vtt"'


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/chapters", 400, "missing-video"),
        ("/chapters?v=", 400, "missing-video"),
        ("/chapters?v=&list=PLabcdefghijklmnop", 400, "missing-video"),
        ("/chapters?v=https://vimeo.com/1", 400, "invalid-video"),
        ("/chapters?v=https://www.youtube.com/@someone", 400, "not-a-video"),
        (f"/chapters?v={C}", 404, "video-not-found"),
        (f"/chapters?v={A}&format=pdf", 400, "unknown-format"),
        (f"/chapters?v={A}&fallback=guess", 400, "invalid-request"),
        (f"/chapters?v={A}&download=G", 400, "invalid-request"),
        (f"/chapters?v={A}&refresh=now", 400, "invalid-request"),
        (f"/chapters?v={A}&hl=not%20a%20tag", 400, "invalid-request"),
        (f"/chapters?v={A},{B}&format=vtt", 400, "invalid-request"),
        ("/chapters?v=" + ",".join([A] * 51), 413, "too-large"),
        ("/chapters?list=PLzzzzzzzzzzzzzzzz", 404, "playlist-not-found"),
        ("/chapters?list=nonsense", 400, "invalid-video"),
        ("/chapters?list=@nobody", 404, "channel-not-found"),
        ("/chapters?list=https://www.youtube.com/c/maker", 400, "invalid-video"),
        ("/chapters?list=PLabcdefghijklmnop&pageToken=a%20b", 400, "invalid-request"),
        ("/chapters?list=PLabcdefghijklmnop&format=vtt", 400, "invalid-request"),
    ],
)
def test_bad_input_gets_a_problem_with_a_stable_code(
    site: Site, path: str, status: int, code: str
) -> None:
    response = site.get(path)
    assert response.status_code == status
    body = problem(response)
    assert body["code"] == code
    assert body["detail"].endswith((".", "?"))
    assert response.headers["Cache-Control"] == "no-store"


def test_accept_of_nothing_we_have_is_not_acceptable(site: Site) -> None:
    response = site.get(f"/chapters?v={A}", Accept="application/pdf")
    assert response.status_code == 406
    assert problem(response)["code"] == "not-acceptable"


@pytest.mark.parametrize(
    ("failure", "status", "retry"),
    [
        (QuotaExhausted("Used up.", retry_after=3600), 503, "3600"),
        (UpstreamFailed("Broken."), 502, None),
        (UpstreamTimeout("Slow."), 504, None),
        (NotConfigured("No key."), 503, None),
    ],
)
def test_errors_of_youtube_are_problems(
    site: Site, failure: ChaptersError, status: int, retry: str | None
) -> None:
    site.videos.failure = failure
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == status
    assert problem(response)["code"] == failure.code
    assert response.headers.get("Retry-After") == retry


def test_a_client_over_its_limit_learns_when_to_retry(site: Site) -> None:
    site.limiter.left = 0
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "30"
    assert problem(response)["retryAfter"] == 30


def test_head_is_get_without_the_body(site: Site) -> None:
    got = site.get(f"/chapters?v={A}")
    head = site.client.head(f"/chapters?v={A}")
    assert head.status_code == 200
    assert head.data == b""
    same = ("Content-Type", "Content-Length", "ETag")
    assert [head.headers[name] for name in same] == [got.headers[name] for name in same]


def test_equal_answers_have_equal_bytes_and_a_client_that_has_them_gets_304(site: Site) -> None:
    miss, hit = site.get(f"/chapters?v={A}"), site.get(f"/chapters?v={A}")
    assert miss.data == hit.data
    assert miss.headers["ETag"] == hit.headers["ETag"]
    again = site.get(f"/chapters?v={A}", If_None_Match=hit.headers["ETag"])
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == hit.headers["ETag"]
    assert again.headers["Cache-Control"] == hit.headers["Cache-Control"]


@pytest.mark.parametrize("header", ["If_Match", "If_Unmodified_Since", "If_Range", "Range"])
@pytest.mark.parametrize("value", ['"other"', "*", "bytes=0-1"])
def test_other_conditions_are_ignored(site: Site, header: str, value: str) -> None:
    plain = site.get(f"/chapters?v={A}")
    asked = site.get(f"/chapters?v={A}", **{header: value})
    assert (asked.status_code, asked.data) == (200, plain.data)


@pytest.mark.parametrize("value", ["*", 'W/"{}"', '"other", "{}"'])
def test_a_client_may_name_what_it_has_in_every_form(site: Site, value: str) -> None:
    etag = site.get(f"/chapters?v={A}").headers["ETag"].strip('"')
    again = site.get(f"/chapters?v={A}", If_None_Match=value.format(etag))
    assert (again.status_code, again.data) == (304, b"")
    assert site.get(f"/chapters?v={A}", If_None_Match='"other"').status_code == 200


@pytest.mark.parametrize("header", ["", "If-None-Match", "If-Modified-Since"])
def test_the_date_is_left_to_the_server(site: Site, header: str) -> None:
    assert "Date" not in site.client.get(f"/chapters?v={A}", headers={header: "*"}).headers


def test_formats_of_one_video_have_etags_of_their_own(site: Site) -> None:
    etags = {name: site.get(f"/chapters?v={A}&format={name}").headers["ETag"] for name in FORMATS}
    assert etags.pop("ndjson") == etags["json"]  # the same bytes
    assert len({*etags.values()}) == len(FORMATS) - 1


def test_caches_may_store_an_answer_as_long_as_it_is_fresh(site: Site) -> None:
    first = site.get(f"/chapters?v={A}")
    assert first.headers["Cache-Status"] == "chapters; fwd=uri-miss; stored"
    assert first.headers["Cache-Control"] == "public, max-age=86400"
    site.clock.advance(hours=23)
    second = site.get(f"/chapters?v={A}")
    assert second.headers["Cache-Status"] == "chapters; hit; ttl=3600"
    assert second.headers["Cache-Control"] == "public, max-age=3600"


def test_a_stale_answer_is_marked_and_not_for_caches(site: Site) -> None:
    site.get(f"/chapters?v={A}")
    site.clock.advance(days=2)
    site.videos.failure = QuotaExhausted("Used up.", retry_after=3600)
    response = site.get(f"/chapters?v={A}")
    assert response.status_code == 200
    assert response.headers["Cache-Status"] == "chapters; hit; fwd=stale; detail=quota-exhausted"
    assert response.headers["Cache-Control"] == "public, max-age=0"


TRANSLATION = Translation("ja", "一", "0:00 序\n1:00 中\n2:30 終")


def test_the_translation_is_asked_for_and_kept_apart_from_the_original(site: Site) -> None:
    site.videos.known[A] = site.videos.known[A]._replace(translations=(TRANSLATION,))
    original = site.get(f"/chapters?v={A}")
    japanese = site.get(f"/chapters?v={A}&hl=ja")
    body = japanese.get_json()
    assert (body["video"]["title"], body["video"]["language"]) == ("一", "ja")
    assert [chapter["title"] for chapter in body["chapters"]] == ["序", "中", "終"]
    assert japanese.headers["Cache-Status"] == "chapters; fwd=uri-miss; stored"
    assert japanese.headers["Cache-Control"] == "public, max-age=86400"
    assert site.videos.calls == [(A,), (A,)]
    assert site.get(f"/chapters?v={A}&hl=").data == original.data
    assert site.get(f"/chapters?v={A}&hl=ja-JP").data == japanese.data
    korean = site.get(f"/chapters?v={A}&hl=ko").get_json()
    assert (korean["video"]["title"], korean["notes"][0]["code"]) == ("One", "not-translated")
    assert len(site.videos.calls) == 2  # one look-up has all languages


def test_a_fallback_is_asked_about_the_original(site: Site) -> None:
    translation = Translation("ja", "二", "一覧なし")
    site.videos.known[B] = site.videos.known[B]._replace(translations=(translation,))
    site.comments.answers[B] = Chapters(
        site.videos.known[B], chapters=(Chapter(0, "Pond"),), source="comment", made_by="viewer"
    )
    body = site.get(f"/chapters?v={B}&hl=ja&fallback=comments").get_json()
    assert (body["video"]["title"], body["source"]) == ("二", "comment")
    (video,) = site.comments.videos
    assert (video.title, video.translations) == ("Two", ())


def test_a_refresh_asks_youtube_again_once_a_minute_and_is_not_for_caches(site: Site) -> None:
    site.get(f"/chapters?v={A}")
    site.clock.advance(seconds=40)
    young = site.get(f"/chapters?v={A}&refresh=1")
    assert (young.headers["Age"], len(site.videos.calls)) == ("40", 1)
    site.videos.known[A] = site.videos.known[A]._replace(description="0:00 New\n1:00 B\n2:00 C")
    site.clock.advance(seconds=40)
    new = site.get(f"/chapters?v={A}&refresh=1")
    assert new.get_json()["chapters"][0]["title"] == "New"
    assert (new.headers["Age"], new.headers["Cache-Control"]) == ("0", "no-store")
    assert new.headers["Cache-Status"] == "chapters; fwd=uri-miss; stored"
    plain = site.get(f"/chapters?v={A}&refresh=0")
    assert (plain.data, plain.headers["Cache-Control"]) == (new.data, "public, max-age=86400")
    assert "Age" not in plain.headers
    assert len(site.videos.calls) == 2


def test_a_refresh_counts_and_one_too_many_gets_the_kept_answer(site: Site) -> None:
    first = site.get(f"/chapters?v={A}")
    site.clock.advance(minutes=2)
    site.limiter.left = 0
    kept = site.get(f"/chapters?v={A}&refresh=1")
    assert (kept.status_code, kept.data, kept.headers["Age"]) == (200, first.data, "120")
    assert kept.headers["Cache-Status"] == "chapters; hit; fwd=stale; detail=rate-limited"


def test_several_videos_are_refreshed_together(site: Site) -> None:
    site.get(f"/chapters?v={A},{B}")
    site.clock.advance(minutes=2)
    response = site.get(f"/chapters?v={A},{B}&refresh=1")
    assert response.headers["Cache-Control"] == "no-store"
    assert site.videos.calls == [(A, B), (A, B)]
    assert {item["fetchedAt"] for item in response.get_json()["videos"]} == {"2026-11-23T12:02:00Z"}


def test_a_batch_with_a_problem_in_it_is_not_for_caches(site: Site) -> None:
    assert site.get(f"/chapters?v={A},{B}").headers["Cache-Control"] == "public, max-age=86400"
    assert site.get(f"/chapters?v={A},{C}").headers["Cache-Control"] == "public, max-age=0"


def test_the_cache_status_of_a_batch_counts_the_hits(site: Site) -> None:
    site.get(f"/chapters?v={A},{B}")
    status = site.get(f"/chapters?v={A},{B},{C}").headers["Cache-Status"]
    assert status == 'chapters; detail="2 of 3 hit"'


def test_html_is_a_page_and_so_are_its_errors(site: Site) -> None:
    found = site.get(f"/chapters?v={A}&format=html")
    assert found.content_type == "text/html; charset=utf-8"
    assert f"https://www.youtube.com/watch?v={A}&amp;t=60s" in found.text
    assert "<x>part" not in found.text
    assert "style-src 'sha256-" in found.headers["Content-Security-Policy"]
    missing = site.get(f"/chapters?v={C}&format=html")
    assert missing.status_code == 404
    assert missing.content_type == "text/html; charset=utf-8"
    assert "private" in missing.text
    for response in (found, missing):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
