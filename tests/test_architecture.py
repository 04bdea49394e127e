"""Imports point one way: faces, story, pure text and nouns; the outside at the side.

The rules are in docs/architecture.md. The test is tested too, with imports that break them.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "function" / "chapters"

PURE = {
    "model",
    "errors",
    "video_id",
    "timestamps",
    "extract",
    "rules",
    "formats",
    "freshness",
    "transcript",
    "prompts",
}
STORY = {"service", "check", "article", "upkeep"}
OUTSIDE = {
    "youtube",
    "youtube_answers",
    "gemini",
    "gemini_errors",
    "samples",
    "stores",
    "sources",
    "guards",
    "rate_limit",
}
WIRING = {"wiring"}
FACES = {
    "api",
    "article_face",
    "bodies",
    "query",
    "responses",
    "cors",
    "page",
    "log",
    "cli",
    "cli_article",
    "__main__",
    "main",
}
SETTINGS = {"config"}
LAYERS = {
    "pure": PURE,
    "story": STORY,
    "outside": OUTSIDE,
    "wiring": WIRING,
    "faces": FACES,
    "settings": SETTINGS,
}

MAY_KNOW = {
    "pure": {"pure"},
    "story": {"pure", "story"},
    # The ports and the Entry that adapters implement and fill are nouns of the story.
    "outside": {"pure", "story", "outside"},
    "settings": {"pure"},
    "wiring": {"pure", "story", "outside", "settings", "wiring"},
    "faces": {"pure", "story", "settings", "wiring", "faces"},
}

EXCEPTIONS = {
    ("page", "samples"): "the page of `make run` lists the bundled samples",
}


def layer_of(module: str) -> str:
    """The layer of a module of the package, by the first part of its name."""
    name = module.split(".", maxsplit=1)[0]
    for layer, names in LAYERS.items():
        if name in names:
            return layer
    raise AssertionError(f"{module} stands in no layer: add it to tests/test_architecture.py")


def imports_of(source: str) -> set[str]:
    """Every module that ``source`` imports, wherever in it, as a dotted name."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports break under functions-framework"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def violations(module: str, source: str) -> list[str]:
    """What ``module`` of the package imports against the rules."""
    layer = layer_of(module)
    wrong = []
    for name in sorted(imports_of(source)):
        top, _, rest = name.partition(".")
        if top == "chapters":
            target = rest.split(".")[0] or "__init__"
            if target in ("__init__", "__version__"):
                continue
            allowed = layer_of(target) in MAY_KNOW[layer]
            if not allowed and (module.split(".", maxsplit=1)[0], target) not in EXCEPTIONS:
                wrong.append(f"{module} ({layer}) imports chapters.{target} ({layer_of(target)})")
        elif layer in ("pure", "story") and top not in sys.stdlib_module_names:
            wrong.append(f"{module} ({layer}) imports {top}, which is not the standard library")
        elif top == "flask" and layer != "faces":
            wrong.append(f"{module} ({layer}) imports flask: the request ends at the faces")
    return wrong


MODULES = {
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
    if path != PACKAGE / "__init__.py"
}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_one_way(module: str) -> None:
    assert violations(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("extract.lines", "from chapters.service import Service"),
        ("extract.lines", "import regex"),
        ("formats", "from flask import Response"),
        ("service", "from chapters.youtube import YouTubeVideos"),
        ("service", "def late():\n    from chapters.stores.memory import MemoryStore"),
        ("stores.memory", "from chapters.config import Settings"),
        ("youtube", "import chapters.api"),
        ("config", "from chapters import wiring"),
        ("api", "from chapters.stores.firestore import FirestoreStore"),
    ],
)
def test_a_forbidden_import_is_noticed(module: str, source: str) -> None:
    assert violations(module, source) != []


def test_an_allowed_import_passes() -> None:
    assert violations("api", "import json\nfrom chapters.service import Service") == []


def test_a_module_without_a_layer_is_noticed() -> None:
    with pytest.raises(AssertionError, match="stands in no layer"):
        layer_of("helpers")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_config_and_the_entry_points_read_the_environment(module: str) -> None:
    source = MODULES[module].read_text("utf-8")
    reads = "os.environ" in source or "getenv" in source
    assert not reads or module in ("config", "__main__")
