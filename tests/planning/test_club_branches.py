"""Two branches have together all that the branch before them had, each week once."""

from __future__ import annotations

from itertools import product

import pytest

from freshlegs.model.plan import Plan
from freshlegs.planning.club.branches import ROOT, Branch, split_branch
from freshlegs.planning.club.club_rows import ClubColumn
from freshlegs.planning.club.footprints import Place
from freshlegs.solver.club.columns import MasterColumn

NAMES = ("ana", "ben")
EVERYWHERE = [
    Place(),
    *(Place(start, length, {4: has}) for start, length, has in product((0, 3, 7, 9), (0, 1), (True, False))),
]


def week(group: int, place: Place) -> ClubColumn:
    return ClubColumn(MasterColumn(group, 0), Plan(()), places={"lift": place})


def start(minute: int) -> ClubColumn:
    return ClubColumn(MasterColumn(2, 0), None, start=minute)


def split(branch: Branch, *mixed: tuple[ClubColumn, float]) -> tuple[Branch, Branch]:
    sides = split_branch(branch, NAMES, mixed)
    assert sides is not None
    return sides


@pytest.mark.parametrize("first", EVERYWHERE)
@pytest.mark.parametrize("second", EVERYWHERE)
def test_each_week_is_in_one_branch(first: Place, second: Place) -> None:
    if first == second:
        return
    one, other = split(ROOT, (week(0, first), 0.4), (week(0, second), 0.6))
    for place in EVERYWHERE:
        # What has no place has nothing, so it may be on both sides of what is had.
        there = [side.allows(week(0, place), NAMES) for side in (one, other)]
        assert any(there)
        assert place.start is None or sum(there) == 1
        assert one.allows(week(1, place), NAMES)
        assert other.allows(week(1, place), NAMES)
    assert one.allows(week(0, first), NAMES) != one.allows(week(0, second), NAMES)
    assert other.allows(week(0, second), NAMES) != one.allows(week(0, second), NAMES)


def test_a_branch_of_a_branch_has_no_more_than_it() -> None:
    sides = split(ROOT, (week(0, Place(0)), 0.4), (week(0, Place(7)), 0.6))
    late = next(side for side in sides if side.allows(week(0, Place(7)), NAMES))
    inner = split(late, (week(0, Place(7)), 0.5), (week(0, Place(9)), 0.5))
    assert all(side.allows(week(0, Place(7)), NAMES) or side.allows(week(0, Place(9)), NAMES) for side in inner)
    for side in inner:
        for place in EVERYWHERE:
            assert late.allows(week(0, place), NAMES) or not side.allows(week(0, place), NAMES)


def test_what_is_done_together_is_split_by_its_start() -> None:
    early, late = split(ROOT, (start(60), 0.5), (start(90), 0.3), (start(120), 0.2))
    for minute in (30, 60, 75, 90, 120, 200):
        assert early.allows(start(minute), NAMES) != late.allows(start(minute), NAMES)


def test_what_is_whole_is_not_split() -> None:
    assert split_branch(ROOT, NAMES, [(week(0, Place(0)), 1.0), (week(1, Place(3)), 1.0)]) is None
