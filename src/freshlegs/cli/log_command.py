"""`freshlegs log`: what was really lifted and run, so that the next weeks go on from there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from typer import Argument, BadParameter, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer
from freshlegs.model.wording import format_count, join_words

if TYPE_CHECKING:
    from freshlegs.io.errors import InputError
    from freshlegs.planfile import PlannedRecord
    from freshlegs.training.run_log import RunEntry
    from freshlegs.training.training_log import LogEntry


def log(
    plan: Annotated[
        Path, Argument(metavar="PLAN", help='A stored plan; "-" reads standard input.', show_default=True)
    ] = options.PLAN,
    session: Annotated[
        str | None,
        Argument(metavar="SESSION", help="What was done: lower-1, easy-2, or its id; default: ask for the last one."),
    ] = None,
    to: Annotated[
        Path | None, Option("--to", metavar="FILE", help="The log (CSV); default: log.csv beside PLAN.")
    ] = None,
    week: options.OneWeek = None,
    did: Annotated[
        list[str] | None,
        Option(metavar="EXERCISE=REPS", help='Other than asked for: "squat=3 x 8 @ 80 kg", "squat=8 8 6".'),
    ] = None,
    skipped: Annotated[
        list[str] | None, Option(metavar="EXERCISE", help="Not done; its weight stays as it is.")
    ] = None,
    minutes: Annotated[str | None, Option(metavar="N", help="Of a run, if they were others than planned.")] = None,
    km: Annotated[str | None, Option(metavar="N", help="Of a run.")] = None,
    felt: Annotated[str | None, Option(metavar="1-10", help="How hard a run felt; 10 could not be harder.")] = None,
    on: Annotated[str | None, Option(metavar="DATE", help="The day it was done; default: as planned.")] = None,
    yes: Annotated[bool, Option("--yes", help="Take what is far from what was asked for without asking back.")] = False,
    undo: Annotated[bool, Option("--undo", help="Take back what was added to the log last.")] = False,
    files: options.FromFiles = None,
    form: options.AsForm = None,
    columns: options.Columns = None,
    dates: options.Dates = None,
    unit: options.ForeignUnit = None,
    mapped: Annotated[
        list[str] | None,
        Option("--map", metavar="NAME=EXERCISE", help='What the app calls it: "Leg Press 45=leg_press".'),
    ] = None,
    replace: Annotated[bool, Option("--replace", help="Of --from: the files are right where the log differs.")] = False,
    sport: options.Sport = None,
    skip_bad: options.SkipBad = False,
    dry_run: Annotated[bool, Option("--dry-run", help="Show what --from would add, and write nothing.")] = False,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Add a lift or a run to the log, as asked for or as done.

    Without a session it asks what was done in the last one, exercise by exercise. With --from it takes what a gym app
    or a watch has recorded, and shows it before it counts.
    """
    if session is None:
        plan, words = options.find_plan(plan)
        session = next(iter(words), None)
    to = to or plan.parent / "log.csv"
    options.check_apart(inputs={"PLAN": plan}, outputs={"--to": to}, json=json)
    told = {"SESSION": session, "--did": did, "--skipped": skipped, "--minutes": minutes, "--km": km, "--felt": felt}
    about_files = {"--as": form, "--columns": columns, "--dates": dates, "--unit": unit, "--replace": replace}
    about_files |= {"--sport": sport, "--skip-bad": skip_bad, "--dry-run": dry_run}
    if files or mapped:
        options.check_import_alone(plan, {**told, "--on": on, "--week": week, "--undo": undo}, about_files, files)
        from freshlegs.cli.log_import import ImportOptions, import_into_log, parse_mapped, remember_names

        if not files:
            remember_names(plan, parse_mapped(mapped or ()), dry_run=dry_run)
            return Answer()
        about = ImportOptions(files, form, columns, dates, unit, skip_bad, sport, replace, yes)
        return import_into_log(plan, to, about, parse_mapped(mapped or ()), dry_run=dry_run, json=json)
    options.say_unused(about_files, "there is no --from")
    if undo:
        return _take_back(to, {**told, "--on": on, "--week": week}, json=json)
    options.check_usual_plan(plan)
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.log_doubts import confirm_rows
    from freshlegs.cli.named_week import choose_week
    from freshlegs.io.files import name_source
    from freshlegs.planfile.json_text import load_plan
    from freshlegs.planfile.programme_week import take_week
    from freshlegs.planning.logbook import append_entries, check_past, list_doubts

    whole = load_plan(plan)
    today = read_clock().astimezone(whole.zone).date()
    if session is None:
        record = whole if week is None else take_week(whole, week, name_source(plan))
        options.check_session_named({**told, "--on": on})
        rows = _ask(record, to)
    else:
        record = choose_week(whole, plan, session, week)
        rows = _build(record, session, did, skipped, minutes, km, felt, on, today, to)
    if not rows.entries and not rows.struck:
        raise _refuse_nothing(record, rows.session)
    check_past(whole, rows.entries, today, "session" if on is None else "on", how="--on names its day")
    entries = confirm_rows(rows.entries, list_doubts(record, rows.session, rows.entries), yes=yes)
    for line in (*rows.says, *_list_unweighed(record, rows)):
        output.say(line)
    append_entries(to, entries, rows.struck)
    return _say_rows(to, [entry.line() for entry in entries], "added", json=json)


