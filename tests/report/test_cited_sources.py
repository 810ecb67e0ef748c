"""Who says so is told as the plan has it, and by the rules where a plan of an earlier version has nothing."""

from __future__ import annotations

from typing import Any

from freshlegs.planfile import PlannedRecord
from freshlegs.report.cited_sources import dump_sources, list_record_sources, list_rulebook_sources
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training.sources import SOURCES
from support.shown_weeks import planned


def plan_with(**rules: tuple[str, ...]) -> PlannedRecord:
    """Return a week with rules by their names, and what each of them cites."""
    said: dict[str, Any] = {"says": "a rule", "hard": True, "cost": 0}
    return planned(rules=[{"rule": name, "sources": sources, **said} for name, sources in rules.items()])


def test_a_plan_says_itself_who_says_so() -> None:
    """A source that this version does not know is left out."""
    record = plan_with(rest_days=("house", "of_a_later_version"), at_hand=("doma2014",))
    told = {"rest_days": (SOURCES["house"],), "at_hand": (SOURCES["doma2014"],)}
    assert list_record_sources(record) == told
    assert list_rulebook_sources(record) == told


def test_what_happened_in_a_week_cites_nobody() -> None:
    """Nor does what is no name of a rule, such as a path to one."""
    record = plan_with(still_ahead=("house",), wishes=("house",), **{"../week/wishes": ("house",)})
    assert list_rulebook_sources(record) == {"wishes": (SOURCES["house"],)}
    assert list_record_sources(record).keys() == {"still_ahead", "wishes", "../week/wishes"}


def test_of_an_earlier_plan_the_rules_tell_it() -> None:
    record = plan_with(rest_days=(), wishes=("house",))
    everything = {**all_week_rules(), **all_lift_rules()}
    assert list_record_sources(record) == {name: cls.list_sources() for name, cls in everything.items()}
    assert list_rulebook_sources(record) == list_record_sources(record)


def test_each_rule_has_a_file_of_its_name() -> None:
    """What is shown of a plan relies on it, and so does who looks for a rule."""
    names = {**all_week_rules(), **all_lift_rules()}
    assert list_rulebook_sources(plan_with(**dict.fromkeys(names, ("house",)))).keys() == names.keys()


def test_sources_as_data() -> None:
    house = SOURCES["house"]
    data = {"where": house.where, "says": house.says, "strength": "house", "means": "our own choice"}
    assert dump_sources([house]) == [data]
