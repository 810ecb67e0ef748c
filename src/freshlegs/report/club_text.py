"""A club's weeks for the terminal: how good they are, who trains when, and what is short."""

from collections.abc import Iterator
from datetime import datetime

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import WEEKDAYS, format_date
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_count, format_hours, join_words
from freshlegs.planfile.club_records import (
    ClubAthleteRecord,
    ClubRecord,
    ClubSessionRecord,
    ResourceRecord,
    ShortageRecord,
)
from freshlegs.report.layout import ListEntry, build_section, list_dashed, render_text
from freshlegs.report.phrases import format_title

_MOST_WORTHS = 3
"""Stretches whose worth is said."""


def render_club(record: ClubRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return a club's weeks, or what it is short of, for a width in columns."""
    first = format_date(record.start)
    parts: list[RenderableType] = [
        Text.assemble(
            (to_one_line(record.title or record.club), "bold"), f": {record.days} days from {first} {record.start.year}"
        ),
        "",
    ]
    if record.status == "planned":
        parts += [_build_athletes(record)]
        coaches = [one.name for one in record.resources if one.coaches]
        if any(session.coached for one in record.athletes for session in one.sessions):
            parts.append(Text(f"* with {to_one_line(join_words(coaches))}", style="dim"))
        parts += ["", *_build_proof(record)]
        parts += build_section("Together", list_dashed(_list_together(record)))
        parts += build_section("Shared", list_dashed(_list_resources(record)))
        parts += build_section("Where places are dear", list_dashed(list_worths(record)))
        parts += build_section("What would save most", list_dashed(list_helps(record)))
        parts += build_section("Who pays more than alone", list_dashed(_list_moved(record)))
        parts += build_section("Since the last plan", list_dashed(_list_changes(record)))
    else:
        parts += _build_shortage(record)
    left = [ListEntry("-", Text(line)) for line in _list_left(record)]
    parts += build_section("Without a week", left)
    parts += build_section("Notes", list_dashed(record.notes))
    return render_text(*parts, width=width, colour=colour)


def describe_club_proof(record: ClubRecord) -> str:
    """Return how good the weeks of a club are known to be."""
    if record.proved_best:
        return "Proven best: no weeks of the club cost less in sum."
    saving = format_count(record.points - record.bound, "point")
    return f"Best found, not proven: cheaper weeks could save {saving} at most, {record.gap:g} % of all."


def describe_shortage(record: ClubRecord, one: ShortageRecord) -> str:
    """Return where a resource has too few places: "Tue 18:00 to 19:30: 2 places too few at the rack"."""
    begin, end = one.start, one.end
    day = format_date(begin.date())
    who = to_one_line(join_words([name_athlete(record, name) for name in one.athletes]))
    span = f"{day} {begin:%H:%M} to {end:%H:%M}"
    if any(resource.apart and resource.name == one.resource for resource in record.resources):
        return f"{span}: {who} at once, against {to_one_line(one.resource)}"
    return f"{span}: {format_count(one.short, 'place')} too few at {to_one_line(one.resource)} for {who}"


def list_shortages(record: ClubRecord) -> Iterator[str]:
    """Yield where there is too little: "Tue 1 Dec 18:00 to 19:30: 2 places too few at the rack"."""
    runs: list[list[ShortageRecord]] = []
    for one in record.shortages:
        if runs and (runs[-1][-1].resource, runs[-1][-1].end) == (one.resource, one.start):
            runs[-1].append(one)
        else:
            runs.append([one])
    coaches = {one.name for one in record.resources if one.coaches}
    apart = {one.name for one in record.resources if one.apart}
    for run in runs:
        least, most = min(one.short for one in run), max(one.short for one in run)
        count = f"up to {most}" if least < most else str(most)
        what = "places" if most > 1 else "place"
        begin, end, name = run[0].start, run[-1].end, run[0].resource
        when = f"{format_date(begin.date())} {begin:%H:%M} to {end:%H:%M}"
        if name in apart:
            who = dict.fromkeys(athlete for one in run for athlete in one.athletes)
            yield f"{when}: {join_words([name_athlete(record, one) for one in who])} at once"
        else:
            yield (
                f"{when}: {count} too many for {name}"
                if name in coaches
                else f"{when}: {count} {what} too few at {name}"
            )


def list_worths(record: ClubRecord) -> Iterator[str]:
    """Yield where one more place is worth most: "rack, Tue 1 Dec 17:30 to 19:00: it saves up to 14 points"."""
    for one in record.worths[:_MOST_WORTHS]:
        when = f"{format_date(one.start.date())} {one.start:%H:%M} to {one.end:%H:%M}"
        amount = max(1, round(one.worth))
        if record.status == "planned":
            saves = f"one more place saves up to {format_count(amount, 'point')}"
        else:
            saves = f"one more place spares up to {amount} of the minutes that are lacking"
        yield f"{one.resource}, {when}: {saves}"


def list_helps(record: ClubRecord) -> Iterator[str]:
    """Yield what would help, and what the club then costs."""
    for one in record.helps:
        then = f"then {format_count(one.points, 'point')} in all"
        less = format_count(record.points - one.points, "point")
        yield f"{one.change}: {less} less ({then})" if record.status == "planned" else f"{one.change} ({then})"


def _build_athletes(record: ClubRecord) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head, justify in (
        ("Athlete", "left"),
        ("Points", "right"),
        ("alone", "right"),
        ("Training", "right"),
        ("Lifts at", "left"),
    ):
        table.add_column(head, justify=justify)  # type: ignore[arg-type]
    for one in record.athletes:
        if one.status == "planned":
            lifts = ", ".join(
                f"{_say_start(session.start)}{'*' if session.coached else ''}"
                for session in one.sessions
                if KINDS[session.kind].family == "lift"
            )
            total = one.points + one.without
            table.add_row(to_one_line(one.name or one.id), str(total), str(one.alone), format_hours(one.load), lifts)
    return table


def _build_proof(record: ClubRecord) -> list[RenderableType]:
    more = record.points - record.alone
    said = f"All together cost {format_count(record.points, 'point')}"
    said += f", {more} more than if nobody shared anything." if more else ", no more than if nobody shared anything."
    style = "green" if record.proved_best else "yellow"
    fair = [Text(_describe_fairness(record))] if record.fair is not None else []
    return [Text(said, style="bold"), Text(describe_club_proof(record), style=style), *fair]


def _describe_fairness(record: ClubRecord) -> str:
    if not record.fair:
        return "Nobody pays more than alone."
    said = f"Nobody pays more than {format_count(record.fair, 'point')} beyond the best week alone."
    return said if record.fair_proven else f"{said} It is not proven that it can't be less."


def _list_together(record: ClubRecord) -> Iterator[str]:
    for one in record.together:
        if one.start is not None:
            who = join_words([name_athlete(record, name) for name in one.athletes])
            yield f"{one.name}: {format_date(one.start.date())} {one.start:%H:%M}, {who}"


def _list_resources(record: ClubRecord) -> Iterator[str]:
    for one in record.resources:
        if not one.apart:
            yield f"{one.name}: {_describe_fullness(one)}"


def _describe_fullness(one: ResourceRecord) -> str:
    used = [quarter for quarter in one.occupancy if quarter.used]
    if not used:
        return "nobody needs it"
    full = [quarter for quarter in used if quarter.used >= quarter.places]
    hours = format_hours(15 * len(used))
    if len(full) == len(used):
        return f"in use for {hours}, and full all that time"
    return f"in use for {hours}" + (f", full for {format_hours(15 * len(full))} of them" if full else ", never full")


def _list_moved(record: ClubRecord) -> Iterator[str]:
    for one in record.athletes:
        more = one.points + one.without - one.alone
        if one.status == "planned" and more > 0:
            yield f"{name_athlete(record, one.id)}: {format_count(more, 'point')} more"


def _list_changes(record: ClubRecord) -> Iterator[str]:
    """Yield whose week is another one than was told, and whether that is for others."""
    told = [one for one in record.athletes if one.changed is not None]
    own = [name_athlete(record, one.id) for one in told if one.changed and one.asked]
    moved = [name_athlete(record, one.id) for one in told if one.changed and not one.asked]
    stay = [one for one in told if not one.changed]
    if own:
        yield f"{join_words(own)}: another week, as {'the scenario asks' if len(own) == 1 else 'their scenarios ask'}"
    if moved:
        yield f"{join_words(moved)}: another week, so that all fit together"
    if stay:
        count = format_count(len(stay), "athlete keeps the week as it was", "athletes keep their weeks as they were")
        yield count if own or moved else f"nothing changes: {count}"


def _build_shortage(record: ClubRecord) -> list[RenderableType]:
    if record.fairest is not None:
        asked, least = format_count(record.fair or 0, "point"), format_count(record.fairest, "point")
        fewest = "At the fairest it is" if record.fair_proven else "The fairest that was found is"
        start = "There are no weeks" if record.proven_short else "No weeks were found"
        head = f"{start} in which nobody pays more than {asked} beyond the best week alone."
        return [Text(head, style="bold red"), Text(f"{fewest} {least}: --fair {record.fairest}")]
    apart = [f"{one.name}: no start suits enough of them" for one in record.together if one.start is None]
    if apart and not record.shortages:
        return build_section("Not all that is to be done together can be", list_dashed(apart))[1:]
    head = "There is not enough for all" if record.proven_short else "No weeks were found that fit together"
    parts: list[RenderableType] = [Text(f"{head}.", style="bold red")]
    parts += build_section("At the least this is lacking", list_dashed(list_shortages(record)))
    parts += build_section("Where one more place would help most", list_dashed(list_worths(record)))
    parts += build_section("Each of these alone makes it possible", list_dashed(list_helps(record)))
    return parts


def _list_left(record: ClubRecord) -> Iterator[str]:
    for one in record.athletes:
        if one.faults:
            yield f"{to_one_line(one.id)}: {to_one_line('; '.join(one.faults))}"


def _say_start(start: datetime) -> str:
    return f"{WEEKDAYS[start.weekday()].title()} {start:%H:%M}"


def title_club_session(athlete: ClubAthleteRecord, session: ClubSessionRecord) -> str:
    """Return what people call a session of an athlete: "Tempo", "Full body 2", or what the athlete calls it."""
    if session.title:
        return session.title
    several = sum(one.kind == session.kind for one in athlete.sessions) > 1
    return format_title(session.kind, session.id.rsplit("/", 1)[-1], several=several)


def name_athlete(record: ClubRecord, name: str) -> str:
    """Return what people call an athlete: the name, where it is not somebody else's too."""
    named = [one.name for one in record.athletes]
    found: ClubAthleteRecord | None = next((one for one in record.athletes if one.id == name), None)
    return found.name if found is not None and found.name and named.count(found.name) == 1 else name
