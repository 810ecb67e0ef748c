"""CP-SAT by its core does what it does by the public `cp_model`; a new ortools shows here what has changed."""

from __future__ import annotations

import random
import threading

import pytest

from freshlegs.io.errors import InternalError
from freshlegs.solver import cp_sat
from freshlegs.solver.core import CoreModel
from freshlegs.solver.cp_sat import PARAMETERS
from freshlegs.solver.plan_week import plan_week
from freshlegs.solver.public import PublicModel
from freshlegs.solver.sat_words import SatAnswer, SatModel, Status
from support.paths import SCENARIOS
from support.tasks import load_task

DOORS = (CoreModel, PublicModel)


class Reports:
    """What a solve reports, in its order."""

    def __init__(self) -> None:
        self.heard: list[tuple[float, ...]] = []

    def report_solution(self, objective: float, bound: float) -> None:
        """Note a solution."""
        self.heard.append((objective, bound))

    def report_bound(self, bound: float) -> None:
        """Note a bound."""
        self.heard.append((bound,))


def draw(model: SatModel, seed: int) -> list[tuple[int, int]]:
    """Say one random thing after the other to a model; return its prices. The same seed says the same."""
    chance = random.Random(seed)
    literals = [1, *(model.add_literal() for _ in range(chance.randint(3, 40)))]

    def some(most: int) -> list[int]:
        return [chance.choice((1, -1)) * chance.choice(literals) for _ in range(chance.randint(1, most))]

    def weighted(most: int) -> list[tuple[int, int]]:
        return [(literal, chance.randint(-9, 9)) for literal in some(most)]

    for _ in range(chance.randint(3, 60)):
        model.add_clause(some(5))
    for _ in range(chance.randint(0, 3)):
        model.add_implications(chance.choice([*literals[1:], *(-one for one in literals[1:])]), some(4))
    for _ in range(chance.randint(0, 4)):
        model.add_at_most_one(sorted(set(map(abs, some(3))) - {1}))
    for _ in range(chance.randint(0, 6)):
        where = chance.choice([None, *some(1)])
        model.add_sum(weighted(8), chance.choice([None, -20, -5]), chance.choice([None, 25, 8]), where)
    return weighted(20)


def pigeons(model: SatModel, count: int) -> None:
    """Ask for more pigeons than holes, each in one: a proof that takes for ever."""
    holes = [[model.add_literal() for _ in range(count - 1)] for _ in range(count)]
    for pigeon in holes:
        model.add_clause(pigeon)
    for hole in zip(*holes, strict=True):
        for index, one in enumerate(hole):
            for other in hole[:index]:
                model.add_clause([-one, -other])


def solve_twice(model: SatModel, seed: int, **parameters: float) -> list[tuple[SatAnswer, list[tuple[float, ...]]]]:
    """Solve a random model, then once more among its best solutions, from the first; return all that was told."""
    prices = draw(model, seed)
    model.minimize(prices)
    first, second = Reports(), Reports()
    found = model.solve(PARAMETERS | parameters, first)
    if not found.values:
        return [(found, first.heard)]
    total = sum(worth for literal, worth in prices if found.is_true(literal))
    model.add_sum(prices, None, total)
    model.minimize([(-literal, abs(worth)) for literal, worth in prices])
    model.hint({literal: found.is_true(literal) for literal in range(2, len(found.values) + 1)})
    return [(found, first.heard), (model.solve(PARAMETERS | parameters, second), second.heard)]


@pytest.mark.parametrize("presolve", [True, False])
def test_both_doors_answer_alike(presolve: bool) -> None:
    """Status, solution, bound, work and each report on the way: of the same model, to the bit."""
    statuses = set()
    for seed in range(60):
        core, public = CoreModel(), PublicModel()
        answers = solve_twice(core, seed, cp_model_presolve=presolve, random_seed=seed)
        assert answers == solve_twice(public, seed, cp_model_presolve=presolve, random_seed=seed)
        assert str(core.proto) == str(public.cp.proto)
        statuses |= {answer.status for answer, _ in answers}
    assert statuses == {Status.OPTIMAL, Status.INFEASIBLE}


@pytest.mark.parametrize("parameters", [{"linearization_level": 2, "symmetry_level": 2, "cp_model_probing_level": 2}])
def test_both_doors_heed_the_parameters_of_lifts(parameters: dict[str, float]) -> None:
    for seed in range(20):
        assert solve_twice(CoreModel(), seed, **parameters) == solve_twice(PublicModel(), seed, **parameters)


@pytest.mark.parametrize("door", DOORS)
def test_a_price_is_what_its_true_literals_come_to(door: type[CoreModel | PublicModel]) -> None:
    """Negations and constants count in the objective and in its bound; nothing is left of an objective before."""
    model = door()
    one, two = model.add_literal(), model.add_literal()
    model.add_clause([one, two])
    model.minimize([(one, 100), (two, 100)])
    model.minimize([(one, 3), (-one, 5), (two, 4), (1, 10), (-1, 7)])
    reports = Reports()
    found = model.solve(PARAMETERS, reports)
    assert (found.status, found.values, found.bound) == (Status.OPTIMAL, [1, 1, 0], 13)
    assert reports.heard[-1][0] == 13


@pytest.mark.parametrize("work", [0.0002, 0.002, 0.02])
def test_both_doors_end_after_the_same_work(work: float) -> None:
    """So that a plan that was not proven is the same plan the next time."""
    answers = []
    for door in DOORS:
        model = door()
        pigeons(model, 12)
        answers.append(model.solve(PARAMETERS | {"max_deterministic_time": work}, None))
    assert answers[0] == answers[1]
    assert answers[0].status is Status.UNKNOWN
    assert answers[0].work >= work


@pytest.mark.parametrize("door", DOORS)
def test_both_doors_end_where_a_clock_says_so(door: type[CoreModel | PublicModel]) -> None:
    model = door()
    pigeons(model, 12)
    assert model.solve(PARAMETERS | {"max_time_in_seconds": 0.01}, None).status is Status.UNKNOWN


@pytest.mark.parametrize("door", DOORS)
def test_another_thread_stops_a_solve(door: type[CoreModel | PublicModel]) -> None:
    model = door()
    model.stop_search()  # nothing to stop yet
    pigeons(model, 12)
    found: list[SatAnswer] = []
    solving = threading.Thread(target=lambda: found.append(model.solve(PARAMETERS, None)))
    solving.start()
    while solving.is_alive():
        model.stop_search()
        solving.join(0.02)
    assert [answer.status for answer in found] == [Status.UNKNOWN]


@pytest.mark.parametrize("door", DOORS)
def test_a_model_that_cp_sat_does_not_take_is_a_defect(door: type[CoreModel | PublicModel]) -> None:
    model = door()
    model.add_sum([(model.add_literal(), 2**62), (model.add_literal(), 2**62)], 0, 2**62)
    with pytest.raises(InternalError, match="CP-SAT does not take the model: "):
        model.solve(PARAMETERS, None)


@pytest.mark.parametrize("name", ["article-week", "club-runs"])
def test_a_week_is_the_same_by_both_doors(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = load_task(SCENARIOS / f"{name}.toml")
    outcome = plan_week(problem)
    monkeypatch.setattr(cp_sat, "open_door", lambda: PublicModel)
    assert plan_week(problem) == outcome
