"""Plans written to files, or the fixes where there is no plan, and the answer left for standard output."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.stored_plan import StoredPlan, find_way_to_scenario, read_stored
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.output import STDOUT, encode_text, encode_utf8, say
from freshlegs.cli.request import respond
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, read_bytes
from freshlegs.io.safe_writing import name_before, write_atomically, write_over_unchanged
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent
from freshlegs.model.wording import format_count, join_words
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.history import list_usual_exercises

if TYPE_CHECKING:
    from freshlegs.planning.fixes import Fix


def load_stored(target: Path | None, *, restart: bool) -> StoredPlan | None:
    """Return the plan that stands where one is to be written, as `read_stored` does; None where there is none."""
    if target is None or target == STDOUT or not target.is_file():
        return None
    return read_stored(target, read_bytes(target), restart=restart)


def store_anew(record: PlannedRecord, target: Path) -> None:
    """Write a plan over the one that is there, which is kept beside it."""
    stored = load_stored(target, restart=True)
    if stored is not None:
        _store_over(stored, record)


def _store_over(stored: StoredPlan, record: PlannedRecord) -> None:
    """Write a plan over what stood there; what is begun anew is kept beside it, and what is dropped is said."""
    kept = name_before(stored.path) if stored.anew else None
    write_over_unchanged(stored.path, stored.raw, encode_utf8(TrainingPlan(record).to_json()), keep=kept)
    if kept is not None:
        what = f"{_list_dropped(stored.record)} dropped; " if stored.record is not None else ""
        say(f"{stored.name} begins anew: {what}{kept.name} has what was there.")
    says = "the plan" if stored.anew or record.since is None else "the plan; --restart would begin it anew"
    say(f"{stored.path}: {says}")


def _list_dropped(record: PlannedRecord) -> str:
    """Return what a plan that is begun anew holds, with its verb."""
    counted = (
        (len(record.weeks), "week", "weeks"),
        (len(record.lifted), "logged exercise", "logged exercises"),
        (len(record.logged.runs) if record.logged else 0, "logged run", "logged runs"),
        (len(record.told), "thing told to replan", "things told to replan"),
    )
    what = [f"its start on {record.start}", *(format_count(*one) for one in counted if one[0])]
    return f"{join_words(what)} {'is' if len(what) == 1 else 'are'}"


def say_other_exercises(before: PlannedRecord, answer: PlanAnswer) -> None:
    """Say which exercises came and went against the plan that a new one follows."""
    if not isinstance(answer, TrainingPlan):
        return
    was, names = list_usual_exercises(before), _list_names(before, answer.record)
    for lift, exercises in list_usual_exercises(answer.record).items():
        _say_swapped(f"{lift}, against the plan before", was.get(lift, exercises), exercises, names)


def say_swapped_exercises(before: PlannedRecord, after: PlannedRecord, week: PlannedRecord) -> None:
    """Say which exercises came and went in the lifts of a week that was replanned."""
    was = {one.id: one.content.exercise_ids for one in before.sessions if isinstance(one.content, LiftContent)}
    there, names = {one.id for one in week.sessions}, _list_names(before, after)
    for one in after.sessions:
        if one.id in there and one.id in was and isinstance(one.content, LiftContent):
            gone = {*was[one.id]}.difference(one.content.exercise_ids)
            _say_swapped(one.name + _say_what_hurts(after, week, gone), was[one.id], one.content.exercise_ids, names)


def _say_what_hurts(plan: PlannedRecord, week: PlannedRecord, gone: Collection[str]) -> str:
    """Return that something hurts in a week, where a lift does without exercises for it; else nothing."""
    from freshlegs.planning.done_so_far import DoneSoFar
    from freshlegs.training.hurt_parts import list_parts
    from freshlegs.training.library import load_shipped

    days = {day: parts for day, parts in DoneSoFar(plan).hurt_days.items() if day in week.dates}
    if not days or not gone:
        return ""
    exercises = [exercise for exercise in load_shipped() if exercise.id in gone]
    parts = list_parts({part for there in days.values() for part in there})
    hurt = [part.name for part in parts if any(part.leaves_out(one) or part.spares(one) for one in exercises)]
    return f", as your {join_words(hurt)} {'hurts' if len(hurt) == 1 else 'hurt'}" if hurt else ""


def _list_names(*records: PlannedRecord) -> dict[str, str]:
    """Return what the exercises of plans are called, by their ids."""
    lifts = (one.content for record in records for one in record.sessions if isinstance(one.content, LiftContent))
    return {entry.exercise: to_one_line(entry.name) for lift in lifts for entry in lift.exercises}


def _say_swapped(lift: str, here: Sequence[str], exercises: Sequence[str], names: Mapping[str, str]) -> None:
    come, gone = [names[e] for e in exercises if e not in here], [names[e] for e in here if e not in exercises]
    if come or gone:
        says = f"{join_words(come) or 'nothing'} for {join_words(gone)}" if gone else f"also {join_words(come)}"
        say(f"{lift}: {says}")


def write_plan(
    answer: PlanAnswer,
    target: Path | None,
    ics: Path | None,
    *,
    json: bool,
    rest_days: bool,
    scenario: Path,
    today: datetime | None = None,
    shown: PlanAnswer | None = None,
    over: StoredPlan | None = None,
) -> Answer:
    """Write a plan of the file `scenario`, if it is one, to the requested files; return the answer left.

    For standard output it is `shown`, if that is given; `over` is the plan that stands at its target.
    """
    if not isinstance(answer, TrainingPlan):
        for file in filter(None, (target, ics)):
            say(f"{file} is not written: there is no week.")
        return respond(answer, json=json)
    for note in answer.notes:
        say(note)
    piped = b""
    if target is not None:
        record = note_scenario_file(answer.record, scenario, target)
        if over is not None:
            _store_over(over, record)
        else:
            piped = store_plan(record, target, "the plan")
    if ics is not None:
        from freshlegs.cli.calendar_options import write_ics

        piped += write_ics(answer.record, ics, rest_days=rest_days, today=today, goes_on=over is not None)
    return Answer(piped) if piped and not json else respond(shown or answer, json=json)


def note_scenario_file(record: PlannedRecord, scenario: Path, target: Path) -> PlannedRecord:
    """Return a plan that says where its scenario is, seen from the folder that it is written to.

    Of standard input and output nobody knows where they are.
    """
    if STDOUT in (scenario, target):
        return record
    return record.model_copy(update={"scenario_file": find_way_to_scenario(scenario, target)})


def store_plan(record: PlannedRecord, target: Path, what: str) -> bytes:
    """Write plan.json and say so; return its bytes instead where the target is standard output."""
    stored = encode_utf8(TrainingPlan(record).to_json())
    if target == STDOUT:
        return stored
    write_atomically(target, stored)
    say(f"{target}: {what}")
    return b""


def take_fix(
    scenario: Scenario,
    answer: PlanAnswer,
    path: Path,
    *,
    show: int | None,
    apply: int | None,
    target: Path | None,
    json: bool,
) -> Answer:
    """Show the week of a fix, or write the scenario with it to `target`; raises InputError where there is none."""
    fixes = answer.fixes if isinstance(answer, ImpossiblePlan) else ()
    if apply is not None and target is not None:
        _check_applies(path, answer)
        return apply_fix(scenario, pick_fix(path, fixes, apply), target)
    fix = pick_fix(path, fixes, show or 1)
    shown = respond(scenario.plan_fix(fix), json=json).output
    # The requested week stays impossible.
    return Answer(shown if json else encode_text(f"If: {fix.says}\n\n") + shown, Exit.IMPOSSIBLE)


def pick_fix(path: Path, fixes: tuple[Fix, ...], number: int) -> Fix:
    """Return the fix of a number, from 1; raises InputError where there is none."""
    if number > len(fixes):
        known = f"there are {len(fixes)}" if fixes else "none is needed, or none is known"
        raise InputError(name_source(path), Fault("", f"there is no fix {number}", known))
    return fixes[number - 1]


def _check_applies(path: Path, answer: PlanAnswer) -> None:
    """Refuse a fix of a single week of a programme: in the file it would change all weeks."""
    if isinstance(answer, ImpossiblePlan) and answer.record.week is not None:
        allowed = "change that week's dates under [availability.dates], or plan with --best-effort"
        found = f"the fixes are for week {answer.record.week} only, and the file is for all weeks"
        raise InputError(name_source(path), Fault("", found, allowed))


def apply_fix(scenario: Scenario, fix: Fix, target: Path) -> Answer:
    """Write the scenario with a fix applied."""
    text = (scenario.apply(fix).text or "").encode()
    if target == STDOUT:
        return Answer(text)
    write_atomically(target, text)
    say(f"{target}: {fix.says} (penalty {fix.week.report.penalty})")
    return Answer()
