"""Places with dates: the hotel of a week away, a holiday with a band; and what is wrong with their dates."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from freshlegs.training.library import load_shipped
from support.command_line import call

WEEK = """
timezone = "Europe/London"
[week]
start = 2027-01-11
{weeks}
[lifting]
unit = "kg"
weights = {{ bench_press = 60, back_squat = 80, deadlift = 100 }}
[availability]
mon = ["06:00-08:00"]
thu = ["06:00-08:00"]
sun = ["08:00-12:00"]
[[sessions]]
kind = "full"
count = 2
minutes = 60
{session}
[[places]]
name = "gym"
{places}
"""
HOTEL = '[[places]]\nname = "hotel"\nequipment = ["band"]\nfrom = {}\nto = {}\n'
FROM = "the plan is from 2027-01-11 to"
BY_HAND = {"bodyweight", "band"}


def plan(folder: Path, places: str, weeks: int = 1, session: str = "") -> Any:
    """Return what came of planning two lifts a week at a gym that has everything, and at other places."""
    text = WEEK.format(weeks=f"weeks = {weeks}" if weeks > 1 else "", places=places, session=session)
    (folder / "week.toml").write_text(text, "utf-8")
    return call("plan", "week.toml", "--json", folder=folder)


def read_lifts(plan: Any) -> dict[str, dict[str, Any]]:
    """Return the content of each lift by its date."""
    lifts = [s for s in plan["sessions"] if (s["content"] or {}).get("type") == "lift"]
    return {session["start"][:10]: session["content"] for session in lifts}


def load_of(content: dict[str, Any], exercise: str) -> float | None:
    """Return the weight of an exercise in a lift; None where it has none."""
    return next((e["load"] for e in content["exercises"] if e["exercise"] == exercise), None)


def needs_more(content: dict[str, Any]) -> set[str]:
    """Return the exercises of a lift that take more than a band."""
    known = {one.id: one for one in load_shipped()}
    return {e["exercise"] for e in content["exercises"] if not known[e["exercise"]].works_with(frozenset(BY_HAND))}


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return eight weeks, the third of them away."""
    done = plan(tmp_path_factory.mktemp("away"), HOTEL.format("2027-01-25", "2027-01-31"), weeks=8)
    assert done.code == 0, done
    return done.json


def test_the_lifts_of_the_week_away_are_filled_with_what_is_there(programme: Any) -> None:
    by_hand = {day: content["notes"] for day, content in read_lifts(programme).items() if not needs_more(content)}
    assert len(by_hand) == 2
    for day, notes in by_hand.items():
        assert "2027-01-25" <= day <= "2027-01-31"
        assert notes[0] == "At hotel: band and bodyweight."


def test_the_weeks_line_says_where_its_lifts_are(programme: Any) -> None:
    told = [week["week"] for week in programme["weeks"] if "hotel" in week["says"]]
    assert told == [3]
    line = "At hotel Mon 25 Jan to Sun 31 Jan: lifts with what is there; your weights wait."
    assert programme["weeks"][2]["says"].endswith(line)


def test_weights_go_on_after_it(programme: Any) -> None:
    """The same exercises; in the weeks that build after it no weight is less than before it, and none far above."""
    weeks = {week["start"]: week["kind"] for week in programme["weeks"]}
    lifts = [s for s in programme["sessions"] if (s["content"] or {}).get("type") == "lift"]
    for name in ("full/1", "full/2"):
        own = [s for s in lifts if s["id"].endswith(name)]
        before, after = (next(s["content"] for s in own if start in s["id"]) for start in ("2027-01-18", "2027-02-08"))
        assert weeks["2027-02-08"] == "build"
        assert [e["exercise"] for e in before["exercises"]] == [e["exercise"] for e in after["exercises"]]
        known = [e["exercise"] for e in before["exercises"] if e["load"] is not None]
        assert known
        for exercise in known:
            was, now = load_of(before, exercise), load_of(after, exercise)
            assert was is not None
            assert now is not None
            assert was <= now <= was * 1.1


def test_a_single_week_is_away_on_some_of_its_days(tmp_path: Path) -> None:
    done = plan(tmp_path, HOTEL.format("2027-01-14", "2027-01-20"), session='only = { days = ["mon", "thu"] }')
    assert done.code == 0, done
    # Each of two lifts that are alike may stand on both days, and so is filled for both.
    assert all(not needs_more(content) for content in read_lifts(done.json).values())


def test_a_lift_that_is_kept_at_a_place_is_away_too(tmp_path: Path) -> None:
    done = plan(tmp_path, HOTEL.format("2027-01-11", "2027-01-17"), session='place = "gym"')
    assert done.code == 0, done
    assert all(not needs_more(content) for content in read_lifts(done.json).values())


@pytest.mark.parametrize("weeks", [1, 6])
@pytest.mark.parametrize(
    ("places", "session", "says"),
    [
        (
            HOTEL.format("2027-01-15", "2027-01-12"),
            "",
            "places[2].to: found 2027-01-12; allowed: 2027-01-15 or later, for it is there from then",
        ),
        (
            HOTEL.format("2028-01-15", "2028-01-16"),
            "",
            f"places[2].from: found 2028-01-15; {FROM}",
        ),
        (
            HOTEL.format("2026-01-15", "2026-01-16"),
            "",
            f"places[2].from: found 2026-01-15; {FROM}",
        ),
        (
            '[[places]]\nname = "inn"\nto = 2026-12-01\n',
            "",
            "places[2].to: found 2026-12-01; the plan is from 2027-01-11 to",
        ),
        (
            HOTEL.format("2027-01-12", "2027-01-14") + '[[places]]\nname = "inn"\nfrom = 2027-01-14\n',
            "",
            'places[3].from: "inn" shares days with "hotel"; allowed: dates of its own, or a `when` for each',
        ),
        (
            HOTEL.format("2027-01-12", "2027-01-14"),
            'place = "hotel"',
            'sessions[1].place: "hotel" has dates; leave it out: what lies within them is there anyway',
        ),
        (HOTEL.format('"soon"', "2027-01-14"), "", 'places[2].from: found "soon"'),
    ],
)
def test_wrong_dates_are_told_in_a_line(tmp_path: Path, weeks: int, places: str, session: str, says: str) -> None:
    done = plan(tmp_path, places, weeks, session)
    assert done.code == 1
    assert says in done.err, done.err
    assert len([line for line in done.err.splitlines() if "places[" in line or "sessions[" in line]) == 1
