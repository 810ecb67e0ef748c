"""Replanning from the phone's calendar: sessions that were dragged, lengthened or deleted there."""

from __future__ import annotations

import re
from json import loads
from pathlib import Path
from typing import Any

import pytest

from support.command_line import assert_refused, call, store_week
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with article-week as week.toml, its plan.json and the plan's calendar as folder and file."""
    store_week(tmp_path, (SCENARIOS / "article-week.toml").read_text("utf-8"))
    assert call("export", "plan.json", "--vdir", "cal", "--ics", "week.ics", folder=tmp_path).code == 0
    return tmp_path


def starts(folder: Path, name: str) -> dict[str, str]:
    """Return day and hour of each session of a stored plan: "upper/2" -> "04T17:00"."""
    record = loads((folder / name).read_text("utf-8"))
    return {"/".join(s["id"].split("/")[2:]): s["start"][8:16] for s in record["sessions"]}


def drag(folder: Path, name: str, **values: str) -> None:
    """Change properties of a session's event as a phone does it."""
    here = starts(folder, "plan.json")[name]
    stamp = f":202612{here[:2]}T{here[3:5]}{here[6:8]}00\r\n".encode()
    (path,) = [path for path in (folder / "cal").glob("*.ics") if stamp in path.read_bytes()]
    data = path.read_bytes()
    for key, value in values.items():
        data = re.sub(rf"{key.upper()}(;TZID=[^:]*):2026\w+".encode(), rf"{key.upper()}\1:{value}".encode(), data)
    path.write_bytes(data)


def replan(folder: Path, *options: str) -> Any:
    done = call("replan", "week.toml", *options, "-o", "next.json", folder=folder)
    assert done.code == 0, done
    return done


def test_a_calendar_that_nobody_touched_changes_nothing(folder: Path) -> None:
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert "nothing changes" in done.out
    assert "moved" not in done.err
    assert starts(folder, "next.json") == starts(folder, "plan.json")


def test_a_session_that_was_dragged_stays_where_it_was_dragged_to(folder: Path) -> None:
    """The upper lift of Friday evening starts later than planned."""
    assert starts(folder, "plan.json")["upper/2"] == "04T17:00"
    drag(folder, "upper/2", dtstart="20261204T183000", dtend="20261204T193000")
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert "cal: upper 2 was moved to Fri 4 Dec 18:30\n" in done.err
    assert starts(folder, "next.json") == {**starts(folder, "plan.json"), "upper/2": "04T18:30"}


@pytest.mark.parametrize("plan", [("plan.json", "--calendar", "week.ics"), ("week.ics",)])
def test_an_unknown_zone_is_said(folder: Path, plan: tuple[str, ...]) -> None:
    text = (folder / "week.ics").read_bytes()
    (folder / "week.ics").write_bytes(text.replace(b"TZID=America/Chicago", b"TZID=Head Office"))
    done = call("replan", "week.toml", *plan, "--now", "2026-12-01 09:00", "-o", "next.json", folder=folder)
    said = 'week.ics: the time zone "Head Office" is unknown; its times are read as America/Chicago.\n'
    assert done.err.count(said) == 1


def test_a_session_that_was_only_made_shorter_is_told_with_its_length(folder: Path) -> None:
    drag(folder, "upper/2", dtend="20261204T174500")
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "sat 20:00")
    assert "cal: upper 2 was moved to Fri 4 Dec 17:00, 45 min\n" in done.err


def test_a_drag_that_no_rule_allows_stays_and_is_planned_around(folder: Path) -> None:
    """Legs at five in the morning, out of free time: that is the athlete's to decide, and said."""
    drag(folder, "lower/1", dtstart="20261204T050000", dtend="20261204T060000")
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert starts(folder, "next.json")["lower/1"] == "04T05:00"
    assert "lower 1 stays on Fri 4 Dec 05:00, where you put it: that costs " in done.err
    words = " ".join(done.out.split())
    assert "it breaks a rule and stays, because you put it there" in words
    assert "Fri 4 Dec 05:00 is not in free time (--release lower-1 lets it go)" in words


