"""What advice claims where not all of it could be found out."""

from __future__ import annotations

from typing import Literal

import pytest

from freshlegs.planning.advice import Advice, AdvisedChange
from freshlegs.planning.plan_and_fix import PlannedTask
from freshlegs.report.advice_text import render_advice
from freshlegs.rules.outcome import Planned, Report
from support.worlds import week


@pytest.mark.parametrize(
    ("status", "changes", "slots"),
    [
        ("planned", "No single change saves anything.", "none is worth anything: time is not what this week lacks"),
        (
            "undecided",
            "No change was found that saves anything.",
            "none was found that is worth anything: the time given was too short to tell",
        ),
    ],
)
def test_what_took_too_long_is_not_said_to_be_worth_nothing(
    status: Literal["planned", "undecided"], changes: str, slots: str
) -> None:
    task, plan = week("mon 07:00 easy")
    planned = PlannedTask(task, Planned(plan, Report((), (), 0, ()), True, 0))
    one = AdvisedChange("a change", (), status, 0 if status == "planned" else None)
    text = " ".join(render_advice(Advice(planned, (one,), (), 0, None, (one,))).split())
    assert changes in text
    assert slots in text
