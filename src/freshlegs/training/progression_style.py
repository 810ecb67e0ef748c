"""How an exercise gets harder: singly, doubly, in waves, by seconds, or not at all."""

from collections.abc import Mapping

from freshlegs.model.kinds import Level, Style
from freshlegs.training.exercise import Category
from freshlegs.training.prescription import Prescription
from freshlegs.training.room_to_grow import COARSE


def choose_progression_style(
    prescription: Prescription, level: Level, chosen: Mapping[Category, Style] | None = None
) -> Style:
    """Return how an exercise progresses: as its slot does (A63, A65), a hold by its seconds; what is easy stays so.

    Beginners add weight almost every week, so their heavy lifts need no wave. Waves are for barbells and stacks: of
    dumbbells, bells and bands a step is more than a repetition is worth (house).
    """
    if prescription.slot == "power" or prescription.exercise.easy:
        return "none"
    if prescription.reps.unit != "reps":
        return "time" if prescription.reps.unit == "s" else "none"
    if prescription.slot not in ("strength", "moderate") or prescription.exercise.load_step == "bodyweight_reps":
        return "double"
    usual: Style = "double" if prescription.slot == "moderate" else "single" if level == "beginner" else "wave"
    if usual == "wave" and prescription.exercise.load_step in COARSE:
        usual = "double"
    if prescription.dose == "minimum":
        # One set, close to the last repetition, is no ground for a wave; its range is what grows.
        usual = "double"
    found = (chosen or {}).get(prescription.slot, usual)
    return "double" if prescription.dose == "minimum" and found == "wave" else found