def _refuse_nothing(record: PlannedRecord, session: str) -> InputError:
    """Return the error of a lift of which nothing was done."""
    from freshlegs.io.errors import Fault, InputError
    from freshlegs.planning.logbook import find_session_to_log
    from freshlegs.written.session_text import format_handle

    name = find_session_to_log(record, session).name
    allowed = f"say so to the plan: freshlegs replan --missed {format_handle(name)}"
    return InputError("log", Fault("--skipped", f"nothing of {name} was done", allowed))


class _Rows(NamedTuple):
    """What is told of a session, before it counts."""

    session: str
    entries: Sequence[LogEntry | RunEntry]
    struck: frozenset[int] = frozenset()  #: Numbers of the rows of the log that go
    says: tuple[str, ...] = ()


def _build(
    record: PlannedRecord,
    session: str,
    did: list[str] | None,
    skipped: list[str] | None,
    minutes: str | None,
    km: str | None,
    felt: str | None,
    on: str | None,
    today: date,
    to: Path,
) -> _Rows:
    """Return the rows of a session that is named; raises InputError."""
    from freshlegs.cli.log_doubts import check_options
    from freshlegs.planning.log_corrections import find_correction, find_run_correction
    from freshlegs.planning.logbook import build_entries, build_run, is_run

    if is_run(record, session):
        check_options({"--did": did, "--skipped": skipped}, "a run has no exercises: say --minutes, --km, --felt")
        run = build_run(record, session, minutes=minutes, km=km, felt=felt, on=on, today=today)
        given = {"minutes": minutes, "km": km, "felt": felt}
        told = find_run_correction(record, session, run, [name for name, value in given.items() if value], to)
        return _Rows(session, told.entries, told.struck, (told.says,) if told.says else ())
    check_options({"--minutes": minutes, "--km": km, "--felt": felt}, "they are for runs: say --did, --skipped")
    if skipped and not {"all", "everything"}.isdisjoint(one.strip().lower() for one in skipped):
        raise _refuse_nothing(record, session)
    rows = build_entries(record, session, did=did or (), skipped=skipped or (), on=on, today=today)
    kept = "is not asked for: it is kept as done. What it took the place of is --skipped."
    others = (f"{name} {kept}" for name in rows.others.values())
    meant = (f'"{told}" is {name} in this lift.' for told, name in rows.meant.items())
    lifted = find_correction(record, session, rows, to)
    return _Rows(session, lifted.entries, lifted.struck, tuple(filter(None, (*meant, *others, lifted.says))))


def _list_unweighed(record: PlannedRecord, rows: _Rows) -> Iterator[str]:
    """Yield which weights were to be found, and are not told: the weeks to come can't go on from them."""
    from freshlegs.planning.logbook import name_unweighed

    if names := name_unweighed(record, rows.session, rows.entries):
        how = f'log it with one, such as --did "{names[0]}=N kg", and the next week goes on from there'
        yield f"No weight is told for {join_words(names)}: {how}."


def _ask(record: PlannedRecord, to: Path) -> _Rows:
    """Return the rows of the last session, as a person answers; raises InputError."""
    from freshlegs.cli.clock_and_chance import read_clock
    from freshlegs.cli.log_questions import ask_what_was_done, find_last_session

    session = find_last_session(record, to, read_clock())
    return _Rows(session.id, ask_what_was_done(record, session))


def _take_back(log: Path, others: Mapping[str, object], *, json: bool) -> Answer:
    from freshlegs.planning.log_undo import take_back

    if given := [option for option, value in others.items() if value]:
        raise BadParameter(f"--undo takes back what was added last, so {join_words(given)} can't be given with it")
    gone, back = take_back(log)
    also = f"; {format_count(len(back), 'row')} as before" if back else ""
    return _say_rows(log, list(gone), f"taken back{also}", json=json, also={"restored": list(back)} if back else None)


def _say_rows(log: Path, rows: list[str], what: str, *, json: bool, also: Mapping[str, object] | None = None) -> Answer:
    if json:
        return Answer(output.encode_json({"format": 1, "file": str(log), "rows": rows, **(also or {})}))
    output.say(f"{log}: {format_count(len(rows), 'row')} {what}")
    return Answer(output.encode_text("".join(f"{row}\n" for row in rows)))
