"""What planning promises beside the optimum: clashes that are real, limits that are kept, answers that travel."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from freshlegs.io.errors import Fault, InputError
from freshlegs.model.limits import Limits
from freshlegs.model.plan import Plan
from freshlegs.rules.outcome import Impossible, Planned, Undecided
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.in_progress.finished_week import parse_week
from freshlegs.scenario.resolve import resolve
from freshlegs.scenario.schema.load import load_scenario
from freshlegs.solver.core import CoreModel
from freshlegs.solver.plan_week import find_best_week, plan_week
from freshlegs.solver.sat_words import SatAnswer, SatWatcher, Status
from freshlegs.solver.search import Search
from support.paths import SCENARIOS
from support.tasks import load_task
from support.worlds import at, problem, rule, session, week


def loaded(text: str) -> Task:
    """Return the problem of a scenario in Berlin in the week of 30 November 2026."""
    head = 'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n'
    return resolve(load_scenario(head + text, "week.toml"), today=None)


def test_a_clash_does_not_change_what_its_rules_say() -> None:
    """`wishes` leaves the long run's days to `long_run_day`, also while the clash is looked for."""
    days = "\n".join(f'{day} = ["07:00-09:00"]' for day in ("mon", "tue", "wed", "thu", "sun"))
    impossible = plan_week(
        loaded(f"""
            [availability]
            {days}
            [[sessions]]
            kind = "easy"
            count = 5
            minutes = 30
            [[sessions]]
            kind = "long"
            minutes = 60
            prefer = {{ days = ["sat"] }}
            [rules]
            wishes = "hard"
            """)
    )
    assert isinstance(impossible, Impossible)
    assert {entry.name for entry in impossible.clash} == {"all_placed", "available", "runs_per_day"}


def test_like_sessions_may_stand_around_another_that_starts_with_them() -> None:
    """Where sessions may overlap, who counts as first is the order in the file, and two alike are not the same."""
    minute = at("mon 07:00")
    kinds = [session("full", 1), session("tempo", 1), session("full", 2)]
    sessions = [replace(s, starts=(minute,) if s.kind == "tempo" else (minute, at("wed 07:00"))) for s in kinds]
    rules = [rule("all_placed"), rule("available"), rule("legs_before_tempo"), rule("lifts_per_day")]
    free = ((minute, minute + 60), (at("wed 07:00"), at("wed 08:00")))
    world = problem(sessions, rules, free=free, repeats=False)
    best = plan_week(world)
    assert isinstance(best, Planned)
    other = {"w/full/1": at("wed 07:00"), "w/tempo/1": minute, "w/full/2": minute}
    assert best.report.penalty <= verify_week(world, type(best.plan).of(world.sessions, other)).penalty


def test_pins_say_which_of_two_like_sessions_is_meant() -> None:
    """The file has them in another order than the week."""
    world = loaded("""
        [availability]
        mon = ["18:00-20:00"]
        thu = ["18:00-20:00"]
        [[sessions]]
        kind = "easy"
        at = "thu 18:30"
        [[sessions]]
        kind = "easy"
        at = "mon 18:30"
        """)
    assert not verify_week(world, parse_week(world, "mon 18:30 easy; Thu 18:30 Easy")).broken


@pytest.mark.parametrize("seconds", [0.001, 0.01, 0.03, 0.1, 0.3])
def test_a_time_limit_is_never_taken_for_ctrl_c(seconds: float) -> None:
    """Whatever moment it falls on."""
    outcome = plan_week(load_task(SCENARIOS / "four-and-four.toml"), Limits(seconds=seconds))
    assert isinstance(outcome, Planned | Undecided)


def test_the_work_allowed_is_that_of_all_solves_together() -> None:
    """Also of those that look for a clash."""
    outcome = plan_week(load_task(SCENARIOS / "too-much.toml"), Limits(work=1e-4))
    assert isinstance(outcome, Undecided | Impossible)


def test_a_planning_may_do_about_half_a_minute_of_work() -> None:
    """What the documentation promises: a long cycle is not given up after a few seconds."""
    assert Limits().work == 30
    assert plan_week(load_task(SCENARIOS / "club-runs.toml"), Limits(work=0)) == Undecided(0)


