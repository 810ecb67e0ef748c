"""Files of sessions for other programs: which sessions have one, and what it is called."""

import re
from collections.abc import Mapping
from typing import Literal

from freshlegs.model.content import RunContent
from freshlegs.planfile.parts import SessionRecord
from freshlegs.planfile.records import PlannedRecord

WorkoutForm = Literal["fit", "zwo"]


def has_workout_file(session: SessionRecord, form: WorkoutForm) -> bool:
    """Return whether a session has a file of a form: one that is still to come and says what is done in it.

    A race is run outside, so that it has none for a treadmill.
    """
    if session.done or session.content is None:
        return False
    return form == "fit" or (isinstance(session.content, RunContent) and "race" not in session.tags)


def name_workout_file(record: PlannedRecord, session: SessionRecord, form: WorkoutForm) -> str:
    """Return the name of a session's file, such as "2026-12-01-0600-intervals-1.fit": sorted, they are in order."""
    slot = re.sub("[^a-z0-9]+", "-", session.name.lower()).strip("-")
    return f"{record.local(session.start):%Y-%m-%d-%H%M}-{slot}.{form}"


def link_workout_files(
    record: PlannedRecord, session: SessionRecord, folders: Mapping[WorkoutForm, str]
) -> dict[str, str]:
    """Return the links to a session's files by form, "FIT": of folders, the addresses of which end with a slash."""
    return {
        form.upper(): f"{folder}{name_workout_file(record, session, form)}"
        for form, folder in folders.items()
        if has_workout_file(session, form)
    }
