"""From the checked weeks of a club to their records: the coach's, and one for each athlete."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from freshlegs.model.clock import Clock
from freshlegs.model.session import Placement, name_activities
from freshlegs.model.ways import find_ways
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.club_records import (
    ClubAthleteRecord,
    ClubRecord,
    ClubSessionRecord,
    HelpRecord,
    OccupancyRecord,
    ResourceRecord,
    ShortageRecord,
    TogetherRecord,
    WorthRecord,
)
from freshlegs.planning.club.checked_club import AthleteWeek, CheckedClub
from freshlegs.planning.club.club_helps import ClubHelp
from freshlegs.planning.club.members import LeftOut
from freshlegs.planning.club.place_worths import is_shared_out
from freshlegs.planning.record_plan import record_plan
from freshlegs.rules.outcome import Planned
from freshlegs.rules.shared_use import Shortage, Use, count_by_quarter
from freshlegs.scenario.club.read_club import ClubDraft

_MOST_WORTHS = 20
"""Stretches whose worth is recorded."""
_LEAST_WORTH = 0.5
SHARED_NOTE = "It is the best week that fits what your club shares."
"""Note of a week that would cost less if nobody else were there."""


def record_athlete(club: CheckedClub, name: str) -> PlannedRecord:
    """Return the plan.json of an athlete, with no word about the others."""
    week = club.weeks[name]
    best = week.points <= week.alone
    # What nobody can better even alone is proven best; of another week the bound is that of the week alone.
    bound = week.report.penalty if best else min(week.alone, week.report.penalty)
    record = record_plan(week.task, Planned(week.plan, week.report, best, bound))
    return record if best else record.model_copy(update={"notes": (*record.notes, SHARED_NOTE)})


def record_club(
    draft: ClubDraft,
    club: CheckedClub,
    left: Mapping[str, LeftOut],
    helps: Sequence[ClubHelp] = (),
    *,
    told: Mapping[str, PlannedRecord] = MappingProxyType({}),
    may_keep: frozenset[str] = frozenset(),
) -> ClubRecord:
    """Return the coach's view of the weeks of a club.

    `told` are the weeks that athletes were told before; who asks for something else now is not among those who
    `may_keep` them.
    """
    clock = club.terms.clock
    uses = [use for week in club.weeks.values() for use in week.uses]
    points, whole = club.points, club.whole
    return ClubRecord(
        club=draft.table.id,
        title=draft.table.title,
        status="planned" if whole else "short",
        timezone=clock.zone.key,
        start=clock.first,
        days=clock.days,
        proved_best=whole and club.bound >= points,
        points=points if whole else 0,
        bound=club.bound if whole else 0,
        gap=round(100 * (points - club.bound) / points, 2) if whole and points else 0.0,
        alone=sum(week.alone for week in club.weeks.values()),
        athletes=tuple(_mark_change(_record_member(one.id, club, left), told, may_keep) for one in draft.members),
        resources=tuple(
            ResourceRecord.model_construct(
                name=one.name,
                coaches=one.coaches,
                apart=one.keeps_apart,
                occupancy=tuple(
                    OccupancyRecord.model_construct(
                        start=clock.moment(begin),
                        used=used,
                        places=places,
                        athletes=tuple(dict.fromkeys(use.athlete for use in there)),
                    )
                    for begin, used, places, there in count_by_quarter(one, uses)
                ),
            )
            for one in club.terms.resources
        ),
        together=tuple(_record_together(club, clock)),
        shortages=tuple(_record_shortage(one, clock, uses) for one in club.shortages),
        conflicts=tuple(
            ShortageRecord(
                resource=one.short.resource,
                start=clock.moment(one.short.begin),
                end=clock.moment(one.short.end),
                short=one.short.short,
                athletes=one.athletes,
            )
            for one in club.conflicts
        ),
        proven_short=club.proven_short,
        helps=tuple(HelpRecord(change=one.says, points=one.points) for one in helps),
        worths=tuple(_record_worths(club)),
    )


def _record_together(club: CheckedClub, clock: Clock) -> list[TogetherRecord]:
    found = []
    for group in club.terms.together:
        start = club.together.get(group.name)
        there = [
            athlete
            for athlete, session in group.sessions
            if any(p.session.id == session and p.start == start for p in club.weeks[athlete].plan.placements)
        ]
        moment = None if start is None else clock.moment(start)
        found.append(TogetherRecord(name=group.name, start=moment, athletes=tuple(there)))
    return found


def _record_shortage(one: Shortage, clock: Clock, uses: list[Use]) -> ShortageRecord:
    there = [
        use.athlete for use in uses if use.resource == one.resource and use.begin < one.end and one.begin < use.end
    ]
    return ShortageRecord(
        resource=one.resource,
        start=clock.moment(one.begin),
        end=clock.moment(one.end),
        short=one.short,
        athletes=tuple(dict.fromkeys(there)),
    )


def _record_member(name: str, club: CheckedClub, left: Mapping[str, LeftOut]) -> ClubAthleteRecord:
    if name in left:
        out = left[name]
        return ClubAthleteRecord(id=name, status=out.status, faults=out.faults)
    week = club.weeks[name]
    if not club.whole:
        return ClubAthleteRecord(id=name, name=week.task.athlete, status="undecided", alone=week.alone)
    ways = find_ways(week.task, week.plan)
    return ClubAthleteRecord(
        id=name,
        name=week.task.athlete,
        status="planned",
        points=week.report.penalty,
        without=week.without,
        alone=week.alone,
        moved=week.points > week.alone,
        load=sum(p.session.minutes for p in week.plan.placements),
        plan=f"{name}/plan.json",
        sessions=tuple(
            _record_session(name, club, week, p, ways[p.session.id].place if p.session.id in ways else "")
            for p in week.plan.placements
        ),
    )


def _mark_change(
    one: ClubAthleteRecord, told: Mapping[str, PlannedRecord], may_keep: frozenset[str]
) -> ClubAthleteRecord:
    """Return an athlete's record that says whether the week is another one than was told."""
    if one.id not in told or one.status != "planned":
        return one
    before = [(session.id, session.start, session.end) for session in told[one.id].sessions]
    now = [(session.id, session.start, session.end) for session in one.sessions]
    return one.model_copy(update={"changed": before != now, "asked": one.id not in may_keep})


