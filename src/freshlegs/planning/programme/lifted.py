"""What the log tells of the lifts of a programme, as its plan keeps it."""

from collections.abc import Container, Iterable, Iterator
from datetime import date

from freshlegs.planfile import LiftedRecord
from freshlegs.planning.programme.logged_results import LoggedResults
from freshlegs.training.training_log import LogEntry


def record_lifted(
    days: Container[date], entries: Iterable[LogEntry], results: LoggedResults, doubts: Container[int]
) -> Iterator[LiftedRecord]:
    """Yield the records of what was lifted on the days of a programme, in their order, without the rows in doubt.

    What counts for none of the lifts is kept too: it was done.
    """
    sessions = {result.row: session for (session, _), result in results.done.items()}
    for entry in sorted(entries, key=lambda one: (one.date, abs(one.row))):
        if entry.date in days and entry.row not in doubts:
            yield record_row(entry, sessions.get(entry.row, ""))


def record_row(entry: LogEntry, session: str = "") -> LiftedRecord:
    """Return the record of a row, which counts for a lift by its id; "" for none."""
    return LiftedRecord.model_construct(
        day=entry.date,
        exercise=entry.exercise,
        reps=entry.reps,
        load=entry.load,
        unit=entry.unit,
        session=session,
    )
