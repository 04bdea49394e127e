"""Pages of other sites read answers only where ALLOWED_ORIGINS names them."""

from __future__ import annotations

from api.site import A, Site


def test_no_other_site_may_read_answers_by_default(site: Site) -> None:
    headers = site.get(f"/chapters?v={A}", Origin="https://a.example").headers
    assert not [name for name in headers.keys() if name.startswith("Access-Control")]  # noqa: SIM118


def test_an_allowed_origin_may_read_answers_and_errors() -> None:
    site = Site({"ALLOWED_ORIGINS": "https://a.example,https://b.example"})
    for path in (f"/chapters?v={A}&format=json", "/chapters", "/nothing"):
        headers = site.get(path, Origin="https://b.example").headers
        assert headers["Access-Control-Allow-Origin"] == "https://b.example"
        assert "ETag" in headers["Access-Control-Expose-Headers"]
        assert "Origin" in headers["Vary"]
    refused = site.get("/health", Origin="https://b.example.evil").headers
    assert "Access-Control-Allow-Origin" not in refused
    assert refused["Vary"] == "Origin"


def test_every_origin_may_be_allowed() -> None:
    site = Site({"ALLOWED_ORIGINS": "*"})
    headers = site.get("/health", Origin="https://x").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Vary" not in headers


def test_preflight_is_answered() -> None:
    site = Site({"ALLOWED_ORIGINS": "https://a.example"})
    headers = {
        "Origin": "https://a.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    response = site.client.options("/check", headers=headers)
    assert response.status_code == 204
    assert response.headers["Allow"] == "POST, OPTIONS"
    assert response.headers["Access-Control-Allow-Methods"] == "POST, OPTIONS"
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]
    assert response.headers["Access-Control-Max-Age"] == "86400"
