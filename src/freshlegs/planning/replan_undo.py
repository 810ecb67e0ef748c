"""The last replan of a stored plan taken back."""

from datetime import datetime

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.revisions import stamp_next_plan


def take_back_replan(before: PlannedRecord, current: PlannedRecord, now: datetime) -> PlannedRecord:
    """Return the plan that stood before the current one, as a later revision of it: phones follow it back."""
    return before.model_copy(update={"revised": stamp_next_plan(current, now).astimezone(current.zone)})
