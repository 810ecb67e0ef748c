"""`freshlegs init --from`: a scenario that begins with a shipped example."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freshlegs.cli.athlete_prompts import ask_name, ask_plan, ask_timezone, is_nobodys_zone
from freshlegs.cli.options import pick_shipped
from freshlegs.cli.output import STDOUT, say
from freshlegs.cli.prompter import BackError
from freshlegs.io.errors import InputError, NotUnderstoodError, OutputError, repr_for_user
from freshlegs.io.files import read_bytes, read_text
from freshlegs.io.shipped import find_shipped_weeks
from freshlegs.model.clock import format_date
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.interview.example_text import OwnExample, write_own_example
from freshlegs.scenario.interview.goal import find_next_monday, format_weeks, parse_goal
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml, validate_scenario
from freshlegs.training.programme.outline import USUAL_WEEKS
from freshlegs.written.race_text import parse_weeks

if TYPE_CHECKING:
    from freshlegs.cli.prompter import Prompter
    from freshlegs.scenario.interview.goal import Goal


@dataclass(frozen=True, slots=True)
class FirstScenario:
    """A scenario before it is written."""

    text: str  #: Of its file
    calendars: Mapping[Path, bytes]  #: Files that it reads, by where they have to stand
    plan: bool  #: Whether it is planned at once


def begin_with_example(
    name: str, ask: Prompter, target: Path, *, today: date, athlete: str, timezone: str
) -> FirstScenario:
    """Return an athlete's scenario that begins with a shipped one; the last three are what this computer knows.

    Raises ArgumentError with the names there are for an unknown one, InputError for answers that can't be used, and
    OutputError where another file stands in the place of one that it reads.
    """
    shipped = find_shipped_weeks()
    full = next((one for one in shipped if Path(one).name == name), name)
    path = pick_shipped(shipped, full, "start_from")
    text = read_text(path)
    written = tomllib.loads(text)
    calendars = {} if target == STDOUT else _list_calendars(written, path, target)
    while True:
        try:
            own, plan = _ask_own(name, written, ask, target, today=today, athlete=athlete, timezone=timezone)
            break
        except BackError:
            ask.go_back()
    changed = write_own_example(text, written, own)
    draft = Draft(parse_toml(changed, str(path)), str(path), today=today)
    try:
        outline_draft(draft)
        problem_of(draft)
    except InputError as error:
        raise error.blame("the answers") from None
    programme = draft.scenario.programme
    for race in () if programme is None else programme.goals.values():
        say(f"Its race is on {format_date(race.date)} {race.date.year} now: write your own date into the file.")
    return FirstScenario(changed, calendars, plan)


def _ask_own(
    example: str, written: Mapping[str, Any], ask: Prompter, target: Path, *, today: date, athlete: str, timezone: str
) -> tuple[OwnExample, bool]:
    """Return what an athlete says of an example, and whether it is planned at once."""
    identity = ask_name(ask, athlete, target)
    timezone = written["timezone"] if is_nobodys_zone(timezone) else timezone
    zone = ask_timezone(ask, timezone, lambda said: validate_scenario({**written, "timezone": said}, "-").timezone)
    weeks, start = _ask_weeks(written, ask, today)
    plan = ask_plan(ask, target)
    return OwnExample(example, identity, zone, start, weeks, ask.said.get("title")), plan


def _ask_weeks(written: Mapping[str, Any], ask: Prompter, today: date) -> tuple[int | None, date]:
    """Return how many weeks an example has, None where its race says it, and the first day of them."""
    monday = find_next_monday(today)
    if {"race", "races"} & written.get("programme", {}).keys():
        return None, ask.unasked("weeks", f"from {monday}", lambda said: _parse_start(said, today))
    usual = format_weeks(written["week"].get("weeks", USUAL_WEEKS), monday)
    goal = ask("weeks", "How many weeks?", usual, lambda said: _parse_weeks(said, today))
    return goal.weeks, goal.start or monday


def _parse_weeks(said: str, today: date) -> Goal:
    found = parse_goal(said, today)
    if found.race is not None:
        raise NotUnderstoodError("this example leads to no race", 'write for example "8 weeks"')
    return found


def _parse_start(said: str, today: date) -> date:
    """Return the first day of an example whose weeks are those up to its race."""
    told, start = parse_weeks(said, today), parse_goal(said, today).start
    if told.weeks is not None or start is None:
        raise NotUnderstoodError(f"found {repr_for_user(said)}", 'its race says how many; write only "from 7 Dec"')
    return start


def _list_calendars(written: Mapping[str, Any], example: Path, target: Path) -> dict[Path, bytes]:
    """Return the calendars that an example reads; raises OutputError where another file stands in the place of one."""
    files = [one["file"] for one in written.get("busy", ())]
    found = {target.parent / name: read_bytes(example.parent / name) for name in files}
    for there, data in found.items():
        if there.exists() and (not there.is_file() or there.read_bytes() != data):
            raise OutputError(f"{there} is there already, and it is another file. Choose another folder.")
    return found