def test_what_is_past_was_done_where_it_stands_and_as_long_as_it_says(folder: Path) -> None:
    drag(folder, "tempo/1", dtstart="20261201T070000", dtend="20261201T073500")
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert "cal: tempo 1 was moved to Tue 1 Dec 07:00, 35 min\n" in done.err
    (tempo,) = [s for s in loads((folder / "next.json").read_text("utf-8"))["sessions"] if s["kind"] == "tempo"]
    assert (tempo["done"], tempo["start"][11:16], tempo["minutes"]) == (True, "07:00", 35)


def test_what_was_deleted_may_be_left_out(folder: Path) -> None:
    (path,) = [p for p in (folder / "cal").glob("*.ics") if "20261201T060000" in p.read_text("utf-8")]
    path.unlink()
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert "cal: tempo 1 is not there any more\n" in done.err
    assert loads((folder / "next.json").read_text("utf-8"))["missed"] == ["week/2026-11-30/tempo/1"]


@pytest.mark.parametrize("calendar", ["cal", "week.ics"])
def test_the_calendar_alone_is_enough(folder: Path, calendar: str) -> None:
    drag(folder, "upper/2", dtstart="20261204T183000", dtend="20261204T193000")
    replan(folder, calendar, "--now", "tue 09:00")
    moved = {"upper/2": "04T18:30"} if calendar == "cal" else {}
    assert starts(folder, "next.json") == {**starts(folder, "plan.json"), **moved}


def test_the_phone_then_sees_only_what_replanning_moved(folder: Path) -> None:
    drag(folder, "upper/2", dtstart="20261204T183000", dtend="20261204T193000")
    replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    done = call("export", "next.json", "--vdir", "cal", "--now", "2026-12-01 09:00", "--diff", "--json", folder=folder)
    assert done.json["moved"] == []


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["plan.json", "--calendar", "none.ics"], "none.ics: there is no such file"),
        (["plan.json", "--calendar", "plan.json"], "plan.json: not a calendar"),
        (["plan.json", "--calendar", "other.ics"], "other.ics: found no session of this plan"),
        (["week.ics", "--calendar", "cal"], "--calendar: the plan is a calendar itself; one of the two"),
        (["plan.json", "--calendar", "later.ics"], "later.ics: 2026-12-09 17:00: upper 2 stands on 2026-12-09"),
        (["plan.json", "--calendar", "day.ics"], "day.ics: upper 2: is an entry of the whole day 2026-12-04"),
    ],
)
def test_wrong_calendars(folder: Path, options: list[str], says: str) -> None:
    text = (folder / "week.ics").read_bytes()
    (folder / "other.ics").write_bytes(text.replace(b"@freshlegs.invalid", b"@example.com"))
    (folder / "later.ics").write_bytes(
        text.replace(b":20261204T17", b":20261209T17").replace(b":20261204T18", b":20261209T18")
    )
    zone = b";TZID=America/Chicago:"
    day = text.replace(zone + b"20261204T170000", b";VALUE=DATE:20261204").replace(
        zone + b"20261204T180000", b";VALUE=DATE:20261205"
    )
    (folder / "day.ics").write_bytes(day)
    done = call("replan", "week.toml", *options, "--now", "tue 09:00", "-o", "next.json", folder=folder)
    assert_refused(done, says)
    assert not (folder / "next.json").exists()


def test_a_calendar_that_has_not_got_the_last_plan_drags_nothing(folder: Path) -> None:
    """The plan was replanned, and not exported since: what stands at its first place was not put there."""
    moved = call("replan", "plan.json", "--busy", "fri", "--now", "tue 09:00", folder=folder)
    assert moved.code == 0, moved.err
    known = starts(folder, "plan.json")
    assert known["upper/2"][:2] != "04"
    again = call("replan", "plan.json", "--calendar", "cal", "--now", "tue 10:00", folder=folder)
    assert again.code == 0, again.err
    assert "moved to" not in again.err
    assert starts(folder, "plan.json") == known
    assert call("export", "plan.json", "--vdir", "cal", "--now", "2026-12-01 10:00", folder=folder).code == 0
    drag(folder, "upper/2", dtstart="20261204T183000", dtend="20261204T193000")
    dragged = call("replan", "plan.json", "--calendar", "cal", "--now", "tue 11:00", folder=folder)
    assert "upper 2 was moved to Fri 4 Dec 18:30" in dragged.err


