"""Articles over HTTP: what is asked for, what is refused, what is sent.

tests/test_function_article.py checks the same with the real process.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Generator
from io import BytesIO
from typing import Any

import pytest

from api.site import LIST, A, B, C, Site, problem
from chapters.errors import QuotaExhausted, UpstreamFailed
from chapters.formats.article_markdown import END
from chapters.service.article import Clip
from support.fake_writer import FakeWriter

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nHello.\n\n01:05.000 --> 01:09.000\nIn the middle.\n"


def post(site: Site, body: object, query: str = "", content_type: str = "") -> str:
    """The article that ``body`` gives: JSON, or a text as a transcript."""
    data = body if isinstance(body, str) else json.dumps(body)
    kind = content_type or ("text/vtt" if isinstance(body, str) else "application/json")
    response = site.client.post(f"/article{query}", data=data, content_type=kind)
    assert response.status_code == 200, response.text
    return response.text


def test_an_article_is_markdown_that_no_cache_stores(site: Site) -> None:
    response = site.get(f"/article?v=https://youtu.be/{A}")
    assert response.status_code == 200
    assert response.content_type == "text/markdown; charset=utf-8"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Length" not in response.headers
    assert response.text.startswith('---\ntitle: "One"\n')
    assert "What happens in End,\nfrom 150 to 200.\n" in response.text
    assert response.text.endswith(END)
    assert site.get(f"/api/article?v={A}").text == site.get(f"/article?v={A}").text


def test_a_download_has_a_name(site: Site) -> None:
    response = site.get(f"/article?v={A}&download=1")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{A}.article.md"'


def test_a_download_without_a_video_has_a_name_too(site: Site) -> None:
    response = site.client.post("/article?download=1", json={"description": LIST})
    assert response.headers["Content-Disposition"] == 'attachment; filename="article.md"'


def test_the_fallbacks_that_are_named_are_asked_for_the_chapters(site: Site) -> None:
    site.get(f"/article?v={B}&fallback=comments")
    assert site.comments.asked == [B]


@pytest.mark.parametrize(("hops", "client"), [("0", "127.0.0.1"), ("1", "192.0.2.1")])
def test_an_article_counts_for_the_client_that_the_proxy_saw(
    hops: str, client: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site({"TRUSTED_PROXY_HOPS": hops})
    seen: set[str] = set()
    monkeypatch.setattr(site.limiter, "admit", lambda client, **_: seen.add(client))
    site.get(f"/article?v={A}", X_Forwarded_For="192.0.2.1")
    assert seen == {client}


def test_the_language_is_passed_on(site: Site) -> None:
    assert 'language: "pt-BR"' in site.get(f"/article?v={A}&hl=pt-BR").text
    assert {clip.language for clip in site.writer.asked} == {"pt-BR"}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/article", 400, "missing-video"),
        ("/article?v=nonsense", 400, "invalid-video"),
        (f"/article?v={A},{B}", 400, "invalid-request"),
        (f"/article?v={A}&v=", 400, "invalid-request"),
        (f"/article?v={A}&hl=../x", 400, "invalid-request"),
        (f"/article?v={B}", 404, "no-chapters"),
        (f"/article?v={C}", 404, "video-not-found"),
    ],
)
def test_an_article_that_is_impossible_is_a_problem(
    site: Site, path: str, status: int, code: str
) -> None:
    response = site.get(path)
    assert (response.status_code, problem(response)["code"]) == (status, code)
    assert site.writer.asked == []


def test_an_error_of_youtube_is_a_problem(site: Site) -> None:
    site.videos.failure = QuotaExhausted("Used up.", retry_after=9)
    assert problem(site.get(f"/article?v={A}"))["code"] == "quota-exhausted"


def test_a_client_over_its_limit_gets_a_problem_before_anything_is_sent(site: Site) -> None:
    site.get(f"/chapters?v={A}")
    site.limiter.left = 2
    response = site.get(f"/article?v={A}")
    assert (response.status_code, problem(response)["code"]) == (429, "rate-limited")


def test_head_writes_nothing(site: Site) -> None:
    response = site.client.head(f"/article?v={A}")
    assert (response.status_code, response.data) == (200, b"")
    assert site.writer.asked == []


def test_no_chunk_is_empty_since_that_would_be_the_last_one() -> None:
    class Halting(FakeWriter):
        def write(self, clip: Clip) -> Generator[str, None, None]:
            yield "A wo"
            yield ""
            yield "rd."

    site = Site(writer=Halting())
    response = site.client.get(f"/article?v={A}", buffered=False)
    assert all(response.iter_encoded())


def test_closing_the_response_stops_the_writer(site: Site) -> None:
    response = site.client.get(f"/article?v={A}", buffered=False)
    for chunk in response.iter_encoded():
        if b"What happens in Middle" in chunk:
            break
    response.close()
    assert [clip.start for clip in site.writer.asked] == [0, 60]
    assert len(site.writer.closed) == 2


def test_an_unexpected_error_while_writing_is_a_line_of_the_article_and_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    class Broken(FakeWriter):
        def write(self, clip: Clip) -> Generator[str, None, None]:
            yield "A line.\n"
            raise KeyError("secret")

    site = Site(writer=Broken())
    with caplog.at_level(logging.ERROR):
        text = site.get(f"/article?v={A}").text
    assert text.endswith(
        "A line.\n\n"
        "> This chapter was not written. Something went wrong here. <!-- unwritten: internal -->\n"
    )
    assert "secret" not in text
    assert [record.message for record in caplog.records] == ["unexpected KeyError"]


def test_an_error_of_the_model_is_a_line_of_the_article(site: Site) -> None:
    site.writer.failures["Intro"] = UpstreamFailed("The model said no.")
    text = site.get(f"/article?v={A}").text
    assert "\n> This chapter was not written. The model said no. <!-- " in text
    assert text.endswith(END)


@pytest.mark.parametrize(
    "content_type", ["text/vtt", "text/plain", "application/x-www-form-urlencoded", ""]
)
def test_a_posted_transcript_fills_the_sections_of_a_video(site: Site, content_type: str) -> None:
    text = post(site, VTT, f"?v={A}", content_type)
    assert 'text: "transcript"' in text
    assert "_0:00–1:00 · 1:00_\n\nHello.\n" in text
    assert "_1:00–2:30 · 1:30_\n\nIn the middle.\n" in text
    assert site.writer.asked == []


@pytest.mark.parametrize(
    "body",
    [
        {"file": (BytesIO(VTT.encode("utf-16")), "x.vtt")},
        {"captions": (BytesIO(VTT.encode("cp1252")), "x.vtt", "text/vtt; charset=windows-1252")},
        {"transcript": VTT, "file": (BytesIO(b""), ""), "send": "Send"},
    ],
)
def test_a_form_with_a_file_or_a_field_fills_the_sections(site: Site, body: Any) -> None:
    response = site.client.post(f"/article?v={A}", data=body, content_type="multipart/form-data")
    assert "_0:00–1:00 · 1:00_\n\nHello.\n" in response.text
    assert "_1:00–2:30 · 1:30_\n\nIn the middle.\n" in response.text


def test_a_form_of_texts_alone_may_be_url_encoded(site: Site) -> None:
    body = {"description": LIST, "duration": "200", "transcript": VTT}
    assert "_2:30–3:20 · 0:50_" in site.client.post("/article", data=body).text


def test_captions_in_json_are_captions_and_need_no_envelope(site: Site) -> None:
    entries = [{"text": "Hello.", "start": 0.5, "duration": 2}]
    for body in (entries, {"segments": [{"text": "Hello.", "start": 0.5, "end": 2}]}):
        assert "_0:00–1:00 · 1:00_\n\nHello.\n" in post(site, body, f"?v={A}", "application/json")


def test_a_declared_charset_counts(site: Site) -> None:
    said = "0:00 池のそば".encode("cp932")
    kind = "text/plain; charset=Shift_JIS"
    assert "池のそば" in site.client.post(f"/article?v={A}", data=said, content_type=kind).text


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (b"0:00 Hello.", "image/png"),
        (b"0:00 Hello.", "text/html"),
        ("0:00 Käse".encode("cp1252"), "text/plain"),
        ("0:00 Käse".encode("cp1252"), "text/vtt; charset=utf-8"),
        (b"0:00 Hello.", "text/plain; charset=klingon"),
    ],
)
def test_a_body_that_is_not_read_is_unsupported_and_never_guessed(
    site: Site, data: bytes, content_type: str
) -> None:
    response = site.client.post(f"/article?v={A}", data=data, content_type=content_type)
    assert (response.status_code, problem(response)["code"]) == (415, "unsupported-media-type")


@pytest.mark.parametrize(
    "body",
    [
        {"a": (BytesIO(b"0:00 a"), "a.txt"), "b": (BytesIO(b"0:00 b"), "b.txt")},
        {str(n): "x" for n in range(50)},
        {"description": LIST, "duration": "soon"},
    ],
)
def test_a_form_that_cannot_be_read_is_a_problem(site: Site, body: Any) -> None:
    response = site.client.post("/article", data=body, content_type="multipart/form-data")
    assert (response.status_code, problem(response)["code"]) == (400, "invalid-request")


def test_a_form_without_its_boundary_is_a_problem(site: Site) -> None:
    response = site.client.post("/article", data=b"x", content_type="multipart/form-data")
    assert (response.status_code, problem(response)["code"]) == (400, "invalid-request")


def test_the_layout_is_a_blogs_where_asked_for(site: Site) -> None:
    text = site.get(f"/article?v={A}&toc=1&heading=plain&figures=1").text
    assert "\n- [Intro](#intro)\n" in text
    assert "\n## Intro\n\n_[0:00](https://www.youtube.com/watch?v=aaaaaaaaaaA&t=0s)–1:00" in text
    assert "\n![End](images/03-end.png) <!-- 2:30 -->\n" in text
    assert problem(site.get(f"/article?v={A}&heading=bold"))["code"] == "invalid-request"


@pytest.mark.parametrize("style", ["tutorial", "summary"])
def test_a_posted_transcript_can_be_written_by_a_model(site: Site, style: str) -> None:
    for where, body in ((f"?v={A}&", VTT), ("?", {"description": LIST, "transcript": VTT})):
        text = post(site, body, f"{where}style={style}&hl=ja")
        assert "_0:00–1:00 · 1:00_\n\nAbout Intro: it is told here.\n" in text
        assert text.endswith(END)
    assert {(one.style, one.language) for one in site.writer.read} == {(style, "ja")}
    assert [one.paragraphs for one in site.writer.read[:2]] == [("Hello.",), ("In the middle.",)]


def test_a_style_needs_captions_and_one_that_is_known(site: Site) -> None:
    assert (
        "_Outline only. No captions were sent._"
        in site.get(f"/article?v={A}&style=transcript").text
    )
    assert site.writer.asked == []
    response = site.get(f"/article?v={A}&style=poem")
    assert problem(response)["detail"] == "style= knows tutorial, summary and transcript."


def test_a_client_over_its_limit_gets_no_written_captions(site: Site) -> None:
    site.get(f"/chapters?v={A}")
    site.limiter.left = 1
    response = site.client.post(f"/article?v={A}&style=summary", data=VTT, content_type="text/vtt")
    assert (response.status_code, problem(response)["code"]) == (429, "rate-limited")


def test_closing_the_response_stops_the_writing_from_captions(site: Site) -> None:
    response = site.client.post(
        f"/article?v={A}&style=summary", data=VTT, content_type="text/vtt", buffered=False
    )
    for chunk in response.iter_encoded():
        if b"About Intro" in chunk:
            break
    response.close()
    assert [one.title for one in site.writer.read] == ["Intro"]


def test_check_takes_a_form_and_tells_what_was_tolerated(site: Site) -> None:
    said = BytesIO(b"1:05 In the middle.\n0:00 Hello.")
    body = {"description": LIST, "duration": "200", "file": (said, "x.txt")}
    verdict = json.loads(site.client.post("/check", data=body).data)
    assert verdict["chapters"][0]["text"] == "Hello."
    assert verdict["chapters"][-1]["end"] == 200
    assert [remark["code"] for remark in verdict["transcriptRemarks"]] == ["out-of-order"]


def test_check_reads_no_other_types(site: Site) -> None:
    response = site.client.post("/check", data=b"x", content_type="image/png")
    assert (response.status_code, problem(response)["code"]) == (415, "unsupported-media-type")


def test_a_posted_description_stands_for_the_video(site: Site) -> None:
    body = {"description": LIST, "duration": 200, "title": "Mine", "transcript": VTT}
    text = post(site, body)
    assert "# Mine\n" in text
    assert "_2:30–3:20 · 0:50_" in text
    assert "## Intro\n\n_0:00–1:00 · 1:00_\n\nHello.\n" in text
    assert "youtube.com" not in text
    assert site.videos.calls == []


def test_a_posted_description_without_a_transcript_is_an_outline(site: Site) -> None:
    text = post(site, {"description": LIST, "duration": 200})
    assert 'text: "none"' in text
    assert site.writer.asked == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("no times here", "invalid-transcript"),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\n", "invalid-transcript"),
        ([], "invalid-transcript"),
        ({"transcript": 7}, "invalid-request"),
        ({"transcript": VTT}, "invalid-request"),
        ({"description": LIST, "title": 7}, "invalid-request"),
        ({"description": "no list"}, "no-chapters"),
    ],
)
def test_a_body_that_makes_no_article_is_a_problem(site: Site, body: object, code: str) -> None:
    data = body if isinstance(body, str) else json.dumps(body)
    kind = "text/plain" if isinstance(body, str) else "application/json"
    response = site.client.post("/article", data=data, content_type=kind)
    assert problem(response)["code"] == code


def test_check_gives_each_chapter_its_part_of_the_transcript(site: Site) -> None:
    transcript = "0:00 Hello.\n1:05 In the middle.\n2:31 Bye.\n"
    body = {"description": f"2:30 End\n{LIST}", "transcript": transcript}
    verdict = json.loads(site.client.post("/check", json=body).data)
    by_title = {chapter["title"]: chapter["text"] for chapter in verdict["chapters"]}
    assert by_title["Intro"] == "Hello."
    assert by_title["Middle, the <x>part</x>"] == "In the middle."
    assert by_title["End"] == "Bye."


def test_check_without_a_transcript_gives_no_texts(site: Site) -> None:
    verdict = json.loads(site.client.post("/check", json={"description": LIST}).data)
    assert all("text" not in chapter for chapter in verdict["chapters"])
