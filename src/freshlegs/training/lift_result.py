"""What was done of an exercise in a lift, against what it asked for."""

from dataclasses import dataclass

from freshlegs.training.epley import estimate_share
from freshlegs.training.prescription import Prescription


@dataclass(frozen=True, slots=True)
class LiftResult:
    """What was done: the repetitions of each set, and the weight if there was one, in the athlete's unit."""

    reps: tuple[int, ...]
    load: float | None = None
    row: int = 0  #: Where it stands in the log; 0 for none
    sure: bool = False  #: The weight is right though far above what was asked for

    def reaches(self, asked: Prescription) -> bool:
        """Whether every set had all its repetitions."""
        return len(self.reps) >= asked.sets and min(self.reps[: asked.sets]) >= asked.reps.high

    def is_light(self, asked: Prescription) -> bool:
        """Whether every set had all its repetitions, with less weight than was asked for."""
        return None not in (self.load, asked.load) and (self.load or 0) < (asked.load or 0) and self.reaches(asked)

    def succeeds(self, asked: Prescription) -> bool:
        """Whether every set had all its repetitions, or as many of a heavier weight as are no easier.

        An easier week, which leaves more, has no such choice.
        """
        if self.reaches(asked) or asked.spare or not (self.load and asked.load and self.load > asked.load):
            return self.reaches(asked)
        done = self.reps[: asked.sets]
        single = asked.load / estimate_share(asked.reps.high, reserve=0)
        by_reps = asked.reps.unit == "reps" and len(done) == asked.sets
        return by_reps and self.load / estimate_share(min(done), reserve=0) >= single