def test_a_drag_stays_in_later_replans_until_it_is_let_go(folder: Path) -> None:
    first = starts(folder, "plan.json")
    drag(folder, "upper/2", dtstart="20261204T183000", dtend="20261204T193000")
    done = call("replan", "plan.json", "--calendar", "cal", "--now", "tue 09:00", folder=folder)
    assert "upper 2 stays on Fri 4 Dec 18:30, where you put it: " in done.err
    for told in (("--busy", "sat 06:00-06:30"), ()):
        assert call("replan", "plan.json", *told, "--now", "tue 10:00", folder=folder).code == 0
        assert starts(folder, "plan.json")["upper/2"] == "04T18:30"
    assert call("replan", "plan.json", "--release", "upper-2", "--now", "tue 11:00", folder=folder).code == 0
    assert starts(folder, "plan.json")["upper/2"] == first["upper/2"]


def test_a_drag_in_the_calendar_of_a_programme_is_one_of_the_week_in_progress(tmp_path: Path) -> None:
    text = (SCENARIOS / "article-week.toml").read_text("utf-8").replace("[week]\n", "[week]\nweeks = 3\n")
    (tmp_path / "week.toml").write_text(text)
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    assert call("export", "plan.json", "--vdir", "cal", folder=tmp_path).code == 0
    record = loads((tmp_path / "plan.json").read_text("utf-8"))
    (easy,) = [one for one in record["sessions"] if one["id"].endswith("2026-12-07/upper/2")]
    stamp = easy["start"][:16].replace("-", "").replace(":", "") + "00"
    (path,) = [one for one in (tmp_path / "cal").glob("*.ics") if f":{stamp}\r\n".encode() in one.read_bytes()]
    data = path.read_text("utf-8")
    end = easy["end"][:16].replace("-", "").replace(":", "") + "00"
    path.write_text(data.replace(f":{stamp}", ":20261212T130000").replace(f":{end}", ":20261212T140000"))
    done = call("replan", "plan.json", "--calendar", "cal", "--now", "2026-12-08 09:00", folder=tmp_path)
    assert done.code == 0, done.err
    assert "cal: upper 2 was moved to Sat 12 Dec 13:00\n" in done.err
    after = loads((tmp_path / "plan.json").read_text("utf-8"))
    assert "2026-12-12T13:00" in [one["start"][:16] for one in after["sessions"] if one["kind"] == "upper"]


def test_a_session_that_was_made_shorter_for_later_is_shorter(folder: Path) -> None:
    """With the exercises that there is time for; let go it is as long as before."""
    (planned,) = [s for s in loads((folder / "plan.json").read_text())["sessions"] if s["id"].endswith("upper/2")]
    drag(folder, "upper/2", dtend="20261204T173000")
    done = call("replan", "plan.json", "--calendar", "cal", "--now", "tue 09:00", folder=folder)
    assert "cal: upper 2 was moved to Fri 4 Dec 17:00, 30 min\n" in done.err
    (short,) = [s for s in loads((folder / "plan.json").read_text())["sessions"] if s["id"].endswith("upper/2")]
    assert (short["start"][11:16], short["minutes"]) == ("17:00", 30)
    assert len(short["content"]["exercises"]) < len(planned["content"]["exercises"])
    assert call("check", "week.toml", "plan.json", folder=folder).code == 0
    assert call("replan", "plan.json", "--release", "upper-2", "--now", "tue 10:00", folder=folder).code == 0
    (again,) = [s for s in loads((folder / "plan.json").read_text())["sessions"] if s["id"].endswith("upper/2")]
    assert (again["minutes"], again["content"]) == (60, planned["content"])


