"""The ways out of an impossible week: one of them shown as a week, or put into the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from freshlegs.cli.exits import Answer, Exit
from freshlegs.cli.output import STDOUT, say
from freshlegs.cli.request import answer_record
from freshlegs.io.errors import Fault, InputError
from freshlegs.io.files import name_source, write_atomically
from freshlegs.planfile import ImpossibleRecord
from freshlegs.scenario.edits import Drop, apply_edits_to_text

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.cli.request import LoadedScenario
    from freshlegs.planfile import OutcomeRecord
    from freshlegs.planning.fixes import Fix


def pick_way_out(scenario: Path, fixes: tuple[Fix, ...], number: int) -> Fix:
    """Return the way out of a number, counted from 1; raises InputError where there is none."""
    if not fixes:
        raise InputError(name_source(scenario), Fault("", f"there is no way out {number}", "none is needed, or known"))
    if number > len(fixes):
        raise InputError(name_source(scenario), Fault("", f"there is no way out {number}", f"there are {len(fixes)}"))
    return fixes[number - 1]


def check_applies(scenario: Path, record: OutcomeRecord) -> None:
    """Raise InputError where a way out is one of a single week of a programme: in the file it would change them all."""
    if isinstance(record, ImpossibleRecord) and record.week is not None:
        allowed = "change that week's dates under [availability.dates], or plan with --best-effort"
        found = f"the ways out are for week {record.week} only, and the file is for all weeks"
        raise InputError(name_source(scenario), Fault("", found, allowed))


def show_way_out(fix: Fix, record: OutcomeRecord, *, json: bool) -> Answer:
    """Answer with the week of a way out; the week that was asked for stays impossible."""
    shown = answer_record(record, json=json).output
    return Answer(shown if json else f"If: {fix.says}\n\n".encode() + shown, Exit.IMPOSSIBLE)


def apply_way_out(found: LoadedScenario, fix: Fix, target: Path) -> Answer:
    """Write the scenario with a way out in it."""
    # What the file expected of the week as it was does not hold any more.
    text = apply_edits_to_text(found.text, (*fix.edits, Drop(("expect",)))).encode()
    if target == STDOUT:
        return Answer(text)
    write_atomically(target, text)
    say(f"{target}: {fix.says} (penalty {fix.week.report.penalty})")
    return Answer()
