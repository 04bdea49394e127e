"""The videos of the page's tests, each for one case, on the stub of YouTube."""

from __future__ import annotations

from typing import Any

from support.youtube_stub import YouTubeStub, comment

PLAIN, OTHER, LONG = "plain-list0", "other-list0", "hundred-ch0"
HOSTILE, MARKED, BARE = "hostile-te0", "marked-tex0", "no-chapter0"
COMMENTED = "in-comment0"
HOURS, HEBREW = "ten-hours-0", "in-hebrew-0"
FOR_KIDS, CLOSED, BROKEN = "for-kids-w0", "not-embed-0", "broken-lis0"
ABSENT, QUOTA, FAILING = "absent-vid0", "quota-out-0", "failing-up0"

TWO_PAGES, SIX_PAGES, PAGE_AND_ONE = "PLtwopages62", "PLsixpages300", "PLpageandone51"
UNNAMED = "PLunnamed002"

MARKS = r"[a] *b* _c_ <d> |e| \f `g`"

FILMS = {
    PLAIN: ("A boat", "We build a boat.\n\n0:00 Wood\n1:00 Glue\n4:00 Paint\n9:00 Water\n"),
    OTHER: ("船をつくる", "0:00 木材\n2:00 接着\n5:00 塗装\n"),
    LONG: (
        "A hundred",
        "".join(f"{m}:00 Part {m + 1}\n" for m in range(60))
        + "".join(f"1:{m:02}:00 Part {m + 61}\n" for m in range(40)),
    ),
    HOURS: ("A day", "0:00 Dawn\n1:06:14 Morning\n9:59:59 Evening\n10:06:14 Night\n"),
    HEBREW: ("לבנות סירה", "0:00 עץ\n1:00 דבק\n4:00 צבע\n"),
    HOSTILE: (
        "<img src=x onerror=alert(1)>",
        "0:00 <img src=x onerror=alert(1)>\n1:00 Glue</script><script>alert(1)</script>\n2:00 c\n",
    ),
    MARKED: ("Marks", f"0:00 {MARKS}\n1:00 # not a heading\n2:00 www.example.org & &lt;\n"),
    BARE: ("A walk", "Nothing is listed here.\n"),
    COMMENTED: ("Another walk", "Nothing is listed here either.\n"),
    FOR_KIDS: ("A song", "0:00 a\n1:00 b\n2:00 c\n"),
    CLOSED: ("Closed", "0:00 a\n1:00 b\n2:00 c\n"),
    BROKEN: ("Late start", "0:05 a\n1:00 b\n2:00 c\n"),
}
"""Title and description."""

SPECIAL: dict[str, dict[str, Any]] = {
    OTHER: {"defaultLanguage": "ja"},
    BARE: {"duration": "PT30M"},
    LONG: {"duration": "PT1H40M"},
    HOURS: {"duration": "PT11H"},
    HEBREW: {"defaultLanguage": "he"},
    FOR_KIDS: {"made_for_kids": True},
    CLOSED: {"embeddable": False},
}
"""What else is not as with the others."""


def fill(stub: YouTubeStub) -> None:
    """Put the videos and playlists on ``stub``; the IDs named after a failure fail so."""
    for id_, (title, description) in FILMS.items():
        common: dict[str, Any] = {
            "channelTitle": "A channel",
            "publishedAt": "2020-01-02T00:00:00Z",
            "defaultLanguage": "en",
            "duration": "PT10M",
        }
        stub.add(id_, title=title, description=description, **(common | SPECIAL.get(id_, {})))
    stub.comments[COMMENTED] = [comment("0:00 Pond\n4:00 Frogs\n8:00 Edge", likes=3)]
    stub.outcomes.update({QUOTA: "quota-exceeded", FAILING: "backend-error"})
    stub.channels["forHandle", "@boats"] = PAGE_AND_ONE
    stub.playlists.update({TWO_PAGES: 62, SIX_PAGES: 300, PAGE_AND_ONE: 51, UNNAMED: 2})
    stub.titles[TWO_PAGES] = "A course"
    stub.outcomes[UNNAMED] = "absent"  # of the call that asks for its title
