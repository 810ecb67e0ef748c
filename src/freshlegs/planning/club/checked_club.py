"""The weeks that were chosen for a club, checked without the solver: each by its own rules, all by what they share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from freshlegs.io.errors import InternalError
from freshlegs.model.plan import Plan
from freshlegs.model.shared import ClubTerms
from freshlegs.planning.club.best_club import ClubChoice, ClubSearch, ClubShortage
from freshlegs.planning.club.club_rows import ClubColumn, ClubRows
from freshlegs.planning.club.place_worths import PlaceWorth, list_place_worths
from freshlegs.rules.outcome import Report
from freshlegs.rules.shared_use import Shortage, Use, find_scattered, find_shortages, list_needs
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week


@dataclass(frozen=True, slots=True)
class AthleteWeek:
    """One athlete's week in the club."""

    task: Task
    plan: Plan
    report: Report
    without: int  #: Points for going without
    alone: int  #: What the week would cost alone
    #: What sessions take of resources, and what they would have liked to
    uses: tuple[Use, ...]
    lacks: tuple[Use, ...]

    @property
    def points(self) -> int:
        """What the week costs the club."""
        return self.report.penalty + self.without


@dataclass(frozen=True, slots=True)
class Conflict:
    """Too few places, and who would be there, if everybody trained as they would alone."""

    short: Shortage
    athletes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedClub:
    """The weeks of a club, or those of which something is lacking."""

    terms: ClubTerms
    weeks: Mapping[str, AthleteWeek]
    bound: int
    shortages: tuple[Shortage, ...] = ()
    conflicts: tuple[Conflict, ...] = ()  #: What the weeks solve
    proven_short: bool = False
    together: Mapping[str, int] = field(default_factory=dict)  #: By name the start of what is done together
    worths: tuple[PlaceWorth, ...] = ()  #: What places more would be worth, the most worth first

    @property
    def whole(self) -> bool:
        """Whether all weeks fit together."""
        return not self.shortages and len(self.together) == len(self.terms.together)

    @property
    def points(self) -> int:
        """What all weeks cost together."""
        return sum(week.points for week in self.weeks.values())


def check_club(
    rows: ClubRows, tasks: Mapping[str, Task], found: ClubChoice | ClubShortage, search: ClubSearch
) -> CheckedClub:
    """Return the weeks that were found, checked; raises InternalError where solver and checker disagree."""
    by_group = {one.column.group: one for one in found.chosen}
    weeks = {
        name: _check_week(rows, index, tasks[name], by_group[index], search.alone[name])
        for index, name in enumerate(rows.names)
    }
    terms = rows.terms
    plans = {name: week.plan for name, week in weeks.items()}
    shortages = find_shortages(terms, [use for week in weeks.values() for use in week.uses])
    scattered = find_scattered(terms, plans)
    together = {
        group.name: by_group[len(rows.names) + index].start
        for index, group in enumerate(rows.together)
        if group.name not in scattered
    }
    worths = list_place_worths(rows, search.prices)
    if isinstance(found, ClubChoice):
        changes = sum(one.change for one in found.chosen)
        cost = sum(week.points for week in weeks.values()) + changes
        # What no start suits was not asked for.
        asked = {group.name for group in rows.together}
        apart = asked.intersection(scattered)
        if shortages or apart or cost != found.cost or found.bound > cost:
            raise InternalError(
                f"solver and checker disagree on the club: {found.cost} points against {cost}, at least {found.bound}, "
                f"{len(shortages)} times too few places, {len(apart)} times not together. No plan is shown."
            )
        # The bound also counts those who are told another week.
        missing, bound = len(asked) < len(terms.together), max(0, found.bound - changes)
        conflicts = _find_conflicts(rows, tasks, search.first)
        return CheckedClub(
            terms, weeks, bound, conflicts=conflicts, proven_short=missing, together=together, worths=worths
        )
    return CheckedClub(terms, weeks, 0, shortages, proven_short=found.proven, together=together, worths=worths)


def _find_conflicts(rows: ClubRows, tasks: Mapping[str, Task], alone: Iterable[ClubColumn]) -> tuple[Conflict, ...]:
    """Return where the weeks that are best alone would not fit together."""
    uses = []
    for one in alone:
        if one.plan is not None:
            name, lacking = rows.names[one.column.group], _list_lacking(rows, one)
            needs = list_needs(rows.terms, name, tasks[name], one.plan)
            uses += [use for resource, use in needs if (resource.name, use.session) not in lacking]
    return tuple(
        Conflict(short, tuple(dict.fromkeys(use.athlete for use in uses if _is_there(use, short))))
        for short in find_shortages(rows.terms, uses)
    )


def _is_there(use: Use, short: Shortage) -> bool:
    return use.resource == short.resource and use.begin < short.end and short.begin < use.end


def _list_lacking(rows: ClubRows, one: ClubColumn) -> set[tuple[str, str]]:
    """Return the resources that sessions of a week go without, by name, with the sessions."""
    return {
        (rows.terms.resources[index].name, session)
        for session, place in one.places.items()
        for index, has in place.has.items()
        if not has
    }


def _check_week(rows: ClubRows, group: int, task: Task, one: ClubColumn, alone: int) -> AthleteWeek:
    if one.plan is None:
        raise AssertionError("an athlete's column is a week")
    report = verify_week(task, one.plan)
    name = rows.names[group]
    lacking = _list_lacking(rows, one)
    uses, lacks, without = [], [], 0
    for resource, use in list_needs(rows.terms, name, task, one.plan):
        if (resource.name, use.session) in lacking:
            lacks.append(use)
            without += resource.unmet or 0
        else:
            uses.append(use)
    if report.broken or report.penalty != one.penalty:
        rules = ", ".join(sorted({entry.rule.name for entry in report.broken})) or "none"
        raise InternalError(
            f"solver and checker disagree on the week of {name}: {one.penalty} points against {report.penalty}, "
            f"hard rules broken: {rules}. No plan is shown."
        )
    return AthleteWeek(task, one.plan, report, without, alone, tuple(uses), tuple(lacks))
