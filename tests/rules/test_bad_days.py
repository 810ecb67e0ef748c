"""Days on which the athlete feels poor or something hurts: what the rules close, to solver and checker alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.rules.bad_days import EasyWhilePoor, EasyWhileSore, GentleWeekAfterPain, RestWhileHurt, list_sore_rules
from freshlegs.rules.days_off import DaysOff
from freshlegs.rules.ill_days import EasyAfterIllness, LiftsComeBackAfterIllness, list_rules_after_illness
from freshlegs.rules.task import Task
from freshlegs.rules.timetable import Timetable
from freshlegs.training.hurt_parts import HURT_PARTS
from support.oracle import judged, modelled
from support.rulebooks import COMMON, candidates, worlds
from support.worlds import at, problem, session, week

POOR = EasyWhilePoor(days=(2,), called="Wed 2 Dec", stays=("w/upper/1",), easy_runs=True)
KNEE, SORE = RestWhileHurt(days=(2,), called="Wed 2 Dec", part="knee"), EasyWhileSore(days=(3, 4), part="knee")
GENTLE = GentleWeekAfterPain(days=(5, 6), called="Sat 5 Dec to Sun 6 Dec", part="knee")
NO_LIFTS = LiftsComeBackAfterIllness(days=(2, 3), light=(4, 5, 6), called="Wed 2 Dec, Thu 3 Dec")
SHOULDER = RestWhileHurt(days=(2,), called="Wed 2 Dec", part="shoulder")


def broken(rule: DaysOff, text: str) -> list[str]:
    """Return the sentences of the breaches of a rule in a week."""
    task, plan = week(text, rule)
    return [one.why for one in rule.check(Timetable(task, plan))]


@pytest.mark.parametrize(
    ("rule", "text", "count"),
    [
        (POOR, "wed 07:00 intervals", 1),
        (POOR, "wed 07:00 tempo", 1),
        (POOR, "wed 07:00 easy", 0),
        (POOR, "wed 07:00 upper", 0),  # It stood there.
        (POOR, "wed 07:00 long", 1),
        (POOR, "wed 07:00 lower", 1),
        (POOR, "tue 07:00 intervals; thu 07:00 long", 0),
        (POOR.with_parameters(easy_runs=False), "wed 07:00 easy", 1),
        (KNEE, "wed 07:00 easy", 1),
        (KNEE, "wed 07:00 full", 1),
        (KNEE, "wed 07:00 race", 1),
        (KNEE, "wed 07:00 upper", 0),
        (KNEE, "thu 07:00 intervals", 0),
        (SORE, "thu 07:00 intervals", 1),
        (SORE, "fri 07:00 lower; thu 08:00 long", 2),
        (SORE, "thu 07:00 easy; fri 07:00 upper", 0),
        (SORE, "fri 07:00 race", 0),
        (SORE, "sat 07:00 intervals", 0),
        (GENTLE, "sat 07:00 intervals; sun 07:00 tempo", 2),
        (GENTLE, "sat 07:00 long; sun 07:00 lower", 0),
        (GENTLE.with_parameters(part="shoulder"), "sat 07:00 intervals", 0),
        (SORE.with_parameters(runs=("w/easy/1",)), "thu 07:00 easy; fri 07:00 easy", 1),
        (SORE.with_parameters(runs=()), "thu 07:00 upper; sat 07:00 easy", 0),
        (SHOULDER, "wed 07:00 upper", 1),
        (SHOULDER, "wed 07:00 full", 1),
        (SHOULDER, "wed 07:00 intervals", 0),
        (SHOULDER, "wed 07:00 lower", 0),
        (NO_LIFTS, "wed 07:00 upper; thu 07:00 full", 2),
        (NO_LIFTS, "wed 07:00 easy; thu 07:00 intervals; fri 07:00 full", 0),
        (NO_LIFTS.with_parameters(days=()), "wed 07:00 upper; thu 07:00 full", 0),
    ],
)
def test_what_a_day_is_closed_to(rule: DaysOff, text: str, count: int) -> None:
    assert len(broken(rule, text)) == count


def test_a_breach_says_why() -> None:
    assert broken(KNEE, "wed 07:00 easy") == ["easy 1 on Wed 2 Dec 07:00, while something hurts"]
    assert broken(SORE, "thu 07:00 tempo") == ["tempo 1 on Thu 3 Dec 07:00, right after something hurt"]


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
def test_the_model_allows_exactly_the_weeks_that_the_checker_accepts() -> None:
    @COMMON
    @given(st.data())
    def agree(data: st.DataObject) -> None:
        world: Task = data.draw(worlds())
        days = (data.draw(st.sampled_from(world.days)),)
        part = data.draw(st.sampled_from(sorted(HURT_PARTS)))
        stays = tuple(one.id for one in world.sessions if data.draw(st.booleans()))
        poor = EasyWhilePoor(days=days, stays=stays, easy_runs=data.draw(st.booleans()))
        rule = data.draw(
            st.sampled_from(
                [
                    poor,
                    RestWhileHurt(days=days, part=part),
                    EasyWhileSore(days=days, part=part, runs=stays),
                    GentleWeekAfterPain(days=days, part=part),
                    LiftsComeBackAfterIllness(days=days, light=(0, 1)),
                    LiftsComeBackAfterIllness(days=(), light=days),
                ]
            )
        )
        task = replace(world, rules=(rule,))
        assert modelled(task).keys() == judged(task, candidates(task)).keys()

    agree()


def test_an_illness_of_five_days_keeps_lifts_away_for_three_and_light_for_five() -> None:
    """Ill until Sunday 29 November: easy until Friday, no lift until Wednesday, lighter ones until Monday."""
    clock = problem([session("easy", starts=(at("mon 07:00"),))]).clock
    easy, lifts = list_rules_after_illness(clock, [date(2026, 11, day) for day in range(25, 30)])
    assert isinstance(easy, EasyAfterIllness)
    assert isinstance(lifts, LiftsComeBackAfterIllness)
    assert (easy.days, lifts.days, lifts.light) == ((0, 1, 2, 3, 4), (0, 1, 2), (3, 4, 5, 6))
    assert lifts.list_days() == (0, 1, 2, 3, 4, 5, 6)
    (light,) = list_rules_after_illness(clock, [date(2026, 11, day) for day in range(20, 25)])
    assert isinstance(light, LiftsComeBackAfterIllness)
    assert (light.days, light.list_days()) == ((), (0, 1, 2))
    task, plan = week("mon 07:00 easy", lifts)
    assert [*lifts.notes(Timetable(task, plan))] == [
        "after the illness no lift before Thu 3 Dec, for a rest or an easy run comes first; "
        "lifts are lighter until Sun 6 Dec: leave 4 reps or more (our own choice)"
    ]
    assert not [*list_rules_after_illness(clock, [date(2026, 11, 1)])]


def test_what_hurt_on_the_last_day_of_a_week_bears_on_the_next() -> None:
    """Sunday's knee keeps legs off Monday and Tuesday, Saturday's off Monday; hard runs stay away for a week."""
    clock = problem([session("easy", starts=(at("mon 07:00"),))]).clock
    told = [(date(2026, 11, day), "knee") for day in (27, 28, 29)]
    rules = [*list_sore_rules(clock, told)]
    assert [rule.days for rule in rules if isinstance(rule, EasyWhileSore)] == [(0,), (0, 1)]
    gentle = [rule.days for rule in rules if isinstance(rule, GentleWeekAfterPain)]
    assert gentle == [(0, 1, 2, 3, 4), (1, 2, 3, 4, 5), (2, 3, 4, 5, 6)]
    assert not list(list_sore_rules(clock, [(date(2026, 11, 30), "knee")]))  # The week's own days say it themselves.
