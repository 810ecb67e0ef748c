"""Whether answers will do: an answer is right when the scenario that comes of it is."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.availability import find_widest
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.interview.scenario_text import write_scenario
from freshlegs.scenario.resolve_draft import problem_of
from freshlegs.scenario.schema.load import load_scenario, parse_toml

if TYPE_CHECKING:
    from datetime import date

    from freshlegs.model.problem import Problem
    from freshlegs.scenario.interview.answers import Answers


def check_words(answers: Answers, option: str) -> Answers:
    """Return answers whose scenario can be read; raises InputError that blames one option."""
    try:
        load_scenario(write_scenario(answers), option)
    except InputError as error:
        raise _blaming(option, error) from None
    return answers


@dataclass(frozen=True, slots=True)
class AnswerCheck:
    """Tries answers out: the week that comes of them.

    Parameters
    ----------
    target : Path
        Where the scenario is to stand; paths in it are seen from there.
    today : date
        The week starts on the Monday after.
    calendars : Calendars
        Reads busy times, a calendar once for all trials.
    """

    target: Path
    today: date
    calendars: BusyCalendars = field(default_factory=BusyCalendars)

    def week(self, answers: Answers, option: str) -> Problem:
        """Return the week that answers ask for, in which each session fits the free time by itself.

        Parameters
        ----------
        option : str
            Which answer is to blame.

        Raises
        ------
        InputError
            With what is wrong.
        """
        source = str(self.target)
        try:
            written = parse_toml(write_scenario(answers), source)
            return problem_of(Draft(written, source, today=self.today, busy=self.calendars))
        except InputError as error:
            raise _blaming(option, error) from None


def find_longest_room(problem: Problem) -> int:
    """Return the minutes that the longest session may have: the longest stretch of free time, to five minutes."""
    begin, end = find_widest(problem.free)
    return max(5, (end - begin) // 5 * 5)


def make_relative(target: Path, path: str) -> str:
    """Return a path that is seen from here as a file has it."""
    if str(target) == "-" or "://" in path or Path(path).is_absolute():
        return path
    try:
        return Path(os.path.relpath(path, target.parent)).as_posix()
    except ValueError:  # on another drive
        return Path(path).absolute().as_posix()


def _blaming(option: str, error: InputError) -> InputError:
    return InputError(option, *(Fault("", fault.found, fault.allowed) for fault in error.faults))
