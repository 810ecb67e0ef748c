"""The whole account of a week, for people and for machines."""

from __future__ import annotations

import json

from freshlegs.report.explain_text import dump_explain, render_explain
from support.shown_weeks import COSTLY


def test_explain_knows_no_such_rule() -> None:
    """A rule of another version is shown without sources."""
    text = render_explain(COSTLY)
    assert "- rule_of_a_later_version_with_a_long_name\n" in text
    assert "It stands on a weekend." in text
    assert "our own choice" in text


def test_explain_as_data() -> None:
    """The same account for machines, with the sources of the rules that are known."""
    data = json.loads(json.dumps(dump_explain(COSTLY)))
    wishes, later, _ = data["rules"]
    assert (wishes["cost"], len(wishes["breaches"]), wishes["sources"][0]["strength"]) == (90, 9, "house")
    assert (later["breaches"], later["sources"]) == ([], [])
    assert data["sessions"][0]["why"] == ["It stands on a weekend."]
