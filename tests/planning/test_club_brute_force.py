"""The best weeks of a tiny club are those that trying all of them finds, and no bound is above them."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.api.club import Club, ClubPlan
from freshlegs.io.errors import InputError
from freshlegs.model.limits import Limits
from freshlegs.planning.club.members import prepare_club
from freshlegs.planning.workplaces import open_workers
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
