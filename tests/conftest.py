"""What tests in several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from emulator import Emulator, emulator


@pytest.fixture(scope="session")
def shared_emulator() -> Iterator[Emulator]:
    """One emulator for all tests that only read and write."""
    with emulator() as running:
        yield running


@pytest.fixture
def firestore(shared_emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Emulator:
    """The emulator, empty, where Google's client looks for it."""
    shared_emulator.wipe("chapters-test")
    monkeypatch.setenv("FIRESTORE_EMULATOR_HOST", shared_emulator.host)
    return shared_emulator
