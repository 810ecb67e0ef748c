"""A plan that takes the place of another one, which is kept beside it, so that this can be taken back.

The new one holds a digest of both: once either was changed, nobody takes the other one for what stood there before.
"""

from freshlegs.io.files import hash_bytes
from freshlegs.planfile.json_text import format_record
from freshlegs.planfile.records import PlannedRecord


def follow_plan(record: PlannedRecord, before: bytes) -> PlannedRecord:
    """Return a plan that knows the bytes of plan.json that it is about to be written over."""
    return record.model_copy(update={"follows": _hash_both(record, before)})


def is_followed_by(record: PlannedRecord, before: bytes) -> bool:
    """Whether a plan was written over these bytes, and is still as it was written."""
    return record.follows == _hash_both(record, before)


def _hash_both(record: PlannedRecord, before: bytes) -> str:
    itself = format_record(record.model_copy(update={"follows": ""}))
    return hash_bytes(itself.encode("utf-8", "backslashreplace") + before)
