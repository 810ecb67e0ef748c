"""What plan.json says of the inside of a session: exercises in their order, or the parts of a run."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", defer_build=True)


class Prescribed(_Stored):
    """One exercise as it is to be done.

    Parameters
    ----------
    exercise : str
        Its id in the library.
    slot : str
        Power, strength, moderate, accessory or core.
    pair : str
        Exercises with one letter are done in turn, with one rest after both; "" for those done by themselves.
    sets : int
        How many.
    reps : str
        Of one set: "6", "8-10", "30s" (seconds), "30m" (metres).
    per_side : bool
        So much on each side.
    rest : int
        Seconds between sets.
    load, unit : float, str
        What to lift; absent where no weight is known or needed.
    effort : str
        How hard, in words.
    source : str
        Who says so: the label of the library.
    """

    exercise: str
    name: str
    slot: Literal["power", "strength", "moderate", "accessory", "core"]
    pair: str = ""
    sets: Annotated[int, Field(ge=1, le=100)]
    reps: str
    per_side: bool = False
    rest: Annotated[int, Field(ge=0, le=3600)]
    load: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    unit: Literal["kg", "lb"] | None = None
    effort: str = ""
    source: str = ""


class LiftContent(_Stored):
    """What is done in a lift.

    Parameters
    ----------
    minutes : int
        With the warm-up; the time model of `training.lift_slots`.
    trains : tuple of str
        Major muscle groups that get enough sets.
    notes : tuple of str
        What is to be said of it beside the exercises.
    """

    type: Literal["lift"] = "lift"
    minutes: Annotated[int, Field(ge=0, le=1000)]
    warm_up: str
    cool_down: str = ""
    exercises: Annotated[tuple[Prescribed, ...], Field(max_length=50)]
    trains: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Part(_Stored):
    """A part of a run: its minutes, how hard, and how it is divided where it is."""

    name: str
    minutes: Annotated[int, Field(ge=1, le=1000)]
    effort: str


class RunContent(_Stored):
    """What is done in a run: its parts in order, and who says so."""

    type: Literal["run"] = "run"
    parts: Annotated[tuple[Part, ...], Field(max_length=50)]
    source: str


Content = Annotated[LiftContent | RunContent, Field(discriminator="type")]
