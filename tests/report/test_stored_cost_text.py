"""Why a week that has begun costs other than its plan says, in words."""

from freshlegs.planning.stored_cost import StoredCost
from freshlegs.report.layout import build_list, render_text
from freshlegs.report.stored_cost_text import dump_stored_cost, say_stored_cost


def test_each_reason_is_said_beside_the_rules() -> None:
    told = StoredCost(65, (("as_many_as_serve", 175), ("stay_put", -5)), ("days", "left"))
    text = render_text(build_list(say_stored_cost(told)), width=200, colour=False)
    assert [line.strip() for line in text.splitlines()] == [
        "- it says 65 for the week as it was planned; as it stands now: as_many_as_serve +175, stay_put -5",
        "sessions are held to the days that this week had, not to those of the plan before; "
        "what was left out of it beforehand costs what it is worth",
    ]
    assert dump_stored_cost(told) == {"stored": {"penalty": 65, "now": {"as_many_as_serve": 175, "stay_put": -5}}}


def test_nothing_is_said_where_nothing_is_counted_otherwise() -> None:
    for told in (None, StoredCost(65, (), ())):
        assert [*say_stored_cost(told)] == []
        assert dump_stored_cost(told) == {}
