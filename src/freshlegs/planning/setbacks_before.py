"""What a single week says of pain and illness that the plan before it was told of, for it is no part of a programme."""

from collections.abc import Iterator
from dataclasses import replace

from freshlegs.model.clock import format_date
from freshlegs.rules.bad_days import GentleWeekAfterPain, list_sore_rules
from freshlegs.rules.ill_days import list_rules_after_illness
from freshlegs.rules.outcome import Planned
from freshlegs.rules.task import Task
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.history import load_previous_plan
from freshlegs.scenario.in_progress.told_progress import list_ill_days, list_sore_days
from freshlegs.training.hurt_parts import HURT_PARTS


def tell_setbacks_before(draft: Draft, task: Task, week: Planned) -> Planned:
    """Return a week with notes on what it does not ease, where it follows a plan that was told of pain or illness."""
    notes = tuple(_note_setbacks(draft, task))
    return replace(week, report=replace(week.report, notes=(*week.report.notes, *notes))) if notes else week


def _note_setbacks(draft: Draft, task: Task) -> Iterator[str]:
    before = draft.after or load_previous_plan(draft.scenario)
    if before is None or not before.told or draft.context is not None:
        return
    for day, part in list_sore_days(before):
        rules = [*list_sore_rules(task.clock, [(day, part)])]
        if not HURT_PARTS[part].carries_running:
            rules = [rule for rule in rules if not isinstance(rule, GentleWeekAfterPain)]
        if keep := [rule.describe() for rule in rules]:
            said = f"your {part} hurt on {format_date(day)}"
            yield _say(said, keep, f"--hurt {part}")
    ill = [day for day in list_ill_days(before) if day < task.clock.first]
    if keep := [rule.describe() for rule in list_rules_after_illness(task.clock, ill)]:
        yield _say(f"you were ill up to {format_date(max(ill))}", keep, "--feel poor")


def _say(what: str, keep: list[str], option: str) -> str:
    return (
        f"{what}, as the plan before was told; a week by itself is not eased for it, as those of a programme are. "
        f"Keep by hand: {'; '.join(keep)}. Or say so again on its first day: freshlegs replan {option} (our own choice)"
    )
