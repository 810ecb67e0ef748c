"""Who says so, for each rule of a plan."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import freshlegs.rules
from freshlegs.planfile import PlannedRecord
from freshlegs.training.sources import SOURCES, STRENGTH_TEXT, Source

_ROOMS = [Path(freshlegs.rules.__file__).with_name(name) for name in ("week", "lifts")]
"""Where each rule that a scenario may name has a file of its name."""


def list_record_sources(record: PlannedRecord) -> dict[str, tuple[Source, ...]]:
    """Return who says so, by rule: as the plan has it, or of a plan of an earlier version as the rules have it."""
    if all(rule.sources for rule in record.rules):
        return {rule.rule: tuple(SOURCES[key] for key in rule.sources if key in SOURCES) for rule in record.rules}
    # Here, as loading all rules takes as long as drawing a week.
    from freshlegs.rules.lifts import all_lift_rules
    from freshlegs.rules.week import all_week_rules

    return {name: cls.list_sources() for name, cls in (*all_week_rules().items(), *all_lift_rules().items())}


def list_rulebook_sources(record: PlannedRecord) -> dict[str, tuple[Source, ...]]:
    """Return the same without the rules that a week in progress makes of what happened, which cite nobody."""
    return {name: sources for name, sources in list_record_sources(record).items() if _has_file(name)}


def dump_sources(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """Return sources as plain data."""
    return [
        {"where": one.where, "says": one.says, "strength": one.strength, "means": STRENGTH_TEXT[one.strength]}
        for one in sources
    ]


def _has_file(rule: str) -> bool:
    return rule.isidentifier() and any((room / f"{rule}.py").is_file() for room in _ROOMS)
