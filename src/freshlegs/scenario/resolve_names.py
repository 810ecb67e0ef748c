"""What the athlete's gym app calls exercises: each name must be one of an exercise that there is, or of none."""

from freshlegs.io.errors import repr_for_user
from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.training.exercise import NO_EXERCISE
from freshlegs.training.library import suggest_exercise
from freshlegs.training.lifting_settings import LiftingSettings


def check_names(scenario: ScenarioTable, lifting: LiftingSettings | None, faults: Faults) -> None:
    """Note the names in [names] that are mapped to an exercise that there is not."""
    if not scenario.names:
        return
    exercises = (lifting or LiftingSettings()).exercises
    known = {one.id for one in exercises}
    for name, exercise in scenario.names.items():
        if exercise not in known and exercise != NO_EXERCISE:
            near = suggest_exercise(exercise, exercises) or "freshlegs exercises list says which there are"
            faults.add(("names", name), f"unknown exercise {repr_for_user(exercise)}", f'{near}, or "{NO_EXERCISE}"')
