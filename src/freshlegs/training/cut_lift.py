"""A lift with less time than it was planned for: its first exercises, as many as there is time for."""

from collections import Counter
from collections.abc import Mapping

from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.training.exercise import Exercise
from freshlegs.training.lift_slots import HALVES
from freshlegs.training.loads import Loads
from freshlegs.training.prescription import count_minutes, describe_warm_up, read_prescription


def cut_lift(content: LiftContent, minutes: int, exercises: Mapping[str, Exercise], loads: Loads) -> LiftContent:
    """Return the first exercises of a lift that fit into so many minutes, the warm-up among them, one at least (house).

    Sets, repetitions and weights stay. An exercise that is not known any more takes no time.
    """
    kept = list(content.exercises)
    while len(kept) > 1 and _count(kept, exercises, loads) > minutes:
        kept.pop()
    halves = Counter[str]()
    for entry in kept:
        for group, worth in exercises[entry.exercise].halves.items() if entry.exercise in exercises else ():
            halves[group] += worth * entry.sets
    known = [read_prescription(e, exercises[e.exercise], loads) for e in kept if e.exercise in exercises]
    left_out = [entry.name for entry in content.exercises if entry not in kept]
    note = (f"Cut to {minutes} min: without {', '.join(left_out)}.",) if left_out else ()
    return content.model_copy(
        update={
            "minutes": _count(kept, exercises, loads),
            "warm_up": describe_warm_up(known),
            "exercises": tuple(kept),
            "trains": tuple(group for group in content.trains if halves[group] >= HALVES[content.dose]),
            "notes": (*content.notes, *note),
        }
    )


def _count(entries: list[Prescribed], exercises: Mapping[str, Exercise], loads: Loads) -> int:
    return count_minutes(
        [read_prescription(e, exercises[e.exercise], loads) for e in entries if e.exercise in exercises]
    )
