"""The last replan of a stored plan taken back."""

from datetime import datetime

from freshlegs.planfile import PlaceRecord, PlannedRecord
from freshlegs.planfile.revisions import stamp_next_plan


def take_back_replan(before: PlannedRecord, current: PlannedRecord, now: datetime) -> PlannedRecord:
    """Return the plan that stood before the current one, as a later revision of it: phones follow it back.

    It knows where the current one has its sessions: what still stands so in a calendar was not put there by anyone.
    """
    revised = stamp_next_plan(current, now).astimezone(current.zone)
    places = (
        PlaceRecord.model_construct(session=one.id, start=one.start, minutes=one.minutes) for one in current.sessions
    )
    return before.model_copy(update={"revised": revised, "taken_back": tuple(places), "follows": ""})
