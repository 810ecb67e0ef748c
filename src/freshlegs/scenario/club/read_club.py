"""Text of a club file -> its table, and a draft of each athlete's scenario with the house laid over it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import read_text
from freshlegs.io.text import is_id, to_one_line
from freshlegs.scenario.club.club_schema import cached_club_schema
from freshlegs.scenario.club.club_tables import ClubTable
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put, list_overlay_edits
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.load import make_default_id, parse_toml, validate_scenario

_ANY_WEEK = {"timezone": "UTC", "week": {"start": date(2026, 11, 30)}, "sessions": [{"kind": "easy"}]}


@dataclass(frozen=True, slots=True)
class ClubMember:
    """An athlete of a club: the draft of the scenario, or the faults for which there is none."""

    id: str
    source: str  #: The scenario's path
    draft: Draft | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class ClubDraft:
    """A club file, and its athletes in the order of the file."""

    table: ClubTable
    members: tuple[ClubMember, ...]


def load_club(path: Path | str, today: date | None = None) -> ClubDraft:
    """Return the club in a TOML file; raises InputError for its own faults, and notes those of single athletes."""
    return read_club(parse_toml(read_text(path), str(path)), str(path), today)


def read_club(written: Mapping[str, Any], source: str, today: date | None = None) -> ClubDraft:
    """Return the club in a parsed file; raises as `load_club` does."""
    table = validate_club(written, source)
    faults = make_club_faults(source)
    _check_house(table, faults)
    members: list[ClubMember] = []
    for index, (name, path) in _list_files(table, faults):
        if any(name == one.id for one in members):
            faults.add(("athletes", index), f"a second {repr_for_user(name)}", 'give each its own: id = "ana-2"')
        elif not is_id(name, 100) or "/" in name or name in (".", ".."):
            faults.add(("athletes", index), f"{repr_for_user(name)} can't be an id", 'write for example id = "ana"')
        else:
            members.append(_read_member(name, path, table.house, today))
    faults.raise_any()
    return ClubDraft(table, tuple(members))


def validate_club(written: Mapping[str, Any], source: str) -> ClubTable:
    """Return the table that a parsed club file holds; raises InputError with its faults."""
    faults = make_club_faults(source)
    try:
        return ClubTable.model_validate({"id": make_default_id("", source), **written}, context={"source": source})
    except ValidationError as error:
        faults.add_errors(error.errors(include_url=False), written)
    faults.raise_any()
    raise AssertionError("a club with faults")


def make_club_faults(source: str) -> Faults:
    """Return the faults of a club file, none yet."""
    return Faults(source, schema=cached_club_schema)


def _list_files(table: ClubTable, faults: Faults) -> Iterator[tuple[int, tuple[str, Path]]]:
    """Yield the index of each [[athletes]] table with an athlete's id and the path of the scenario."""
    for index, one in enumerate(table.athletes):
        if one.file is not None:
            yield index, (one.id or Path(one.file).stem, table.folder / one.file)
            continue
        folder = table.folder / (one.folder or "")
        try:
            there = sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))
        except OSError:
            there = []
        there = [path for path in there if path.resolve() != Path(table.source).resolve()]
        if not there:
            found = "there is no such folder" if not folder.is_dir() else "no .toml file in it"
            faults.add(("athletes", index, "folder"), found, "name a folder of scenarios")
        yield from ((index, (path.stem, path)) for path in there)


def _check_house(table: ClubTable, faults: Faults) -> None:
    """Note what no scenario may say in [house]."""
    if not table.house:
        return
    own = table.house.get("sessions", [])
    if not isinstance(own, list) or any(not isinstance(one, dict) for one in own):
        faults.add(("house", "sessions"), f"found {repr_for_user(own)}", "write [[house.sessions]] tables")
        return
    week: dict[str, Any] = {**_ANY_WEEK, **table.house, "sessions": [*_ANY_WEEK["sessions"], *own]}
    try:
        validate_scenario(week, table.source)
    except InputError as error:
        for fault in error.faults:
            place = _shift_session(fault.place)
            faults.add(f"house.{place}" if place else "house", fault.found, fault.allowed)


def _shift_session(place: str) -> str:
    """Return a place in the sessions of the house as it is counted there, without the one before them."""
    if not place.startswith("sessions["):
        return place
    number, _, rest = place.removeprefix("sessions[").partition("]")
    return f"sessions[{int(number) - 1}]{rest}"


def _read_member(name: str, path: Path, house: Mapping[str, Any], today: date | None) -> ClubMember:
    source = str(path)
    try:
        written = parse_toml(read_text(path), source)
        draft = Draft(written, source, today=today)
        draft = draft.apply([*_list_edits(written, house)])
    except InputError as error:
        return ClubMember(name, to_one_line(source), None, error.faults)
    return ClubMember(name, to_one_line(source), draft)


def _list_edits(written: Mapping[str, Any], house: Mapping[str, Any]) -> Iterator[Put]:
    """Yield the edits that lay the house over a scenario; its sessions come behind the athlete's own."""
    yield from list_overlay_edits(written, {key: value for key, value in house.items() if key != "sessions"})
    own, more = written.get("sessions"), house.get("sessions")
    if isinstance(own, list) and isinstance(more, list) and more:
        yield Put(("sessions",), [*own, *more])
