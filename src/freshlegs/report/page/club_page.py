"""A club as one HTML page for the coach: who trains when, what is used by whom, and what sharing costs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_date
from freshlegs.model.kinds import Kind
from freshlegs.model.wording import format_count, format_hours, join_words
from freshlegs.planfile.club_records import ClubAthleteRecord, ClubRecord, OccupancyRecord, ResourceRecord
from freshlegs.report.club_text import (
    describe_club_proof,
    describe_shortage,
    list_helps,
    list_worths,
    name_athlete,
    title_club_session,
)
from freshlegs.report.page.palette import choose_inks
from freshlegs.report.page.templating import render_template


@dataclass(frozen=True, slots=True)
class ClubChip:
    """A session in the table of the week."""

    title: str
    kind: Kind
    times: str
    notes: tuple[str, ...]  #: "coached", "with others: Saturday run", "without the coach"


@dataclass(frozen=True, slots=True)
class AthleteRow:
    """An athlete in the tables."""

    name: str
    days: tuple[tuple[ClubChip, ...], ...]
    load: str
    part: float  #: Of the longest training, in per cent
    sessions: int
    points: int  #: With what is counted for going without
    more: int  #: Points more than alone
    without: int
    page: str  #: Address of the athlete's own page


@dataclass(frozen=True, slots=True)
class HeatCell:
    """An hour of a day at a resource."""

    used: int  #: The most that are there at once
    places: int  #: The fewest that there are
    athletes: tuple[str, ...]

    @property
    def part(self) -> float:
        """How full it is, in per cent."""
        return 100 * min(1.0, self.used / self.places) if self.places else 100.0

    @property
    def full(self) -> bool:
        """Whether nobody else has room."""
        return self.used >= self.places


@dataclass(frozen=True, slots=True)
class HeatMap:
    """How full a resource is, by day and hour."""

    name: str
    hours: tuple[int, ...]
    rows: tuple[tuple[str, tuple[HeatCell | None, ...]], ...]  #: Days that it is open; None where it is closed
    there: tuple[tuple[str, str], ...]  #: Hours in use, and who is there


def render_club_page(record: ClubRecord, changes: Sequence[str] | None = None) -> str:
    """Return the page; `changes` says what is otherwise than in the week before, None where there was none."""
    zone = ZoneInfo(record.timezone)
    days = tuple(record.start + timedelta(days=number) for number in range(record.days))
    planned = [one for one in record.athletes if one.status == "planned"]
    untold = {one.name for one in record.resources if one.coaches or one.apart}
    shared = [one for one in record.resources if not one.apart]
    return render_template(
        "club.html",
        title=to_one_line(record.title or record.club),
        span=f"{record.days} days from {format_date(record.start)} {record.start.year}",
        record=record,
        planned=record.status == "planned",
        verdict=_describe_points(record),
        proof=describe_club_proof(record) if record.status == "planned" else "",
        facts=list(_list_facts(record, planned)) if planned else [],
        days=[format_date(day) for day in days],
        rows=list(_list_rows(planned, days, zone, untold)),
        inks=choose_inks({session.kind for one in planned for session in one.sessions}),
        maps=[_draw_map(record, one, days, zone) for one in shared],
        together=list(_list_together(record, zone)),
        short=[describe_shortage(record, one) for one in record.shortages],
        solved=[describe_shortage(record, one) for one in record.conflicts],
        helps=[*map(to_one_line, list_helps(record))],
        worths=[*map(to_one_line, list_worths(record))],
        left=[f"{name_athlete(record, one.id)}: {'; '.join(one.faults)}" for one in record.athletes if one.faults],
        notes=record.notes,
        changes=changes,
    )


def _describe_points(record: ClubRecord) -> str:
    if record.status != "planned":
        return "There is not enough for all." if record.proven_short else "No weeks were found that fit together."
    more = record.points - record.alone
    return f"{format_count(record.points, 'point')} in all, " + (
        f"{more} more than if nobody shared anything." if more else "no more than if nobody shared anything."
    )


def _list_facts(record: ClubRecord, planned: Sequence[ClubAthleteRecord]) -> Iterator[str]:
    yield format_count(len(planned), "athlete")
    yield format_count(sum(len(one.sessions) for one in planned), "session")
    yield f"{format_hours(sum(one.load for one in planned))} of training"
    coached = sum(session.coached for one in planned for session in one.sessions)
    if coached:
        yield f"{format_count(coached, 'session')} coached"
    if record.conflicts:
        yield f"{format_count(len(record.conflicts), 'conflict')} solved"


def _list_rows(
    planned: Sequence[ClubAthleteRecord], days: Sequence[date], zone: ZoneInfo, untold: Collection[str]
) -> Iterator[AthleteRow]:
    """Yield a row for each athlete; of some resources is not said that a session uses them."""
    longest = max((one.load for one in planned), default=0) or 1
    names = [one.name for one in planned]
    for one in planned:
        points = one.points + one.without
        yield AthleteRow(
            to_one_line(one.name if one.name and names.count(one.name) == 1 else one.id),
            tuple(tuple(_list_chips(one, day, zone, untold)) for day in days),
            format_hours(one.load),
            100 * one.load / longest,
            len(one.sessions),
            points,
            points - one.alone,
            one.without,
            f"{one.plan.rpartition('/')[0]}/week.html" if one.plan else "",
        )


def _list_chips(one: ClubAthleteRecord, day: date, zone: ZoneInfo, untold: Collection[str]) -> Iterator[ClubChip]:
    for session in sorted(one.sessions, key=lambda session: (session.start, session.id)):
        start, end = session.start.astimezone(zone), session.end.astimezone(zone)
        if start.date() != day:
            continue
        notes = (
            *([session.place] if session.place else []),
            *(name for name in session.resources if name not in untold),
            *(["coached"] if session.coached else []),
            *([f"together: {session.together}"] if session.together else []),
            *(f"without {name}" for name in session.lacks),
        )
        times = f"{start:%H:%M}\N{EN DASH}{end:%H:%M}"
        yield ClubChip(
            to_one_line(title_club_session(one, session)), session.kind, times, tuple(map(to_one_line, notes))
        )


def _draw_map(record: ClubRecord, one: ResourceRecord, days: Sequence[date], zone: ZoneInfo) -> HeatMap:
    cells: dict[tuple[date, int], list[OccupancyRecord]] = {}
    for quarter in one.occupancy:
        begin = quarter.start.astimezone(zone)
        cells.setdefault((begin.date(), begin.hour), []).append(quarter)
    hours = tuple(sorted({hour for _, hour in cells}))
    rows = tuple(
        (format_date(day), tuple(_merge(record, cells.get((day, hour), ())) for hour in hours))
        for day in days
        if any((day, hour) in cells for hour in hours)
    )
    there = [
        (f"{format_date(day)} {hour:02}:00", join_words(cell.athletes))
        for (day, hour), quarters in sorted(cells.items())
        if (cell := _merge(record, quarters)) is not None and cell.athletes
    ]
    return HeatMap(to_one_line(one.name), hours, rows, tuple(there))


def _merge(record: ClubRecord, quarters: Iterable[OccupancyRecord]) -> HeatCell | None:
    """Return an hour: the most that are there, and the fewest places; None where it is closed."""
    known = list(quarters)
    if not known:
        return None
    names = dict.fromkeys(name_athlete(record, name) for quarter in known for name in quarter.athletes)
    return HeatCell(max(one.used for one in known), min(one.places for one in known), tuple(map(to_one_line, names)))


def _list_together(record: ClubRecord, zone: ZoneInfo) -> Iterator[str]:
    for one in record.together:
        who = join_words([name_athlete(record, name) for name in one.athletes])
        if one.start is not None:
            yield to_one_line(f"{one.name}: {_say_moment(one.start.astimezone(zone))}, {who}")


def _say_moment(moment: datetime) -> str:
    return f"{format_date(moment.date())} {moment:%H:%M}"
