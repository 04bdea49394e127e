"""Imports point one way: folders are the layers, and only ``wiring`` joins them.

docs/architecture.md draws the picture. The test is tested too, with imports that break the rules.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "function" / "chapters"

LAYERS = {
    "interfaces": {"api", "cli", "__main__"},
    "use cases": {"service"},
    "pure": {
        "domain",
        "extract",
        "mend",
        "formats",
        "markers",
        "transcript",
        "split",
        "grounding",
        "errors",
    },
    "adapters": {"youtube", "gemini", "quota", "cache", "sources", "samples"},
    "joined": {"config", "wiring"},
}

MAY_IMPORT = {
    "pure": {"pure"},
    "use cases": {"pure", "use cases"},
    # Adapters implement the ports of the use cases and fill their nouns.
    "adapters": {"pure", "use cases", "adapters"},
    "joined": {"pure", "use cases", "adapters", "joined"},
    "interfaces": {"pure", "use cases", "joined", "interfaces"},
}

EXCEPTIONS = {
    ("api.static_site", "samples"): "the page of `make run` lists the bundled samples",
}

NEVER = {
    ("config", "wiring"): "settings know nothing of what is made from them",
    ("api", "cli"): "one interface does without the other",
    ("cli", "api"): "one interface does without the other",
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
            if target in ("__init__", "__version__", "EXTRACTOR_VERSION"):
                continue
            allowed = layer_of(target) in MAY_IMPORT[layer] or (module, target) in EXCEPTIONS
            if not allowed or (module.split(".", maxsplit=1)[0], target) in NEVER:
                wrong.append(f"{module} ({layer}) imports chapters.{target} ({layer_of(target)})")
        elif layer in ("pure", "use cases") and top not in sys.stdlib_module_names:
            wrong.append(f"{module} ({layer}) imports {top}, which is not the standard library")
        elif top == "flask" and not module.startswith("api"):
            wrong.append(f"{module} ({layer}) imports flask: requests are known to api/ alone")
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
        ("extract.lines", "from chapters.service.lookup import Service"),
        ("extract.lines", "import regex"),
        ("formats", "from flask import Response"),
        ("cli.main", "from flask import Response"),
        ("service.lookup", "from chapters.youtube.client import YouTube"),
        ("service.lookup", "def late():\n    from chapters.cache.memory import MemoryStore"),
        ("cache.memory", "from chapters.config import Settings"),
        ("youtube.client", "import chapters.api.app"),
        ("config", "from chapters import wiring"),
        ("api.app", "from chapters.cache.firestore.entries import FirestoreStore"),
        ("api.app", "from chapters.cli.terminal import Terminal"),
    ],
)
def test_a_forbidden_import_is_noticed(module: str, source: str) -> None:
    assert violations(module, source) != []


def test_an_allowed_import_passes() -> None:
    assert violations("api.app", "import json\nfrom chapters.service.lookup import Service") == []


def test_a_module_without_a_layer_is_noticed() -> None:
    with pytest.raises(AssertionError, match="stands in no layer"):
        layer_of("helpers")


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_config_and_the_entry_points_read_the_environment(module: str) -> None:
    source = MODULES[module].read_text("utf-8")
    reads = "os.environ" in source or "getenv" in source
    assert not reads or module in ("config", "__main__")
