"""What does not come every week: which sessions, windows and shifts a week of a programme has."""

from collections.abc import Iterator

from freshlegs.scenario.edits import Drop, Edit, Put
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.written.clock_text import format_window


def find_absent(scenario: ScenarioTable, number: int) -> frozenset[int]:
    """Return the indices of the [[sessions]] tables that do not come in the week of a number."""
    name = scenario.name_week(number)
    return frozenset(i for i, request in enumerate(scenario.sessions) if not request.comes_in(number, name))


def choose_usual_week(scenario: ScenarioTable, weeks: int) -> int:
    """Return the number of the week that stands for all: the one with the most free time, then the most sessions."""

    def measure(number: int) -> tuple[int, int, int]:
        name = scenario.name_week(number)
        free = sum(end - begin for windows in _list_windows(scenario, name).values() for begin, end in windows)
        return free, len(scenario.sessions) - len(find_absent(scenario, number)), -number

    return max(range(1, min(weeks, scenario.period) + 1), key=measure)


def list_rhythm_edits(scenario: ScenarioTable, number: int) -> Iterator[Edit]:
    """Yield the edits from the scenario of a programme to its windows and shifts in the week of a number.

    The sessions that do not come in it are left to the caller; of those that do nothing speaks of other weeks any more.
    """
    name = scenario.name_week(number)
    for index, request in enumerate(scenario.sessions):
        yield from (Drop(("sessions", index, key)) for key in ("every", "from", "weeks") if request.has_rhythm)
    for index, shift in reversed([*enumerate(scenario.shifts)]):
        if shift.weeks is not None:
            yield Drop(("shifts", index, "weeks") if name in shift.weeks else ("shifts", index))
    if scenario.availability.weeks:
        yield Drop(("availability", "weeks"))
    if name in scenario.availability.weeks:
        yield from (Drop(("availability", key)) for key in dict.fromkeys(scenario.availability.keys.values()))
        for day, windows in _list_windows(scenario, name).items():
            yield Put(("availability", day), [*map(format_window, windows)])


def check_rhythms(scenario: ScenarioTable, weeks: int, faults: Faults) -> None:
    """Note names of weeks that no rotation has, and rhythms that never come."""
    names = {*scenario.week.rotation}
    allowed = f"the rotation has {', '.join(dict.fromkeys(scenario.week.rotation))}"
    if not names:
        allowed = 'write rotation = ["A", "B"] under [week]'
    for name in scenario.availability.weeks:
        if name not in names:
            faults.add(("availability", "weeks", name), "found a week of that name", allowed)
    written = [(("sessions", index), one.weeks) for index, one in enumerate(scenario.sessions)]
    written += [(("shifts", index), one.weeks) for index, one in enumerate(scenario.shifts)]
    for steps, weeks_of in written:
        for place, name in enumerate(weeks_of or ()):
            if name not in names:
                faults.add((*steps, "weeks", place), f'found "{name}"', allowed)
    for index, request in enumerate(scenario.sessions):
        sound = request.weeks is None or names.issuperset(request.weeks)
        if sound and not any(request.comes_in(n, scenario.name_week(n)) for n in range(1, weeks + 1)):
            key = "weeks" if request.every is None else "every" if request.begin is None else "from"
            found = f"comes in none of {weeks} weeks" if weeks > 1 else "does not come in the one week that is planned"
            faults.add(("sessions", index, key), found, "more weeks are planned with weeks = 8 under [week]")


def _list_windows(scenario: ScenarioTable, name: str) -> dict[str, tuple[tuple[int, int], ...]]:
    """Return the windows of the weeks of a name, by day."""
    own = scenario.availability.weeks.get(name)
    return {**scenario.availability.weekly, **(own.weekly if own is not None else {})}
