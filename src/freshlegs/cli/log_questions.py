"""What was done in the last session, asked exercise by exercise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.output import say
from freshlegs.cli.prompter import BackError, Prompter
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError, repr_for_user
from freshlegs.io.files import name_source
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import find_family
from freshlegs.planning.log_corrections import find_logged_sessions
from freshlegs.planning.logbook import parse_log_day
from freshlegs.report.phrases import format_day, title_session
from freshlegs.training.done_sets import SETS_ALLOWED, DoneSets, explain_many_reps, find_asked, parse_done
from freshlegs.training.loads import Unit
from freshlegs.training.run_log import MOST_FELT, RUN_LENGTHS, RunEntry, parse_felt, parse_run_length
from freshlegs.training.training_log import LogEntry
from freshlegs.training.weight_finding import is_to_be_found
from freshlegs.written.day_text import is_nothing

if TYPE_CHECKING:
    from freshlegs.planfile import PlannedRecord, SessionRecord

_AS_PLANNED = "as planned"
_LEFT_OUT = ("-", "skip", "skipped", "not done")


def find_last_session(record: PlannedRecord, log: Path, now: datetime) -> SessionRecord:
    """Return the last session that has begun and is not in the log yet; raises InputError where there is none."""
    logged = find_logged_sessions(record, log)
    for session in sorted(record.sessions, key=lambda one: one.start, reverse=True):
        may_be_logged = isinstance(session.content, LiftContent) or find_family(session.kind) == "run"
        if session.start <= now and may_be_logged and session.id not in logged:
            return session
    says = f"no session until {record.local(now):%Y-%m-%d %H:%M} that is not in {name_source(log)} yet"
    raise InputError("SESSION", Fault("", says, "name the one that you mean, such as full-1 --week 2"))


def _find_today(record: PlannedRecord) -> date:
    return read_clock().astimezone(record.zone).date()


def ask_what_was_done(record: PlannedRecord, session: SessionRecord) -> list[LogEntry | RunEntry]:
    """Return what a person answers; raises InputError where the answers end too early."""
    ask = Prompter({}, somebody=True)
    planned = record.local(session.start).date()
    lift = isinstance(session.content, LiftContent)
    left_out = '; "-" leaves an exercise out' if lift else ""
    title = title_session(record, session)
    say(f'{title}, {format_day(record, planned)}. Enter takes the answer in brackets{left_out}; "back" goes back.')
    while True:
        try:
            day = ask("", "Day", planned.isoformat(), lambda said: parse_log_day(record, said, _find_today(record)))
            if isinstance(session.content, LiftContent):
                return [*_ask_lift(ask, session.content, day)]
            return [_ask_run(ask, session, day)]
        except BackError:
            ask.go_back()


def _ask_lift(ask: Prompter, content: LiftContent, day: date) -> Iterator[LogEntry]:
    units = [entry.unit for entry in content.exercises if entry.unit]
    for entry in content.exercises:
        done = ask("", _describe(entry), _AS_PLANNED, partial(_understand, entry, units))
        if done is not None:
            reps, load, unit = done
            yield LogEntry(day, entry.exercise, reps, load, unit if load is not None else None)


def _describe(entry: Prescribed) -> str:
    side, load = " per side" if entry.per_side else "", f", {entry.load:g} {entry.unit}" if entry.load else ""
    # Whose weight was to be found is asked for it.
    which = ', at which weight: "N kg"' if is_to_be_found(entry) else ""
    return f"{entry.name}, {entry.sets} x {entry.reps}{side}{load}{which}"


def _understand(entry: Prescribed, units: Sequence[Unit], said: str) -> DoneSets | None:
    """Return what was done; None for nothing. Raises NotUnderstoodError."""
    if is_nothing(said) or said.strip().lower() in _LEFT_OUT:
        return None
    done = find_asked(entry) if said.strip().lower() == _AS_PLANNED else parse_done(said, entry)
    if done is None:
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", f'write "{SETS_ALLOWED}')
    if many := explain_many_reps(said, entry):
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", many)
    if units and done[1] is not None and done[2] not in units:
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", f"all your weights are in {units[0]}")
    return done


def _ask_run(ask: Prompter, session: SessionRecord, day: date) -> RunEntry:
    minutes, kilometres = ask("", "How long", f"{session.minutes} min", _understand_length)
    felt = ask("", f"How hard did it feel, 1 to {MOST_FELT}", "-", _understand_felt)
    return RunEntry(day, session.kind, minutes, kilometres, felt or None)


def _understand_length(said: str) -> tuple[int | None, float | None]:
    found = parse_run_length(said.strip())
    if found is None:
        allowed = f'"45 min", "8 km" or both: {RUN_LENGTHS["min"]} min, {RUN_LENGTHS["km"]} km'
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", allowed)
    return found


def _understand_felt(said: str) -> int:
    found = 0 if is_nothing(said) or said.strip() in _LEFT_OUT else parse_felt(said.strip())
    if found is None:
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", f"1 to {MOST_FELT}, or nothing")
    return found
