"""What a person changes on the page: accepted, kept, undone and done again; files are written here and only here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from freshlegs.io.errors import Fault, InputError
from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.edits import Edit
from freshlegs.web.desk import Desk
from freshlegs.web.desk_files import encode_plan
from freshlegs.web.questions import FixOffer, PlanReply, open_plan, plan_opened


def accept_edits(desk: Desk, says: str, edits: Sequence[Edit], *, variant: str = "") -> None:
    """Write a change into the scenario file, whose comments stay, and plan it; the plan is written once it is there.

    A variant of that id is tried no longer.
    """
    desk.look()
    desk.find_draft()
    text = desk.list_files().edit(edits).text
    mark = b"\xef\xbb\xbf" if (desk.scenario.raw or b"").startswith(b"\xef\xbb\xbf") else b""
    desk.write(says, replace(desk.take_snapshot(), scenario=mark + text.encode()))
    desk.read_again()
    if variant:
        desk.variants.remove(variant)
    desk.ask(plan_opened, then_write=True)
    desk.variants.try_again()
    desk.change()


def pick_fix_offer(desk: Desk, number: int) -> FixOffer:
    """Return a fix by its number, from 1; raises InputError where there is none, or it is for one week only."""
    offers = desk.reply.fixes if desk.reply is not None else ()
    if not 1 <= number <= len(offers):
        known = f"there are {len(offers)}" if offers else "none is needed, or none is known"
        raise InputError("the call", Fault("fix", f"there is no fix {number}", known))
    offer = offers[number - 1]
    if offer.single_week is not None:
        allowed = "change that week's dates under [availability.dates]"
        found = f"the fixes are for week {offer.single_week} only, and the file is for all weeks"
        raise InputError(desk.scenario.path.name, Fault("", found, allowed))
    return offer


def keep_record(desk: Desk, says: str, record: PlannedRecord) -> None:
    """Write a week into the plan file."""
    plan = encode_plan(record, desk.scenario.path, desk.plan.path, desk.plan.raw)
    desk.write(says, replace(desk.take_snapshot(), plan=plan))
    desk.read_again()
    # It is shown at once, not the one before until that is asked.
    desk.reply = PlanReply(record, is_stored=True) if desk.reply is None else replace(desk.reply, record=record)
    desk.ask(open_plan)
    desk.change()


def undo_step(desk: Desk, *, forth: bool = False) -> None:
    """Write the files as they were before the last step, or as they were after the one that was undone last.

    Raises InputError where there is no such step, and OutputError where somebody else has changed a file since.
    """
    step = desk.steps.next if forth else desk.steps.last
    if step is None:
        raise InputError("the call", Fault("", f"there is nothing to {'do again' if forth else 'undo'}"))
    desk.restore(step.after if forth else step.before, expected=step.before if forth else step.after)
    if forth:
        desk.steps.step_forth()
    else:
        desk.steps.step_back()
    desk.read_again()
    desk.ask(open_plan)
    desk.variants.try_again()
    desk.change()