def test_what_an_export_left_out_as_past_was_not_deleted(folder: Path) -> None:
    """On Wednesday the file to import begins with that day; a folder keeps what is past."""
    assert call("export", "plan.json", "--ics", "week.ics", "--now", "2026-12-02 05:00", folder=folder).code == 0
    assert b"20261201T060000" not in (folder / "week.ics").read_bytes()
    done = replan(folder, "plan.json", "--calendar", "week.ics", "--now", "wed 05:00")
    assert "not there any more" not in done.err
    assert "count as done: a calendar may leave out what is past (--missed " in done.err
    assert "nothing changes" in done.out
    assert loads((folder / "next.json").read_text("utf-8"))["missed"] == []


def test_what_the_log_has_was_done_also_where_a_folder_lacks_it(folder: Path) -> None:
    (folder / "log.csv").write_text("date,exercise,sets,reps,load\n2026-12-01,tempo,1,60 min,-\n")
    told = call("replan", "plan.json", "--log", "log.csv", "--now", "tue 08:00", folder=folder)
    assert told.code == 0, told.err
    (path,) = [p for p in (folder / "cal").glob("*.ics") if "20261201T060000" in p.read_text("utf-8")]
    path.unlink()
    done = replan(folder, "plan.json", "--calendar", "cal", "--now", "tue 09:00")
    assert "tempo 1" not in done.err
    assert loads((folder / "next.json").read_text("utf-8"))["missed"] == []


@pytest.mark.slow
def test_a_file_whose_week_is_over_is_read_for_the_weeks_to_come(tmp_path: Path) -> None:
    programme(tmp_path)
    assert call("export", "plan.json", "--ics", "week.ics", "--now", "2026-12-06 22:00", folder=tmp_path).code == 0
    done = call("replan", "plan.json", "--calendar", "week.ics", "--now", "2026-12-06 22:00", folder=tmp_path)
    assert done.code == 0, done.err
    assert "count as done" in done.err
    assert "week 2" not in done.err


def programme(folder: Path) -> None:
    """Store three weeks, and their calendar as a file."""
    text = (SCENARIOS / "article-week.toml").read_text("utf-8").replace("[week]\n", "[week]\nweeks = 3\n")
    (folder / "week.toml").write_text(text)
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    assert call("export", "plan.json", "--ics", "week.ics", folder=folder).code == 0


@pytest.mark.slow
def test_what_was_dragged_in_another_week_is_told_with_the_command_that_takes_it(tmp_path: Path) -> None:
    programme(tmp_path)
    data = (tmp_path / "week.ics").read_bytes()
    record = loads((tmp_path / "plan.json").read_text("utf-8"))
    (tempo,) = [one for one in record["sessions"] if one["id"].endswith("2026-12-07/tempo/1")]
    (upper,) = [one for one in record["sessions"] if one["id"].endswith("2026-12-07/upper/1")]
    for one, day in ((tempo, "20261209"), (upper, "20261230")):
        for moment in (one["start"], one["end"]):
            stamp = re.sub("[-:]", "", moment[:16])
            data = data.replace(f":{stamp}00\r\n".encode(), f":{day}{stamp[8:]}00\r\n".encode())
    (tmp_path / "week.ics").write_bytes(data)
    now = ("--now", "2026-12-01 09:00")
    done = call("replan", "plan.json", "--calendar", "week.ics", *now, folder=tmp_path)
    assert done.code == 0, done.err
    hour = tempo["start"][11:16]
    assert f"week.ics: week 2: tempo 1 was moved to Wed 9 Dec {hour}\n" in done.err
    assert "week.ics: week 2: 2026-12-30 " in done.err
    assert "upper 1 is not there" not in done.err
    command = "freshlegs replan plan.json --week 2 --calendar week.ics"
    assert f"week.ics: week 2 is not planned anew by this: {command} takes them\n" in done.err
    (tmp_path / "week.ics").write_bytes(data.replace(b":20261230T", b":20261210T"))
    taken = call(*command.split()[1:], *now, folder=tmp_path)
    assert f"week.ics: tempo 1 was moved to Wed 9 Dec {hour}\n" in taken.err
    again = call("replan", "plan.json", "--calendar", "week.ics", *now, folder=tmp_path)
    assert "tempo 1 was moved" not in again.err
