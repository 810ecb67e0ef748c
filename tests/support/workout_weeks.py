"""A small week whose sessions say what is done in them: three runs and a lift."""

from __future__ import annotations

from datetime import datetime, timedelta

from freshlegs.model.content import LiftContent, Prescribed, RampSet
from freshlegs.model.kinds import Kind
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.training.paces import KnownRace
from freshlegs.training.runs import make_run_content
from freshlegs.training.workouts import Running
from support.calendar_weeks import session, week

ZONE = week().zone
START = datetime(2026, 12, 1, 6, tzinfo=ZONE)
RUNNER = Running("intermediate", KnownRace(10, 50))

SQUAT = Prescribed(
    exercise="back_squat", name="Barbell back squat", slot="strength", sets=3, reps="6", rest=180, load=82.5,
    unit="kg", plates="20 + 2 x 20 + 2 x 11.25", effort="leave 2 reps in the tank", source="house",
    ramp=(RampSet(reps=5, percent=0, load=20), RampSet(reps=3, percent=75, load=60)),
)  # fmt: skip
PRESS = Prescribed(
    exercise="db_bench_press", name="Dumbbell bench press", slot="moderate", pair="A", sets=3, reps="8-10", rest=90,
    load=45, unit="lb", each_hand=True, effort="leave 2 reps in the tank", source="house",
)  # fmt: skip
ROW = Prescribed(
    exercise="one_arm_db_row", name="One-arm dumbbell row", slot="moderate", pair="A", sets=3, reps="8-10",
    per_side=True, rest=90, effort="leave 2 reps in the tank", source="house",
)  # fmt: skip
PLANK = Prescribed(
    exercise="side_plank", name="Side plank", slot="core", sets=2, reps="30s", per_side=True, rest=30, source="house"
)
CARRY = Prescribed(
    exercise="suitcase_carry", name="Suitcase carry", slot="core", sets=1, reps="30m", per_side=True, rest=60,
    source="house",
)  # fmt: skip


def lift(*exercises: Prescribed, day: int = 0) -> SessionRecord:
    """Return a lift of some exercises; by default of one of each sort."""
    there = exercises or (SQUAT, PRESS, ROW, PLANK, CARRY)
    content = LiftContent(minutes=60, warm_up="7 min: walk or jog", exercises=there)
    return session("full", START + timedelta(days=day)).model_copy(update={"content": content})


def run(kind: Kind, minutes: int = 60, day: int = 1) -> SessionRecord:
    """Return a run with the first workout of its kind."""
    one = session(kind, START + timedelta(days=day), minutes)
    return one.model_copy(update={"content": make_run_content(kind, minutes, RUNNER)})


def filled_week() -> PlannedRecord:
    """Return a week with a lift, intervals, a tempo run and a long run."""
    return week(lift(), run("intervals"), run("tempo", day=3), run("long", 120, day=5))