def test_the_seconds_of_a_planning_are_those_of_all_its_solves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each solve, also of those that look for a clash, has what those before it left; here a second goes by each."""
    clock = count()
    allowed: list[float] = []
    solve = CoreModel.solve

    def note(model: CoreModel, parameters: Mapping[str, float], watcher: SatWatcher | None) -> SatAnswer:
        allowed.append(parameters["max_time_in_seconds"])
        return solve(model, parameters, watcher)

    monkeypatch.setattr("freshlegs.solver.search.time.monotonic", lambda: next(clock))
    monkeypatch.setattr(CoreModel, "solve", note)
    assert isinstance(plan_week(load_task(SCENARIOS / "too-much.toml"), Limits(seconds=100)), Impossible)
    assert len(allowed) > 2
    assert allowed == [100 - second for second in range(1, len(allowed) + 1)]


def test_a_question_that_stays_open_is_undecided_and_not_impossible() -> None:
    assert find_best_week(load_task(SCENARIOS / "club-runs.toml"), Limits(work=0)) == Undecided(0)


def test_a_week_that_is_not_proven_best_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver found it, and ended before it knew that there is none better."""
    run = Search.run

    def end_early(search: Search, week: Any, watch: Any = None, **limits: Any) -> Any:
        status = run(search, week, watch, **limits)
        search.effort.work_left = 0
        return Status.FEASIBLE if status == Status.OPTIMAL else status

    monkeypatch.setattr(Search, "run", end_early)
    outcome = plan_week(load_task(SCENARIOS / "club-runs.toml"))
    assert isinstance(outcome, Planned)
    assert not outcome.proved_best


def test_a_rule_that_no_week_can_keep_is_a_clash_by_itself() -> None:
    """Eight days without training in a week of seven: nothing else is to blame."""
    hard = [rule("all_placed"), rule("available"), rule("sessions_per_day"), rule("rest_days", at_least=8)]
    outcome = plan_week(problem([session("easy", starts=(at("mon 07:00"),))], hard))
    assert isinstance(outcome, Impossible)
    assert [entry.name for entry in outcome.clash] == ["rest_days"]


def test_a_clash_that_the_confirming_solve_refutes_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solve without presolve finds a week: never a false "impossible"."""
    has_solution, plan = Search.has_solution, Search.plan

    def refute(search: Search, week: Any) -> bool:
        return has_solution(search, week) or not search.parameters["cp_model_presolve"]

    def make_up(search: Search, week: Any) -> Plan:
        return plan(search, week) if search.parameters["cp_model_presolve"] else Plan(())

    monkeypatch.setattr(Search, "has_solution", refute)
    monkeypatch.setattr(Search, "plan", make_up)
    overfull = problem(
        [session("easy", 1, starts=(at("mon 07:00"),)), session("upper", 1, starts=(at("mon 07:00"),))],
        [rule("all_placed"), rule("available"), rule("no_overlap")],
        free=((at("mon 07:00"), at("mon 08:00")),),
    )
    assert isinstance(plan_week(overfull), Undecided)


def test_problems_outcomes_and_errors_travel_between_processes() -> None:
    world = load_task(SCENARIOS / "club-runs.toml")
    assert plan_week(pickle.loads(pickle.dumps(world))) == plan_week(world)
    error = InputError("week.toml", Fault("week.days", "found 3", "5 to 14"))
    assert str(pickle.loads(pickle.dumps(error))) == "week.toml: week.days: found 3; 5 to 14"


def test_parameters_that_change_stay_as_explicit_as_they_were() -> None:
    """A relaxation of a default price is no price that the scenario names."""
    made, plan = week("mon 07:00 lower; tue 07:00 tempo", rule("legs_before_tempo"), priority="lift")
    (tempo,) = made.rules
    again = tempo.with_parameters(weight="hard").with_parameters(weight=100)
    assert verify_week(replace(made, rules=(again,)), plan).penalty == verify_week(made, plan).penalty == 50


def test_ctrl_c_still_interrupts_after_a_solve() -> None:
    """CP-SAT would take Ctrl-C over while it solves; it is Python's all the time."""
    before = signal.getsignal(signal.SIGINT)
    assert isinstance(plan_week(load_task(SCENARIOS / "club-runs.toml")), Planned)
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_stops_a_long_solve_at_once() -> None:
    """It comes while the solver is at work, here when it tells its first bound or week."""
    problem = load_task(SCENARIOS / "four-and-four.toml", best_effort=True)

    told: list[int] = []

    def stop(best: int | None, bound: int) -> None:
        told.append(bound)
        if len(told) == 1:
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        plan_week(problem, watch=stop)
    heard = len(told)
    time.sleep(0.5)
    assert len(told) == heard  # and it is at work no more
