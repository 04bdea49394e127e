"""What the tests of the HTTP interface share."""

from __future__ import annotations

import pytest

from api.site import Site


@pytest.fixture
def site() -> Site:
    return Site()
