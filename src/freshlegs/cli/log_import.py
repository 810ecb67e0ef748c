"""Logs of gym apps into the training log: shown, asked back, and then written, all at once or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from freshlegs.api.scenario import Scenario
from freshlegs.api.stored_plan import find_scenario_file
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.log_doubts import list_unvouched
from freshlegs.cli.output import encode_json, encode_rendered, encode_utf8, measure_width, say
from freshlegs.exchange.reading.foreign_days import DAY_ORDERS, DayOrder
from freshlegs.exchange.reading.gym_forms import parse_columns
from freshlegs.exchange.reading.read_export import EXPORT_FORMS, ExportForm
from freshlegs.exchange.reading.sports import NO_SPORT, UNKNOWN_SPORT, find_sport
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import decode_text, name_source, read_bytes
from freshlegs.io.safe_writing import name_before, write_atomically, write_over_unchanged
from freshlegs.model.wording import format_count, join_words
from freshlegs.planfile.json_text import load_plan
from freshlegs.training.loads import BARS, Unit
from freshlegs.training.log_text import LogText
from freshlegs.written.session_text import format_handle

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord
    from freshlegs.planning.imported_log import ImportedLog
    from freshlegs.scenario.in_progress.reported_progress import ReportedProgress

_MOST_SAID = 10
_Word = TypeVar("_Word", bound=str)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a command line says of files to import, as it stands there."""

    files: Sequence[Path]
    form: str | None = None
    columns: str | None = None
    dates: str | None = None
    unit: str | None = None
    skip_bad: bool = False
    sport: str | None = None
    replace: bool = False
    yes: bool = False


def parse_mapped(written: Sequence[str]) -> dict[str, str]:
    """Return names and the exercises that they are mapped to, as --map says them; raises InputError."""
    found = {}
    for text in written:
        name, equals, exercise = (part.strip() for part in text.rpartition("="))
        if not (name and equals and exercise):
            allowed = 'the name in the app and the exercise: "Leg Press 45=leg_press", or "NAME=none"'
            raise InputError("--map", Fault("", f"found {repr_for_user(text)}", allowed))
        found[name] = exercise
    return found


def remember_names(plan: Path, mapped: Mapping[str, str], *, dry_run: bool) -> Scenario:
    """Return the scenario of a plan with names mapped, and write them into its file; raises InputError."""
    path = find_scenario_file(load_plan(plan), plan, f"freshlegs plan SCENARIO -o {name_source(plan)}")
    raw = read_bytes(path)
    scenario = Scenario.from_text(decode_text(raw, path), str(path))
    if not mapped:
        return scenario
    scenario = scenario.with_names(mapped)
    try:
        assert scenario.problem
    except InputError as error:
        own = [fault for fault in error.faults if fault.place.startswith("names")]
        raise InputError("--map", *(Fault("", f.found, f.allowed) for f in own)) if own else error from None
    if not dry_run:
        write_over_unchanged(path, raw, encode_utf8(scenario.text or ""))
        names = join_words([f"{repr_for_user(name)} is {exercise}" for name, exercise in mapped.items()])
        say(f"{name_source(path)}: [names] says that {names}")
    return scenario


def read_import(scenario: Scenario, record: PlannedRecord, options: ImportOptions, log: Path) -> ImportedLog:
    """Return what files tell beyond a log, what is in doubt being asked back where somebody is there."""
    today = read_clock().astimezone(record.zone).date()
    imported = scenario.import_log(
        record,
        *options.files,
        log=log if log.exists() else None,
        today=today,
        form=_pick_form(options.form),
        columns=None if options.columns is None else parse_columns(options.columns),
        dates=_pick_dates(options.dates),
        unit=_pick_unit(options.unit),
        sport=_pick_sport(options.sport),
        replace=options.replace,
    )
    for note in imported.notes:
        say(note)
    return imported


def import_into_log(
    plan: Path, log: Path, options: ImportOptions, mapped: Mapping[str, str], *, dry_run: bool, json: bool
) -> Answer:
    """Show what files tell, and add it to the log where nothing stands in the way; raises InputError."""
    scenario = remember_names(plan, mapped, dry_run=dry_run)
    record = load_plan(plan)
    imported = read_import(scenario, record, options, log)
    from freshlegs.report.import_text import dump_import, render_import

    imported, refused = resolve_doubts(imported, options, asks=not dry_run)
    if not dry_run and not refused:
        write_import(imported, log)
    elif dry_run:
        say("Nothing is written: --dry-run.")
    if json:
        told = {"format": 1, "file": str(log), "written": not (dry_run or refused), **dump_import(imported)}
        answer = encode_json(told)
    else:
        answer = encode_rendered(render_import, record, imported)
    return Answer(answer, Exit.INPUT if refused else Exit.DONE)


