"""plan.json: record to text, and text to record."""

import json
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from freshlegs.io.errors import Fault, InputError, check_format, format_path, repr_for_user
from freshlegs.io.files import name_source, read_text
from freshlegs.io.text import format_json, parse_json
from freshlegs.planfile import OutcomeRecord, PlannedRecord, SessionRecord
from freshlegs.planfile.parts import STORED


def format_record(record: OutcomeRecord | SessionRecord) -> str:
    """Return a record as the text of plan.json, to be written as UTF-8."""
    return format_json(record.model_dump(mode="json"))


def load_record(path: Path | str) -> OutcomeRecord:
    """Return the record in a plan.json ("-": standard input); raises InputError where there is none."""
    return parse_record(read_text(path), name_source(path))


def load_plan(path: Path | str) -> PlannedRecord:
    """Return the planned week in a plan.json; raises InputError where there is none."""
    return parse_plan(read_text(path), path)


def parse_plan(text: str, path: Path | str) -> PlannedRecord:
    """Return the planned week in the text of a plan.json; raises InputError where there is none."""
    record = parse_record(text, name_source(path))
    if not isinstance(record, PlannedRecord):
        fault = Fault("status", f'found "{record.status}", so it holds no week', 'allowed: "planned"')
        raise InputError(name_source(path), fault)
    return record


def parse_record(text: str, source: str) -> OutcomeRecord:
    """Return the record in a text; `source` names it in messages."""
    chosen = 1  # Steps of a place in it before its own: the status, which has chosen the shape
    try:
        data = parse_json(text)
        check_format(data, source)
        if isinstance(data, dict) and data.get("status") == "planned":
            # As most are: to get the other shapes ready takes a fifth of the reading.
            chosen = 0
            return PlannedRecord.model_validate(data, context=STORED)
        return _adapter().validate_python(data, context=STORED)
    except ValidationError as error:
        raise InputError(source, *(_fault(details, chosen) for details in error.errors()[:5])) from None
    except json.JSONDecodeError as error:
        if "[availability]" in text:
            scenario = Fault("", "a scenario, not a stored plan", "plan it first: freshlegs plan SCENARIO -o plan.json")
            raise InputError(source, scenario) from None
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(source, Fault(where, "not a whole plan.json (cut off, or not JSON)")) from None
    except ValueError as error:
        raise InputError(source, Fault("", f"not a plan.json: {error}")) from None


@cache
def _adapter() -> TypeAdapter[OutcomeRecord]:
    return TypeAdapter(OutcomeRecord)


def _fault(details: ErrorDetails, chosen: int) -> Fault:
    at = format_path(details["loc"][chosen:])
    match details["type"]:
        case "union_tag_not_found" | "union_tag_invalid":
            written = details["input"]
            found = f"found {repr_for_user(written['status'])}" if "status" in written else "missing"
            return Fault("status", found, 'allowed: "planned", "impossible" or "undecided"')
        case "missing":
            return Fault(at, "missing")
        case "value_error" if not isinstance(details["input"], str):
            return Fault(at, str(details["ctx"]["error"]))
        case "value_error":
            return Fault(at, f"found {repr_for_user(details['input'])}", f"allowed: {details['ctx']['error']}")
        case _:
            _, _, said = details["msg"].partition("Input should be ")
            allowed = said if at else "what freshlegs plan --json writes"
            return Fault(at, f"found {repr_for_user(details['input'])}", f"allowed: {allowed}" if allowed else "")
