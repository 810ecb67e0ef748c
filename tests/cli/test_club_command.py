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


def test_what_would_help_is_planned_before_it_is_said(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-18:30", "17:00-18:30", "18:00-19:30")
    done = call("club", "plan", "club.toml", folder=tmp_path)
    assert done.code == 3
    out = " ".join(done.out.split())
    assert "Tue 1 Dec" in out
    assert "1 more place at the rack (then 0 points in all)" in out
    assert "Ana can come at noon" not in out  # the rack is closed then
    assert "half an hour" not in out  # nobody is free then


def test_nobody_pays_more_than_is_fair(tmp_path: Path) -> None:
    late = 'prefer = { time = "17:00-18:15" }\n'
    write_club(tmp_path, RACK.format(capacity=1), "17:00-19:30", "17:00-19:30")
    for name in ("ana", "ben"):
        with (tmp_path / f"{name}.toml").open("a", encoding="utf-8") as file:
            file.write(late)
    plain = call("club", "plan", "club.toml", "--json", folder=tmp_path).json
    paid = [one["points"] - one["alone"] for one in plain["athletes"]]
    assert min(paid) == 0 < max(paid)
    worst = call("club", "plan", "club.toml", "--fair", "worst", folder=tmp_path)
    assert f"Nobody pays more than {max(paid)} points beyond the best week alone." in " ".join(worst.out.split())
    none = call("club", "plan", "club.toml", "--fair", "1", folder=tmp_path)
    assert none.code == 3
    assert f"At the fairest it is {max(paid)} points: --fair {max(paid)}" in none.out


def test_only_who_must_gets_another_week(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-20:00", "17:00-20:00", "17:00-20:00")
    call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    plans = {name: (tmp_path / "OUT" / name / "plan.json").read_bytes() for name in ("ana", "ben", "cem")}
    starts = {name: json.loads(raw)["sessions"][0]["start"][11:16] for name, raw in plans.items()}
    first = next(name for name, start in starts.items() if start == "17:00")
    same = call("club", "replan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert "nothing changes: 3 athletes keep their weeks as they were" in same.out
    assert all((tmp_path / "OUT" / name / "plan.json").read_bytes() == raw for name, raw in plans.items())
    # Who was first can come late only, so that somebody else has to go first.
    text = (tmp_path / f"{first}.toml").read_text("utf-8").replace("17:00-20:00", "18:45-20:00")
    (tmp_path / f"{first}.toml").write_text(text, "utf-8")
    done = call("club", "replan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 0, done.err
    assert f"{first.title()}: another week, as the scenario asks" in done.out
    assert "another week, so that all fit together" in done.out
    assert "1 athlete keeps the week as it was" in done.out


def test_what_nobody_told_is_not_kept(tmp_path: Path) -> None:
    write_club(tmp_path, RACK.format(capacity=1), "17:00-19:00", "17:00-18:30")
    done = call("club", "replan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 1
    assert "OUT: holds no plan of an athlete of this club" in done.err
    assert call("club", "replan", "club.toml", folder=tmp_path).code == 2


def test_a_coach_is_where_it_is_worth_most(tmp_path: Path) -> None:
    coach = '[[coach]]\nname = "Kim"\nhours = ["tue 17:00-18:00"]\n'
    write_club(tmp_path, coach, "17:00-18:00", "17:00-18:00")
    done = call("club", "plan", "club.toml", "--json", folder=tmp_path).json
    assert (done["points"], sorted(one["without"] for one in done["athletes"])) == (5, [0, 5])
    required = coach + 'coached = "required"\n'
    write_club(tmp_path, required, "17:00-18:00", "17:00-18:00")
    refused = call("club", "plan", "club.toml", folder=tmp_path)
    assert "Tue 1 Dec 17:00 to 18:00: 1 too many for Kim" in refused.out
    assert "Kim coaches 1 athlete more at once" in refused.out


def test_a_session_is_done_together_at_a_start_that_suits_all(tmp_path: Path) -> None:
    group = '[[together]]\nname = "Tuesday"\nsession = "full"\n'
    write_club(tmp_path, group, "17:00-19:00", "17:45-20:00", "16:00-19:00")
    done = call("club", "plan", "club.toml", "--json", folder=tmp_path).json
    assert {one["sessions"][0]["start"][11:16] for one in done["athletes"]} in ({"17:45"}, {"18:00"})
    assert done["together"][0]["athletes"] == ["ana", "ben", "cem"]
    write_club(tmp_path, group + "at_least = 2\n", "17:00-18:00", "17:00-18:30", "19:00-20:00")
    two = call("club", "plan", "club.toml", "--json", folder=tmp_path).json
    assert two["together"][0]["athletes"] == ["ana", "ben"]
    write_club(tmp_path, group, "17:00-18:00", "17:30-18:30")
    none = call("club", "plan", "club.toml", folder=tmp_path)
    assert none.code == 3
    assert "Tuesday: no start suits enough of them" in none.out


def test_two_parents_never_train_at_once(tmp_path: Path) -> None:
    write_club(tmp_path, '[[apart]]\nathletes = ["ana", "ben"]\n', "17:00-19:00", "17:00-19:00")
    done = call("club", "plan", "club.toml", "--json", folder=tmp_path).json
    ana, ben = (one["sessions"][0] for one in done["athletes"])
    assert ana["end"] <= ben["start"] or ben["end"] <= ana["start"]
    write_club(tmp_path, '[[apart]]\nathletes = ["ana", "ben"]\n', "17:00-18:00", "17:00-18:00")
    none = call("club", "plan", "club.toml", folder=tmp_path)
    assert none.code == 3
    assert "Tue 1 Dec 17:00 to 18:00: Ana and Ben at once" in none.out


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
        ("[house]\nsessions = 3\n", "house.sessions: found 3; write [[house.sessions]] tables"),
        (
            RACK.format(capacity=1) + 'athletes = "ana"\n',
            'resources[1].athletes: found "ana"; allowed: those that share it, such as ["ana", "ben"]',
        ),
        ('[[apart]]\nathletes = ["ana"]\n', "apart[1].athletes: found a list"),
    ],
)
def test_faults_of_the_club_are_named(tmp_path: Path, club: str, said: str) -> None:
    write_club(tmp_path, club, "17:00-19:00", "17:00-18:30")
    done = call("club", "plan", "club.toml", "-o", "OUT", folder=tmp_path)
    assert done.code == 1
    assert f"club.toml: {said}" in done.err
    assert not (tmp_path / "OUT").exists()
