"""Each file in ``tests/service/checks``: the verdict, the findings, the changes, what they make."""

from __future__ import annotations

import pytest

from chapters.domain.list_options import NO_OPTIONS
from chapters.service.check import check, pasted
from service.check_cases import FOLDER, CheckCase, changes_of, findings_of, read

CASES = [read(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_description_is_judged_and_mended(case: CheckCase) -> None:
    verdict = check(case.video, options=case.options)
    assert findings_of(verdict) == case.findings
    assert changes_of(verdict) == case.changes
    assert verdict.description == case.mended
    assert verdict.corrected == case.corrected


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_mending_twice_changes_nothing(case: CheckCase) -> None:
    verdict = check(case.video, options=case.options)
    same = case.options._replace(offset=0, lengths="keep")
    again = check(case.video._replace(description=verdict.description), options=same)
    assert (again.description, again.changes) == (verdict.description, ())
    if case.options == NO_OPTIONS:
        alone = check(pasted(verdict.corrected, duration=case.video.duration))
        assert (alone.corrected, alone.changes) == (verdict.corrected, ())
