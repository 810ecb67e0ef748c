"""What is special about a week of a programme, for people."""

from __future__ import annotations

from freshlegs.model.kinds import Kind, find_family
from freshlegs.model.wording import format_count
from freshlegs.training.programme.outline import ProgrammeWeek


def summarize_week(week: ProgrammeWeek) -> str:
    """Return a week in a sentence or two: what is different from a usual one."""
    match week.kind:
        case "start":
            return f"Start small: {format_count(week.sets, 'set')} of each exercise."
        case "build":
            return "Build: weights and reps go up where all went well."
        case "in_season":
            return "In season: keep the weights, two lifts at the most."
        case "deload":
            return f"Deload: {describe_volume(week)}. All sessions stay."
        case "stress":
            return f"Stress: {describe_volume(week)}. Nothing goes up."
        case "taper":
            lifts = any(one and one.is_a("lift") for one in week.sessions)
            rest = f"{describe_volume(week)} in what is left of the lifts" if lifts else "no lifts"
            return f"Taper: shorter runs, as fast as ever; {rest}."
        case "race":
            return "Race week: short runs, no lifts."
        case "recovery":
            return f"Recovery: easy runs only; {describe_volume(week)}."


def note_session(week: ProgrammeWeek, kind: Kind) -> str:
    """Return what is different for one kind of session; "" where nothing is."""
    family = find_family(kind)
    if family == "lift":
        return (
            f"{week.kind.title()}: {describe_volume(week)}."
            if week.kind in ("taper", "recovery")
            else summarize_week(week)
        )
    match week.kind:
        case "taper" | "race" if family == "run" and kind != "race":
            return "Taper: shorter, as fast as ever."
        case "recovery":
            return "Recovery after the race."
        case _:
            return ""


def describe_volume(week: ProgrammeWeek) -> str:
    """Return weight and volume of a week's lifts: "the same weight, half the sets x reps"."""
    load = "the same weight" if week.lift_load == 100 else f"{week.lift_load} % of last week's weight"
    volume = "half the sets x reps" if week.lift_volume == 50 else f"{week.lift_volume} % of the sets x reps"
    return f"{load}, {volume}"
