"""The races of a programme: those that it trains for, with their faults, and those before it."""

from contextlib import suppress
from datetime import date, timedelta

from pydantic import ValidationError

from freshlegs.io.errors import Step, format_path
from freshlegs.model.clock import DAY, Clock, NoSuchTimeError, format_clock_time
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord
from freshlegs.rules.settings import expand_setting
from freshlegs.rules.week.hard_run_after_race import HardRunAfterRace
from freshlegs.rules.week.legs_after_race import LegsAfterRace
from freshlegs.scenario.resolve_running import find_running
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.programme_tables import Programme, RaceGoal
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.training.paces import USUAL_PACES
from freshlegs.training.programme.races import MOST_WEEKS, RECOVERIES, Race, Recovery
from freshlegs.training.runs import RACE_STEP

_LONGEST_RACE = 600
"""Minutes."""


def estimate_race_minutes(scenario: ScenarioTable, race: RaceGoal) -> int:
    """Return the minutes of the race in steps of 5, by default from what the runner has run, or could by the level."""
    if race.minutes is not None:
        return race.minutes
    known, usual = find_running(scenario).known, USUAL_PACES[scenario.athlete.run_level]
    minutes = known.predict_minutes(race.kilometres) if known else race.kilometres * usual
    return min(_LONGEST_RACE, -(-int(minutes) // RACE_STEP) * RACE_STEP)


def find_week(day: date, clock: Clock) -> int:
    """Return the number of the week that holds a date; below 1 for one before the programme."""
    return (day - clock.first).days // clock.days + 1


def check_races(scenario: ScenarioTable, programme: Programme, clock: Clock, weeks: int, faults: Faults) -> None:
    """Note what is wrong with each race, and each that shares its week with one before it."""
    there: dict[int, tuple[Step, ...]] = {}
    for steps, race in programme.goals.items():
        number = find_week(race.date, clock)
        if number in there:
            other = programme.goals[there[number]]
            found = f"found {race.date}, in week {number} as {format_path(there[number])} on {other.date}"
            faults.add((*steps, "date"), found, "a week has one race")
        there.setdefault(number, steps)
        _check_race(scenario, race, clock, weeks, steps, faults)


def _check_race(
    scenario: ScenarioTable, race: RaceGoal, clock: Clock, weeks: int, steps: tuple[Step, ...], faults: Faults
) -> None:
    last = clock.first + timedelta(days=weeks * clock.days - 1)
    if race.date < clock.first:
        faults.add((*steps, "date"), f"found {race.date}", f"the programme starts on {clock.first}")
        return
    if race.date > last:
        number = find_week(race.date, clock)
        most = "the longest there is" if weeks == MOST_WEEKS else f"week.weeks = {number} would reach it"
        more = most if number <= MOST_WEEKS or weeks == MOST_WEEKS else f"no programme is longer than {MOST_WEEKS}"
        found = f"found {race.date}, in week {number}"
        faults.add((*steps, "date"), found, f"{format_count(weeks, 'week ends', 'weeks end')} on {last}; {more}")
        return
    minutes = estimate_race_minutes(scenario, race)
    found = f'found "{format_clock_time(race.at)}"'
    try:
        clock.exactly((race.date - clock.first).days, race.at)
    except NoSuchTimeError:
        faults.add((*steps, "at"), found, "the clock change skips this time; choose another")
    if race.at + minutes > DAY:
        faults.add((*steps, "at"), f"{found} for {minutes} min", "allowed: a race ends on its day")


def choose_recoveries(scenario: ScenarioTable) -> tuple[Recovery, ...]:
    """Return what races ask of the days after them, as far as the scenario's rules forbid it.

    What is wrong with a setting is said where the rules of a week are chosen.
    """
    found = list(RECOVERIES)
    for cls in (LegsAfterRace, HardRunAfterRace):
        setting = expand_setting(scenario.rules.get(cls.name, {}))
        with suppress(ValidationError):
            hard = setting.get("weight", "hard") == "hard"
            days = cls.model_validate(setting).days if hard else (0,) * len(found)
            found = [one.with_days(cls.about, count) for one, count in zip(found, days, strict=True)]
    return tuple(found)


def list_goals(programme: Programme) -> list[RaceGoal]:
    """Return the races that are trained for: those of the greatest priority."""
    races = programme.goals.values()
    greatest = min((race.priority for race in races), default="A")
    return [race for race in races if race.priority == greatest]


def list_past_races(scenario: ScenarioTable, before: PlannedRecord | None, clock: Clock) -> list[Race]:
    """Return the races before the programme whose distance is known: its first weeks recover from them."""
    named = scenario.history.sessions if scenario.history else ()
    there = [(done.at.day, done.kilometres, done.length, done.priority == "C") for done in named]
    stored = before.sessions if before else ()
    there += [
        (before.local(one.start).date(), one.kilometres, one.minutes, one.trained_through) for one in stored if before
    ]
    found = {
        day: Race(day, kilometres, "C" if through else "A", minutes)
        for day, kilometres, minutes, through in there
        if kilometres and isinstance(day, date) and day < clock.first
    }
    return [found[day] for day in sorted(found)]
