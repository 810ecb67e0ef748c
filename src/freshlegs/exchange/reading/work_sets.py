"""Sets of other programs -> rows of the log: of each exercise of a day those that count, with their weight."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from freshlegs.exchange.reading.foreign_names import ACTIVITY, AppNames
from freshlegs.exchange.reading.foreign_values import convert_weight
from freshlegs.exchange.reading.gym_sets import ForeignSet, GymLog
from freshlegs.io.errors import Fault
from freshlegs.io.text import to_one_line
from freshlegs.training.exercise import NO_EXERCISE, Exercise
from freshlegs.training.loads import Unit
from freshlegs.training.training_log import MOST_REPS, MOST_SETS, LogEntry

NEARLY_AS_HEAVY = 0.8
"""Share of the heaviest set of a day below which a set is one to warm up or to finish with (house)."""


@dataclass(slots=True)
class JoinedSets:
    """Rows of the log that sets make, and what there is to say of those that make none."""

    entries: list[LogEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    bad_rows: int = 0
    unknown: Counter[str] = field(default_factory=Counter)  #: Sets by the name of an exercise that nobody knows
    activities: Counter[str] = field(default_factory=Counter)  #: Sets that are of no lift
    ignored: Counter[str] = field(default_factory=Counter)  #: Sets whose names are mapped to no exercise
    warmups: int = 0
    drops: int = 0
    lighter: int = 0  #: Work sets of another weight than the one that counts
    undone: int = 0  #: Sets without a repetition
    converted: Counter[Unit] = field(default_factory=Counter)  #: Sets by the unit that they were told in
    unitless: int = 0  #: Sets with a weight that names no unit


def join_sets(
    log: GymLog, names: AppNames, exercises: Mapping[str, Exercise], unit: Unit, told: Unit | None
) -> JoinedSets:
    """Return the rows of the log that the sets of a file make, one for each exercise of a day.

    Weights become those of `unit`; `told` is the unit of those that name none. Warm-up and drop sets do not count. Of
    several weights that counts which most sets have among those of 80 % of the heaviest or more, the heaviest of
    equals.
    """
    found, meant = JoinedSets(), dict[str, str | None]()
    groups: defaultdict[tuple[date, str], list[ForeignSet]] = defaultdict(list)
    for one in log.sets:
        name = one.exercise
        if name not in meant:
            meant[name] = names.find(name, log.form.lower())
        exercise = meant[name]
        if exercise is None:
            found.unknown[name] += 1
        elif exercise == ACTIVITY:
            found.activities[name] += 1
        elif exercise == NO_EXERCISE:
            found.ignored[name] += 1
        elif one.kind == "warmup":
            found.warmups += 1
        elif one.kind == "drop":
            found.drops += 1
        else:
            groups[one.day, exercise].append(one)
    for (day, exercise), sets in groups.items():
        _join(day, exercises[exercise], sets, found, unit, told)
    found.entries.sort(key=lambda entry: (entry.date, entry.row))
    return found


def _join(
    day: date, exercise: Exercise, sets: Iterable[ForeignSet], found: JoinedSets, unit: Unit, told: Unit | None
) -> None:
    done: list[tuple[float, int, int]] = []
    for one in sets:
        amounts, wrong = _read_amounts(one, exercise)
        if wrong is not None:
            found.faults.append(wrong)
            found.bad_rows += 1
            continue
        if not any(amounts):
            found.undone += 1
            continue
        load = 0.0
        if one.weight:
            load = convert_weight(one.weight, one.unit or told or unit, unit)
            if one.unit is None and told is None:
                found.unitless += 1
            elif (one.unit or told) != unit:
                found.converted[one.unit or told or unit] += 1
        done += ((load, amount, one.row) for amount in amounts if amount)
    if not done:
        return
    load = choose_work_weight([weight for weight, *_ in done])
    kept = [(amount, row) for weight, amount, row in done if weight == load]
    found.lighter += len(done) - len(kept)
    if len(kept) > MOST_SETS:
        place = f"row {kept[0][1]}"
        found.faults.append(Fault(place, f"{len(kept)} sets of {exercise.id} on {day}", f"1 to {MOST_SETS} of a day"))
        found.bad_rows += len(kept)
        return
    reps = tuple(amount for amount, _ in kept)
    found.entries.append(LogEntry(day, exercise.id, reps, load or None, unit if load else None, kept[0][1]))


def choose_work_weight(weights: Sequence[float]) -> float:
    """Return the weight that counts of a day's sets, which had these.

    >>> choose_work_weight([40, 60, 80, 100, 100, 100, 90]), choose_work_weight([60, 62.5, 65])
    (100, 65)
    >>> choose_work_weight([110, 100, 100, 100]), choose_work_weight([40, 40, 60, 80])
    (100, 80)
    """
    near = Counter(weight for weight in weights if weight >= max(weights) * NEARLY_AS_HEAVY)
    return max(near, key=lambda weight: (near[weight], weight))


def _read_amounts(one: ForeignSet, exercise: Exercise) -> tuple[tuple[int, ...], Fault | None]:
    """Return the repetitions of sets, the seconds of a hold or the metres of a carry; or what is wrong with them."""
    unit, place, name = exercise.reps.unit, f"row {one.row}", to_one_line(one.exercise)
    if unit == "reps":
        if not one.reps and (one.seconds or one.metres):
            told = "only a time" if one.seconds else "only a distance"
            return (), Fault(place, f"{name}: found {told}", f"{exercise.id} is told in repetitions")
        return one.reps, None
    told_of = one.seconds if unit == "s" else one.metres
    if told_of is None:
        if not any(one.reps):
            return (), None
        what = "seconds" if unit == "s" else "metres"
        return (), Fault(place, f"{name}: found only repetitions", f"{exercise.id} is told in {what}")
    if not 1 <= round(told_of) <= MOST_REPS:
        return (), Fault(place, f"{name}: found {told_of:g} {unit}", f"1 to {MOST_REPS} {unit} of a set")
    return (round(told_of),), None
