"""Things told at one moment that cannot both be: of those told one after the other the later one holds."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence

from freshlegs.model.clock import Clock, format_date
from freshlegs.model.kinds import KINDS
from freshlegs.planfile import HappeningRecord
from freshlegs.scenario.schema.faults import Faults
from freshlegs.training.hurt_parts import is_closed
from freshlegs.written.session_text import format_handle


def note_contradictions(
    found: Sequence[HappeningRecord],
    names: Mapping[str, str],
    clock: Clock,
    done: Mapping[str, tuple[int, int]],
    logged: Container[str],
    faults: Faults,
) -> None:
    """Note what contradicts itself, or the log.

    `done` are start and minutes of what counts as done, `names` the sessions by id, `logged` those that the log has.
    """
    _note_said_twice(found, names, faults)
    ill = {one.day for one in found if one.kind == "ill"}
    for one in found:
        if one.kind == "moved" and one.start is not None and (day := clock.moment(_start(one, clock)).date()) in ill:
            faults.add("move", f"{names[one.session]} is put on {format_date(day)}, when you are ill", "one of the two")
    hurt = [((one.day - clock.first).days, one.part) for one in found if one.kind == "hurt" and one.day is not None]
    for one in found:
        tags = KINDS[one.session.split("/")[-2]].tags if one.kind == "moved" and hurt else frozenset()
        if tags and is_closed(hurt, clock.day(_start(one, clock)), tags):
            where = format_date(clock.moment(_start(one, clock)).date())
            faults.add("move", f"{names[one.session]} is put on {where}, too near to what hurts", "one of the two")
    for one in found:
        if one.kind == "missed" and one.session in logged:
            handle = format_handle(names[one.session])
            allowed = f"if it was not done, take its rows out of the log; if at another time: --done {handle}"
            faults.add("missed", f"{names[one.session]} is in the log as done", allowed)
    for one, name in _list_taken(found, clock, done):
        where = f"{one.activity} at the time of {names[name]}, which counts as done"
        handle = format_handle(names[name])
        faults.add("did", where, f"if it was not: --missed {handle}; if at another time: --done")


def _start(one: HappeningRecord, clock: Clock) -> int:
    return 0 if one.start is None else clock.minute(one.start)


def _note_said_twice(found: Sequence[HappeningRecord], names: Mapping[str, str], faults: Faults) -> None:
    """Note sessions that are named twice, or of which one thing and its opposite is said."""
    kinds: dict[str, list[str]] = {}
    for one in found:
        if one.session:
            kinds.setdefault(one.session, []).append(one.kind)
    for name, told in kinds.items():
        for kind, times in Counter(told).items():
            if times > 1:
                faults.add(kind, f"{names.get(name, name)} is named {times} times")
        several = [*dict.fromkeys(told)]
        if len(several) > 1 and several != ["missed", "moved"]:
            faults.add("", f"{names[name]} is both {' and '.join(several[:2])}", "one of the two")


def _list_taken(
    found: Sequence[HappeningRecord], clock: Clock, done: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[HappeningRecord, str]]:
    """Yield what was done when a session of the plan stood there, of which nobody says that it was not done."""
    said = {one.session for one in found}
    for one in found:
        begin = _start(one, clock)
        for name, (start, minutes) in done.items() if one.kind == "did" else ():
            if name not in said and begin < start + minutes and start < begin + one.minutes:
                yield one, name
