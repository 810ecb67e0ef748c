"""`freshlegs club`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from support.command_line import call

ATHLETE = """\
timezone = "Europe/Berlin"
week.start = 2026-11-30
[athlete]
name = "{name}"
[availability]
mon = ["17:00-19:00"]
tue = ["{tuesday}"]
[[sessions]]
kind = "full"
minutes = 60
only.days = ["tue"]
"""
RACK = """\
[[resources]]
name = "the rack"
capacity = {capacity}
hours = ["mon-fri 16:00-21:00"]
kinds = ["lift"]
"""


def write_club(folder: Path, club: str, *tuesdays: str) -> None:
    """Write athletes "ana", "ben" and so on, who lift on Tuesday between these times, and a club of them."""
    names = ["ana", "ben", "cem", "dora"][: len(tuesdays)]
    for name, tuesday in zip(names, tuesdays, strict=True):
        (folder / f"{name}.toml").write_text(ATHLETE.format(name=name.title(), tuesday=tuesday), "utf-8")
    listed = "".join(f'[[athletes]]\nfile = "{name}.toml"\n' for name in names)
    (folder / "club.toml").write_text(listed + club, "utf-8")


def test_two_share_a_rack_one_after_the_other(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-19:00", "17:00-18:30")
    done = call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 0, done.err
    assert "Proven best: no weeks of the club cost less in sum." in done.out
    starts = {
        name: json.loads((tmp_path / "OUT" / name / "plan.json").read_text("utf-8"))["sessions"][0]["start"][11:16]
        for name in ("ana", "ben")
    }
    assert starts == {"ana": "18:00", "ben": "17:00"}
    for name in ("ana", "ben"):
        assert call("check", f"{name}.toml", f"OUT/{name}/plan.json", folder=tmp_path).code == 0


def test_no_athlete_reads_of_another(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-19:00", "17:00-18:30")
    call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    text = (tmp_path / "OUT" / "ana" / "plan.json").read_text("utf-8").lower()
    assert "ana" in text
    assert "ben.toml" not in text
    assert '"ben"' not in text
    assert "the rack" not in text


def test_what_is_short_is_said_by_the_hour(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-18:30", "17:00-18:30", "17:00-18:30")
    done = call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 3
    assert "There is not enough for all." in done.out
    assert "Tue 1 Dec" in done.out
    assert "too few at the rack" in done.out
    assert not (tmp_path / "OUT" / "ana").exists()


def test_a_broken_scenario_stops_nobody_else(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-19:00", "17:00-18:30", "17:00-17:30")
    (tmp_path / "dora.toml").write_text("timezone = 3\n", "utf-8")
    with (tmp_path / "club.toml").open("a", encoding="utf-8") as file:
        file.write('[[athletes]]\nfile = "dora.toml"\n[[athletes]]\nfile = "gone.toml"\n')
    done = call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 1
    out = " ".join(done.out.split())
    assert "cem: sessions[1]" in out, out
    assert "dora: timezone: found 3" in out
    assert "gone: there is no such file" in out
    assert sorted(path.name for path in (tmp_path / "OUT").iterdir()) == [
        "ana", "ben", "club.csv", "club.json", "index.html",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("club", "said"),
    [
        ('[[athletes]]\nfile = "ana.toml"\n', 'athletes[3]: a second "ana"'),
        (RACK.format(capacity=0), "resources[1].capacity: found 0, so nobody could use it"),
        (RACK.format(capacity=1).replace("mon-fri 16:00-21:00", "some day"), "resources[1].hours[1]: found"),
        (RACK.format(capacity=1).replace('["mon-fri 16:00-21:00"]', "[]"), "resources[1].hours: found an empty list"),
        (RACK.format(capacity=1) * 2, 'resources[2].name: a second "the rack"'),
        (
            RACK.format(capacity=1) + 'athletes = ["bem"]\n',
            'resources[1].athletes[1]: "bem" is no athlete of the club; did you mean "ben"?',
        ),
        (
            '[[together]]\nname = "lift"\nsession = "full"\nat_least = 3\n',
            "together[1].at_least: found 3, and 2 may come",
        ),
        ('[[together]]\nname = "swim"\nsession = "swim"\n', 'together[1].session: "ana" has no "swim"'),
        ("[house.rules]\nrest_day = 2\n", 'house.rules.rest_day: unknown rule "rest_day"'),
        ('[[apart]]\nathletes = ["ana"]\n', "apart[1].athletes: found a list"),
    ],
)
def test_faults_of_the_club_are_named(tmp_path: Path, club: str, said: str) -> None:
    write_club(tmp_path, club, "17:00-19:00", "17:00-18:30")
    done = call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 1
    assert f"club.toml: {said}" in done.err
    assert not (tmp_path / "OUT").exists()
