"""Sessions as workouts for a watch: a FIT file each. What writes them is the extra `watch`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from freshlegs.exchange.writing.fit_steps import LONGEST_FIT_NAME, FitStep, list_fit_steps
from freshlegs.exchange.writing.workouts_out import list_open_sessions, name_workout
from freshlegs.io.errors import OutputError
from freshlegs.io.shipped import say_how_to_install
from freshlegs.model.content import LiftContent
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.revisions import stamp_plan
from freshlegs.planfile.workout_file import has_workout_file, name_workout_file

_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2120, 1, 1, tzinfo=UTC)
"""FIT counts seconds from the end of 1989, in 32 bits."""
_MOST_KILOGRAMS = 655.34
"""The field of a weight holds no more."""
_TEXTS = 8
"""Bytes that every text is given at the least, so that steps with and without one have one form."""


def write_fit_files(record: PlannedRecord) -> dict[str, bytes]:
    """Return the files of all sessions to come by name; raises OutputError without the extra `watch`."""
    there = [one for one in list_open_sessions(record) if has_workout_file(one, "fit")]
    return {name_workout_file(record, session, "fit"): write_fit(record, session) for session in there}


def write_fit(record: PlannedRecord, session: SessionRecord) -> bytes:
    """Return a session with content as a FIT workout: the same bytes for the same plan.

    Raises OutputError without the extra `watch`.
    """
    try:
        from fit_tool.fit_file_builder import FitFileBuilder
        from fit_tool.profile.messages.file_id_message import FileIdMessage
        from fit_tool.profile.messages.workout_message import WorkoutMessage
        from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, SubSport
    except ImportError:
        raise OutputError(f"FIT needs one package more: {say_how_to_install('watch')}") from None
    assert session.content is not None
    steps = list_fit_steps(session.content)
    identity = FileIdMessage()
    identity.type = FileType.WORKOUT
    identity.manufacturer = Manufacturer.DEVELOPMENT.value
    identity.product = 0
    identity.serial_number = _number(session)
    identity.time_created = int(min(max(stamp_plan(record), _EARLIEST), _LATEST).timestamp()) * 1000
    workout = WorkoutMessage()
    workout.workout_name = name_workout(record, session).encode()[:LONGEST_FIT_NAME].decode(errors="ignore")
    lifts = isinstance(session.content, LiftContent)
    workout.sport = Sport.TRAINING if lifts else Sport.RUNNING
    workout.sub_sport = SubSport.STRENGTH_TRAINING if lifts else SubSport.GENERIC
    workout.num_valid_steps = len(steps)
    builder = FitFileBuilder(auto_define=True, min_string_size=_TEXTS)
    builder.add_all([identity, workout, *_messages(steps)])
    return bytes(builder.build().to_bytes())


def _number(session: SessionRecord) -> int:
    """Return the number of a session, the same wherever it stands."""
    whole = uuid5(NAMESPACE_URL, f"freshlegs/{session.id}".encode(errors="backslashreplace").decode()).int
    return whole % 0xFFFFFFFE + 1


def _messages(steps: tuple[FitStep, ...]) -> Iterator[Any]:
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import Intensity, WorkoutStepDuration, WorkoutStepTarget

    for index, step in enumerate(steps):
        message = WorkoutStepMessage()
        message.message_index = index
        match step.ends:
            case "repeat":
                message.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
                message.duration_step = int(step.amount)
                message.target_repeat_steps = step.times
                yield message
                continue
            case "time":
                message.duration_type = WorkoutStepDuration.TIME
                message.duration_time = float(step.amount)
            case "distance":
                message.duration_type = WorkoutStepDuration.DISTANCE
                message.duration_distance = float(step.amount)
            case "reps":
                message.duration_type = WorkoutStepDuration.REPS
                message.duration_reps = int(step.amount)
            case "lap":
                message.duration_type = WorkoutStepDuration.OPEN
        message.workout_step_name = step.name
        message.intensity = Intensity[step.intensity.upper()]
        if step.note:
            message.notes = step.note
        message.target_type = WorkoutStepTarget.OPEN if step.speeds is None else WorkoutStepTarget.SPEED
        # Zone 0: what follows are the ends of a range.
        message.target_value = 0
        if step.speeds is not None:
            message.custom_target_speed_low, message.custom_target_speed_high = step.speeds
        if step.exercise is not None:
            message.exercise_category, message.exercise_name = step.exercise
        if step.kilograms is not None and step.kilograms <= _MOST_KILOGRAMS:
            message.exercise_weight = step.kilograms
            message.weight_display_unit = 2 if step.pounds else 1
        yield message
