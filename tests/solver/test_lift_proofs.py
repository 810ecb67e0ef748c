"""Proofs of the best exercises: counts that are told together, and what is said where a proof is not reached."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from freshlegs.model.content import NOT_PROVEN
from freshlegs.model.kinds import Kind
from freshlegs.report.phrases import LIFTS_NOT_PROVEN
from freshlegs.rules.settings import choose_lift_rules
from freshlegs.rules.task import LiftTask
from freshlegs.solver import fill_sessions, lift_proof, solve_lifts
from freshlegs.solver.lift_counts import LiftCounts
from freshlegs.solver.lift_model import LiftModel
from freshlegs.solver.model import Model
from freshlegs.solver.search import Effort
from freshlegs.solver.solve_lifts import LiftSolution, fill_lifts
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.lifting_problem import LiftingProblem, list_lifts
from freshlegs.training.lifting_settings import LiftingSettings
from support.command_line import call
from support.enumeration import enumerated
from support.worlds import problem, session

SOME = 4
"""Literals that are counted in a test."""


def count(asked: tuple[int, ...], prices: dict[int, int], mentioned: tuple[int, ...]) -> None:
    """Hold that counts are true exactly when so many literals are, and that what they cost is what was asked."""
    model = Model()
    some = [model.literal() for _ in range(SOME)]
    counts = LiftCounts(model, {})
    literals = {number: counts.at_least(number, some) for number in asked}
    counts.mention(literals[number] for number in mentioned)
    given = [(literals[abs(number)] * (1 if number > 0 else -1), price) for number, price in prices.items()]
    posted = counts.post(given)

    def read(true: Callable[[int], bool]) -> tuple[tuple[bool, ...], int]:
        done = sum(map(true, some))
        for number in mentioned:
            assert true(literals[number]) == (done >= number)
        price = sum(price for literal, price in posted if true(literal))
        cost = sum(price for number, price in prices.items() if (done >= abs(number)) == (number > 0))
        assert price == cost
        return tuple(map(true, some)), price

    assert len(enumerated(model, read)) == 2**SOME


@pytest.mark.parametrize(
    ("asked", "prices", "mentioned"),
    [
        ((2, 3, 4), {2: 5, 3: 5, 4: 5}, ()),
        ((2, 3, 4), {2: 5, 3: 5, 4: 5}, (3,)),
        ((2, 3, 4), {2: 5, 3: 5, 4: 6}, ()),
        ((1, 2, 3, 4), {-1: 3, -2: 3, -3: 3, -4: 3}, ()),
        ((1, 2, 3, 4), {-1: 3, -2: 3, -3: 3, -4: 3}, (2, 4)),
        ((1, 2), {-1: 3, -2: 3}, ()),
        ((2, 4), {2: 1, -4: 7}, (2,)),
        ((3,), {3: 2}, ()),
        ((0, 5), {}, (0, 5)),
    ],
)
def test_counts_and_their_prices_are_what_each_says_by_itself(
    asked: tuple[int, ...], prices: dict[int, int], mentioned: tuple[int, ...]
) -> None:
    count(asked, prices, mentioned)


@pytest.mark.slow
def test_any_counts_of_some_literals_agree() -> None:
    for chosen in product((False, True), repeat=3):
        asked = tuple(number for number, there in zip((2, 3, 4), chosen, strict=True) if there)
        for signs in product((-1, 1), repeat=len(asked)):
            count(asked, {number * sign: 4 for number, sign in zip(asked, signs, strict=True)}, asked[:1])


def ask(*kinds: Kind, minutes: int, added: tuple[Exercise, ...] = ()) -> LiftTask:
    """Return lifts of a full gym to be filled."""
    numbers = [kinds[:place].count(kind) + 1 for place, kind in enumerate(kinds)]
    sessions = [session(kind, n, minutes, starts=(0,)) for kind, n in zip(kinds, numbers, strict=True)]
    settings = LiftingSettings(asked=True, added=added)
    lifting = LiftingProblem(list_lifts(problem(sessions, []), settings), settings)
    return LiftTask(lifting.lifts, lifting.settings, choose_lift_rules(lifting))


MORE = tuple(
    replace(one, id=f"{one.id}_mine", name=f"My {one.name}", easier="", harder="", source="yours", rest=one.rest + 15)
    for one in load_shipped()[::4][: 200 - len(load_shipped())]
)
"""As many exercises again as make two hundred."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("task", "penalty"),
    [
        (ask("lower", "upper", "lower", "upper", minutes=40), 62),
        (ask("lower", "upper", "full", "full", minutes=40), 81),
        (ask("lower", "upper", "lower", "upper", minutes=45), 38),
        (ask("lower", "upper", "full", "full", minutes=45), 48),
        (ask("full", "full", "full", "full", minutes=45), 66),
        (ask("full", "full", "full", minutes=40), 92),
        (ask("full", "full", "full", "full", minutes=40), 114),
        (ask("full", "full", "full", "full", minutes=40, added=MORE), None),
        (ask("full", "full", "full", "full", minutes=60), 28),
        (ask("full", "full", "full", "full", minutes=60, added=MORE), None),
        (ask("lower", "upper", "lower", "upper", minutes=60, added=MORE), None),
    ],
)
def test_lifts_that_are_short_of_time_are_proven_best(task: LiftTask, penalty: int | None) -> None:
    found = fill_lifts(task)
    assert isinstance(found, LiftSolution)
    assert found.proved_best
    assert penalty in (None, found.report.penalty)


