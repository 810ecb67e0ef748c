"""Files of other programs against a plan and its own log: what is new, and what stands in the way of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.exported_files import open_exports
from freshlegs.exchange.reading.gym_sets import MOST_FOREIGN_ROWS, GymLog
from freshlegs.exchange.reading.read_export import ForeignOptions, read_export
from freshlegs.exchange.reading.same_activity import leave_out_doubles
from freshlegs.io.errors import Fault, InputError
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.gathered_activities import GatheredActivities
from freshlegs.planning.gathered_sets import GatheredSets
from freshlegs.planning.import_activities import MatchedActivity, match_activities
from freshlegs.planning.import_matches import find_doubtful_rows, find_missed
from freshlegs.planning.import_runs import find_doubtful_runs, list_run_rows
from freshlegs.planning.imported_log import ImportedFile, ImportedLog, ImportRequest, LoggedRow
from freshlegs.planning.logged_sessions import EntryKey, match_lifts
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.resolve import resolve_draft
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.training_log import TrainingLog, name_exercises, read_log

_MOST_NAMED = 3
"""Files that are another thing, and named."""


def import_logs(
    draft: Draft, record: PlannedRecord, request: ImportRequest, *, log: str, source: str, today: date | None
) -> ImportedLog:
    """Return what files of other programs tell beyond the text of a log, which messages call `source`.

    Days after `today` are refused once the plan has begun. Raises InputError for files that can't be read at all, and
    for a log that is none.
    """
    settings = resolve_draft(draft).task.lifting or LiftingSettings()
    # Where the athlete is it may be tomorrow already.
    end = today + timedelta(days=1) if today is not None and record.start <= today else None
    sets = GatheredSets(settings, draft.scenario.names, request, end)
    found = _Found(sets, GatheredActivities(end), source)
    zone = ZoneInfo(record.timezone)
    found.read(request, ForeignOptions(zone, request.form, request.columns, request.dates, request.sport))
    titles = name_exercises({one.id: one.name for one in settings.exercises})
    there = read_log(log, source, titles, settings.loads.unit) if log.strip() else TrainingLog((), (), ())
    return _compare(found, there, record, log=log)


class _Found:
    """What the files tell."""

    def __init__(self, sets: GatheredSets, done: GatheredActivities, source: str) -> None:
        self.sets, self.done, self.source = sets, done, source
        self.unread = Counter[str]()
        self.faults: list[Fault] = []

    @property
    def files(self) -> tuple[ImportedFile, ...]:
        """The files that were read."""
        return (*self.sets.files, *self.done.files)

    def read(self, request: ImportRequest, options: ForeignOptions) -> None:
        """Read all files; raises InputError where none can be read."""
        left, refused = MOST_FOREIGN_ROWS, list[InputError]()
        for file in open_exports(request.files):
            try:
                log = read_export(file, options, left)
            except InputError as error:
                # Of several files a bad one does not take the others with it.
                refused.append(error)
                continue
            if log is None:
                self.unread[file.name] += 1
                continue
            left -= log.rows
            if isinstance(log, GymLog):
                self.sets.add(log)
            else:
                self.done.add(log)
        if refused and not self.files:
            raise refused[0]
        if not self.files:
            unread = " ".join(self.list_unread()) or "there is no file"
            raise InputError("--from", Fault("", unread, "name a file itself, and freshlegs says what it can't read"))
        for bad in refused:
            self.faults += (replace(one, place=f"{bad.source} {one.place}".strip()) for one in bad.faults)

    def list_unread(self) -> Iterator[str]:
        """Yield which files are another thing."""
        names = [*self.unread]
        for name in names[:_MOST_NAMED]:
            yield f"{name}: it is no gym log and no list of activities, and was not read."
        if (more := len(names) - _MOST_NAMED) > 0:
            yield f"Nor {'was' if more == 1 else 'were'} {format_count(more, 'more file')}."

    def list_orders(self) -> Iterator[str]:
        """Yield how dates were read that could be two."""
        for file in self.files:
            if file.order is not None:
                first = "the day" if file.order == "dmy" else "the month"
                yield f"{file.name}: dates such as 03/04/2025 have {first} first (--dates {file.order})."


def _compare(found: _Found, there: TrainingLog, record: PlannedRecord, *, log: str) -> ImportedLog:
    """Return what is new against the rows of a log."""
    sets, done, takes = found.sets, found.done, found.sets.request.replace
    logged = {(entry.date, entry.exercise): entry for entry in there.lifts}
    fresh = [one for key, one in sets.entries.items() if key not in logged]
    others = [(logged[key], one) for key, one in sets.entries.items() if key in logged]
    differing = [(old, new) for old, new in others if (old.reps, old.load) != (new.reps, new.load)]
    replaced = differing if takes else []
    now = {**logged, **{(one.date, one.exercise): one for one in (*fresh, *(new for _, new in replaced))}}
    matched = match_lifts(record, now.values())
    new = sorted((*fresh, *(one for _, one in replaced)), key=lambda one: (one.date, one.row))
    activities, doubles = leave_out_doubles(done.activities)
    recorded = match_activities(record, activities)
    runs = list_run_rows(recorded, there.runs)
    new_runs = [*runs.new, *(one for _, one in runs.differing if takes)]
    doubts: tuple[tuple[LoggedRow, str], ...] = (
        *find_doubtful_rows(new, now.values(), matched),
        *find_doubtful_runs(new_runs, there.runs),
    )
    doubted = {(one.date, one.what) for one, _ in doubts}
    both: list[tuple[LoggedRow, LoggedRow]] = [*replaced, *(runs.differing if takes else [])]
    rows: tuple[LoggedRow, ...] = (*new, *new_runs)
    entries = sorted(rows, key=lambda one: (one.date, one.row))
    too_many = [Fault(str(one.date), f"one more {one.kind} run", "9 of a day") for one in runs.too_many]
    return ImportedLog(
        source=found.source,
        before=log,
        files=found.files,
        entries=tuple(one for one in entries if (one.date, one.what) not in doubted),
        struck=frozenset(old.row for old, one in both if (one.date, one.what) not in doubted),
        matched=matched,
        units={one.id: one.reps.unit for one in sets.exercises.values() if one.reps.unit != "reps"},
        known=len(others) - len(differing) + runs.known,
        differing=() if takes else (*differing, *runs.differing),
        missed=tuple(_find_missed(found, there, record, matched, recorded)),
        unknown=tuple(sets.list_unknown()),
        doubts=doubts,
        faults=(*found.faults, *sets.faults, *done.faults, *too_many),
        bad_rows=len(found.faults) + sets.bad_rows + done.bad_rows + len(too_many),
        notes=(
            *found.list_unread(),
            *sets.list_notes(),
            *done.list_notes(doubles, runs.odd_distances),
            *found.list_orders(),
        ),
        activities=tuple(recorded),
        doubles=tuple(doubles),
    )


def _find_missed(
    found: _Found,
    there: TrainingLog,
    record: PlannedRecord,
    matched: Mapping[EntryKey, SessionRecord],
    recorded: Iterable[MatchedActivity],
) -> Iterator[SessionRecord]:
    """Yield the sessions of a plan, in its order, of which files should tell, and nothing does."""
    last = max((day for day, _ in found.sets.entries), default=None)
    missed = {one.id for one in (*find_missed(record, matched, last), *found.done.find_missed(record))}
    told = {one.id for one in matched.values()} | {one.session.id for one in recorded if one.session is not None}
    runs = {(run.date, run.kind) for run in there.runs}
    for session in record.sessions:
        day = record.local(session.start).date()
        if session.id in missed - told and (day, session.kind) not in runs:
            yield session
