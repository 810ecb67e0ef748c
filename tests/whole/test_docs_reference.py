"""The reference is whole: what the code declares stands in it, and what stands in it the code declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

import freshlegs
from freshlegs.cli.app import build_commands
from freshlegs.cli.command_group import discover_commands
from freshlegs.cli.exits import Exit
from freshlegs.cli.export_targets import CALENDARS, PAGES
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.schema.json_schema import build_scenario_schema
from freshlegs.training.library import LIBRARY_COLUMNS, load_shipped
from freshlegs.training.sources import SOURCES
from freshlegs.training.training_log import LOG_COLUMNS
from support.paths import ROOT

pytestmark = pytest.mark.slow

Schema = dict[str, Any]
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun", *(f"day{number}" for number in range(1, 15))]


@pytest.fixture(scope="module")
def parts() -> Iterator[dict[str, str]]:
    """Return the generated parts of the documentation by name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "docs/_ext")
        yield {name: make() for name, make in import_module("generated").PARTS.items()}


def sections(text: str) -> dict[str, str]:
    """Return what stands below each heading."""
    _, *found = re.split(r"^##+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(found[::2], found[1::2], strict=True))


def first_cells(text: str) -> list[str]:
    """Return what the tables of a text have in their first column as code."""
    return re.findall(r"^\| \[?`([^`]+)`", text, re.MULTILINE)


def tables(schema: Schema, node: Schema, path: str, within: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield each table that can be reached from a node of the schema: its heading in the reference, and its keys."""
    if "$ref" in node:
        node = {**schema["$defs"][node["$ref"].rpartition("/")[2]], **{k: v for k, v in node.items() if k != "$ref"}}
    for branch in node.get("anyOf", ()):
        yield from tables(schema, branch, path, within)
    many = node.get("type") == "array"
    if many:
        node = node["items"]
        node = schema["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
    named: Schema = next(iter(node.get("patternProperties", {}).values()), {})
    if not node.get("properties") and "$ref" in named:
        node, path = schema["$defs"][named["$ref"].rpartition("/")[2]], f"{path}.NAME"
    if not node.get("properties"):
        return
    heading = f"`{path}` in {within}" if within else f"`[[{path}]]`" if many else f"`[{path}]`"
    yield heading, list(node["properties"])
    for key, inner in node["properties"].items():
        if key != "rules":
            below = (key, heading) if many or within else (f"{path}.{key}", "")
            yield from tables(schema, inner, *below)


def test_every_generated_part_stands_in_a_page(parts: dict[str, str]) -> None:
    pages = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert set(re.findall(r"<!-- generated: (.+?) -->", pages)) == parts.keys()


def test_every_table_and_key_of_the_schema_is_in_the_reference(parts: dict[str, str]) -> None:
    """And no other: the tables are walked here once more, down to the last one."""
    schema = build_scenario_schema()
    expected = {"At the top of the file": list(schema["properties"])}
    for key, node in schema["properties"].items():
        if key != "rules":
            expected |= dict(tables(schema, node, key))
    assert len(expected) > 15
    assert "`when` in `[[places]]`" in expected
    described = {name for name in schema["$defs"] if schema["$defs"][name].get("properties")}
    reached = {tuple(keys) for keys in expected.values()}
    assert {tuple(schema["$defs"][name]["properties"]) for name in described} <= reached
    found = {}
    for heading, text in sections(parts["scenario keys"]).items():
        keys = first_cells(text)
        alike = "| `mon` to `sun`, or `day1` to `day14` |" in text
        found[heading] = [*DAYS, *keys[1:]] if alike else keys
    assert found == expected


def test_every_rule_and_parameter_of_the_schema_is_in_the_reference(parts: dict[str, str]) -> None:
    schema = build_scenario_schema()
    lifting = schema["$defs"]["Lifting"]["properties"]
    for part, written in (("week rules", schema["properties"]["rules"]), ("lift rules", lifting["rules"])):
        rules: dict[str, Schema] = written["properties"]
        assert sorted(first_cells(parts[part].partition("\n### ")[0])) == sorted(rules)
        in_full = sections(parts[part])
        assert in_full.keys() == rules.keys()
        for name, rule in rules.items():
            assert sorted(first_cells(in_full[name])) == sorted(rule["anyOf"][-1]["properties"]), name
            assert "Who says so:\n\n- " in in_full[name]
    assert sorted(first_cells(parts["table of lift rules"])) == sorted(all_lift_rules())


def test_every_rule_is_cited_claimed_and_described() -> None:
    for name, cls in {**all_week_rules(), **all_lift_rules()}.items():
        assert cls.sources, name
        assert set(cls.sources) <= set(SOURCES), name
        assert cls.claim.endswith("."), name
        assert cls.by_default().describe(), name
        assert (cls.__doc__ or "").startswith("Breach: "), name


def test_every_command_and_option_is_in_the_reference(parts: dict[str, str]) -> None:
    group: Any = build_commands()
    in_full = sections(parts["commands"])
    assert list(in_full) == discover_commands() == list(group.commands)
    for name, command in group.commands.items():
        options = {option for param in command.params for option in param.opts if option.startswith("--")}
        assert options >= {"--json", "--seed"}, name
        assert options - {"--help"} <= set(re.findall(r"--[a-z-]+", in_full[name])), name


def test_every_export_target_exit_code_and_error_is_in_the_reference(parts: dict[str, str]) -> None:
    targets = [f"{target.option} {target.metavar}" for target in (*CALENDARS, *PAGES)]
    assert first_cells(parts["export targets"]) == targets
    assert re.findall(r"^\| (\d+) \|", parts["exit codes"], re.MULTILINE) == [str(int(end)) for end in Exit]
    errors = {name for name in dir(freshlegs) if name.endswith("Error")}
    assert set(first_cells(parts["errors"])) == errors


def test_every_column_and_exercise_is_in_the_reference(parts: dict[str, str]) -> None:
    assert first_cells(parts["exercise columns"]) == list(LIBRARY_COLUMNS)
    assert first_cells(parts["log columns"]) == list(LOG_COLUMNS)
    assert first_cells(parts["exercises"]) == [exercise.id for exercise in load_shipped()]


def test_every_source_is_in_the_reference(parts: dict[str, str]) -> None:
    assert re.findall(r"</a>`(\w+)`", parts["sources"]) == list(SOURCES)


def test_every_name_of_the_api_is_in_the_reference() -> None:
    documented = re.findall(r"freshlegs\.(\w+)$", (ROOT / "docs/reference/python.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(documented) == sorted(set(dir(freshlegs)) - {"__version__"})


def test_every_field_of_a_plan_is_in_the_reference(parts: dict[str, str]) -> None:
    """Of all three shapes, and of whatever stands in them."""
    in_full = sections(parts["plan.json"])
    for shape in (PlannedRecord, ImpossibleRecord, UndecidedRecord):
        schema = shape.model_json_schema(mode="serialization")
        status = schema["properties"]["status"]["const"]
        assert first_cells(in_full[f'`"status": "{status}"`']) == list(schema["properties"])
        for name, below in schema.get("$defs", {}).items():
            assert first_cells(in_full[name]) == list(below["properties"]), name


def test_the_picture_of_the_house_has_every_room_on_its_floor(parts: dict[str, str]) -> None:
    """As the import contract has them, which is held to be whole; and every room says what it is."""
    floors = import_module("rooms").list_floors()
    (picture,) = re.findall(r"^```text\n( _.*?)^```$", (ROOT / "docs/how-it-works.md").read_text("utf-8"), re.S | re.M)
    drawn = [re.findall(r"\| (\w+) ", floor) for floor in re.split(r"^[ |]?_{5}.*$", picture, flags=re.MULTILINE)]
    assert [floor for floor in drawn if floor] == floors
    rooms = {path.parent.name for path in (ROOT / "src/freshlegs").glob("*/__init__.py")}
    assert set(re.findall(r"^(\w+) +\w", parts["rooms"], re.MULTILINE)) == rooms
