"""Every shipped club comes to what its [expect] says, and each of its athletes to a week that `check` allows."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from freshlegs.api.club import Club
from freshlegs.api.scenario import Scenario
from support.command_line import call
from support.paths import CLUBS

pytestmark = pytest.mark.slow

FILES = sorted(CLUBS.glob("*/club.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_shipped_club_comes_to_what_it_expects(path: Path, tmp_path: Path) -> None:
    """Proven best, with no points to spare; and sharing is no matter of course: alone they would not fit."""
    club = Club.load(path)
    expect, record = club.draft.table.expect, club.plan().record
    assert expect is not None
    assert (record.status, record.points) == (expect.status, expect.points_at_most)
    assert record.proved_best
    assert record.conflicts
    assert {one.status for one in record.athletes} == {"planned"}
    assert call("club", "plan", path, "-o", "out", folder=tmp_path).code == 0
    for member in club.draft.members:
        assert call("check", member.source, f"out/{member.id}/plan.json", folder=tmp_path).code == 0


def test_the_club_of_eight_is_what_its_page_says() -> None:
    """Two at a rack, two with the coach, on Tuesday and Thursday only; six at least on Saturday at nine."""
    record = Club.load(CLUBS / "eight/club.toml").plan().record
    assert len(record.athletes) == 8
    by_name = {one.name: one for one in record.resources}
    assert max(one.used for one in by_name["rack"].occupancy) == 2
    assert {f"{one.start:%a}" for one in by_name["coach Vera"].occupancy if one.used} == {"Tue", "Thu"}
    (run,) = record.together
    assert run.start is not None
    assert (f"{run.start:%a %H:%M}", len(run.athletes) >= 6) == ("Sat 09:00", True)


def test_of_the_couple_one_is_always_at_home() -> None:
    """Also on the ways to the gym and back, which are as long as each of them says."""
    path = CLUBS / "couple/club.toml"
    record = Club.load(path).plan().record
    away = []
    for one in record.athletes:
        (gym,) = Scenario.load(path.parent / f"{one.id}.toml").draft.scenario.places
        for session in one.sessions:
            way = gym.travel if session.kind == "full" else 0
            assert isinstance(way, int)
            away.append((session.start.timestamp() / 60 - way, session.end.timestamp() / 60 + way))
    away.sort()
    assert all(end <= begin for (_, end), (begin, _) in pairwise(away))


def test_the_school_team_lifts_with_the_teacher_and_runs_together() -> None:
    record = Club.load(CLUBS / "school/club.toml").plan().record
    lifts = [session for one in record.athletes for session in one.sessions if session.kind == "full"]
    assert len(lifts) == 12
    assert all(session.coached for session in lifts)
    assert len(record.together[0].athletes) == 6
