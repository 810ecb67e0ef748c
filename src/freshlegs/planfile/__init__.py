"""plan.json: the records of a planning. Everything that is shown is drawn from these alone."""

from freshlegs.planfile.parts import BreachRecord, RuleRecord, SessionRecord
from freshlegs.planfile.programme_parts import (
    DoneRunRecord,
    LiftedRecord,
    LoggedRecord,
    RepeatingWeekRecord,
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
from freshlegs.planfile.replan_parts import CutRecord, HappeningRecord, MoveRecord, PlaceRecord, ReplanRecord

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
