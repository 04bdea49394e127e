"""Problem documents as bytes."""

from __future__ import annotations

from flask import Request
from werkzeug.test import EnvironBuilder

from chapters.api.responses import problem_response
from chapters.errors import InvalidRequest


def test_a_problem_is_utf_8_whatever_its_detail_contains() -> None:
    request = Request(EnvironBuilder("/chapters").get_environ())
    response = problem_response(request, InvalidRequest("Not ü\ud800."))
    assert "Not ü?." in response.get_data(as_text=True)
