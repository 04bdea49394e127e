"""Google's own descriptions of its APIs, as google-api-python-client ships them.

They say which fields a message has and of what type, so a file that an API will be given can be
checked without asking it. https://developers.google.com/discovery/v1/reference/apis
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import googleapiclient

TYPES = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "any": (object,),
}


def misfits(api: str, message: str, value: object, *, path: str = "") -> list[str]:
    """What in ``value`` is no field of ``message`` of ``api`` (such as ``logging.v2``), or no
    value for it; empty when all of it fits.
    """
    schemas = _schemas(api)
    return _misfits(schemas, {"$ref": message}, value, path or message)


def _misfits(
    schemas: dict[str, Any], schema: dict[str, Any], value: object, path: str
) -> list[str]:
    schema = schemas[schema["$ref"]] if "$ref" in schema else schema
    kind = schema["type"]
    if kind == "array":
        if not isinstance(value, list):
            return [f"{path} must be a list"]
        listed = enumerate(value)
        return [m for i, v in listed for m in _misfits(schemas, schema["items"], v, f"{path}[{i}]")]
    if kind == "object":
        return _object(schemas, schema, value, path)
    if not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool)):
        return [f"{path} must be of type {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} must be one of {', '.join(schema['enum'])}"]
    return []


def _object(schemas: dict[str, Any], schema: dict[str, Any], value: object, path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path} must be an object"]
    fields, others = schema.get("properties", {}), schema.get("additionalProperties")
    found = []
    for name, inner in value.items():
        if name in fields or others:
            found += _misfits(schemas, fields.get(name, others), inner, f"{path}.{name}")
        else:
            found.append(f"{path}.{name} does not exist")
    return found


@cache
def _schemas(api: str) -> dict[str, Any]:
    folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    schemas: dict[str, Any] = json.loads((folder / f"{api}.json").read_text("utf-8"))["schemas"]
    return schemas
