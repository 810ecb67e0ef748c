"""Questions of every start: who trains, in which time zone, for what, and whether the week is planned at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.cli.output import STDOUT, say
from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.scenario.interview.goal import (
    Goal,
    find_next_monday,
    format_weeks,
    parse_goal,
    parse_weeks_to_race,
)
from freshlegs.scenario.schema.load import make_default_id
from freshlegs.training.programme.outline import USUAL_WEEKS
from freshlegs.written.day_text import parse_yes

if TYPE_CHECKING:
    from freshlegs.cli.prompter import Prompter


def ask_name(ask: Prompter, usual: str, target: Path) -> str:
    """Return the identity of an athlete's calendar: by their name, and that of the file that is written."""

    def understood(said: str) -> str:
        name = said.strip()
        if not name or not name.isprintable():
            raise NotUnderstoodError(f"found {repr_for_user(said)}", "write a name")
        return make_default_id(name, str(target))

    return ask("name", "Your name? It keeps your calendar apart from other people's.", usual, understood)


def ask_timezone(ask: Prompter, usual: str, understand: Callable[[str], str]) -> str:
    """Return the time zone: that of the computer, which is asked for only where it may be nobody's own."""
    if is_nobodys_zone(usual):
        return ask("timezone", "Your time zone?", usual, understand)
    if ask.asks("timezone") and not ask.again:
        say(f"  Times are those of {usual}; --timezone says others.")
    return ask.unasked("timezone", usual, understand)


def is_nobodys_zone(zone: str) -> bool:
    """Whether a time zone is that of a computer rather than of a person."""
    return zone.startswith("Etc/") or zone in ("UTC", "GMT", "UCT", "Universal", "Zulu", "Greenwich")


def ask_goal(ask: Prompter, today: date) -> Goal:
    """Return the weeks that an athlete wants, or those up to their race."""
    usual = format_weeks(USUAL_WEEKS, find_next_monday(today))
    words = 'What do you train for? A race, such as "half on 4 Apr 2027", or some weeks.\n '
    goal = ask("goal", words, usual, lambda said: parse_goal(said, today))
    race = goal.race
    if race is not None:
        usual = format_weeks(goal.weeks, goal.start or race.date)
        return ask("weeks", "How many weeks up to it?", usual, lambda said: parse_weeks_to_race(said, race, today))
    if ask.said.get("weeks") is not None:
        return ask("weeks", "How many weeks?", usual, lambda said: parse_goal(said, today))
    return goal


def ask_plan(ask: Prompter, target: Path) -> bool:
    """Return whether a scenario is planned at once; on standard output it can't be."""
    return target != STDOUT and ask("plan", "Plan it now?", "yes" if ask.somebody else "no", parse_yes)
