"""A variant told in the words of its rules, as the page tells it: never by a rule's name, never by an arrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.model.limits import Limits
from freshlegs.planning.batch import Refused
from freshlegs.planning.comparison import Comparison, compare_variants
from freshlegs.planning.variants import Question
from freshlegs.report.whatif_text import tell_variant
from support.open_page import ANNOTATED
from support.tasks import load_draft

pytestmark = pytest.mark.slow
FRIDAY = "Lift: full body 2 Thu 06:00 to Fri 06:00"
CLOSER = "15 points less: two lifts of one region start at least 72 h (68 h will do) apart"
TOLD = {
    "availability.thu=[]": (
        FRIDAY,
        "60 points more: a long run starts at least 48 h (44 h will do) after a legs lift (the closer, the worse)",
        CLOSER,
    ),
    "availability={mon=['06:00-09:00']}": (
        "No week keeps all of these: all 4 sessions asked for get a place (2 full, 1 intervals, 1 long); sessions stay "
        "inside your free time (Mon 30 Nov 06:00-09:00), `only` and `at`; at most 1 lift a day",
    ),
    "sessions[3]=": (
        FRIDAY,
        "Long run on Sat 07:00 drops out",
        "10 points less: a long run takes at most 35 % of the week's running",
        CLOSER,
    ),
    "rules.lifts_apart=off": (CLOSER,),
    "sessions[4]={kind='easy',minutes=45}": ("Easy run comes in on Fri 06:00",),
}


def test_variants_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(ANNOTATED, "utf-8")
    draft = load_draft(tmp_path / "week.toml")
    variants = Question(tuple(f"{number}: {change}" for number, change in enumerate(TOLD))).variants(draft)
    baseline, *found = compare_variants(draft, variants, Limits(), processes=1)
    assert tell_variant(baseline) == ()
    assert [tell_variant(one) for one in found] == [*TOLD.values()]


def test_a_second_lift_that_drops_out_keeps_its_number(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(ANNOTATED, "utf-8")
    draft = load_draft(tmp_path / "week.toml")
    _, found = compare_variants(draft, Question(("one: sessions[1].count=1",)).variants(draft), Limits(), processes=1)
    assert "Lift: full body 2 on Thu 06:00 drops out" in tell_variant(found)
    refused = Comparison(found.variant, Refused(()))
    assert tell_variant(refused) == ()