@dataclass(frozen=True, slots=True)
class ReplanImport:
    """What files tell a replan, and where the log is to which it is added once that succeeds."""

    imported: ImportedLog
    log: Path

    @property
    def text(self) -> LogText | None:
        """The log with what is new; None where there is none yet, and nothing for it."""
        return LogText(self.imported.text, self.imported.source) if self.imported.text else None

    def add_to(
        self, own: ReportedProgress, stored: PlannedRecord, now: str | None, week: int | None
    ) -> ReportedProgress:
        """Return a report with what the files tell of the week in progress; say which sessions they make missed."""
        from freshlegs.planning.import_progress import find_import_progress
        from freshlegs.planning.replan import find_moment, take_week_in_progress

        clock = read_clock()
        moment, today = clock if now is None else now, clock.astimezone(stored.zone).date()
        there = take_week_in_progress(stored, "the plan", now=moment, today=today, week=week)
        told = find_import_progress(self.imported, there, find_moment(there, moment, today), own)
        missed = [one for one in there.sessions if one.id in told.missed]
        for one in missed:
            say(f"{one.name} is in none of the files, and was missed; if it was done: --done {format_handle(one.name)}")
        return told

    def write(self, *, dry_run: bool) -> None:
        """Add what is new to the log."""
        if not dry_run:
            write_import(self.imported, self.log)


def import_to_replan(
    path: Path, record: PlannedRecord, options: ImportOptions, log: Path, *, dry_run: bool
) -> ReplanImport:
    """Return what files tell a replan; raises InputError where something is in the way.

    What came in is said first.
    """
    from freshlegs.report.import_text import render_import

    imported = read_import(Scenario.load(path), record, options, log)
    imported, refused = resolve_doubts(imported, options, asks=not dry_run)
    say(render_import(record, imported, width=measure_width()).rstrip())
    if refused:
        allowed = "freshlegs log --from shows and settles it; then replan with --log"
        raise InputError("--from", Fault("", "not everything is understood, so nothing is planned", allowed))
    return ReplanImport(imported, log)


def resolve_doubts(imported: ImportedLog, options: ImportOptions, *, asks: bool) -> tuple[ImportedLog, bool]:
    """Return what is imported after its doubts are asked back, and whether it is refused; say why it is."""
    unvouched: list[str] = []
    if imported.doubts:
        told = {f"{entry.what} of {entry.date}": why for entry, why in imported.doubts}
        unvouched = [*(f"{what}: {why}" for what, why in told.items())]
        if options.yes or (asks and not options.skip_bad):
            unvouched = list_unvouched(told, yes=options.yes)
        if not unvouched:
            imported = imported.confirm()
    for fault in imported.faults[:_MOST_SAID]:
        say(str(fault))
    if (more := imported.bad_rows - min(len(imported.faults), _MOST_SAID)) > 0:
        say(f"and {format_count(more, 'more row')} that can't be read")
    for one in unvouched[:_MOST_SAID]:
        say(f"{one}; if it is right, say --yes")
    if (more := len(unvouched) - _MOST_SAID) > 0:
        say(f"and {format_count(more, 'more row')} that {'is' if more == 1 else 'are'} asked back")
    wrong = [
        *([f"{format_count(imported.bad_rows, 'row')} can't be read"] if imported.bad_rows else []),
        *([f"{format_count(len(imported.unknown), 'exercise')} not known"] if imported.unknown else []),
        *([f"{format_count(len(unvouched), 'row')} in doubt"] if unvouched else []),
    ]
    if wrong and options.skip_bad:
        say(f"Left out: {join_words(wrong)}.")
    elif wrong:
        say(f"Nothing is written: {join_words(wrong)}. --skip-bad takes the rest.")
    return imported, bool(wrong) and not options.skip_bad


def write_import(imported: ImportedLog, log: Path) -> None:
    """Write a log with what is new, the one before beside it; nothing where nothing is new."""
    if not imported.entries:
        say(f"{log}: nothing is added")
        return
    data = encode_utf8(imported.text)
    kept = ""
    if log.exists():
        raw = read_bytes(log)
        if decode_text(raw, log) != imported.before:
            raw = encode_utf8(imported.before)  # Changed since it was read: the write below says so.
        write_over_unchanged(log, raw, data, keep=name_before(log))
        kept = f"; {name_before(log).name} has what was there"
    else:
        write_atomically(log, data)
    say(f"{log}: {format_count(len(imported.entries), 'row')} added{kept}")


def _pick_form(written: str | None) -> ExportForm | None:
    return None if written is None else _pick("--as", written, {one: one for one in EXPORT_FORMS})


def _pick_dates(written: str | None) -> DayOrder | None:
    return None if written is None else _pick("--dates", written, {one: one for one in DAY_ORDERS})


def _pick_sport(written: str | None) -> str | None:
    if written is not None and find_sport(written) in (UNKNOWN_SPORT, NO_SPORT):
        allowed = "a sport such as run, ride, swim, hike or strength"
        raise InputError("--sport", Fault("", f"found {repr_for_user(written)}", allowed))
    return written


def _pick_unit(written: str | None) -> Unit | None:
    return None if written is None else _pick("--unit", written, {one: one for one in BARS})


def _pick(option: str, written: str, allowed: Mapping[str, _Word]) -> _Word:
    found = allowed.get(written.strip().lower())
    if found is None:
        raise InputError(option, Fault("", f"found {repr_for_user(written)}", f"allowed: {', '.join(allowed)}"))
    return found
