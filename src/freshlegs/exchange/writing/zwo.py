"""Runs for a treadmill with Zwift: a ZWO file each."""

from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from freshlegs.exchange.writing.workouts_out import AUTHOR, list_open_runs, name_workout
from freshlegs.io.text import to_one_line
from freshlegs.model.content import RunContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.workout_file import has_workout_file, name_workout_file
from freshlegs.training.card import describe_content
from freshlegs.training.steps import RepeatedSteps, RunStep, list_run_steps


class _Speed(NamedTuple):
    """A share of the speed of a race, which Zwift knows from its own settings."""

    share: float
    race: int  #: 0: a mile, 1: 5 km, 2: 10 km, 3: half marathon, 4: marathon


_SPEEDS = {
    "5k": _Speed(1.0, 1),
    "10k": _Speed(1.0, 2),
    "threshold": _Speed(0.98, 2),
    "half": _Speed(1.0, 3),
    "marathon": _Speed(1.0, 4),
    "hill": _Speed(0.85, 1),
    "steady": _Speed(0.86, 2),
    "stride": _Speed(1.0, 0),
    "easy": _Speed(0.77, 2),
}
"""Efforts of ours as speeds: easy is the middle of `training.paces.EASY`, a hill is slower than the flat (house)."""
_UNKNOWN = _Speed(0.9, 2)
_REST = 0.65
"""Share of the speed of the repetitions at which one jogs between them (house)."""
_WARM_UP = (0.6, 0.77)
"""Shares of the speed over 10 km from which and up to which a warm-up goes; a cool-down goes back (house)."""


def write_zwo_files(record: PlannedRecord) -> dict[str, bytes]:
    """Return the files of all runs to come by name; races are run outside, and have none."""
    runs = ((session, content) for session, content in list_open_runs(record) if has_workout_file(session, "zwo"))
    return {name_workout_file(record, session, "zwo"): _write(record, session, content) for session, content in runs}


def _write(record: PlannedRecord, session: SessionRecord, content: RunContent) -> bytes:
    root = Element("workout_file")
    texts = {
        "author": AUTHOR,
        "name": name_workout(record, session),
        "description": "\n".join(map(to_one_line, describe_content(content))),
        "sportType": "run",
        "durationType": "time",
    }
    for tag, text in texts.items():
        SubElement(root, tag).text = text
    SubElement(root, "tags")
    workout = SubElement(root, "workout")
    for step in list_run_steps(content):
        _add(workout, step)
    indent(root)
    return f"{tostring(root, encoding='unicode')}\n".encode()


def _add(workout: Element, step: RunStep | RepeatedSteps) -> None:
    if isinstance(step, RepeatedSteps) and len(step.steps) == 2:
        run, rest = step.steps
        speed = _find_speed(run)
        values = {
            "Repeat": step.times,
            "OnDuration": run.seconds,
            "OffDuration": rest.seconds,
            "OnPower": speed.share,
            "OffPower": _REST,
            "pace": speed.race,
        }
        _say(_element(workout, "IntervalsT", values), run)
    elif isinstance(step, RepeatedSteps):
        for each in step.steps * step.times:
            _add(workout, each)
    elif step.role in ("warm-up", "cool-down"):
        low, high = _WARM_UP if step.role == "warm-up" else _WARM_UP[::-1]
        tag = "Warmup" if step.role == "warm-up" else "Cooldown"
        _say(_element(workout, tag, {"Duration": step.seconds, "PowerLow": low, "PowerHigh": high, "pace": 2}), step)
    else:
        speed = _find_speed(step)
        values = {"Duration": step.seconds, "Power": speed.share, "pace": speed.race}
        _say(_element(workout, "SteadyState", values), step)


def _find_speed(step: RunStep) -> _Speed:
    return _SPEEDS.get(step.zone, _UNKNOWN)


def _element(workout: Element, tag: str, values: dict[str, float]) -> Element:
    return SubElement(workout, tag, {name: f"{value:g}" for name, value in values.items()})


def _say(element: Element, step: RunStep) -> None:
    SubElement(element, "textevent", {"timeoffset": "0", "message": to_one_line(step.says)})
