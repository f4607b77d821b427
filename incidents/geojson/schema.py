"""The dossier's own structure, held against incidents/data/dossier.schema.json."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from incidents.problems import Problem, shown

SCHEMA_PATH = Path(__file__).parent.parent / "data" / "dossier.schema.json"


@cache
def _schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return loaded


@cache
def validator() -> Draft202012Validator:
    return Draft202012Validator(_schema())


def check(value: dict[str, Any]) -> Iterator[Problem]:
    """Everything in a parsed dossier that its schema forbids."""
    for error in validator().iter_errors(value):
        yield from _problems(error)


def _problems(error: ValidationError) -> Iterator[Problem]:
    path, instance = error.json_path, cast(Any, error.instance)
    schema = cast(dict[str, Any], error.schema)
    if error.validator == "required":
        missing = next(name for name in schema["required"] if error.message.startswith(repr(name)))
        described = schema.get("properties", {}).get(missing, {})
        yield Problem(f"{path}.{missing}", "no such member", _described(described))
    elif error.validator == "additionalProperties":
        known = ", ".join(schema["properties"])
        for name in sorted(set(instance) - set(schema["properties"])):
            yield Problem(f"{path}.{name}", "an unknown member", f"one of {known}")
    elif error.validator == "oneOf":
        names = ", ".join(option["required"][0] for option in schema["oneOf"])
        got = f"members {', '.join(instance)}" if isinstance(instance, dict) else shown(instance)
        yield Problem(path, got, f"exactly one of {names}")
    elif error.validator in ("minItems", "maxItems"):
        bound = "at least" if error.validator == "minItems" else "at most"
        expected = f"{bound} {error.validator_value}: {_described(schema)}"
        yield Problem(path, f"{len(instance)} items", expected)
    else:
        yield Problem(path, shown(instance), _described(schema))


def _described(schema: dict[str, Any]) -> str:
    """What a part of the schema expects, in words."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return _described(_schema()["$defs"][name])
    words = [schema["description"]] if "description" in schema else []
    if "enum" in schema:
        words.append("one of " + ", ".join(schema["enum"]))
    elif "const" in schema:
        words.append(shown(schema["const"]))
    elif not words:
        words.append(str(schema.get("type", "another value")))
    return ": ".join(words)
