"""What is neither run nor lift: the rules on runs and lifts let it be, those on all sessions hold for it."""

from __future__ import annotations

import pytest

from freshlegs.model.kinds import KINDS, Ink, SessionKind
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week import all_week_rules
from support.worlds import problem, rule, session, week

YOGA = SessionKind("yoga", "other", "Yoga", "yoga", 60, Ink("#000", "#fff", "#000", "#fff"), "khaki", about="Yoga.")


@pytest.fixture(autouse=True)
def yoga(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "yoga", YOGA)


@pytest.mark.parametrize("name", sorted(all_week_rules()))
@pytest.mark.parametrize("other", ["lower", "upper", "long", "easy"])
def test_no_rule_promises_more_than_it_asks(name: str, other: str) -> None:
    """The solver leaves out what a kept rule promises already: then `check` must reject anything closer."""
    for first, then in (("yoga", other), (other, "yoga")):
        promised = rule(name).least_apart(problem([]), session(first), session(then))
        if promised:
            hours, minutes = divmod(promised - 15, 60)
            days, hours = divmod(hours, 24)
            close = f"0 00:00 {first}; {days} {hours:02}:{minutes:02} {then}"
            broken = rule(name, **({} if rule(name).prices else {"weight": "hard"}))
            report = verify_week(*week(close, broken, repeats=False))
            assert report.broken or report.priced, (first, then, promised)


def test_it_may_follow_a_lift_at_once_but_not_overlap_it() -> None:
    rules = (rule("run_lift_gap"), rule("no_overlap"), rule("separate_days"))
    assert not verify_week(*week("mon 07:00 yoga; mon 08:00 lower; mon 09:00 yoga", *rules)).broken
    broken = verify_week(*week("mon 07:00 yoga; mon 07:30 lower", *rules)).broken
    assert [entry.rule.name for entry in broken] == ["no_overlap"]
