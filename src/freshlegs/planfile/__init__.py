"""plan.json: the records of a planning. Everything that is shown is drawn from these alone."""

from freshlegs.planfile.parts import (
    BreachRecord,
    CutRecord,
    DoneRunRecord,
    HappeningRecord,
    LiftedRecord,
    LoggedRecord,
    MoveRecord,
    PlaceRecord,
    RepeatingWeekRecord,
    ReplanRecord,
    RuleRecord,
    SessionRecord,
    UsualLiftRecord,
    WeekRecord,
)
from freshlegs.planfile.records import (
    ClashRecord,
    FixRecord,
    ImpossibleRecord,
    OutcomeRecord,
    PlannedRecord,
    UndecidedRecord,
)

__all__ = [
    "BreachRecord",
    "ClashRecord",
    "CutRecord",
    "DoneRunRecord",
    "FixRecord",
    "HappeningRecord",
    "ImpossibleRecord",
    "LiftedRecord",
    "LoggedRecord",
    "MoveRecord",
    "OutcomeRecord",
    "PlaceRecord",
    "PlannedRecord",
    "RepeatingWeekRecord",
    "ReplanRecord",
    "RuleRecord",
    "SessionRecord",
    "UndecidedRecord",
    "UsualLiftRecord",
    "WeekRecord",
]
