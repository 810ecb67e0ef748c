"""A session as the steps of a FIT workout: flat, each repeat after what it repeats."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from freshlegs.exchange.writing.exercise_names import find_foreign_names
from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed, RampSet, RunContent
from freshlegs.training.card import format_amount, format_load
from freshlegs.training.exercise import Reps
from freshlegs.training.steps import RepeatedSteps, RunStep, list_run_steps

MOST_FIT_STEPS = 50
"""Steps of a workout that every watch is reported to take."""
LONGEST_FIT_NAME = 40
"""Bytes of a workout's or a step's name; a watch shows the beginning."""
LONGEST_FIT_NOTE = 200
"""Bytes of a step's note."""
_MARGIN = 0.03
"""Share by which a pace may be missed on either side before the watch complains (house)."""
_POUND = 0.45359237
"""Kilograms."""

Intensity = Literal["active", "rest", "warmup", "cooldown", "recovery"]
Ends = Literal["time", "distance", "reps", "lap", "repeat"]


@dataclass(frozen=True, slots=True)
class FitStep:
    """A step of a FIT workout, in plain numbers."""

    ends: Ends  #: What ends it; "lap" is the button, "repeat" goes back to an earlier step
    amount: float = 0  #: Seconds, metres or repetitions; of a repeat the index of its first step
    times: int = 0  #: Of a repeat: how often its steps are done in all
    intensity: Intensity = "active"
    name: str = ""
    note: str = ""
    speeds: tuple[float, float] | None = None  #: Slowest and fastest metres per second
    exercise: tuple[int, int] | None = None  #: Category and name of the FIT profile
    kilograms: float | None = None
    pounds: bool = False  #: Whether the weight is shown in pounds


_INTENSITIES: dict[str, Intensity] = {
    "warm-up": "warmup", "work": "active", "rest": "recovery", "cool-down": "cooldown",
}  # fmt: skip


def list_fit_steps(content: RunContent | LiftContent) -> tuple[FitStep, ...]:
    """Return the steps of a session, `MOST_FIT_STEPS` at most: lighter sets of a lift are left out first."""
    if isinstance(content, RunContent):
        return tuple(_flatten(list(_run(content))))
    full = tuple(_flatten(_lift(content, ramps=True)))
    return full if len(full) <= MOST_FIT_STEPS else tuple(_flatten(_lift(content, ramps=False)))[:MOST_FIT_STEPS]


_Group = tuple[int, Sequence[FitStep]]
"""Steps, and how often they are done in turn."""


def _flatten(groups: Iterable[_Group]) -> Iterator[FitStep]:
    """Yield steps one after the other; a repeat stands behind the steps that it repeats, and says where they begin."""
    index = 0
    for times, steps in groups:
        yield from steps
        if times > 1:
            yield FitStep("repeat", index, times)
        index += len(steps) + (times > 1)


def _run(content: RunContent) -> Iterator[_Group]:
    for step in list_run_steps(content):
        if isinstance(step, RepeatedSteps):
            yield step.times, [_run_step(each) for each in step.steps]
        else:
            yield 1, [_run_step(step)]


def _run_step(step: RunStep) -> FitStep:
    """Return a step by time or distance, at its pace or at none; a race ends when the button is pressed."""
    if step.zone == "race":
        return FitStep("lap", name="Race", note=_cut(step.says, LONGEST_FIT_NOTE))
    ends: Ends = "time" if step.metres is None else "distance"
    return FitStep(
        ends,
        step.seconds if step.metres is None else step.metres,
        intensity=_INTENSITIES[step.role],
        name=_cut(step.says.partition(":")[0].partition(",")[0].capitalize(), LONGEST_FIT_NAME),
        note=_cut(step.says, LONGEST_FIT_NOTE),
        speeds=_speeds(step.pace),
    )


def _speeds(pace: tuple[int, ...]) -> tuple[float, float] | None:
    """Return the slowest and the fastest speed of a pace; of a single one with a margin on either side."""
    if not pace:
        return None
    slow, fast = 1000 / max(pace), 1000 / min(pace)
    return (slow, fast) if slow < fast else (slow * (1 - _MARGIN), fast * (1 + _MARGIN))


def _lift(content: LiftContent, *, ramps: bool) -> Iterator[_Group]:
    """Yield the warm-up, and of each exercise or pair its lighter sets and its sets, each with its rest."""
    yield 1, [FitStep("lap", intensity="warmup", name="Warm-up", note=_cut(content.warm_up, LONGEST_FIT_NOTE))]
    for _, pair in groupby(enumerate(content.exercises), key=lambda each: each[1].pair or f"single {each[0]}"):
        entries = [entry for _, entry in pair]
        for entry in entries if ramps else ():
            for ramp in entry.ramp:
                yield 1, [_ramp(entry, ramp)]
        yield from _sets(entries)


def _sets(entries: list[Prescribed]) -> Iterator[_Group]:
    """Yield the sets of exercises that are done in turn; one with more sets than the others goes on alone."""
    done = 0
    while left := [entry for entry in entries if entry.sets > done]:
        now = min(entry.sets for entry in left)
        rest = max(entry.rest for entry in left)
        pause = [FitStep("time", rest, intensity="rest", name="Rest")] if rest else []
        yield now - done, [*map(_set, left), *pause]
        done = now


def _set(entry: Prescribed) -> FitStep:
    """Return a set: by repetitions or time; a carry, for there is no GPS in a gym, by the button."""
    reps = Reps.of(entry.reps)
    sort: Ends = "reps" if reps.unit == "reps" else "time" if reps.unit == "s" else "lap"
    sides = 2 if entry.per_side and sort == "time" else 1
    amount = 0 if sort == "lap" else reps.low * sides
    asked = [
        format_amount(entry) if entry.per_side or sort == "lap" or reps.low < reps.high else "",
        format_load(entry),
    ]
    note = "; ".join(filter(None, (*asked, entry.effort, entry.cue)))
    names = find_foreign_names(entry.exercise)
    step = FitStep(sort, amount, name=_cut(entry.name, LONGEST_FIT_NAME), note=_cut(note, LONGEST_FIT_NOTE))
    return _weigh(replace(step, exercise=(names.fit_category, names.fit_name)), entry, entry.load)


def _ramp(entry: Prescribed, ramp: RampSet) -> FitStep:
    """Return a lighter set, which ends when the button is pressed: who has put the plates on has rested."""
    what = "the empty bar" if not ramp.percent else f"{ramp.percent} % of the weight"
    step = replace(_set(entry), ends="reps", amount=ramp.reps, intensity="warmup", kilograms=None, pounds=False)
    note = "; ".join(filter(None, (f"Warm-up set: {ramp.reps} with {what}", ramp.plates)))
    return _weigh(replace(step, note=_cut(note, LONGEST_FIT_NOTE)), entry, ramp.load)


def _weigh(step: FitStep, entry: Prescribed, load: float | None) -> FitStep:
    if load is None:
        return step
    pounds = entry.unit == "lb"
    return replace(step, kilograms=load * _POUND if pounds else load, pounds=pounds)


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text in so many bytes, whole letters and, where there are several, whole words."""
    line = to_one_line(text)
    if len(line.encode()) <= most:
        return line
    short = line.encode()[: most - 3].decode(errors="ignore")
    return f"{short.rpartition(' ')[0] or short}..."
