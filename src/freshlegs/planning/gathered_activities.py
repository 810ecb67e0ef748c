"""Activities of several files, gathered: what counts once, for which session of the plan, and what is missing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from freshlegs.exchange.reading.activity import ActivityLog, DoneActivity
from freshlegs.exchange.reading.same_activity import SameActivity
from freshlegs.exchange.reading.sports import ANY_LIFT, ANY_RUN
from freshlegs.io.errors import Fault
from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import Kind, find_family
from freshlegs.model.wording import format_count, join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planning.imported_log import ImportedFile

FEWEST_MINUTES = 5
"""What is shorter is no session (house)."""
_MOST_NAMED = 3


class GatheredActivities:
    """The activities that files tell so far."""

    def __init__(self, end: date | None) -> None:
        self.end = end  #: The last day that may be told
        self.files: list[ImportedFile] = []
        self.activities: list[DoneActivity] = []
        self.faults: list[Fault] = []
        self.bad_rows = self.short = 0
        self.left_out = Counter[str]()
        self.listed: set[str] = set()  #: Kinds of which a list tells
        self.last: datetime | None = None  #: When the last thing ended of which a list tells, on its clock

    def add(self, log: ActivityLog) -> None:
        """Add what a file tells."""
        days = [one.local.date() for one in log.activities]
        first, last = min(days, default=None), max(days, default=None)
        self.files.append(ImportedFile(log.source, log.form, log.rows, first, last, log.order))
        before = len(self.activities)
        faults = [*log.faults, *self._take(log)]
        taken = self.activities[before:]
        self.faults += (replace(fault, place=f"{log.source} {fault.place}".strip()) for fault in faults)
        self.bad_rows += log.bad_rows + len(faults) - len(log.faults)
        self.left_out += log.left_out
        if log.is_list and taken:
            self.listed |= {one.kind for one in taken}
            until = max(one.local + timedelta(seconds=one.seconds) for one in taken)
            self.last = max(until, self.last or until)

    def _take(self, log: ActivityLog) -> Iterator[Fault]:
        for one in log.activities:
            day = one.local.date()
            if self.end is not None and day > self.end:
                yield Fault(one.place, f"{day} is still to come", f"what was done, until {self.end}")
            elif one.seconds < 60 * FEWEST_MINUTES:
                self.short += 1
            else:
                self.activities.append(one)

    def find_missed(self, record: PlannedRecord) -> Iterator[SessionRecord]:
        """Yield the sessions of a plan of which the lists should tell, if they were done."""
        for session in record.sessions:
            there = self.last is not None and record.local(session.end).replace(tzinfo=None) <= self.last
            if there and _name_listed(session.kind) in self.listed:
                yield session

    def list_notes(self, doubles: list[SameActivity], odd_distances: int) -> Iterator[str]:
        """Yield what there is to say of what does not count."""
        if doubles:
            named = [f"{_name(one.left)} as {_name(one.kept)}" for one in doubles[:_MOST_NAMED]]
            more = [f"{len(doubles) - _MOST_NAMED} more"] if len(doubles) > _MOST_NAMED else []
            yield f"Recorded twice, and counted once: {join_words([*named, *more])}."
        if self.short:
            was = "was shorter than 5 minutes and does" if self.short == 1 else "were shorter than 5 minutes and do"
            yield f"{format_count(self.short, 'activity', 'activities')} {was} not count."
        if self.left_out:
            names = join_words([f"{to_one_line(name)} ({count})" for name, count in sorted(self.left_out.items())])
            yield f"Not read, as nobody trains by it: {names}."
        if odd_distances:
            does = "is" if odd_distances == 1 else "are"
            yield f"{format_count(odd_distances, 'distance')} can't be that of a run of its time, and {does} not kept."


def _name_listed(kind: Kind) -> str:
    """Return what a list calls a kind of session, as `DoneActivity.kind`."""
    return {"run": ANY_RUN, "lift": ANY_LIFT}.get(find_family(kind), kind)


def _name(one: DoneActivity) -> str:
    return to_one_line(f"{one.sport} of {one.local:%Y-%m-%d %H:%M} ({f'{one.source} {one.place}'.strip()})")
