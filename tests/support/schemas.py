"""JSON schemas looked at by the numbers that they allow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def find_endless_numbers(schema: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield where a JSON schema has a number without a smallest and a largest."""
    if isinstance(schema, list):
        schema = {str(place): inner for place, inner in enumerate(schema)}
    if isinstance(schema, dict):
        ends = {"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}
        counts = schema.get("type") in ("integer", "number") and "const" not in schema
        if counts and not all(end & schema.keys() for end in ends):
            yield ".".join(path)
        for key, inner in schema.items():
            yield from find_endless_numbers(inner, (*path, key))
