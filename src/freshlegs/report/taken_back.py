"""What a plan that is taken back knew: what was told of its weeks, in a line."""

from collections.abc import Sequence

from freshlegs.io.text import to_one_line
from freshlegs.planfile import HappeningRecord, PlannedRecord
from freshlegs.report.phrases import format_day, format_moment, name_session


def describe_taken_back(record: PlannedRecord, before: PlannedRecord) -> str:
    """Return what is no longer told of a plan, or told again: "No longer told: missed Tempo run."; "" for nothing."""
    gone = _list_told(record, [one for one in record.told if one not in before.told])
    back = _list_told(before, [one for one in before.told if one not in record.told])
    parts = [f"{says}: {'; '.join(told)}." for says, told in (("No longer told", gone), ("Told again", back)) if told]
    return " ".join(parts)


def _list_told(record: PlannedRecord, told: Sequence[HappeningRecord]) -> list[str]:
    return [_describe(record, one) for one in told]


def _describe(record: PlannedRecord, one: HappeningRecord) -> str:
    """Return one thing that was told: "missed Tempo run", "hurt knee on Wed 2 Dec"."""
    named = to_one_line(one.activity or one.part) or (name_session(record, one.session) if one.session else "")
    when = format_moment(record, one.start) if one.start is not None else format_day(record, one.day) if one.day else ""
    return " ".join(filter(None, (one.kind, named, f"on {when}" if when else "")))
