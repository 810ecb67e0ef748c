"""What a place more of a club is worth, and the changes that are planned before they are said."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import freshlegs
from freshlegs.planning.club.club_rows import Cell
from freshlegs.planning.club.place_worths import PlaceWorth, list_place_worths, sum_worths

ATHLETE = """\
timezone = "Europe/Berlin"
week.start = 2026-11-30
athlete.name = "{name}"
availability.tue = ["{tuesday}"]
[[sessions]]
kind = "full"
minutes = 60
prefer = {{ time = "17:00-18:15" }}
"""
RESOURCE = """\
[[resources]]
name = "{name}"
capacity = {places}
hours = ["tue 12:00-14:00", "tue 16:00-21:00"]
kinds = ["lift"]
"""


def plan(folder: Path, resources: str, *tuesdays: str, advise: bool = False) -> freshlegs.ClubPlan:
    """Plan athletes "ana", "ben" and so on, who lift on Tuesday between these times and rather begin by 18:15."""
    names = ["ana", "ben", "cem", "dora"][: len(tuesdays)]
    for name, tuesday in zip(names, tuesdays, strict=True):
        (folder / f"{name}.toml").write_text(ATHLETE.format(name=name.title(), tuesday=tuesday), "utf-8")
    listed = "".join(f'[[athletes]]\nfile = "{name}.toml"\n' for name in names)
    (folder / "club.toml").write_text(listed + resources, "utf-8")
    return freshlegs.Club.load(folder / "club.toml").plan(advise=advise)


def rack(places: int) -> str:
    return RESOURCE.format(name="the rack", places=places)


def says(plan: freshlegs.ClubPlan) -> list[str]:
    return [one.change for one in plan.record.helps]


def test_a_place_is_worth_what_one_pays_for_the_other(tmp_path: Path) -> None:
    found = plan(tmp_path, rack(1), "17:00-19:30", "17:00-19:30")
    paid = found.record.points
    assert paid > 0
    [worth] = found.record.worths
    assert worth.worth >= paid
    assert (f"{worth.start:%H:%M}", f"{worth.end:%H:%M}") <= ("18:15", "19:15")
    assert not found.record.helps  # nobody asked
    assert plan(tmp_path, rack(2), "17:00-19:30", "17:00-19:30").record.worths == ()


def test_what_saves_most_is_what_the_club_costs_then(tmp_path: Path) -> None:
    found = plan(tmp_path, rack(1), "17:00-20:00", "17:00-20:00", "17:00-20:00", advise=True)
    costs = {one.change: one.points for one in found.record.helps}
    again = plan(tmp_path, rack(2), "17:00-20:00", "17:00-20:00", "17:00-20:00")
    assert again.record.points == costs["1 more place at the rack"] < found.record.points
    assert list(costs.values()) == sorted(costs.values())


def test_an_athlete_who_pays_may_come_at_noon(tmp_path: Path) -> None:
    late = 'prefer = { time = "17:00-18:15" }'
    found = plan(tmp_path, rack(1), "17:00-18:30", "17:00-18:30")
    assert found.record.status == "short"
    assert "Ana can come at noon on Tue 1 Dec (12:00-14:00)" in says(found)
    assert late in (tmp_path / "ana.toml").read_text("utf-8")  # the athlete's own file stays


def test_only_what_is_worth_anything_is_tried(tmp_path: Path) -> None:
    found = plan(tmp_path, rack(1) + RESOURCE.format(name="the hall", places=5), "17:00-18:30", "17:00-18:30")
    assert found.record.status == "short"
    assert "1 more place at the rack" in says(found)
    assert {one.resource for one in found.record.worths} == {"the rack"}
    assert not any("the hall" in one for one in says(found))


def test_two_that_are_both_short_are_tried_together(tmp_path: Path) -> None:
    closed = (rack(1) + RESOURCE.format(name="the hall", places=1)).replace('"tue 12:00-14:00", ', "")
    found = plan(tmp_path, closed, "17:00-18:00", "17:00-18:00")
    assert says(found) == ["1 more place at the rack and 1 more place at the hall"]
    assert (
        found.record.helps[0].points
        == plan(tmp_path, closed.replace("capacity = 1", "capacity = 2"), "17:00-18:00", "17:00-18:00").record.points
    )


def test_where_nothing_saves_anything_it_is_said(tmp_path: Path) -> None:
    found = plan(tmp_path, rack(2), "17:00-19:30", "17:00-19:30", advise=True)
    assert found.record.helps == ()
    assert "Nothing that was tried saves points" in found.to_text()


def test_what_saves_nothing_by_itself_is_not_said(tmp_path: Path) -> None:
    both = rack(1) + RESOURCE.format(name="the hall", places=1)
    found = plan(tmp_path, both, "17:00-19:30", "17:00-19:30", advise=True)
    assert found.record.points > 0
    assert says(found) == ["1 more place at the rack and 1 more place at the hall"]
    assert found.record.helps[0].points == 0
    assert f"{found.record.points} points less (then 0 points in all)" in " ".join(found.to_text().split())


def test_only_the_day_on_which_places_are_dear_is_tried(tmp_path: Path) -> None:
    days = rack(1).replace('"tue 16:00-21:00"', '"mon 16:00-21:00", "tue 16:00-21:00"')
    found = plan(tmp_path, days, "17:00-19:30", "17:00-19:30", advise=True)
    assert "1 more place at the rack on Tue 1 Dec" in says(found)
    assert not any("Mon" in one for one in says(found))


def test_as_many_places_as_are_too_few_and_no_more(tmp_path: Path) -> None:
    days = rack(1).replace('"tue 12:00-14:00", "tue 16:00-21:00"', '"mon 16:00-21:00", "tue 16:00-21:00"')
    found = plan(tmp_path, days, "17:00-18:00", "17:00-18:00", "17:00-18:00")
    assert says(found) == ["2 more places at the rack", "2 more places at the rack on Tue 1 Dec"]


def test_half_an_hour_longer_or_earlier_is_told_with_its_time(tmp_path: Path) -> None:
    hours = rack(1).replace('"tue 12:00-14:00", "tue 16:00-21:00"', '"tue 17:30-18:30"')
    found = plan(tmp_path, hours, "17:00-19:00", "17:00-19:00")
    assert says(found) == ["1 more place at the rack"]
    hours = rack(1).replace('"tue 12:00-14:00", "tue 16:00-21:00"', '"tue 17:30-19:00"')
    found = plan(tmp_path, hours, "17:00-19:30", "17:00-19:30")
    assert sorted(says(found)) == [
        "1 more place at the rack",
        "the rack half an hour earlier on Tue 1 Dec, from 17:00",
        "the rack half an hour longer on Tue 1 Dec, until 19:30",
    ]


def test_no_hours_reach_over_midnight(tmp_path: Path) -> None:
    hours = rack(1).replace('"tue 12:00-14:00", "tue 16:00-21:00"', '"tue 22:30-24:00"')
    found = plan(tmp_path, hours, "22:30-24:00", "22:30-24:00")
    assert found.record.status == "short"
    assert not any("longer" in one for one in says(found))


def worths(*prices: int) -> list[tuple[str, int, int, float]]:
    """Return the worths of four cells of two resources with these prices."""
    rows = SimpleNamespace(
        cells={0: Cell(0, 600, 615), 2: Cell(0, 615, 630), 3: Cell(0, 720, 735), 4: Cell(1, 720, 735)},
        terms=SimpleNamespace(resources=[SimpleNamespace(name="rack"), SimpleNamespace(name="hall")]),
    )
    found = list_place_worths(rows, prices)  # type: ignore[arg-type]
    return [(one.resource, one.begin, one.end, one.worth) for one in found]


def test_stretches_near_each_other_are_one_and_the_dearest_comes_first() -> None:
    assert worths(0, 99, 0, 0, 0) == []
    assert worths(20, 99, 40, 0, 0) == [("rack", 600, 630, 3.0)]
    assert worths(20, 0, 0, 100, 0) == [("rack", 720, 735, 5.0), ("rack", 600, 615, 1.0)]
    assert worths(20, 0, 20, 20, 0) == [("rack", 600, 630, 2.0), ("rack", 720, 735, 1.0)]
    assert worths(0, 0, 0, 20, 20) == [("hall", 720, 735, 1.0), ("rack", 720, 735, 1.0)]


def test_a_worth_counts_where_it_is_met() -> None:
    there = [PlaceWorth("rack", 600, 660, 3.0), PlaceWorth("hall", 600, 660, 5.0)]
    assert sum_worths(there, "rack", 540, 601) == sum_worths(there, "rack", 659, 700) == 3
    assert sum_worths(there, "rack", 540, 600) == sum_worths(there, "rack", 660, 700) == 0
