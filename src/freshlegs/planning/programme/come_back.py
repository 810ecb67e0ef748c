"""How lifts come back after a race, and after a break: days without a lift, planned or because none was logged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from freshlegs.model.kinds import UPPER_GROUPS
from freshlegs.model.session import Session
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.programme.easier_weeks import find_come_back
from freshlegs.training.programme.outline import ProgrammeWeek
from freshlegs.training.programme.races import ComeBack, Easing, describe_easing, name_distance

LiftingDays = Mapping[str, Sequence[tuple[int, date]]]
"""By region, in order, the number of the week and the date of each lift that was done or is still to come."""


def list_lifting_days(weeks: Sequence[PlannedWeek], is_lifted: Callable[[str], bool]) -> LiftingDays:
    """Return when the legs and when the upper body are lifted with, right up to the first week.

    `is_lifted` says of a session, by its id, whether it was done or is still to come.
    """
    start = (0, weeks[0].week.start)
    found: dict[str, list[tuple[int, date]]] = {"legs": [start], "upper": [start]}
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session = placement.session
            if is_lifted(session.id):
                for region in _list_regions(session):
                    found[region].append((one.week.number, _date(one, placement.start)))
    return found


def ease_week(one: PlannedWeek, session: Session | None, days: LiftingDays, *, legs: bool) -> ProgrammeWeek:
    """Return a week as an exercise is done in it: with what its region keeps after a race, and after a break."""
    week = one.week
    if legs and week.legs is not None:
        week = replace(week, lift_volume=week.legs.volume, lift_load=week.legs.load)
    if session is not None and (back := _find_back(one, session)) is not None:
        left = Easing(week.lift_volume, week.lift_load).ease_to(back.legs if legs else back.upper)
        week = replace(week, lift_volume=left.volume, lift_load=left.load, kind="recovery", progresses=False)
    off = _count_days_off(one, session, "legs" if legs else "upper", days)
    return replace(week, comes_back=find_come_back(off))


def _find_back(one: PlannedWeek, session: Session) -> ComeBack | None:
    """Return how a lift comes back that stands after the race of its own week; None for all others."""
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    race = one.week.race
    return one.week.back if there is not None and race is not None and _date(one, there.start) > race.date else None


def note_come_back(one: PlannedWeek, session: Session, days: LiftingDays) -> Iterator[str]:
    """Yield what the card of a lift in the first week after a break says."""
    off = max((_count_days_off(one, session, region, days) for region in _list_regions(session)), default=0)
    if (back := find_come_back(off)) < 100:
        yield f"First week back after {off} days: no more than {back} % of your last weight (our own choice)."
    eased, race = _find_back(one, session), one.week.race
    if eased is not None and race is not None:
        yield f"After the {name_distance(race.kilometres)}: {describe_easing(eased.legs)} (our own choice)."


def _list_regions(session: Session) -> Iterator[str]:
    """Yield what a session lifts with."""
    if "lift" in session.tags:
        yield from ["legs"] if "legs" in session.tags else []
        yield from ["upper"] if session.muscles & UPPER_GROUPS else []


def _count_days_off(one: PlannedWeek, session: Session | None, region: str, days: LiftingDays) -> int:
    """Return the days since the last lift before a week, if at least one whole week lies between; else 0."""
    there = next((p for p in one.outcome.plan.placements if p.session is session), None)
    if there is None:
        return 0
    number, last = [(number, day) for number, day in days[region] if number < one.week.number][-1]
    return (_date(one, there.start) - last).days if one.week.number - number > 1 else 0


def _date(one: PlannedWeek, start: int) -> date:
    return one.task.clock.date_of(one.task.clock.day(start))
