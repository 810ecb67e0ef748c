"""`freshlegs export` into files, feeds and folders, as a phone sees them one export after the other."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from freshlegs.calendars.writing.event import make_private_uid
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from support.calendar_weeks import entries, session, timed, week
from support.command_line import assert_refused, call
from support.mortal import die_at_each_step

ZONE = week().zone
BEFORE = "2026-11-29"


def lift(day: int = 0, hour: int = 7) -> SessionRecord:
    return session("lower", datetime(2026, 11, 30, hour, tzinfo=ZONE) + timedelta(days=day))


def run(day: int = 2, hour: int = 18) -> SessionRecord:
    return session("intervals", datetime(2026, 11, 30, hour, tzinfo=ZONE) + timedelta(days=day), 75)


def store(folder: Path, *sessions: SessionRecord, **changes: Any) -> None:
    record = week(*sessions).model_copy(update=changes)
    (folder / "plan.json").write_text(record.model_dump_json(), "utf-8")


def export(folder: Path, *options: str, now: str = BEFORE) -> Any:
    done = call("export", "plan.json", "--now", now, "--no-rest-days", *options, "--json", folder=folder)
    assert (done.code, done.err) == (0, "")
    return done.json


def changes(found: Any) -> dict[str, int]:
    return {sort: len(found[sort]) for sort in ("moved", "changed", "new", "dropped") if found[sort]}


def one(folder: Path, name: str = "week.ics", *, kind: str = "Run") -> Any:
    (entry,) = [entry for entry in entries((folder / name).read_bytes()) if kind in entry["SUMMARY"]]
    return entry


def items(folder: Path) -> dict[str, Any]:
    found = [entries(path.read_bytes())[0] for path in sorted(folder.glob("*@freshlegs.invalid.ics"))]
    return {str(entry["SUMMARY"]).split()[1]: entry for entry in found}


# A file to import


def test_the_same_plan_is_the_same_file(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again = export(tmp_path, "--ics", "week.ics", now="2026-11-29 15:00")
    assert (changes(again), again["as_before"]) == ({}, 2)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert sorted(first) == ["plan.json", "week.ics", "week.ics.state.json"]


def test_a_moved_session_is_a_newer_revision(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    old, kept = one(tmp_path), one(tmp_path, kind="Lift").to_ical()
    store(tmp_path, lift(), run(3))
    found = export(tmp_path, "--ics", "week.ics", now="2026-11-29 15:00")
    new = one(tmp_path)
    assert changes(found) == {"moved": 1}
    assert (new["UID"], int(new["SEQUENCE"])) == (old["UID"], 1)
    assert new["CREATED"].dt == old["CREATED"].dt
    assert new["LAST-MODIFIED"].dt == new["DTSTAMP"].dt == datetime(2026, 11, 29, 20, tzinfo=UTC)
    assert one(tmp_path, kind="Lift").to_ical() == kept


def test_a_dropped_session_is_told_once_and_to_be_deleted_by_hand(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    store(tmp_path, lift())
    done = call("export", "plan.json", "--ics", "week.ics", "--now", BEFORE, "--no-rest-days", folder=tmp_path)
    assert done.err == (
        "week.ics: 2 events, 1.5 kB: 1 to delete by hand, 1 as before\n"
        "An import deletes nothing. Delete by hand, if the phone still shows it: "
        "Run: intervals 75 min on Wed 2 Dec 18:00.\n"
    )
    gone = one(tmp_path)
    assert (gone["SUMMARY"], gone["STATUS"], gone["TRANSP"]) == (
        "Cancelled: Run: intervals 75 min", "CANCELLED", "TRANSPARENT",
    )  # fmt: skip
    assert int(gone["SEQUENCE"]) == 1
    assert export(tmp_path, "--ics", "week.ics")["events"] == 1
    store(tmp_path, lift(), run(3))
    assert changes(export(tmp_path, "--ics", "week.ics")) == {"new": 1}
    assert int(one(tmp_path)["SEQUENCE"]) == 2


def test_dropped_sessions_can_be_left_out(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    store(tmp_path, lift())
    found = export(tmp_path, "--ics", "week.ics", "--no-cancelled")
    assert (changes(found), found["events"]) == ({"dropped": 1}, 1)


def test_what_is_past_is_left_out_and_left_alone(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    store(tmp_path, lift(hour=9), run())
    found = export(tmp_path, "--ics", "week.ics", now="2026-12-01 08:00")
    assert (changes(found), found["events"], found["past"]) == ({}, 1, 1)


def test_a_plan_that_is_all_past_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    before = (tmp_path / "week.ics").read_bytes()
    done = call("export", "plan.json", "--ics", "week.ics", "--now", "2027-01-01", "--no-rest-days", folder=tmp_path)
    assert (done.code, done.err) == (0, "week.ics is left as it is: all of this plan is past.\n")
    assert (tmp_path / "week.ics").read_bytes() == before


def test_the_old_file_alone_tells_the_revisions(tmp_path: Path) -> None:
    """The state file is lost, or the export before went elsewhere."""
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    (tmp_path / "week.ics.state.json").unlink()
    (tmp_path / "old.ics").write_bytes((tmp_path / "week.ics").read_bytes())
    store(tmp_path, lift(), run(3))
    assert changes(export(tmp_path, "--ics", "week.ics", "--diff")) == {"moved": 1}
    found = export(tmp_path, "--ics", "new.ics", "--previous", "old.ics")
    assert changes(found) == {"moved": 1}
    assert int(one(tmp_path, "new.ics")["SEQUENCE"]) == 1


def test_standard_output_goes_by_the_previous_file(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "old.ics")
    store(tmp_path, lift(), run(3))
    done = call("export", "plan.json", "--ics", "-", "--previous", "old.ics", "--now", BEFORE, folder=tmp_path)
    assert {int(entry["SEQUENCE"]) for entry in timed(done.out.encode())} == {0, 1}


def test_a_state_may_be_kept_elsewhere(tmp_path: Path) -> None:
    store(tmp_path, lift())
    export(tmp_path, "--feed", "week.ics", "--state", "kept.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept.json", "plan.json", "week.ics"]


def test_two_weeks_of_one_scenario_do_not_take_each_other_back(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    later = [one.model_copy(update={"id": one.id.replace("11-30", "12-07")}) for one in (lift(7), run(9))]
    store(tmp_path, *later, start=week().start + timedelta(days=7))
    assert changes(export(tmp_path, "--ics", "week.ics")) == {"new": 2}


# Only a look


def test_a_diff_says_what_the_phone_will_see_and_writes_nothing(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "plan.json"}
    store(tmp_path, session("upper", datetime(2026, 12, 4, 7, tzinfo=ZONE)), run(3))
    done = call(
        "export", "plan.json", "--ics", "week.ics", "--now", BEFORE, "--no-rest-days", "--diff", folder=tmp_path
    )
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "week.ics: 1 moved, 1 new, 1 to delete by hand.\n"
        "  dropped  Lift: lower body 60 min  Mon 30 Nov 07:00\n"
        "  moved    Run: intervals 75 min    Wed 2 Dec 18:00 -> Thu 3 Dec 18:00\n"
        "  new      Lift: upper body 60 min  Fri 4 Dec 07:00\n"
        "An import deletes nothing. Delete by hand, if the phone still shows it: Lift:\n"
        "lower body 60 min on Mon 30 Nov 07:00.\n"
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.name != "plan.json"} == before


def test_a_diff_of_what_nobody_has_seen_yet(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    done = call("export", "plan.json", "--vdir", "cal", "--no-rest-days", "--diff", folder=tmp_path)
    assert done.out.startswith("cal: 2 events, all new.\n")
    assert not (tmp_path / "cal").exists()


# A feed


def test_a_feed_holds_what_stands(tmp_path: Path) -> None:
    """What is past stays as it was, also of a week that is over; what was dropped is gone."""
    store(tmp_path, lift(), run())
    export(tmp_path, "--feed", "feed.ics")
    later = [one.model_copy(update={"id": one.id.replace("11-30", "12-07")}) for one in (lift(7), run(9))]
    store(tmp_path, *later, start=week().start + timedelta(days=7))
    export(tmp_path, "--feed", "feed.ics", now="2026-12-06")
    store(tmp_path, later[1], start=week().start + timedelta(days=7))
    found = export(tmp_path, "--feed", "feed.ics", now="2026-12-06")
    assert (changes(found), found["events"]) == ({"dropped": 1}, 3)
    data = (tmp_path / "feed.ics").read_bytes()
    assert b"CANCELLED" not in data
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in data
    assert [entry["DTSTART"].dt.day for entry in entries(data)] == [30, 2, 9]


def test_a_feed_forgets_what_is_a_year_old(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--feed", "feed.ics")
    later = [one.model_copy(update={"id": one.id.replace("2026-11-30", "2027-12-06")}) for one in (lift(371), run(373))]
    store(tmp_path, *later, start=week().start + timedelta(days=371))
    assert export(tmp_path, "--feed", "feed.ics", now="2027-12-05")["events"] == 2


# A folder


def test_a_folder_has_a_file_for_each_event(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    paths = sorted((tmp_path / "cal").glob("*.ics"))
    assert [path.stem for path in paths] == sorted(str(entry["UID"]) for entry in items(tmp_path / "cal").values())
    for path in paths:
        assert path.read_bytes().count(b"BEGIN:VEVENT") == 1
        assert not any(name in path.read_bytes() for name in (b"METHOD", b"X-WR", b"REFRESH", b"\r\nNAME"))
    assert (tmp_path / "cal" / "displayname").read_text("utf-8") == "Small week"


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    cal = tmp_path / "cal"
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    (cal / "mine.ics").write_bytes(b"not a calendar of ours")
    for path in cal.iterdir():
        os.utime(path, (0, 0))
    store(tmp_path, run(3), session("upper", datetime(2026, 12, 4, 7, tzinfo=ZONE)))
    assert changes(export(tmp_path, "--vdir", "cal")) == {"moved": 1, "new": 1, "dropped": 1}
    touched = {path.name for path in cal.iterdir() if path.stat().st_mtime > 0}
    assert touched == {".freshlegs.json", *(f"{items(cal)[name]['UID']}.ics" for name in ("intervals", "upper"))}
    assert (cal / "mine.ics").read_bytes() == b"not a calendar of ours"
    assert items(cal).keys() == {"intervals", "upper"}


def test_a_calendar_file_in_the_folder_is_none_of_its_events(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "cal.ics")
    (tmp_path / "cal").mkdir()
    (tmp_path / "cal.ics").rename(tmp_path / "cal" / "all.ics")
    assert changes(export(tmp_path, "--vdir", "cal")) == {"new": 2}
    assert items(tmp_path / "cal").keys() == {"lower", "intervals"}


def drag(cal: Path, old: str, new: str) -> None:
    """Move an event as a phone does it, of which the file then comes back by sync."""
    (path,) = [path for path in cal.glob("*.ics") if old.encode() in path.read_bytes()]
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode()))


def test_what_was_dragged_on_the_phone_stays_there(tmp_path: Path) -> None:
    cal = tmp_path / "cal"
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    drag(cal, "20261202T", "20261203T")
    done = call("export", "plan.json", "--vdir", "cal", "--now", BEFORE, "--no-rest-days", folder=tmp_path)
    assert done.err == (
        "cal: 2 events, 0.0 kB: 1 as before, 1 moved there\n"
        "Moved in the calendar, and left there: Run: intervals 75 min on Thu 3 Dec 18:00. "
        "freshlegs replan plans around it.\n"
    )
    assert items(cal)["intervals"]["DTSTART"].dt.day == 3


def test_a_plan_that_wants_it_elsewhere_wins(tmp_path: Path) -> None:
    cal = tmp_path / "cal"
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    drag(cal, "20261202T", "20261203T")
    (path,) = [path for path in cal.glob("*.ics") if b"SUMMARY:Run" in path.read_bytes()]
    path.write_bytes(path.read_bytes().replace(b"SEQUENCE:0", b"SEQUENCE:4"))
    store(tmp_path, lift(), run(4))
    assert changes(export(tmp_path, "--vdir", "cal")) == {"moved": 1}
    assert (items(cal)["intervals"]["DTSTART"].dt.day, int(items(cal)["intervals"]["SEQUENCE"])) == (4, 5)


def test_a_plan_that_follows_the_drag_has_nothing_to_move(tmp_path: Path) -> None:
    cal = tmp_path / "cal"
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    drag(cal, "20261202T", "20261203T")
    store(tmp_path, lift(), run(3))
    found = export(tmp_path, "--vdir", "cal")
    assert (changes(found), found["moved_there"]) == ({}, [])
    assert changes(export(tmp_path, "--vdir", "cal")) == {}


def test_what_was_deleted_on_the_phone_stays_deleted(tmp_path: Path) -> None:
    cal = tmp_path / "cal"
    store(tmp_path, lift(), run())
    export(tmp_path, "--vdir", "cal")
    (cal / f"{items(cal)['intervals']['UID']}.ics").unlink()
    assert len(export(tmp_path, "--vdir", "cal")["deleted_there"]) == 1
    assert items(cal).keys() == {"lower"}
    store(tmp_path, lift(), run(3))
    assert changes(export(tmp_path, "--vdir", "cal")) == {"moved": 1}
    assert int(items(cal)["intervals"]["SEQUENCE"]) == 1


# What is asked of the entries


def test_alarms_ring_as_asked_and_stand_last(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics", "--alarm", "30m", "--alarm", "run=1h", "--alarm", "run=1d")
    found = {kind: one(tmp_path, kind=kind) for kind in ("Lift", "Run")}
    rung = {kind: [alarm["TRIGGER"].dt for alarm in entry.walk("VALARM")] for kind, entry in found.items()}
    assert rung == {"Lift": [-timedelta(minutes=30)], "Run": [-timedelta(hours=1), -timedelta(days=1)]}
    assert found["Run"].walk("VALARM")[0]["DESCRIPTION"] == "Run: intervals 75 min"
    assert b"END:VALARM\r\nEND:VEVENT" in (tmp_path / "week.ics").read_bytes()


def test_a_kind_has_alarms_of_its_own(tmp_path: Path) -> None:
    store(tmp_path, lift(), run())
    export(tmp_path, "--ics", "week.ics", "--alarm", "run=1h", "--alarm", "intervals=2h")
    assert [alarm["TRIGGER"].dt for alarm in one(tmp_path).walk("VALARM")] == [-timedelta(hours=2)]
    assert one(tmp_path, kind="Lift").walk("VALARM") == []


def test_others_see_only_that_there_is_training(tmp_path: Path) -> None:
    store(tmp_path, lift(), session("race", datetime(2026, 12, 5, 9, tzinfo=ZONE), why=("Secret.",)))
    call("export", "plan.json", "--ics", "full.ics", folder=tmp_path)
    done = call("export", "plan.json", "--ics", "work.ics", "--busy-only", folder=tmp_path)
    assert done.code == 0
    found = entries((tmp_path / "work.ics").read_bytes())
    assert [entry["SUMMARY"] for entry in found] == ["Training", "Training"]
    assert not any(name in entry for entry in found for name in ("DESCRIPTION", "CATEGORIES", "COLOR"))
    assert b"Small" not in (tmp_path / "work.ics").read_bytes()
    others = {str(entry["UID"]) for entry in entries((tmp_path / "full.ics").read_bytes())}
    assert not others & {str(entry["UID"]) for entry in found}


def test_sessions_may_leave_their_time_free(tmp_path: Path) -> None:
    store(tmp_path, lift())
    export(tmp_path, "--ics", "week.ics", "--free")
    assert one(tmp_path, kind="Lift")["TRANSP"] == "TRANSPARENT"


def test_times_may_be_told_in_utc(tmp_path: Path) -> None:
    store(tmp_path, lift())
    export(tmp_path, "--ics", "week.ics", "--utc")
    data = (tmp_path / "week.ics").read_bytes()
    assert b"DTSTART:20261130T120000Z\r\n" in data
    assert b"TZID" not in data
    assert changes(export(tmp_path, "--ics", "week.ics")) == {}


def test_an_athlete_has_one_calendar(tmp_path: Path) -> None:
    """Of all scenarios; two athletes with equal files have two."""
    heads = []
    for name, scenario in (("Ann", "base"), ("Ann", "race"), ("Ben", "base")):
        store(tmp_path, lift(), athlete=name, scenario=scenario)
        export(tmp_path, "--ics", f"{name}-{scenario}.ics")
        data = (tmp_path / f"{name}-{scenario}.ics").read_bytes()
        heads.append([line for line in data.split(b"BEGIN:VTIMEZONE")[0].splitlines() if line[:4] == b"NAME"])
    assert heads == [[b"NAME:Training: Ann"], [b"NAME:Training: Ann"], [b"NAME:Training: Ben"]]


def test_an_athletes_name_is_part_of_the_identity(tmp_path: Path) -> None:
    from support.command_line import WEEK

    (tmp_path / "week.toml").write_text(f'{WEEK}\n[athlete]\nname = "Ann/Lee"\n', "utf-8")
    done = call("plan", "week.toml", "--json", folder=tmp_path)
    assert (done.json["scenario"], done.json["athlete"]) == ("Ann-Lee-week", "Ann/Lee")


# Wrong input


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--ics x.ics --alarm soon", '--alarm: found "soon"; write "30m", "12h" or "1d"'),
        ("--ics x.ics --alarm chess=30m", '--alarm: found "chess=30m"; '),
        ("--ics x.ics --alarm =30m", '--alarm: found "=30m"; '),
        ("--ics x.ics --alarm 29d", '--alarm: found "29d"; '),
        ("--ics x.ics --alarm 1m --alarm 2m --alarm 3m", "--alarm: found 3 for all; phones ring 2 times at most"),
        ("--ics x.ics --now whenever", '--now: found "whenever"; allowed: mon to sun'),
        ("--ics x.ics --previous plan.json", "plan.json: not a calendar, or one that is damaged"),
        ("--ics x.ics --previous none.ics", "none.ics: there is no such file"),
        ("--ics x.ics --state bad.json", "bad.json: not the state of a calendar; delete it to begin anew"),
        ("--ics none/x.ics", "can't write none/x.ics: there is no such folder"),
        ("--vdir bad.json", "can't write bad.json: "),
    ],
)
def test_wrong_input(tmp_path: Path, options: str, says: str) -> None:
    store(tmp_path, lift())
    (tmp_path / "bad.json").write_text("{", "utf-8")
    before = sorted(tmp_path.iterdir())
    assert_refused(call("export", "plan.json", *options.split(), folder=tmp_path), says)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("", "nothing to write: give --ics, --feed, --vdir, --caldav, "),
        ("--vdir -", "--vdir is a folder"),
        ("--ics x.ics --feed y.ics --state s.json", "--state goes with one target"),
        ("--ics x.ics --feed x.ics", "--ics and --feed are the same file"),
        ("--ics - --feed -", "only one of"),
    ],
)
def test_wrong_use(tmp_path: Path, options: str, says: str) -> None:
    store(tmp_path, lift())
    done = call("export", "plan.json", *options.split(), folder=tmp_path)
    assert done.code == 2
    assert says in " ".join(done.err.replace("│", " ").split())


# A kill


@pytest.mark.slow
@pytest.mark.parametrize("target", ["--ics", "--feed", "--vdir"])
def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path, target: str) -> None:
    """The process dies at the first, second, third... touch of the disk; each file is whole, and the next export
    comes to the same as if nothing had happened.
    """  # noqa: D205

    def whole(folder: Path) -> dict[str, bytes]:
        files = folder.rglob("*.ics") if target == "--vdir" else [folder / "out"]
        return {path.name: path.read_bytes() for path in files if path.exists()}

    def prepared(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        store(folder, lift(), run())
        export(folder, target, "out")
        store(folder, run(3), session("upper", datetime(2026, 12, 4, 7, tzinfo=ZONE)))
        return folder

    calm = prepared("calm")
    old = whole(calm)
    export(calm, target, "out")
    new = whole(calm)
    options = ("export", "plan.json", target, "out", "--now", BEFORE, "--no-rest-days")
    for folder, code in die_at_each_step(options, calm, prepared):
        found = whole(folder)
        assert all(data in (old.get(name), new.get(name)) for name, data in found.items())
        if code:
            export(folder, target, "out")
            kept = {name: int(entries(data)[0]["SEQUENCE"]) for name, data in whole(folder).items()}
            assert kept == {name: int(entries(data)[0]["SEQUENCE"]) for name, data in new.items()}
        else:
            assert found == new


# Read back by other commands


def test_check_knows_the_sessions_of_a_private_calendar(tmp_path: Path) -> None:
    from support.command_line import WEEK

    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    call("plan", "week.toml", "-o", "plan.json", folder=tmp_path)
    call("export", "plan.json", "--ics", "work.ics", "--busy-only", folder=tmp_path)
    found = call("check", "week.toml", "work.ics", "--json", folder=tmp_path)
    assert found.code == 0
    plan = PlannedRecord.model_validate_json((tmp_path / "plan.json").read_bytes())
    assert found.json["penalty"] == plan.penalty


@pytest.mark.parametrize("now", ["thu 12:00", "Thursday at noon", "2026-12-03 12 pm", "2026-12-03T18:00Z", "thu"])
def test_now_is_said_as_replan_takes_it(tmp_path: Path, now: str) -> None:
    """A weekday is one of the plan's days. On Thursday the lift of Monday is past, the run of Friday ahead."""
    store(tmp_path, lift(), run(4))
    export(tmp_path, "--ics", "week.ics")
    found = export(tmp_path, "--ics", "week.ics", now=now)
    assert (found["past"], found["as_before"]) == (1, 1)


