"""What a replan costs, and what it changes in the weeks behind its own, in sentences."""

from collections.abc import Iterable, Iterator
from datetime import date

from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent
from freshlegs.model.kinds import KINDS
from freshlegs.model.wording import format_count, join_numbers, join_words
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planning.pin_prices import PinPrice
from freshlegs.report.phrases import format_moment, name_session, title_session
from freshlegs.report.week_notes import describe_replan
from freshlegs.written.session_text import format_handle


def describe_costs(before: int, after: int, planned: int, prices: Iterable[PinPrice]) -> Iterator[str]:
    """Yield the price of each new pin, and what the week costs after a replan and cost before, in points.

    Its plan may say that it costs otherwise: what is done since costs nothing any more, for example.
    """
    for price in prices:
        name = price.session.name
        release = f"--release {format_handle(name)} lets it go"
        yield f"{name} stays on {price.when}, where you put it: {_say_points(price.points)}; {release}"
    if before != after:
        told = "" if before == planned else f", counted as it stands now; {planned} as it was planned"
        yield f"The week costs {format_count(after, 'point')}, and {before} before{told}"


def _say_points(points: int | None) -> str:
    if points is None:
        return "what it costs was not found"
    if points <= 0:
        return "it costs nothing"
    return f"that costs {format_count(points, 'point')} more than its best place"


def describe_later_weeks(before: PlannedRecord, after: PlannedRecord, replanned: date) -> Iterator[str]:
    """Yield what a replan has changed in the weeks behind its own, which starts on the day `replanned`."""
    found = [*_list_later(before, after, replanned)]
    others = [week.week for week, changes in found if not changes]
    for week, changes in found:
        if changes:
            yield f"Week {week.week}, from {format_date(week.start)}: {'; '.join(changes)}"
    if others:
        yield f"Other weights in the lifts of week{'s' if len(others) > 1 else ''} {join_numbers(others)}"


def summarize_later_weeks(before: PlannedRecord, after: PlannedRecord, replanned: date) -> Iterator[str]:
    """Yield in which weeks behind its own a replan has changed something; nothing where it has in none."""
    if numbers := [week.week for week, _ in _list_later(before, after, replanned)]:
        some = f"Week {numbers[0]} changes" if len(numbers) == 1 else f"Weeks {join_numbers(numbers)} change"
        yield f"{some} too."


def _list_later(before: PlannedRecord, after: PlannedRecord, replanned: date) -> Iterator[tuple[WeekRecord, list[str]]]:
    """Yield the later weeks that are others, each with its changes; without any where only weights are others."""
    for week in after.weeks:
        if week.start <= replanned:
            continue
        old, new = ({one.id: one for one in plan.sessions if _is_in(plan, week, one)} for plan in (before, after))
        changes = [*_list_places(before, after, old, new), *_list_minutes(old, new)]
        if changes or _list_weights(old) != _list_weights(new):
            yield week, changes


def describe_told(week: PlannedRecord) -> Iterator[str]:
    """Yield what a replan has changed in its own week: how much, and each change."""
    head, *changes = (*describe_replan(week),) or ("",)
    yield from filter(None, (head, *(f"{line}." for line in changes)))


_Sessions = dict[str, SessionRecord]


def _is_in(plan: PlannedRecord, week: WeekRecord, session: SessionRecord) -> bool:
    return 0 <= (plan.local(session.start).date() - week.start).days < week.days


def _list_places(before: PlannedRecord, after: PlannedRecord, old: _Sessions, new: _Sessions) -> Iterator[str]:
    for name, one in new.items():
        when = format_moment(after, one.start)
        if name not in old:
            yield f"{title_session(after, one)} is new, {when}"
        elif one.start != old[name].start:
            yield f"{title_session(after, one)} moves to {when}"
    gone = [name_session(before, name) for name in old if name not in new]
    if gone:
        yield f"{join_words(gone)} {'are' if len(gone) > 1 else 'is'} left out"


def _list_minutes(old: _Sessions, new: _Sessions) -> Iterator[str]:
    """Yield the running minutes of a week, races aside, where they are others."""
    was, now = (sum(one.minutes for one in there.values() if _is_run(one)) for there in (old, new))
    if was != now:
        yield f"{now} min of running, and {was} before"


def _is_run(session: SessionRecord) -> bool:
    return KINDS[session.kind].family == "run" and session.kind != "race"


def _list_weights(sessions: _Sessions) -> dict[str, tuple[object, ...]]:
    return {name: one.content.exercises for name, one in sessions.items() if isinstance(one.content, LiftContent)}
