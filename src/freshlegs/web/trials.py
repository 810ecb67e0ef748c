"""A change that is tried: planned as accepting it plans it, beside the week as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from freshlegs.io.errors import Fault
from freshlegs.io.files import hash_path, name_source, note_reading
from freshlegs.io.text import to_one_line
from freshlegs.model.wording import format_count, join_numbers
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.batch import DraftResult, Refused, Tried
from freshlegs.planning.comparison import Comparison, compare_result
from freshlegs.planning.display import Display
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.planning.variants import Variant, list_dates
from freshlegs.report.phrases import title_session
from freshlegs.report.whatif_text import say_unseen, tell_variant
from freshlegs.rules.outcome import Planned
from freshlegs.web.questions import OpenedFiles, PlanReply, is_at_hand, keep_start, open_plan, plan_opened

_AS_IT_IS = "As it is"
"""What the page calls the week without the change."""


@dataclass(frozen=True, slots=True)
class VariantOrder:
    """A change that is tried."""

    files: OpenedFiles
    variant: Variant


@dataclass(frozen=True, slots=True)
class VariantReply:
    """What accepting a change comes to, beside the week as it is; of a programme one of its weeks."""

    status: str  #: "planned", "impossible" or "undecided"
    baseline: Comparison
    comparison: Comparison
    text: tuple[str, ...]  #: What it changes, in sentences
    week: PlannedRecord | None = None  #: The week that it comes to; None where there is none
    before: PlannedRecord | None = None  #: The same week as it is
    penalty: int | None = None  #: Of all weeks
    change: int | None = None  #: Points more, in all weeks
    number: int | None = None  #: Of the week, where it is one of a programme


@dataclass(frozen=True, slots=True)
class _Stand:
    """A week, or one of a programme, as it stands or would stand."""

    record: PlannedRecord  #: All weeks
    week: PlannedRecord
    task: PlannedTask | None

    @property
    def result(self) -> DraftResult:
        """The week as one that was planned."""
        if self.task is None:
            return Refused((Fault("", "no exercises fill the lifts"),))
        return Tried(self.task.task, self.task.week)


def try_variant(order: VariantOrder, display: Display) -> VariantReply:
    """Plan a change as accepting it does: what has begun stays, and of it nothing is counted twice."""
    files, variant = order.files, order.variant
    reply = plan_opened(files.edit(variant.edits), display)
    before, after = _open_known(files, display).record, reply.record
    number = _find_number(after)
    base = _find_stand(files, before, number) if isinstance(before, PlannedRecord) else None
    there = base.result if base is not None else Refused((Fault("", "there is no week"),))
    baseline = compare_result(Variant(_AS_IT_IS), there, base.task if base is not None else None)
    if not isinstance(after, PlannedRecord):
        says = _say_failure(after)
        return VariantReply(str(after.status), baseline, Comparison(variant, Refused((Fault("", says),))), (says,))
    files = files.edit(variant.edits)
    stand = _restore(files, after, number)
    comparison = compare_result(variant, stand.result, base.task if base is not None else None)
    change = None if base is None else after.penalty - _find_penalty(base)
    text = tuple(_tell(base, stand, comparison, number))
    was = None if base is None else base.week
    points = after.penalty, change
    return VariantReply(str(after.status), baseline, comparison, text, stand.week, was, *points, number)


def _find_number(record: object) -> int | None:
    """Return the number of the first week of a programme that is planned anew; None for a single week."""
    if not isinstance(record, PlannedRecord) or not record.weeks:
        return None
    return min(_count_begun(record) + 1, len(record.weeks))


def _count_begun(record: PlannedRecord) -> int:
    return 0 if record.since is None else sum(week.start < record.since for week in record.weeks)


def _find_stand(files: OpenedFiles, record: PlannedRecord, number: int | None) -> _Stand:
    """Return the week as it is; what has happened in it costs nothing, as it does when the rest is planned anew."""
    scenario = files.load()
    if files.stored is None or not is_at_hand(scenario, record, files.now):
        return _restore(files, record, number)
    # Only weeks that have begun need it.
    from freshlegs.planning.week_at_hand import WeekAtHand, take_in_hand
    from freshlegs.rules.verify import verify_week

    hand = take_in_hand(scenario.draft, record, name_source(files.plan), now=files.now)
    if not isinstance(hand, WeekAtHand):
        return _Stand(record, record, None)
    stands = Planned(hand.plan, verify_week(hand.task, hand.plan), record.proved_best, 0)
    return _Stand(record, record, PlannedTask(hand.task, stands))


def _restore(files: OpenedFiles, record: PlannedRecord, number: int | None) -> _Stand:
    """Return a week as its record has it, with what its rules say of it."""
    scenario, source = files.load(), name_source(files.plan)
    if number is not None and number <= len(record.weeks):
        from freshlegs.planning.programme.check_programme import verify_programme_week

        week = take_week(record, number, source)
        found = verify_programme_week(scenario.draft, record, number, source)
    else:
        from freshlegs.planning.check_week import verify_stored_week

        week = record
        found = verify_stored_week(keep_start(scenario, record, files.now).draft, record, source)
    return _Stand(record, week, found if isinstance(found, PlannedTask) else None)


def _find_penalty(stand: _Stand) -> int:
    """Return what a week costs by what is known now, or all weeks of a programme."""
    if stand.record.weeks or stand.task is None:
        return stand.record.penalty
    return stand.task.week.report.penalty


def _tell(base: _Stand | None, stand: _Stand, comparison: Comparison, number: int | None) -> Iterator[str]:
    """Yield what a change comes to: of a programme in the first week that is planned anew, and in how many."""
    weeks, begun = stand.record.weeks, _count_begun(stand.record)
    if begun:
        which = f"{'Weeks' if begun > 1 else 'Week'} {join_numbers(range(1, begun + 1))}"
        yield f"{which} {'have' if begun > 1 else 'has'} begun and {'stay' if begun > 1 else 'stays'} as planned"
    if base is None:
        yield f"With it there is a week: {format_count(stand.record.penalty, 'point')} to pay"
    there = stand.record.dates
    if unseen := [day for day in list_dates(comparison.variant) if day not in there]:
        yield say_unseen(unseen, there, "the weeks are" if weeks else "this week is")
    if base is None or (number is not None and begun >= len(weeks)):
        return
    told = (*_list_lengths(base.week, stand.week), *tell_variant(comparison))
    if number is not None and told:
        yield f"In week {number}:"
    yield from told
    if number is not None:
        yield from _list_totals(base.record, stand.record, dict(comparison.rules))
    ones = [(week.week, *(_list_places(plan, week.start) for plan in (base.record, stand.record))) for week in weeks]
    others = [week for week, was, now in ones if was != now and week != number]
    if others:
        yield f"Other days or times in {format_count(len(others), 'more week' if told else 'week')}"
    elif not told:
        yield "The weeks to come stay as they are" if number is not None else "The week stays as it is"


def _list_lengths(was: PlannedRecord, now: PlannedRecord) -> Iterator[str]:
    """Yield the sessions that have another length."""
    before = {one.id: one.minutes for one in was.sessions}
    for one in now.sessions:
        if before.get(one.id, one.minutes) != one.minutes:
            yield f"{title_session(now, one)} {before[one.id]} to {one.minutes} min"


def _list_totals(was: PlannedRecord, now: PlannedRecord, told: Mapping[str, int]) -> Iterator[str]:
    """Yield what each rule costs more or less in all weeks of a programme, where that is not what one week tells."""
    costs = Counter({breach.rule: 0 for breach in (*was.breaches, *now.breaches)})
    for sign, record in ((-1, was), (1, now)):
        for breach in record.breaches:
            costs[breach.rule] += sign * breach.cost
    found = sorted(((rule, points) for rule, points in costs.items() if points), key=lambda one: (-one[1], one[0]))
    if dict(found) == told:
        return
    says = {rule.rule: to_one_line(rule.says) for rule in (*was.rules, *now.rules)}
    yield "In all weeks:" if found else "In all weeks it costs the same"
    for rule, points in found:
        yield f"{format_count(abs(points), 'point')} {'more' if points > 0 else 'less'}: {says.get(rule, rule)}"


def _list_places(record: PlannedRecord, start: date) -> list[tuple[str, object, int]]:
    return [
        (one.id, one.start, one.minutes)
        for one in record.sessions
        if start <= record.local(one.start).date() < start + timedelta(days=record.days)
    ]


def _say_failure(record: ImpossibleRecord | UndecidedRecord) -> str:
    """Return why there is no week."""
    which = "" if record.week is None else f"Week {record.week}: "
    if isinstance(record, UndecidedRecord):
        return f"{which}Not known in the time given"
    return f"{which}No week keeps all of these: {'; '.join(one.says for one in record.clash)}"


@dataclass(frozen=True, slots=True)
class _Known:
    """A week that was opened, so that it need not be planned again for each of its variants."""

    files: OpenedFiles
    read: Mapping[str, str]
    reply: PlanReply


_last: list[_Known] = []


def _open_known(files: OpenedFiles, display: Display) -> PlanReply:
    asked = files.text, files.stored, files.now.date()
    for known in _last:
        same = (known.files.text, known.files.stored, known.files.now.date()) == asked
        if same and all(hash_path(Path(path)) == raw for path, raw in known.read.items()):
            return known.reply
    with note_reading() as read:
        reply = open_plan(files, display)
    _last[:] = [_Known(files, dict(read), reply)]
    return reply
