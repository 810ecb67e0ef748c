"""The JSON schema of the club file, for editors and error messages."""

from copy import deepcopy
from functools import cache
from typing import Any

from freshlegs.scenario.club.club_tables import ClubTable
from freshlegs.scenario.schema.json_schema import Schema, drop_null


def build_club_schema() -> Schema:
    """Return the JSON schema (2020-12) of the club file."""
    return deepcopy(cached_club_schema())


@cache
def cached_club_schema() -> Schema:
    """Return the schema of `build_club_schema`, made once and not to be changed."""
    schema = drop_null(ClubTable.model_json_schema())
    tables = schema.pop("$defs")
    whole: Schema = _lay_in(schema, tables)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "title": "freshlegs club"}


def _lay_in(node: Any, tables: Schema) -> Any:
    """Return a schema with each table in the place where it is named."""
    match node:
        case {"$ref": str() as name, **rest}:
            return {**_lay_in(tables[name.rpartition("/")[2]], tables), **rest}
        case dict():
            return {key: _lay_in(value, tables) for key, value in node.items()}
        case list():
            return [_lay_in(item, tables) for item in node]
        case _:
            return node
