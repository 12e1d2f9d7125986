"""JSON Schemas of what the commands put out for programs: schemas.toml, with the closed lists of the code itself."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from mzledger.programs import all_programs
from mzledger.reconcile.verdicts import AGREED, DIFFERENT, DOUBTFUL
from mzledger.rules import catalogue
from mzledger.values.fact import Aspect
from mzledger.values.problem import Severity
from tools.site.page import HERE, Link, Page, Text, grid

Schema = dict[str, Any]
ABOVE = Link("JSON 格式", "schemas.html")
_SHAPES: dict[str, dict[str, str]] = tomllib.loads((HERE / "schemas.toml").read_text(encoding="utf-8"))
_WORDS = {
    "code": list(catalogue()),
    "severity": [str(each) for each in Severity],
    "aspect": [str(each) for each in Aspect],
    "program": [program.slug for program in all_programs()],
    "verdict": [AGREED, DIFFERENT, DOUBTFUL],
    "used": ["已用", "未用", "不用", "空列", "要问"],
}
_TYPES: dict[str, Schema] = {
    "text": {"type": "string"},
    "bool": {"type": "boolean"},
    "number": {"type": "number"},
    "int": {"type": "integer", "minimum": 0},
    "row": {"type": "integer", "minimum": 1},
    "set": {"type": ["integer", "null"], "minimum": 0},
    "decimal": {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"},
    "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "key": {"type": "string", "pattern": r"^[a-z_]+(\.[a-z_0-9]+)+$"},
    **{name: {"type": "string", "enum": words} for name, words in _WORDS.items()},
}


def schema_of(kind: str) -> Schema:
    """The schema of a type as schemas.toml writes it (KeyError for one that is neither there nor known)."""
    if kind.isdigit():
        return {"const": int(kind)}
    if kind.startswith("["):
        return {"type": "array", "items": schema_of(kind[1:-1])}
    if kind.startswith("("):
        parts = [schema_of(part) for part in kind[1:-1].split(",")]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    if kind.startswith("{"):
        return {"type": "object", "additionalProperties": schema_of(kind[1:-1])}
    return _TYPES.get(kind) or _object(_SHAPES[kind])


def _object(shape: dict[str, str]) -> Schema:
    """An object with the members of a table, those of the tables that it takes in (`*`) among them, and no others."""
    properties: Schema = {}
    for name, said in shape.items():
        kind, _, meaning = said.partition(" ")
        if kind == "*":
            properties |= _object(_SHAPES[name])["properties"]
        elif name:
            properties[name] = schema_of(kind) | ({"description": meaning} if meaning else {})
    required = [name for name in properties if not name.endswith("?")]
    named = {name.removesuffix("?"): each for name, each in properties.items()}
    return {"type": "object", "properties": named, "required": required, "additionalProperties": False}


SCHEMAS: dict[str, tuple[str, Schema]] = {
    name: (shape[""], _object(shape)) for name, shape in _SHAPES.items() if "" in shape
}
"""Output → its title and its schema."""


def schema_texts() -> dict[str, str]:
    """Each schema as a file of the site: path → JSON."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    made = {name: {"$schema": dialect, "title": title, **schema} for name, (title, schema) in SCHEMAS.items()}
    return {f"schema/{name}.json": json.dumps(each, ensure_ascii=False, indent=1) + "\n" for name, each in made.items()}


def pages() -> Iterator[Page]:
    """The list of schemas, then a page of each with its members."""
    rows = (
        (Link(title, f"schema/{name}.html"), Link(name, f"schema/{name}.json")) for name, (title, _) in SCHEMAS.items()
    )
    yield Page(ABOVE.to, "JSON 格式", (Text("证号、账号在这些输出里都不出现完整的。"), grid("输出 JSON_Schema", rows)))
    for name, (title, schema) in SCHEMAS.items():
        yield Page(f"schema/{name}.html", title, (grid("成员 类型 意思", members(schema)),), ABOVE)


def members(schema: Schema, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Every member of an object and of what it holds: its path, type and meaning."""
    for name, each in schema.get("properties", {}).items():
        inner, here = each, f"{path}{name}"
        while "items" in inner:
            inner, here = inner["items"], f"{here}[]"
        yield here, _kind(inner), each.get("description", "")
        yield from members(inner, f"{here}.")


def _kind(schema: Schema) -> str:
    """`string`, `string 或 null`, or the words of a short closed list."""
    listed: list[str] = [str(schema["const"])] if "const" in schema else schema.get("enum", [])
    if 0 < len(listed) <= 12:
        return "、".join(listed)
    kinds = schema["type"]
    return kinds if isinstance(kinds, str) else " 或 ".join(kinds)