@pytest.mark.parametrize("kinds", [("full",), ("lower", "upper")])
def test_ties_that_the_proof_left_open_are_settled_as_in_one_solve(
    kinds: tuple[Kind, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where even that is not done, the filling costs the same."""
    task, found = ask(*kinds, minutes=60), []
    roomy, short, alone = solve_lifts.WITH_TIES, solve_lifts.WITHOUT_TIES, solve_lifts.TIES_ALONE
    for first, then, ties in ((roomy, 0.0, 0.0), (0.0, short, alone), (0.0, 0.0, alone), (0.0, 0.0, 0.0)):
        monkeypatch.setattr(solve_lifts, "WITH_TIES", first)
        monkeypatch.setattr(solve_lifts, "WITHOUT_TIES", then)
        monkeypatch.setattr(solve_lifts, "TIES_ALONE", ties)
        filled = fill_lifts(task)
        assert isinstance(filled, LiftSolution)
        assert filled.proved_best
        found.append(filled)
    at_once, after_the_model, after_the_lifts, never = found
    assert at_once.filled == after_the_model.filled == after_the_lifts.filled
    assert never.filled != at_once.filled
    assert len({filled.report.penalty for filled in found}) == 1


def test_a_week_that_whole_lifts_made_is_not_lost_with_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    task = ask("lower", "upper", minutes=45)
    best, prove = fill_lifts(task), lift_proof.prove_lifts

    def prove_to_the_last(*given: Any) -> lift_proof.LiftProof:
        proof = prove(*given)
        effort: Effort = given[-1]
        effort.spend(effort.work_left)
        return proof

    monkeypatch.setattr(lift_proof, "prove_lifts", prove_to_the_last)
    monkeypatch.setattr(solve_lifts, "WITHOUT_TIES", 0.0)
    found = fill_lifts(task)
    assert isinstance(best, LiftSolution)
    assert isinstance(found, LiftSolution)
    assert (found.report.penalty, found.proved_best) == (best.report.penalty, True)


@pytest.mark.parametrize(("kind", "short", "whole"), [("full", 45, 60), ("lower", 45, 60), ("upper", 40, 60)])
def test_a_lift_is_short_where_its_slots_hold_more_than_its_minutes(kind: Kind, short: int, whole: int) -> None:
    """What it lacks is told by the second: of two lengths it differs by as much as they do."""
    found = []
    for minutes, is_short in ((short, True), (whole, False)):
        task = ask(kind, minutes=minutes)
        lifts = LiftModel(task, [rule for rule in task.rules if rule.hard])
        found.append(lifts.find_shortfall(lifts.lifts[0]))
        assert (found[-1] > 0) == is_short
    assert found[0] - found[1] == 60 * (whole - short)


def test_the_library_has_two_hundred_exercises() -> None:
    assert len(ask("full", minutes=60, added=MORE).exercises) == 200


WEEK = """
timezone = "Europe/Berlin"
week.start = 2026-11-30
availability = { mon = ["06:00-08:00"], wed = ["06:00-08:00"] }
sessions = [{ kind = "full", count = 2, minutes = 40 }]
"""


@pytest.mark.slow
def test_a_plan_says_where_its_exercises_are_not_proven_best(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    week = tmp_path / "week.toml"
    week.write_text(WEEK, encoding="utf-8")
    for enough, said in ((solve_lifts.ENOUGH, False), (0.1, True)):
        # A plan that is made anew over an older one keeps its exercises.
        stored = tmp_path / f"{said}.json"
        monkeypatch.setattr(solve_lifts, "ENOUGH", enough)
        fill_sessions._solve.cache_clear()  # noqa: SLF001
        done = call("plan", week, "-o", stored)
        fill_sessions._solve.cache_clear()  # noqa: SLF001
        assert (LIFTS_NOT_PROVEN in " ".join(done.out.split())) == said
        assert (NOT_PROVEN in stored.read_text(encoding="utf-8")) == said
