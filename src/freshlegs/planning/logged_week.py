"""A week by itself and what was done: it begins with the weights that were lifted before it, and keeps the log's facts.

Programmes do more of it: what they ask for grows from week to week by what was done (`planning.programme`).
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from freshlegs.planfile import LiftedRecord, PlannedRecord
from freshlegs.planning.logged_sessions import match_lifts
from freshlegs.planning.programme.lifted import record_row
from freshlegs.planning.programme.training_so_far import TrainingSoFar, read_training, record_lifted_before
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.logged_lifts import LiftsBefore, begin_with_lifts
from freshlegs.training.log_text import LogFile
from freshlegs.training.training_log import LogEntry


class LoggedWeek(NamedTuple):
    """The draft of a week that goes on from what was done."""

    draft: Draft
    done: TrainingSoFar
    before: LiftsBefore

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the log; of a week in progress the weights are settled."""
        return self.done.notes if self.draft.in_progress is not None else (*self.done.notes, *self.before.notes)

    def complete(self, record: PlannedRecord) -> PlannedRecord:
        """Return the record of the week with what was done before it and in it."""
        return record.model_copy(
            update={
                "lifted_before": record_lifted_before(self.before.lifts),
                "lifted": tuple(_record_lifted(record, self.done.log.lifts)),
                "logged": self.done.runs.logged,
            }
        )


def read_logged_week(draft: Draft, log: LogFile | None) -> LoggedWeek | None:
    """Return a week as it goes on from a log, or from what the plan before it knows; None where neither tells.

    Raises InputError for a log that is none.
    """
    done = read_training(draft, log)
    if done is None:
        return None
    before = begin_with_lifts(replace(draft, logged=done.runs.logged), done.log.lifts, done.settings, done.source)
    return LoggedWeek(before.draft, done, before)


def _record_lifted(record: PlannedRecord, entries: tuple[LogEntry, ...]) -> Iterator[LiftedRecord]:
    """Yield what was lifted on the days of a week, each for its lift."""
    rows = [one for one in sorted(entries, key=lambda one: (one.date, abs(one.row))) if one.date in record.dates]
    lifts = match_lifts(record, rows)
    for row in rows:
        lift = lifts.get((row.date, row.exercise))
        yield record_row(row, "" if lift is None else lift.id)
