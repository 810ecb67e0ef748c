"""What an athlete trains for, and in which weeks: up to a race, or so many as they say."""

from dataclasses import dataclass
from datetime import date, timedelta

from freshlegs.io.errors import NotUnderstoodError
from freshlegs.model.clock import format_date
from freshlegs.model.wording import format_count
from freshlegs.training.programme.outline import USUAL_WEEKS
from freshlegs.training.programme.races import MOST_WEEKS
from freshlegs.written.day_text import is_nothing
from freshlegs.written.race_text import WrittenRace, WrittenWeeks, has_distance, parse_race, parse_weeks

GOAL_EXAMPLE = 'write a race, such as "half on 4 Apr 2027", or weeks, such as "8 weeks" or "8 weeks from 7 Dec"'


@dataclass(frozen=True, slots=True)
class Goal:
    """A span of weeks, with the race that they lead to if there is one."""

    weeks: int
    start: date | None  #: The first day; None for a single week that begins on whichever Monday comes next
    race: WrittenRace | None = None


ONE_WEEK = Goal(1, None)
"""A week that repeats."""


def find_next_monday(today: date) -> date:
    """Return the next Monday from a day on: who asks on a Monday may begin on it."""
    return today + timedelta(days=-today.weekday() % 7)


def format_weeks(weeks: int, start: date) -> str:
    """Return a span of weeks as `parse_goal` understands it: "4 weeks from Mon 30 Nov 2026"."""
    return f"{format_count(weeks, 'week')} from {format_date(start)} {start.year}"


def parse_goal(said: str, today: date) -> Goal:
    """Return the weeks that an answer asks for, or those up to the race that it names.

    Raises NotUnderstoodError.
    """
    if has_distance(said):
        return plan_up_to(parse_race(said, today), today)
    if is_nothing(said):
        return Goal(USUAL_WEEKS, find_next_monday(today))
    try:
        told = parse_weeks(said, today)
    except NotUnderstoodError as error:
        raise NotUnderstoodError(error.found, GOAL_EXAMPLE) from None
    weeks = _check_number(USUAL_WEEKS if told.weeks is None else told.weeks)
    usual = None if weeks == 1 else find_next_monday(today)
    return Goal(weeks, usual if told.start is None else _check_start(told.start, today))


def plan_up_to(race: WrittenRace, today: date) -> Goal:
    """Return all weeks from the next Monday up to a race, or the last ones where that are too many.

    Raises NotUnderstoodError where it comes too soon.
    """
    monday = find_next_monday(today)
    if race.date < monday:
        first = f"the first week starts on {format_date(monday)}"
        first += f"; if it is next year's, write {_find_next_year(race.date)}" if race.date < today else ""
        raise NotUnderstoodError(f"the race is on {format_date(race.date)} {race.date.year}", first)
    weeks = min(_count_weeks(monday, race.date), MOST_WEEKS)
    return Goal(weeks, _find_start(race.date, weeks), race)


def parse_weeks_to_race(said: str, race: WrittenRace, today: date) -> Goal:
    """Return the weeks up to a race as an answer has them; raises NotUnderstoodError where they can't be."""
    told: WrittenWeeks = parse_weeks(said, today)
    weeks, start = told
    if start is not None:
        _check_start(start, today)
        there = _check_number(_count_weeks(start, race.date))
        if weeks not in (None, there):
            found = f"from {format_date(start)} the race is in week {there}"
            raise NotUnderstoodError(found, f'write "{there} weeks", or only the day that the first begins on')
        return Goal(there, start, race)
    weeks = _check_number(weeks or 0)
    start = _find_start(race.date, weeks)
    if start < today - timedelta(days=today.weekday()):
        most = _count_weeks(find_next_monday(today), race.date)
        raise NotUnderstoodError(
            f"found {format_count(weeks, 'week')}", f"from Monday on there are {most} up to the race"
        )
    return Goal(weeks, start, race)


def _count_weeks(start: date, race: date) -> int:
    """Return in which week from a day on a race is."""
    return (race - start).days // 7 + 1


def _find_start(race: date, weeks: int) -> date:
    """Return the Monday from which so many weeks end with that of a race."""
    return race - timedelta(days=race.weekday(), weeks=weeks - 1)


def _check_number(weeks: int) -> int:
    if not 1 <= weeks <= MOST_WEEKS:
        raise NotUnderstoodError(f"found {weeks} weeks", f"a programme has 1 to {MOST_WEEKS}")
    return weeks


def _find_next_year(day: date) -> date:
    """Return the same date of the year after; of 29 February the day before."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _check_start(start: date, today: date) -> date:
    """Return a first day that is not of a week before this one: nobody trains in the past."""
    if start < today - timedelta(days=today.weekday()):
        found = f"{format_date(start)} {start.year} is before this week"
        raise NotUnderstoodError(
            found, f"write a day to come, such as Monday, or next year's, {_find_next_year(start)}"
        )
    return start
