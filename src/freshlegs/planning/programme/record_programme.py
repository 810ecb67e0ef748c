"""The record of a planned programme: its weeks, their lifts and runs as they progress, and what is to be said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from freshlegs.model.content import Content, LiftContent
from freshlegs.model.plan import find_moved, find_retimed
from freshlegs.model.wording import format_hours, join_words
from freshlegs.planfile import PlannedRecord, RuleRecord, SessionRecord, WeekRecord
from freshlegs.planning.programme.exercise_courses import ProgressedLift, progress_lifts
from freshlegs.planning.programme.left_out_lifts import describe_missing, list_usual_lifts
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.planning.programme.mindful_days import list_what_to_mind
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, PlannedWeek
from freshlegs.planning.programme.run_contents import progress_runs
from freshlegs.planning.programme.short_weeks import describe_short_week
from freshlegs.planning.record_plan import record_moves, record_plan
from freshlegs.rules.week.long_run_growth import note_unknown
from freshlegs.rules.why_here import describe_days_after
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.programme.long_run import MOST_LONG_RUN_PERCENT
from freshlegs.training.programme.outline import Outline
from freshlegs.training.programme.races import RECOVERIES, name_distance
from freshlegs.training.programme.week_demands import sum_running_minutes
from freshlegs.training.programme.week_words import note_session, summarize_week
from freshlegs.training.runs import LOOK_BACK

NO_LOG = "No log: assuming every set went as planned"

FEW_WEEKS = 4
"""Weeks that are named one by one before a note, where they are most of a programme (house)."""


def record_programme(
    programme: PlannedProgramme,
    outline: Outline,
    results: LoggedResults | None = None,
    older: tuple[SessionRecord, ...] = (),
) -> PlannedRecord:
    """Return the record of a programme, its runs progressing, and its lifts from the logged results.

    `older` are the runs long before it from which its running grows.
    """
    weeks, lifts = programme.weeks, progress_lifts(programme.weeks, results)
    contents: dict[str, Content] = {name: one.content for name, one in lifts.items()}
    contents |= progress_runs(weeks, outline)
    for name, notes in list_what_to_mind(weeks, outline).items():
        if (content := contents.get(name)) is not None:
            contents[name] = content.model_copy(update={"notes": (*content.notes, *notes)})
    records = [one.stored[0] if one.stored else _record_alone(one, last=weeks[-1]) for one in weeks]
    usual, newest = list_usual_lifts(weeks), records[-1]
    return records[0].model_copy(
        update={
            "title": newest.title,
            "athlete": newest.athlete,
            "timezone": newest.timezone,
            "repeats": False,
            "around": (*older, *records[0].around) if weeks[0].stored is None else weeks[0].stored[0].around,
            "proved_best": all(record.proved_best for record in records),
            "penalty": sum(record.penalty for record in records),
            "bound": sum(record.bound for record in records),
            "sessions": tuple(
                _as_it_goes_on(one, session, contents)
                if one.stored
                else _with_week(one, session, len(weeks), contents, lifts)
                for one, record in zip(weeks, records, strict=True)
                for session in record.sessions
            ),
            "left_out": tuple(left for record in records for left in record.left_out),
            "breaches": tuple(breach for record in records for breach in record.breaches),
            "rules": _join_rules(records),
            "notes": (
                *_join_notes(records),
                *_note_longer_races(weeks, outline),
                *_note_growth(weeks, outline),
                *([NO_LOG] if lifts and results is None else []),
            ),
            "titles": {name: title for record in reversed(records) for name, title in record.titles.items()},
            "free": tuple(stretch for record in records for stretch in record.free),
            "busy": tuple(stretch for record in records for stretch in record.busy),
            "weeks": tuple(
                one.stored[1] if one.stored else _record_week(one, record, usual, lifts)
                for one, record in zip(weeks, records, strict=True)
            ),
        }
    )


WHERE_IT_ENDS = "our own choice; longest under [programme.long_run] sets another end"
"""Which minutes a long run grows to where a race is ahead."""


def _note_longer_races(weeks: Sequence[PlannedWeek], outline: Outline) -> Iterator[str]:
    """Yield a note on each race that takes longer than any run before it; what was done counts where a log tells it."""
    longest = 0
    for one in weeks:
        runs = [p.session for p in one.outcome.plan.placements if "run" in p.session.tags]
        race = next((run for run in runs if run.kind == "race"), None)
        if race is not None and 0 < longest < race.minutes:
            name, takes = name_distance(race.kilometres), format_hours(race.minutes)
            yield f"the longest run before the {name} is {format_hours(longest)}, the race takes about {takes}"
        done = outline.find_done_week(one.week)
        counted = (run.minutes for run in runs if done is None or run.kind == "race")
        longest = max(longest, done.longest if done else 0, *counted)


def _note_growth(weeks: Sequence[PlannedWeek], outline: Outline) -> Iterator[str]:
    """Yield what the runs do not reach, and for whom the first long run is where no run is known."""
    goal = outline.long_run
    placed = (p.session for one in weeks for p in one.outcome.plan.placements)
    longest = max((session.minutes for session in placed if session.kind == "long"), default=0)
    known = outline.longest_run or outline.done
    if goal is not None and not known and (first := weeks[0].week.find_longest("long")):
        yield note_unknown(first, MOST_LONG_RUN_PERCENT)
    taken = outline.start + timedelta(days=LOOK_BACK)  # Up to then the first long run is taken at its word.
    if (
        goal is not None
        and outline.done is not None
        and outline.done.until >= taken
        and not (outline.longest_run or outline.runs_before)
    ):
        lately = max((run.minutes for run in outline.done.runs if run.kind != "race"), default=0)
        if lately * MOST_LONG_RUN_PERCENT < 100 * goal.first:
            yield (
                f"the longest run in the log is {lately} min, so the long run goes on from there; "
                "a longer one of the last 30 days counts once it is logged"
            )
    if goal is not None and 0 < longest < goal.longest:
        yield f"the long run reaches {longest} min, not the {goal.longest} min that it is to grow to"
    usual = max((one.minutes for one in outline.demands if one and one.kind == "long"), default=0)
    if goal is not None and not goal.as_said and longest > usual:
        ahead = max((race.kilometres for race in outline.races if race.date >= outline.start), default=0.0)
        towards = f", towards the {name_distance(ahead)}" if ahead else ""
        yield f"the long run grows beyond the {usual} min asked for, to {longest} min{towards} ({WHERE_IT_ENDS})"
    there = [one.week for one in weeks if one.week.kind != "deload" and one.week.running_back is None]
    cut = [week for week in there if week.asked_running[0]]
    asked = sum_running_minutes(outline.demands)
    if cut and outline.known_minutes is not None:
        most = max(sum_running_minutes(one.week.sessions) for one in weeks)
        in_a_week = "a week" if outline.days == 7 else f"in {outline.days} days"
        who = "[history], the log or " if outline.logs_runs else "[history] or "
        reached = f"reaches {most} of the {asked} min asked for" if most < asked else f"reaches {most} min"
        yield (
            f"running grows from the {outline.known_minutes} min {in_a_week} that you run now, as {who}"
            f"weekly_minutes under [athlete] tell, and {reached}"
        )


def _record_alone(one: PlannedWeek, last: PlannedWeek) -> PlannedRecord:
    """Return the record of a week by itself; of a race it says what is to come where the weeks that tell it are not."""
    record = record_plan(one.task, one.outcome)
    if one.week.race is None or one.week.number + len(RECOVERIES[-1].running) <= last.week.number:
        return record
    races = (p for p in one.outcome.plan.placements if p.session.kind == "race")
    says = (line for race in races for line in describe_days_after(one.task, race))
    return record.model_copy(update={"notes": (*record.notes, *says)})


def _with_week(
    one: PlannedWeek,
    session: SessionRecord,
    weeks: int,
    contents: Mapping[str, Content],
    lifts: Mapping[str, ProgressedLift],
) -> SessionRecord:
    """Return a session with a sentence about its week, and with its progressed content."""
    content = contents.get(session.id, session.content)
    dose = content.dose if isinstance(content, LiftContent) else "standard"
    change = lifts[session.id].change if session.id in lifts else None
    told = note_session(one.week, session.kind, dose, change, _count_running(one))
    says = f"Week {one.week.number} of {weeks}. {told}".rstrip()
    return session.model_copy(update={"why": (says, *session.why), "content": content})


def _as_it_goes_on(one: PlannedWeek, session: SessionRecord, contents: Mapping[str, Content]) -> SessionRecord:
    """Return a session of a week that has begun; a lift that is still ahead takes its weights from what was done."""
    return session.model_copy(update={"content": contents[session.id]}) if session.id in one.ahead else session


def _record_week(
    one: PlannedWeek,
    record: PlannedRecord,
    usual: Mapping[str, LiftContent],
    lifts: Mapping[str, ProgressedLift],
) -> WeekRecord:
    week, task, plan = one.week, one.task, one.outcome.plan
    changes = [lifts[p.session.id].change for p in plan.placements if p.session.id in lifts]
    return WeekRecord.model_construct(
        week=week.number,
        start=week.start,
        days=record.days,
        kind=week.kind,
        says=" ".join(
            [
                summarize_week(week, changes, _count_running(one)),
                *_tell_name(one),
                *_tell_places(one),
                *_tell_short(one),
                *describe_missing(one, usual),
            ]
        ),
        lift_volume_percent=week.lift_volume,
        lift_load_percent=week.lift_load,
        legs_volume_percent=week.legs.volume if week.legs else 0,
        legs_load_percent=week.legs.load if week.legs else 0,
        sets_at_most=week.sets,
        progresses=week.progresses,
        penalty=record.penalty,
        bound=record.bound,
        proved_best=record.proved_best,
        planned_from=one.inputs if record.proved_best else "",
        spared=tuple(session.id for session in task.sessions if session.name in one.spared),
        eased=tuple(session.id for session in task.sessions if session.name in one.eased),
        breaches=len(record.breaches),
        moved=record_moves(task.clock, find_moved(task, plan)),
        retimed=record_moves(task.clock, find_retimed(task, plan)),
        notes=record.notes,
    )


def _count_running(one: PlannedWeek) -> tuple[int, int]:
    """Return the minutes and the number of the runs that stand in a week, a race aside."""
    there = [p.session.minutes for p in one.outcome.plan.placements if "run" in p.session.tags]
    races = [p.session.minutes for p in one.outcome.plan.placements if p.session.kind == "race"]
    return sum(there) - sum(races), len(there) - len(races)


def _tell_short(one: PlannedWeek) -> Iterator[str]:
    """Yield what a week that is still to come lacks, for want of free time."""
    return describe_short_week(one.outcome.plan, one.eased)


def _tell_name(one: PlannedWeek) -> Iterator[str]:
    """Yield what a week is called in its rotation."""
    if one.week.called:
        yield f'A week "{one.week.called}".'


def _tell_places(one: PlannedWeek) -> Iterator[str]:
    """Yield where a week's lifts are on the days of a place with dates, and that the others wait for it to end."""
    clock, settings = one.task.clock, one.task.lifting or LiftingSettings()
    for place in settings.places:
        if place.dated and place.when.days:
            first, last = min(place.when.days), max(place.when.days)
            until = f" to {clock.day_name(last)}" if last > first else ""
            yield f"At {place.name} {clock.day_name(first)}{until}: lifts with what is there; your weights wait."


def _join_rules(records: Iterable[PlannedRecord]) -> tuple[RuleRecord, ...]:
    """Return each rule that was on in some week, with its total cost."""
    found: dict[str, RuleRecord] = {}
    for rule in (rule for record in records for rule in record.rules):
        cost = rule.cost + (found[rule.rule].cost if rule.rule in found else 0)
        found[rule.rule] = found.get(rule.rule, rule).model_copy(update={"cost": cost})
    return tuple(found[name] for name in sorted(found))


def _join_notes(records: list[PlannedRecord]) -> tuple[str, ...]:
    """Return each note once, with its weeks unless it is about all, or about more than half of many."""
    weeks: dict[str, list[str]] = {}
    for number, record in enumerate(records, 1):
        for note in record.notes:
            weeks.setdefault(note, []).append(str(number))

    def name(there: list[str]) -> str:
        if len(there) == len(records):
            return ""
        most = len(there) > FEW_WEEKS and 2 * len(there) > len(records)
        return "most weeks: " if most else f"week {join_words(there)}: "

    return tuple(f"{name(there)}{note}" for note, there in weeks.items())
