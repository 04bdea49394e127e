"""Who a request comes from."""

from __future__ import annotations

import pytest

from api.site import A, Site


@pytest.mark.parametrize(
    ("hops", "forwarded", "expected"),
    [
        ("0", "192.0.2.1", "127.0.0.1"),
        ("1", "spoofed, 192.0.2.1", "192.0.2.1"),
        ("2", "spoofed, 192.0.2.1, 198.51.100.7", "192.0.2.1"),
        ("2", "192.0.2.1", "127.0.0.1"),
        ("1", "", "127.0.0.1"),
    ],
)
def test_the_client_is_the_address_that_our_own_proxy_saw(
    hops: str, forwarded: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site({"TRUSTED_PROXY_HOPS": hops})
    seen: list[str] = []
    monkeypatch.setattr(site.limiter, "admit", lambda client, **_: seen.append(client))
    site.get(f"/chapters?v={A}", X_Forwarded_For=forwarded)
    assert seen == [expected]
