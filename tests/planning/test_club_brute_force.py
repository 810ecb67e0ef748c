"""The best weeks of a tiny club are those that trying all of them finds, and no bound is above them."""

from __future__ import annotations

from pathlib import Path

import pytest

from freshlegs.api.club import Club, ClubPlan
from freshlegs.model.limits import Limits
from freshlegs.planning.club.members import prepare_club
from support.tiny_clubs import TinyClub, cheapest_club, draw_club

pytestmark = pytest.mark.slow


def plan(club: TinyClub, folder: Path) -> tuple[ClubPlan, int | None]:
    """Return what is planned, and what trying everything comes to."""
    loaded = Club.load(club.write(folder))
    tasks, left, _ = prepare_club(loaded.draft.members, Limits(), None)
    assert not left
    return loaded.plan(), cheapest_club(club, tasks)


@pytest.mark.parametrize("seed", range(40))
def test_a_tiny_club_is_planned_as_well_as_can_be(seed: int, tmp_path: Path) -> None:
    answer, best = plan(draw_club(seed), tmp_path)
    record = answer.record
    if best is None:
        assert (record.status, record.proven_short) == ("short", True)
        assert not answer.plans
        return
    assert (record.status, record.points, record.bound) == ("planned", best, best)
    assert record.proved_best
