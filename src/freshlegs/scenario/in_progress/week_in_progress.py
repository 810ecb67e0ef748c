"""A week in progress as a task: done sessions are fixed, missed ones optional, the others open; the days around it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.clock import Clock, format_clock_time
from freshlegs.model.content import Content, LiftContent
from freshlegs.model.intervals import merge, subtract
from freshlegs.model.kinds import GROUPS, KINDS
from freshlegs.model.session import AS_IF, Placement, Session, has_tag
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.rules.base import Rule
from freshlegs.rules.ill_days import AfterIllness, EasyAfterIllness, Ill, list_rules_after_illness
from freshlegs.rules.passing_rules import LittleTime, Occupied, StaysOut, StillAhead
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft, Progress, WeekInProgress
from freshlegs.scenario.in_progress.eased_days import cut_long_run, ease_days, make_first_run
from freshlegs.scenario.in_progress.open_sessions import apply_to_session, keep_shortened
from freshlegs.scenario.in_progress.reported_times import LONGEST_NAME
from freshlegs.scenario.in_progress.told_progress import list_ill_days
from freshlegs.scenario.resolve_companions import ease_companions
from freshlegs.scenario.schema.tables import ScenarioTable

GIVES_WAY = 100
"""Price of a breach of a rule that gives way to what the athlete put somewhere; moving others costs less (house)."""
MAY_GIVE_WAY = (("rest_days",), ("rest_days", "runs_per_day", "lifts_per_day", "sessions_per_day"))
"""Rules that do, where no week keeps them: what they count a session takes part in wherever the others stand."""


def open_week(draft: Draft, stored: PlannedRecord, source: str, after: PlannedRecord | None) -> Draft:
    """Return the draft of the week of a stored plan, as if nothing had happened in it yet.

    `after` is the plan of the days before, unless the stored plan or [history] has it. Raises InputError, which names
    `source`, for a plan of another scenario or of other dates.
    """
    # A file without a start plans the week after this day.
    there = replace(draft, today=stored.start - timedelta(days=1))
    check_same_scenario(there.scenario, stored, source)
    if there.scenario.is_programme:
        from freshlegs.scenario.programme_weeks import match_stored_week

        own = match_stored_week(there, stored, stored, source)
        return replace(own, after=after or own.after, in_progress=WeekInProgress(stored))
    _check_same_dates(there.scenario, stored, source)
    there = replace(there, logged=stored.logged, lifted=(*stored.lifted_before, *stored.lifted))
    return replace(there, after=after or find_days_before(there.scenario, stored), in_progress=WeekInProgress(stored))


def apply_progress(task: Task, in_progress: WeekInProgress) -> Task:
    """Return the task of the rest of a week.

    Done sessions stay, even if the scenario has dropped them, and so do those that the athlete put somewhere. Sessions
    that were missed, or whose place something else took, become optional: `as_many_as_serve` prices leaving one out by
    what it is worth, so it is placed again where that is cheaper.
    """
    stored, progress = in_progress.stored, in_progress.progress
    ids = {session.id for session in task.sessions}
    of_this_week = f"{task.id}/{task.clock.first}/"
    ahead = (e for e in _find_days_after(stored) if e.id in ids or not e.id.startswith(of_this_week))
    there = {entry.id for entry in stored.sessions}
    unasked = progress.done.keys() - ids
    extra = (_build_extra(task, progress, name) for name in progress.extra if name in unasked - there)
    done = (*(entry for entry in stored.sessions if entry.id in unasked), *extra)
    strangers = (replace(_stranger(e, place), content=_keep_content(e)) for place, e in enumerate(done, 1))
    left = replace(
        task,
        free=tuple(subtract(task.free, progress.busy)),
        busy=tuple(merge([*task.busy, *progress.busy])),
        coming=tuple(Placement(_stranger(e, place), task.clock.minute(e.start)) for place, e in enumerate(ahead, 1)),
    )
    first = in_progress.first or stored
    lengths = {entry.id: entry.minutes for entry in first.sessions}
    asked = (keep_shortened(left, session, lengths.get(session.id)) for session in task.sessions)
    sessions = (apply_to_session(left, session, progress) for session in (*asked, *strangers))
    rules = price_rules(task.rules, progress.gave_way)
    left = replace(left, sessions=ease_companions(sessions), rules=(*rules, *_limit(task, progress)))
    eased = _ease_after_illness(left, in_progress) if progress.ill else _forget_illness(left, in_progress)
    return ease_days(eased, in_progress)


def price_rules(rules: Iterable[Rule], names: Collection[str]) -> tuple[Rule, ...]:
    """Return rules of which the hard ones with these names have a price."""
    return tuple(price_rule(rule) if rule.name in names and rule.hard else rule for rule in rules)


def price_rule(rule: Rule) -> Rule:
    """Return a hard rule as one with a price, for what the athlete put somewhere breaks it."""
    return rule.with_parameters(weight=GIVES_WAY)


def _ease_after_illness(task: Task, in_progress: WeekInProgress) -> Task:
    """Return a week with easy runs alone right after its days of illness; what else stood there may be left out.

    A hard run that stood there, or on a day of illness, gets no other day of the week, and the long run after it is
    half as long (house).
    """
    progress, programme, clock = in_progress.progress, in_progress.programme, task.clock
    ill = {clock.date_of(day) for day in progress.ill}
    if programme is not None:
        ill |= {day for day in list_ill_days(programme) if day < clock.first}
    after = list_rules_after_illness(clock, ill)
    rules = tuple(one for one in after if clock.midnight(max(one.list_days()) + 1) > progress.now)
    first = in_progress.first or in_progress.stored
    days = {entry.id: clock.day(clock.minute(entry.start)) for entry in first.sessions}
    settled = progress.done.keys() | progress.pins.keys()

    def stood_there(one: Session) -> bool:
        return any(
            rule.concerns_session(one) and days.get(one.id, min(rule.days, default=None)) in rule.days for rule in rules
        )

    def ease(one: Session) -> Session:
        if one.id in settled:
            return one
        given = one.excuse() if stood_there(one) else one
        if has_tag(one, "intensity") and one.kind != "race" and days.get(one.id) in easy | progress.ill:
            return replace(given, optional=True, starts=(), forms=())
        return cut_long_run(given)

    easy = {day for rule in rules if isinstance(rule, EasyAfterIllness) for day in rule.days}
    sessions = tuple(map(ease, task.sessions))
    if (run := _find_first_run(task, progress, easy)) is not None:
        own = make_first_run(run, sessions)
        sessions += (apply_to_session(task, own, progress),) if own.id not in progress.dropped else ()
    others = (one for one in task.rules if not isinstance(one, AfterIllness))
    return replace(task, sessions=sessions, rules=(*others, *rules))


def _forget_illness(task: Task, in_progress: WeekInProgress) -> Task:
    """Return a week in which an illness that was told of was taken back: its days close nothing any more."""
    told = frozenset() if in_progress.programme is None else list_ill_days(in_progress.programme)
    before = {day for day in told if day < task.clock.first}
    if told == before:
        return task
    others = (one for one in task.rules if not isinstance(one, AfterIllness))
    return replace(task, rules=(*others, *list_rules_after_illness(task.clock, before)))


def _find_first_run(task: Task, progress: Progress, easy: Collection[int]) -> Session | None:
    """Return the run in whose place an easy one comes after an illness; None where one is easy, or has another day.

    `easy` are the days right after the illness. It is the long run, else the first of the hard ones (house).
    """
    settled = progress.done.keys() | progress.pins.keys() | progress.dropped
    runs = [one for one in task.with_tag("run") if one.id not in settled and one.kind != "race"]
    days = {one.id: {task.clock.day(start) for start in one.starts if start >= progress.now} for one in runs}
    left = {name: there - progress.ill for name, there in days.items()}
    ran = any(one.done is not None and task.clock.day(one.done) in easy for one in task.with_tag("run"))
    if ran or any(
        left[one.id] - ({*easy} if has_tag(one, "key") else set()) for one in runs if not has_tag(one, "intensity")
    ):
        return None
    there = [one for one in runs if left[one.id] & {*easy}]
    return min(there, key=lambda one: has_tag(one, "intensity"), default=None)


def _build_extra(task: Task, progress: Progress, name: str) -> SessionRecord:
    """Return what was done without being planned as a stored session; an activity that is asked for has its load."""
    called, (start, minutes) = progress.extra[name], progress.done[name]
    begin, end = task.clock.moment(start), task.clock.moment(start + minutes)
    like = next((one for one in task.sessions if one.title and one.title[:LONGEST_NAME] == called), None)
    title, load = (like.title, like.load) if like is not None else ("", None)
    kind = name.rpartition("/")[0].rpartition("/")[2]
    return SessionRecord.model_construct(
        id=name, kind=kind, start=begin, end=end, minutes=minutes, hardest=False, title=title, load=load
    )


def _stranger(entry: SessionRecord, place: int) -> Session:
    """Return a stored session that the scenario does not ask for."""
    number = entry.name.rpartition(" ")[2]
    return Session(
        id=entry.id,
        kind=entry.kind,
        number=int(number) if number.isdecimal() else place,
        minutes=entry.minutes,
        optional=True,
        tags=entry.tags,
        muscles=entry.muscles,
        title=entry.title,
        load=entry.load,
    )


def _keep_content(entry: SessionRecord) -> Content | None:
    """Return what was done in a session; nobody knows the exercises of a lift that was not planned."""
    if entry.content is not None or KINDS[entry.kind].family != "lift":
        return entry.content
    trains = tuple(group for group in GROUPS if group in entry.muscles)
    return LiftContent(minutes=entry.minutes, warm_up="", exercises=(), trains=trains)


def _limit(task: Task, progress: Progress) -> Iterator[Rule]:
    clock = task.clock
    if progress.now > 0:
        yield StillAhead(minute=progress.now, called=clock.moment_text(progress.now))
    if progress.ill:
        days = tuple(sorted(progress.ill))
        yield Ill(days=days, called=", ".join(map(clock.day_name, days)))
    if ahead := tuple((begin, end) for begin, end in progress.busy if end > progress.now):
        called = ", ".join(
            f"{clock.moment_text(begin)} to {format_clock_time(clock.wall(end))}" for begin, end in ahead
        )
        yield Occupied(stretches=ahead, called=called)
    if progress.dropped:
        names = {session.id: session.name for session in task.sessions}
        dropped = tuple(sorted(progress.dropped & names.keys()))
        yield StaysOut(dropped=dropped, called=", ".join(names[one] for one in dropped))
    for day, stays in sorted(progress.short_days.items()):
        if clock.midnight(day + 1) > progress.now:
            yield LittleTime(day=day, stays=stays, called=clock.day_name(day))


def check_same_scenario(scenario: ScenarioTable, stored: PlannedRecord, source: str) -> None:
    """Raise InputError if a stored plan is of another scenario."""
    if stored.scenario != scenario.id:
        found = f"planned from the scenario {repr_for_user(stored.scenario)}"
        raise InputError(source, Fault("", found, f"the scenario here is {repr_for_user(scenario.id)}"))


def _check_same_dates(scenario: ScenarioTable, stored: PlannedRecord, source: str) -> None:
    """Raise InputError if a stored plan is of other dates than the scenario names."""
    monday = stored.start - timedelta(days=stored.start.weekday())
    start, days = scenario.week.start or monday, scenario.week.days
    if (start, days) != (stored.start, stored.days):
        found = f"a plan of {stored.days} days from {stored.start}"
        raise InputError(source, Fault("", found, f"the scenario has {days} days from {start}"))


def find_days_before(scenario: ScenarioTable, stored: PlannedRecord) -> PlannedRecord | None:
    """Return the plan of the days before a stored week; None if the scenario has a [history] itself.

    A repeating week follows its own copy of one cycle earlier, another one the sessions that it was planned after.
    """
    if scenario.history is not None:
        return None
    before = (entry for entry in stored.around if _day(stored, entry) < 0)
    # Nobody has run the copy: no run grows from it.
    copies = enumerate(_copy(stored, -stored.days), 1)
    usual = (entry.model_copy(update={"id": f"{AS_IF}{number}"}) for number, entry in copies)
    return stored.model_copy(update={"sessions": tuple(usual if stored.repeats else before)})


def _find_days_after(stored: PlannedRecord) -> tuple[SessionRecord, ...]:
    """Return the sessions expected after a stored week: its next copy, or those that it was planned before."""
    if stored.repeats:
        return tuple(_copy(stored, stored.days))
    return tuple(entry for entry in stored.around if _day(stored, entry) >= stored.days)


def _day(stored: PlannedRecord, entry: SessionRecord) -> int:
    return (stored.local(entry.start).date() - stored.start).days


def _copy(stored: PlannedRecord, days: int) -> Iterator[SessionRecord]:
    """Yield the sessions at the same local times some days later."""
    clock = Clock(stored.zone, stored.start, stored.days)
    for entry in stored.sessions:
        start = clock.repeat(clock.minute(entry.start), days)
        moments = {"start": clock.moment(start), "end": clock.moment(start + entry.minutes)}
        yield entry.model_copy(update=moments)
