"""The best weeks of a tiny club are those that trying all of them finds, and no bound is above them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from freshlegs.api.club import Club, ClubPlan
from freshlegs.io.errors import InputError
from freshlegs.model.limits import Limits
from freshlegs.planning.club.best_club import ClubSearch
from freshlegs.planning.club.club_rows import ClubRows
from freshlegs.planning.club.column_pool import ColumnPool, NoWeekAlone
from freshlegs.planning.club.members import prepare_club
from freshlegs.planning.club.place_worths import list_place_worths, sum_worths
from freshlegs.planning.workplaces import open_workers
from freshlegs.rules.task import Task
from freshlegs.scenario.club.resolve_club import resolve_club
from freshlegs.solver.club.priced_week import SCALE
from support.tiny_clubs import TriedClub, draw_club, try_club

pytestmark = pytest.mark.slow


def plan(seed: int, folder: Path) -> tuple[Club, ClubPlan, TriedClub]:
    """Return a club, what is planned, and what trying everything comes to."""
    club = draw_club(seed)
    loaded = Club.load(club.write(folder))
    tasks, left, _ = prepare_club(loaded.draft.members, Limits(), None)
    assert not left
    try:
        return loaded, loaded.plan(), try_club(club, tasks)
    except InputError as error:
        pytest.skip(f"no athlete has a week: {error}")


@pytest.mark.parametrize("seed", range(60))
def test_a_tiny_club_is_planned_as_well_as_can_be(seed: int, tmp_path: Path) -> None:
    _, answer, best = plan(seed, tmp_path)
    record = answer.record
    if best.cheapest is None:
        assert (record.status, record.proven_short) == ("short", True)
        assert not answer.plans
        return
    assert (record.status, record.points, record.bound) == ("planned", best.cheapest, best.cheapest)
    assert record.proved_best


@pytest.mark.parametrize("seed", range(60, 100))
def test_the_worst_off_of_a_tiny_club_is_as_well_off_as_can_be(seed: int, tmp_path: Path) -> None:
    loaded, answer, best = plan(seed, tmp_path)
    if best.fairest is None or best.cheapest is None:
        assert answer.record.status == "short"
        return
    fair = loaded.plan(fair="worst").record
    paid = [one.points + one.without - one.alone for one in fair.athletes if one.status == "planned"]
    assert (fair.status, max(paid, default=0), fair.points) == ("planned", best.fairest, best.cheapest_fair)
    # Where somebody may go without, it may be right and not proven.
    assert fair.fair == best.fairest
    assert fair.fair_proven or any(one.without for one in draw_club(seed).resources.values())


@pytest.mark.parametrize("seed", range(100, 104))
def test_two_processes_plan_the_same_as_one(seed: int, tmp_path: Path) -> None:
    loaded, answer, _ = plan(seed, tmp_path)
    with open_workers(2) as workers:
        other = loaded.plan(workers=workers)
    assert other.to_json() == answer.to_json()
    assert {name: one.to_json() for name, one in other.plans.items()} == {
        name: one.to_json() for name, one in answer.plans.items()
    }


def search_again(loaded: Club, answer: ClubPlan) -> tuple[ClubSearch, Mapping[str, Task]]:
    """Return the search for the weeks of those athletes who have one, after it has ended, and their tasks."""
    found, _, clock = prepare_club(loaded.draft.members, Limits(), None)
    tasks = {one.id: found[one.id] for one in answer.record.athletes if one.status == "planned"}
    assert clock is not None
    terms = resolve_club(loaded.draft.table, [one.id for one in loaded.draft.members], tasks, clock)
    search = ClubSearch(ClubRows(terms, tasks), tasks, None, Limits())
    search.search()
    return search, tasks


@pytest.mark.parametrize("seed", range(24))
def test_places_save_no_more_than_their_worth(seed: int, tmp_path: Path) -> None:
    loaded, answer, best = plan(seed, tmp_path)
    if best.cheapest is None:
        return
    search, tasks = search_again(loaded, answer)
    worths = list_place_worths(search.rows, search.prices)
    club = draw_club(seed)
    for name, one in club.resources.items():
        more = replace(club, resources={**club.resources, name: replace(one, places=one.places + 1)})
        then = try_club(more, tasks).cheapest
        assert then is not None
        # The bound may have been proven in branches, which the prices of the root do not know.
        worth = sum_worths(worths, name, 0, 10**9)
        assert best.cheapest - then <= worth + 1e-6 or search.has_branched, name


@pytest.mark.parametrize("seed", range(12))
def test_nothing_lacks_for_certain_where_weeks_fit_together(seed: int, tmp_path: Path) -> None:
    loaded, answer, best = plan(seed, tmp_path)
    if best.cheapest is None:
        return
    search, tasks = search_again(loaded, answer)
    pool, chance = ColumnPool(search.rows, tasks, None, Limits()), random.Random(seed)
    for _ in range(5):
        rows = search.rows.shared.rows
        prices = [chance.choice([0, 0, row.weight * SCALE // chance.randint(1, 9)]) for row in rows]
        asked = pool.ask(prices, own=False)
        assert not isinstance(asked, NoWeekAlone)
        assert asked.bound <= 0


def test_who_may_go_without_lacks_nothing(tmp_path: Path) -> None:
    athlete = 'timezone = "UTC"\nweek.start = 2026-11-30\navailability.tue = ["17:00-18:00"]\n'
    for name in ("ana", "ben"):
        (tmp_path / f"{name}.toml").write_text(f'{athlete}[[sessions]]\nkind = "full"\nminutes = 60\n')
    listed = "".join(f'[[athletes]]\nfile = "{name}.toml"\n' for name in ("ana", "ben"))
    coach = '[[coach]]\nname = "kim"\nhours = ["tue 17:00-18:00"]\nat_once = 1\ncoached = 10\n'
    (tmp_path / "club.toml").write_text(listed + coach)
    loaded = Club.load(tmp_path / "club.toml")
    search, tasks = search_again(loaded, loaded.plan())
    pool = ColumnPool(search.rows, tasks, None, Limits())
    asked = pool.ask([10 * SCALE, *(0 for _ in search.rows.shared.rows[1:])], own=False)
    assert not isinstance(asked, NoWeekAlone)
    assert asked.bound <= 0