def _record_worths(club: CheckedClub) -> Iterator[WorthRecord]:
    """Yield what places more are worth, to a tenth, the most worth first; what is worth next to nothing is left out."""
    clock = club.terms.clock
    for one in club.worths[:_MOST_WORTHS]:
        if is_shared_out(club.terms, one.resource) and (worth := round(one.worth, 1)) >= _LEAST_WORTH:
            begin, end = clock.moment(one.begin), clock.moment(one.end)
            yield WorthRecord(resource=one.resource, start=begin, end=end, worth=worth)


def _record_session(
    name: str, club: CheckedClub, week: AthleteWeek, placement: Placement, place: str
) -> ClubSessionRecord:
    session, clock = placement.session, week.task.clock
    coaches = {one.name for one in club.terms.resources if one.coaches}
    has = [use.resource for use in week.uses if use.session == session.id]
    together = next(
        (
            group.name
            for group in club.terms.together
            if (name, session.id) in group.sessions and club.together.get(group.name) == placement.start
        ),
        "",
    )
    return ClubSessionRecord(
        id=session.id,
        kind=session.kind,
        title=name_activities([session]).get(session.name, ""),
        start=clock.moment(placement.start),
        end=clock.moment(placement.end),
        place=place,
        resources=tuple(has),
        lacks=tuple(use.resource for use in week.lacks if use.session == session.id),
        coached=not coaches.isdisjoint(has),
        together=together,
    )
