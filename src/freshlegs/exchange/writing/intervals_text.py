"""A run in the plain text that intervals.icu makes steps of."""

from collections.abc import Iterator

from freshlegs.model.content import RunContent
from freshlegs.training.paces import format_seconds
from freshlegs.training.steps import RepeatedSteps, RunStep, list_run_steps

_TARGETS = {
    "5k": (104, 107),
    "10k": (100, 102),
    "threshold": (98, 100),
    "half": (96, 98),
    "marathon": (92, 94),
    "steady": (83, 88),
    "easy": (74, 83),
}
"""Percent of the speed at the threshold where no pace is known: easy as in `training.paces.EASY`, races by Riegel's
formula for a runner of 10 km in 40 to 60 minutes (house). Strides and hills are run by feel."""
_JOGGED = (60, 80)
"""The same of a warm-up, a rest and a cool-down: wide, so that no watch complains of a jog (house)."""
_CUES = {
    "stride": "Stride, quick and relaxed",
    "hill": "Uphill, hard",
    "race": "Race",
    "5k": "Hard",
    "10k": "Hard but held back",
    "threshold": "Comfortably hard",
    "half": "Controlled",
    "marathon": "Steady, marathon effort",
    "steady": "Steady",
    "easy": "Easy",
}
"""What the watch says: without numbers, for the text before a length must hold none."""
_PARTS = {"warm-up": "Warm-up", "cool-down": "Cool-down", "rest": "Recover"}


def describe_steps(content: RunContent) -> str:
    """Return the lines of a run; each repeat stands between empty lines, and "m" are minutes."""
    blocks: list[list[str]] = []
    for step in list_run_steps(content):
        if isinstance(step, RepeatedSteps):
            blocks.append([f"{step.times}x", *map(_line, step.steps)])
        else:
            blocks.append([_line(step)])
    return "\n\n".join("\n".join(block) for block in blocks)


def _line(step: RunStep) -> str:
    cue = _PARTS.get(step.role) or _CUES.get(step.zone, "Run")
    length = f"{step.metres / 1000:g}km" if step.metres is not None else _format_length(step.seconds)
    return " ".join(filter(None, ("-", cue, length, _format_target(step))))


def _format_length(seconds: int) -> str:
    """Return a time: "15m", "1m30s", "20s"."""
    minutes, rest = divmod(seconds, 60)
    return (f"{minutes}m" if minutes else "") + (f"{rest}s" if rest else "")


def _format_target(step: RunStep) -> str:
    """Return the slow and the fast end of a target; "" where it is run by feel."""
    if step.pace:
        return f"{'-'.join(_list_ends(step))}/km Pace"
    slow, fast = _JOGGED if step.role in _PARTS else _TARGETS.get(step.zone, (0, 0))
    return f"{slow}-{fast}% Pace" if fast else ""


def _list_ends(step: RunStep) -> Iterator[str]:
    return (format_seconds(one) for one in sorted(step.pace, reverse=True))
