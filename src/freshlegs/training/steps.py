"""A session step by step, as watches, treadmills and training diaries take it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from freshlegs.model.content import Part, RunContent, RunWork
from freshlegs.model.wording import round_half_up
from freshlegs.training.workouts import EFFORTS

Role = Literal["warm-up", "work", "rest", "cool-down"]

EASY_ZONE = "easy"
"""The effort of a part that names none, and has no hard minutes."""
_LEAST_AFTER = 60
"""Seconds of easy running after the last rest that are worth a step of their own (house)."""


@dataclass(frozen=True, slots=True)
class RunStep:
    """One thing to run: so many seconds or metres, at an effort and perhaps a pace."""

    role: Role
    zone: str  #: One of `EFFORTS`, "race", or "" where it is not known
    says: str  #: The effort in words
    seconds: int  #: How long it lasts; about so long where it is a distance
    metres: int | None = None  #: Its length where that is what ends it
    pace: tuple[int, ...] = ()  #: Seconds per kilometre: none, one, or the fast and the slow end


@dataclass(frozen=True, slots=True)
class RepeatedSteps:
    """Steps that are done several times in turn."""

    times: int
    steps: tuple[RunStep, ...]


def list_run_steps(content: RunContent) -> tuple[RunStep | RepeatedSteps, ...]:
    """Return the steps of a run, in order.

    Repetitions stay together, each with its rest: the last rest is the beginning of the easy running that follows, so
    that the whole is as long as its parts.
    """
    found: list[RunStep | RepeatedSteps] = []
    owed = 0
    for part, after in zip(content.parts, (*content.parts[1:], None), strict=True):
        if part.work is not None and part.work.times > 1:
            rest = part.work.rest
            joined = after is not None and after.work is None and after.minutes * 60 >= rest + _LEAST_AFTER
            found += _repeat(part, joined=joined)
            owed = rest if joined else 0
        else:
            found.append(_step(part, owed))
            owed = 0
    return tuple(found)


def _step(part: Part, taken: int = 0) -> RunStep:
    """Return a part that is one stretch, without the seconds that a rest has taken of it."""
    role: Role = "warm-up" if part.name == "warm-up" else "cool-down" if part.name == "cool-down" else "work"
    zone = part.zone or ("" if part.hard else EASY_ZONE)
    seconds = part.minutes * 60 - taken if part.work is None else part.work.seconds or _estimate(part, part.work)
    return RunStep(role, zone, part.effort, seconds, part.work.metres if part.work else None, part.pace)


def _estimate(part: Part, work: RunWork) -> int:
    """Return about how many seconds a distance takes once: by its pace, else by the minutes of its part."""
    if part.pace and work.metres is not None:
        return max(1, round_half_up(part.pace[0] * work.metres / 1000))
    return max(1, (part.minutes * 60 - (work.times - 1) * work.rest) // work.times)


def _repeat(part: Part, *, joined: bool) -> Iterator[RunStep | RepeatedSteps]:
    """Yield repetitions and their rests; where no easy running follows, the last one without a rest."""
    work = part.work
    assert work is not None
    known = EFFORTS.get(part.zone)
    run = replace(_step(part), says=known.words if known else part.effort)
    if not work.rest:
        yield RepeatedSteps(work.times, (run,))
        return
    pause = RunStep("rest", EASY_ZONE, known.between if known else EASY_ZONE, work.rest)
    yield RepeatedSteps(work.times if joined else work.times - 1, (run, pause))
    if not joined:
        yield run
