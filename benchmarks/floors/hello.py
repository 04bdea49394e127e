"""The least that functions-framework can do: the same bytes to every request."""

import os
from pathlib import Path

import functions_framework

BODY = Path(os.environ["FLOOR_BODY"]).read_bytes() if "FLOOR_BODY" in os.environ else b"{}"


@functions_framework.http
def serve(request):
    """Answer with the bytes of the file that FLOOR_BODY names."""
    return BODY, 200, {"Content-Type": "application/json"}