def test_a_weekday_of_a_programme_is_several_days(tmp_path: Path) -> None:
    one = WeekRecord(week=1, start=date(2026, 11, 30), days=7, kind="build", penalty=0, proved_best=True)
    store(tmp_path, lift(), run(9), weeks=(one, one.model_copy(update={"week": 2, "start": date(2026, 12, 7)})))
    done = call("export", "plan.json", "--ics", "week.ics", "--now", "wed noon", folder=tmp_path)
    assert_refused(done, '--now: found "wed 12:00", and there are 2; write the date: "2026-12-02 12:00"')


# Two scenarios in one place


@pytest.mark.parametrize("target", [("--ics", "to.ics"), ("--feed", "to.ics"), ("--vdir", "to")])
@pytest.mark.parametrize("athlete", ["", "Ann"])
@pytest.mark.parametrize("remembered", [True, False])
def test_what_another_scenario_wrote_is_never_cancelled(
    tmp_path: Path, target: tuple[str, str], athlete: str, *, remembered: bool
) -> None:
    """The README's example week, then one's own, into the same file; also where the file that remembers is lost."""
    example, own = (
        [one.model_copy(update={"id": f"{name}/2026-11-30/{one.kind}/1"}) for one in (lift(), run())]
        for name in ("example", "own")
    )
    store(tmp_path, *example, scenario="example", athlete=athlete)
    export(tmp_path, *target)
    if not remembered:
        (tmp_path / "to.ics.state.json").unlink(missing_ok=True)
        (tmp_path / "to" / ".freshlegs.json").unlink(missing_ok=True)
    store(tmp_path, own[0], scenario="own", athlete=athlete)
    done = call("export", "plan.json", *target, "--now", BEFORE, "--no-rest-days", folder=tmp_path)
    assert "has been used for another plan too. Its 2 events on the phone are left alone." in done.err
    there = list_events(tmp_path / target[1])
    assert not any("Cancelled" in entry["SUMMARY"] for entry in there)
    assert len(there) == (1 if target[0] == "--ics" else 3)
    # A change of one's own plan still moves, and drops, one's own.
    store(tmp_path, *own, scenario="own", athlete=athlete)
    assert changes(export(tmp_path, *target)) == {"new": 1}
    store(tmp_path, own[0], scenario="own", athlete=athlete)
    assert changes(export(tmp_path, *target)) == {"dropped": 1}


def list_events(there: Path) -> list[Any]:
    files = sorted(there.glob("*@freshlegs.invalid.ics")) if there.is_dir() else [there]
    return [entry for file in files for entry in entries(file.read_bytes())]


def test_a_memory_of_all_scenarios_of_an_athlete_is_told_apart(tmp_path: Path) -> None:
    """Earlier versions remembered whose the events were by the athlete alone."""
    example, own = (lift().model_copy(update={"id": f"{name}/2026-11-30/lower/1"}) for name in ("example", "own"))
    store(tmp_path, example, scenario="example", athlete="Ann")
    export(tmp_path, "--ics", "to.ics")
    state = tmp_path / "to.ics.state.json"
    before, of_athlete = (make_private_uid(name) for name in ("example", "athlete/Ann"))
    assert before in state.read_text("utf-8")
    state.write_text(state.read_text("utf-8").replace(before, of_athlete), "utf-8")
    store(tmp_path, own, scenario="own", athlete="Ann")
    assert changes(export(tmp_path, "--ics", "to.ics")) == {"new": 1}
    store(tmp_path, example, scenario="example", athlete="Ann")
    assert changes(export(tmp_path, "--ics", "to.ics")) == {}
