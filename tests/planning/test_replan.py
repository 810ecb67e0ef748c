"""The rest of a week planned again: against brute force on tiny weeks, and through the command."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshlegs.model.plan import find_moved
from freshlegs.planfile import PlannedRecord
from freshlegs.planning.record_plan import record_plan
from freshlegs.planning.replan import record_replan
from freshlegs.rules.outcome import Impossible, Planned
from freshlegs.rules.task import Task
from freshlegs.rules.verify import verify_week
from freshlegs.scenario.draft import Progress, WeekInProgress
from freshlegs.scenario.in_progress.week_in_progress import apply_progress
from freshlegs.solver.plan_week import plan_week
from freshlegs.training.after_illness import list_easy_days, list_lift_days
from support.command_line import Done, assert_refused, call, store_week
from support.oracle import as_plan, cheapest, closest, every_week
from support.paths import SCENARIOS
from support.rulebooks import COMMON, HOURS, changes, in_free_time, rulebooks, worlds
from support.scenario_texts import EACH_ON_ITS_DAY
from support.worlds import at, problem, rule, session

SHIPPED = sorted(path.stem for path in SCENARIOS.glob("*.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the scenario week.toml and its plan, plan.json."""
    store_week(tmp_path, EACH_ON_ITS_DAY)
    return tmp_path


def again(folder: Path, *arguments: str, now: str = "wed 12:00") -> Done:
    """Replan week.toml after plan.json, which stays as it is."""
    shown = () if {"-o", "--show-fix", "--apply-fix"} & {*arguments} else ("--dry-run",)
    return call("replan", "week.toml", "plan.json", "--now", now, *arguments, *shown, folder=folder)


def answered(folder: Path, *arguments: str, now: str = "wed 12:00") -> Any:
    """Return the replanned week as JSON."""
    done = again(folder, "--json", *arguments, now=now)
    assert done.code == 0, done.err
    return done.json


def change(folder: Path, *swaps: tuple[str, str]) -> None:
    """Change the scenario."""
    text = (folder / "week.toml").read_text("utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    (folder / "week.toml").write_text(text, "utf-8")


def starts(data: Any) -> dict[str, str]:
    """Return the local start of each session by its short name: "2026-11-30T06:00"."""
    return {"-".join(s["id"].split("/")[-2:]): s["start"][:16] for s in data["sessions"]}


def names(ids: list[str]) -> list[str]:
    """Return short names of ids."""
    return ["-".join(one.split("/")[-2:]) for one in ids]


@st.composite
def begun_weeks(draw: st.DrawFn) -> tuple[Task, WeekInProgress]:
    """Draw a tiny week, plan it, and draw what has come of it."""
    world = draw(rulebooks(in_free_time(draw(worlds((4, 4), (5, 2))), draw(st.data()))))
    world = replace(world, previous_starts=(), history=(), coming=(), repeats=False)
    first = plan_week(world)
    if not isinstance(first, Planned):
        first = Planned(
            as_plan(world, tuple(s.starts[0] if s.starts else None for s in world.sessions)), EMPTY, False, 0
        )
    stored = record_plan(world, first)
    now = world.clock.at(draw(st.integers(-1, world.clock.days)), draw(st.sampled_from(HOURS)) * 60)
    stood = {p.session.id: (p.start, p.session.minutes) for p in first.plan.placements}
    past = [name for name, (start, _) in stood.items() if start < now]
    missed = draw(st.sets(st.sampled_from(past))) if past else set()
    real = {name: (draw(st.sampled_from([start, now - 67])), minutes) for name, (start, minutes) in stood.items()}
    done = {name: real[name] for name in past if name not in missed}
    ill = draw(st.frozensets(st.integers(0, world.clock.days - 1), max_size=2))
    missed |= {name for name, (start, _) in stood.items() if name not in done and world.clock.day(start) in ill}
    previous_starts = tuple((name, start) for name, (start, _) in stood.items())
    return replace(world, previous_starts=previous_starts), WeekInProgress(
        stored, Progress(now, done, frozenset(missed), ill)
    )


EMPTY = verify_week(*(lambda p: (p, as_plan(p, ())))(problem(())))


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=200)
@given(begun_weeks())
def test_the_rest_of_a_week_costs_the_brute_force_minimum(drawn: tuple[Task, WeekInProgress]) -> None:
    """And moves the fewest sessions among the weeks of that penalty; what is done stays, nothing stands in the past."""
    world, begun = drawn
    progress = begun.progress
    left = apply_progress(world, begun)
    outcome = plan_week(left)
    if isinstance(outcome, Impossible):
        assert cheapest(left) is None
        return
    assert isinstance(outcome, Planned)
    assert outcome.report.penalty == cheapest(left)
    assert (*changes(left, outcome.plan), outcome.report.tolerance_uses) == closest(left, outcome.report.penalty)
    for p in outcome.plan.placements:
        if p.session.id in progress.done:
            assert (p.start, p.session.minutes) == progress.done[p.session.id]
        else:
            assert p.start >= progress.now
            assert world.clock.day(p.start) not in progress.ill
    record = record_replan(left, outcome, begun)
    assert isinstance(record, PlannedRecord)
    assert record.replanned is not None
    assert len(record.replanned.moved) == len(find_moved(left, outcome.plan))


@pytest.mark.slow
@pytest.mark.usefixtures("few_places")
@settings(COMMON, max_examples=100)
@given(begun_weeks())
def test_solver_and_checker_agree_on_what_the_past_forbids(drawn: tuple[Task, WeekInProgress]) -> None:
    """The rules of a week under way forbid what lies before now, on the days lost, and what is hard after them."""
    world, begun = drawn
    left = apply_progress(replace(world, rules=(rule("available"),)), begun)
    ill = [world.clock.date_of(day) for day in begun.progress.ill]
    easy, (without_lifts, _) = list_easy_days(ill), list_lift_days(ill)
    for found in every_week(left):
        placed = [(s, start) for s, start in zip(left.sessions, found, strict=True) if start is not None]
        still = [(s, start) for s, start in placed if s.done is None]
        wrong = any(
            start < begun.progress.now
            or world.clock.day(start) in begun.progress.ill
            or (world.clock.date_of(world.clock.day(start)) in easy and "key" in s.tags and s.kind != "race")
            or (world.clock.date_of(world.clock.day(start)) in without_lifts and "strength" in s.tags)
            for s, start in still
        )
        assert bool(verify_week(left, as_plan(left, found)).broken) == wrong


def test_sessions_done_at_once_are_priced_alike_on_both_sides() -> None:
    """A lift begun ten minutes into a run breaks the rule that else keeps the two in order."""
    run = replace(session("tempo"), done=at("mon 07:00"))
    lift = replace(session("lower"), done=at("mon 07:10"))
    other = replace(session("lower", 2), starts=(at("thu 07:00"),))
    rules = [rule(name) for name in ("available", "no_overlap", "run_lift_gap", "same_day_order", "separate_days")]
    for first, second in ((run, lift), (lift, run)):
        free = ((at("thu 07:00"), at("thu 08:00")),)
        found = plan_week(problem([first, second, other], rules, free=free, repeats=False))
        assert isinstance(found, Planned)
        assert found.report.penalty == 0


def test_two_of_a_kind_may_be_done_in_either_order() -> None:
    """Of those that are still open the first one comes first, to spare work."""
    runs = [replace(session("easy", number), done=at(when)) for number, when in ((1, "wed 12:00"), (2, "mon 12:00"))]
    found = plan_week(problem(runs, [rule("available"), rule("no_overlap")], free=(), repeats=False))
    assert isinstance(found, Planned)


def test_two_of_a_kind_keep_their_places_in_either_order() -> None:
    """Also where nothing but the tie-break asks them to stay."""
    places = (at("mon 07:00"), at("wed 07:00"))
    runs = [session("easy", number, starts=places) for number in (1, 2)]
    previous_starts = (("w/easy/1", places[1]), ("w/easy/2", places[0]))
    rules = [rule(name) for name in ("available", "all_placed", "no_overlap")]
    world = problem(runs, rules, repeats=False, previous_starts=previous_starts)
    found = plan_week(world)
    assert isinstance(found, Planned)
    assert changes(world, found.plan) == (0, 0, 0)


def test_two_that_change_their_time_are_better_than_one_that_moves() -> None:
    """A new session takes the place of another, which could go to Tuesday, or push a third one back."""
    runs = [
        session("easy", 1, starts=(at("mon 07:00"), at("mon 08:00"), at("tue 07:00"))),
        session("easy", 2, starts=(at("mon 08:00"), at("mon 09:00"))),
        session("tempo", 1, starts=(at("mon 07:00"),)),
    ]
    previous_starts = (("w/easy/1", at("mon 07:00")), ("w/easy/2", at("mon 08:00")))
    rules = [rule(name) for name in ("available", "all_placed", "no_overlap")]
    world = problem(runs, rules, repeats=False, previous_starts=previous_starts)
    found = plan_week(world)
    assert isinstance(found, Planned)
    assert changes(world, found.plan) == (0, 0, 2)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHIPPED)
def test_a_week_that_goes_as_planned_changes_nothing(name: str, tmp_path: Path) -> None:
    """Not a day and not a minute, whenever one asks."""
    scenario = SCENARIOS / f"{name}.toml"
    assert call("plan", scenario, "--best-effort", "-o", "plan.json", folder=tmp_path).code == 0
    before = json.loads((tmp_path / "plan.json").read_text())
    for hours in (-12, 0, 36, 78, 130, 30 * 24):
        now = f"{datetime(2026, 11, 30, tzinfo=UTC) + timedelta(hours=hours):%Y-%m-%d %H:%M}"
        done = call("replan", scenario, "plan.json", "--now", now, "--best-effort", "--json", folder=tmp_path)
        assert done.code == 0, done.err
        after = done.json
        assert starts(after) == starts(before)
        assert [after["replanned"][key] for key in ("moved", "retimed", "dropped", "added", "ignored")] == [[]] * 5
        assert after["left_out"] == before["left_out"]
        assert [s["done"] for s in after["sessions"]] == [
            s["start"][:16] < now.replace(" ", "T") for s in before["sessions"]
        ]


def test_what_is_done_is_marked_and_what_moves_is_said(folder: Path) -> None:
    done = again(folder, "--missed", "easy-1", now="fri 12:00")
    assert done.code == 0
    assert "Mon 30 Nov  06:00-07:00   Lift: full body 1, done\n" in done.out
    assert "Replanned at Fri 4 Dec 12:00: 1 session moves.\n" in done.out
    assert "  - Easy run, Fri 4 Dec 06:00 -> Sat 5 Dec 08:00\n" in done.out
    assert "Penalty " in done.out


def test_a_missed_session_is_dropped_where_that_is_better(folder: Path) -> None:
    """There is no room for it on the days that are left."""
    change(folder, ('sat = ["08:00-11:00"]\n', ""))
    data = answered(folder, "--missed", "easy-1", now="fri 12:00")
    assert names(data["replanned"]["dropped"]) == names(data["left_out"]) == names(data["missed"]) == ["easy-1"]
    assert data["penalty"] == sum(b["cost"] for b in data["breaches"])
    assert "as_many_as_serve" in {b["rule"] for b in data["breaches"]}
    told = again(folder, "--missed", "easy-1", now="fri 12:00").out
    assert "  - Easy run is dropped\n" in told
    assert "Left out" not in told  # what is dropped is told once


def test_days_ill_have_no_training_and_what_stood_there_is_missed(folder: Path) -> None:
    data = answered(folder, "--ill", "thu..fri")
    assert not [start for start in starts(data).values() if start[:10] in ("2026-12-03", "2026-12-04")]
    assert names(data["missed"]) == ["full-2", "easy-1"]


@pytest.mark.parametrize("days", [("wed",), ("2026-12-02",), ("wed..wed",), ("mon", "wed")])
def test_a_day_ill_that_is_past_means_that_what_stood_there_was_missed(folder: Path, days: tuple[str, ...]) -> None:
    ill = [word for day in days for word in ("--ill", day)]
    data = answered(folder, *ill, now="thu 05:00")
    assert names(data["missed"]) == ["full-1"] * (len(days) - 1) + ["intervals-1"]
    assert all(s["done"] for s in data["sessions"] if s["start"] < "2026-12-03")


@pytest.mark.parametrize("days", ["sun..tue", "sat..sun", "2026-12-05..2026-12-20", "sun"])
def test_days_ill_over_the_end_of_the_week_are_cut(folder: Path, days: str) -> None:
    assert names(answered(folder, "--ill", days)["missed"]) == ["long-1"]


def test_a_week_in_bed_drops_what_is_left(folder: Path) -> None:
    data = answered(folder, "--ill", "mon..sun", now="sun 23:00")
    assert data["sessions"] == []
    assert len(data["replanned"]["dropped"]) == 5
    assert data["penalty"] == 25 * (3 + 3 + 6 + 5 + 1)


def test_a_session_can_be_done_at_another_time_and_for_other_minutes(folder: Path) -> None:
    """At any minute, also outside free time, and what it then breaks is not held against the week."""
    data = answered(folder, "--done", "easy-1=tue 21:17 55")
    (easy,) = (s for s in data["sessions"] if s["kind"] == "easy")
    assert (easy["start"][:16], easy["minutes"], easy["done"]) == ("2026-12-01T21:17", 55, True)
    assert any("easy 1 on Tue 1 Dec 21:17 is not in free time" in note for note in data["notes"])
    assert data["replanned"]["moved"] == data["replanned"]["retimed"] == []


def test_a_session_done_early_needs_no_time(folder: Path) -> None:
    """It has then just ended."""
    data = answered(folder, "--done", "long 1")
    assert starts(data)["long-1"] == "2026-12-02T10:30"
    dated = answered(folder, "--done", "five/2026-11-30/long/1=2026-12-01 18:00")
    assert starts(dated)["long-1"] == "2026-12-01T18:00"


def test_what_is_done_does_not_make_the_rest_impossible(folder: Path) -> None:
    """Hard runs on two days in a row, the lift among them: it has happened, and is said."""
    early = ("--done", "long-1=tue 19:00", "--done", "full-1=tue 20:00")
    data = answered(folder, *early)
    assert {"full-2", "easy-1"} == {name for name, start in starts(data).items() if start > "2026-12-02T12"}
    assert any("less than 24 h" in note and note.startswith("already done") for note in data["notes"])
    assert any("overlap" in note or "has ended" in note for note in data["notes"])


def test_what_is_still_to_come_keeps_its_distance_from_what_is_done(folder: Path) -> None:
    """The second lift for the same muscles: 44 h after the first, wherever that was done."""
    data = answered(folder, "--done", "full-1=wed 11:30", now="wed 13:00")
    assert starts(data)["full-2"] >= "2026-12-04T07:30"
    assert answered(folder, "--done", "full-1=Wednesday half past eleven 60", now="2026-12-02 1 pm") == data


def test_a_new_session_finds_a_place_and_moves_nothing(folder: Path) -> None:
    (folder / "week.toml").write_text(EACH_ON_ITS_DAY + '[[sessions]]\nkind = "easy"\nminutes = 20\n', "utf-8")
    before, after = starts(json.loads((folder / "plan.json").read_text())), answered(folder)
    assert {name: start for name, start in starts(after).items() if name != "easy-2"} == before
    assert names(after["replanned"]["added"]) == ["easy-2"]
    assert "Easy run 2 is new, " in again(folder).out


def test_what_is_no_longer_asked_for_goes_unless_it_is_done(folder: Path) -> None:
    change(
        folder, ("count = 2\n", ""), ('[[sessions]]\nkind = "easy"\nminutes = 30\nprefer = { days = ["fri"] }\n', "")
    )
    data = answered(folder, "--done", "easy-1=tue 06:00")
    assert names(data["replanned"]["ignored"]) == ["full-2"]
    assert "easy-1" in starts(data)
    assert "Lift: full body 2 is no longer asked for" in again(folder).out


def test_a_change_of_free_time_moves_only_what_it_must(folder: Path) -> None:
    change(folder, ('thu = ["06:00-08:00"]', "thu = []"))
    data = answered(folder)
    assert names([move["session"] for move in data["replanned"]["moved"]]) == ["full-2", "easy-1"]
    assert data["replanned"]["retimed"] == []


def test_a_minute_that_the_grid_has_no_more_is_kept_where_it_is_free(folder: Path) -> None:
    """A window that opened at 06:10 opens earlier now."""
    change(folder, ('thu = ["06:00-08:00"]', 'thu = ["06:10-08:00"]'))
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    change(folder, ('thu = ["06:10-08:00"]', 'thu = ["05:00-09:00"]'))
    assert starts(answered(folder))["full-2"] == "2026-12-03T06:10"


def test_a_week_that_follows_another_keeps_its_minutes(folder: Path) -> None:
    """`plan --after` too: earlier is better only for what is new."""
    change(folder, ('thu = ["06:00-08:00"]', 'thu = ["07:00-08:00"]'))
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    change(folder, ('thu = ["07:00-08:00"]', 'thu = ["05:00-09:00"]'), ("2026-11-30", "2026-12-07"))
    data = call("plan", "week.toml", "--after", "plan.json", "--json", folder=folder).json
    assert starts(data)["full-2"] == "2026-12-10T07:00"


@pytest.mark.parametrize(
    ("now", "done"),
    [
        ("2026-11-20 08:00", 0),
        ("mon 06:00", 0),
        ("mon 06:01", 1),
        ("wed 06:20", 2),
        ("sun 24:00", None),
        ("2027-01-15 08:00", 5),
    ],
)
def test_what_starts_before_now_is_done(folder: Path, now: str, done: int | None) -> None:
    """Also in the middle of a session, before the week and long after it."""
    if done is None:
        assert_refused(again(folder, now=now), "--now: ")
        return
    assert sum(s["done"] for s in answered(folder, now=now)["sessions"]) == done


def test_without_now_the_clock_says_what_time_it_is(folder: Path) -> None:
    done = call("replan", "week.toml", "plan.json", folder=folder)
    assert done.code == 0
    assert done.err.startswith("Replanning from ")
    assert "Replanned at " in done.out


def test_a_replanned_week_is_replanned_again(folder: Path) -> None:
    """What was done at its real time stays done there, what was missed may stay left out, and nothing moves twice."""
    first = answered(folder, "--done", "easy-1=tue 21:17 55", "--missed", "intervals-1", "-o", "second.json")
    done = call("replan", "week.toml", "second.json", "--now", "thu 05:00", "--json", folder=folder)
    assert done.code == 0, done.err
    assert starts(done.json) == starts(first)
    assert done.json["replanned"]["moved"] == []
    assert done.json["around"] == first["around"] != []
    (easy,) = (s for s in done.json["sessions"] if s["kind"] == "easy")
    assert (easy["minutes"], easy["done"]) == (55, True)


def test_a_replanned_week_is_checked_as_it_was_planned(folder: Path) -> None:
    """The same penalty by the same breaches, without anything broken."""
    change(folder, ('thu = ["06:00-08:00"]', "thu = []"))
    data = answered(folder, "--done", "easy-1=tue 21:17 55", "--missed", "intervals-1", "-o", "second.json")
    done = call("check", "week.toml", "second.json", "--json", folder=folder)
    assert (done.code, done.json["status"], done.json["penalty"]) == (0, "allowed", data["penalty"])
    assert [(b["rule"], b["cost"], b["why"]) for b in done.json["breaches"]] == [
        (b["rule"], b["cost"], b["why"]) for b in data["breaches"]
    ]


def test_a_replanned_week_is_shown_and_exported(folder: Path) -> None:
    text = again(folder, "--missed", "intervals-1", "-o", "second.json", "--ics", "second.ics").out
    assert call("show", "second.json", folder=folder).out == text
    assert call("export", "second.json", "--ics", "third.ics", folder=folder).code == 0
    assert (folder / "second.ics").read_bytes() == (folder / "third.ics").read_bytes()
    assert (folder / "second.ics").read_bytes().count(b"BEGIN:VEVENT") == 7


def test_the_next_week_follows_a_replanned_one(folder: Path) -> None:
    answered(folder, "--missed", "intervals-1", "-o", "second.json")
    change(folder, ("2026-11-30", "2026-12-07"))
    done = call("plan", "week.toml", "--after", "second.json", "--json", folder=folder)
    assert (done.code, done.json["repeats"]) == (0, False)


@pytest.mark.slow
def test_an_impossible_rest_is_explained_and_nothing_is_written(folder: Path) -> None:
    """With what would help; what is done is nobody's to drop."""
    change(folder, ('fri = ["06:00-08:00"]\nsat = ["08:00-11:00"]\nsun = ["08:00-11:00"]\n', ""))
    done = again(folder, "-o", "new.json", "--json")
    assert done.code == 3
    assert "still_ahead" in {rule["rule"] for rule in done.json["clash"]}
    assert all(fix["penalty"] >= 0 for fix in done.json["fixes"])
    assert not [fix for fix in done.json["fixes"] if "full 1" in fix["change"] or "intervals 1" in fix["change"]]
    assert not (folder / "new.json").exists()
    assert "nothing new is placed before Wed 2 Dec 12:00" in again(folder).out
    best = answered(folder, "--best-effort")
    assert len(best["left_out"]) == len(best["replanned"]["dropped"]) >= 1


def test_what_the_best_effort_left_out_breaks_the_same_rule_in_check(folder: Path) -> None:
    """It broke the rule when it was planned, and still does; `check` does not excuse it."""
    change(folder, ('thu = ["06:00-08:00"]\nfri = ["06:00-08:00"]\n', ""))
    for busy in ("sat", "sun"):
        told = ("--busy", busy, "--now", "tue 12:00", "--best-effort")
        assert call("replan", "week.toml", "plan.json", *told, folder=folder).code == 0
        planned = json.loads((folder / "plan.json").read_text("utf-8"))
        checked = call("check", "week.toml", "plan.json", "--json", folder=folder).json
        found = {(one["rule"], *one["sessions"]) for one in (*checked["broken"], *checked["breaches"])}
        assert found == {(one["rule"], *one["sessions"]) for one in planned["breaches"]}
        assert "all_placed" in {one["rule"] for one in checked["broken"]}


@pytest.mark.slow
def test_a_fix_is_shown_and_applied(folder: Path) -> None:
    """As of `plan`; the scenario it writes makes the rest of the week possible."""
    change(folder, ('fri = ["06:00-08:00"]\nsat = ["08:00-11:00"]\nsun = ["08:00-11:00"]\n', ""))
    shown = again(folder, "--show-fix", "1")
    assert (shown.code, shown.out[:4], "Lift: full body 1, done" in shown.out) == (3, "If: ", True)
    penalty = again(folder, "--json").json["fixes"][0]["penalty"]
    assert again(folder, "--apply-fix", "1", "-o", "fixed.toml").code == 0
    (folder / "fixed.toml").replace(folder / "week.toml")
    assert answered(folder)["penalty"] == penalty


def test_too_little_time_leaves_it_undecided(tmp_path: Path) -> None:
    scenario = SCENARIOS / "four-and-four.toml"
    call("plan", scenario, "-o", "plan.json", folder=tmp_path)
    limit = ("--time-limit", "0.001", "-o", "new.json")
    done = call("replan", scenario, "plan.json", "--now", "mon 00:00", *limit, folder=tmp_path)
    assert done.code == 4
    assert not (tmp_path / "new.json").exists()


def test_days_of_a_counted_cycle_go_by_their_number(tmp_path: Path) -> None:
    scenario = SCENARIOS / "nurse.toml"
    assert call("plan", scenario, "-o", "plan.json", folder=tmp_path).code == 0
    told = ("--now", "day3 12:00", "--ill", "day5..day6", "--json")
    done = call("replan", scenario, "plan.json", *told, folder=tmp_path)
    assert done.code == 0, done.err
    assert not [start for start in starts(done.json).values() if start[:10] in ("2026-12-04", "2026-12-05")]
    refused = call("replan", scenario, "plan.json", "--now", "wed 12:00", folder=tmp_path)
    assert_refused(refused, "--now: ")
    assert "day1 to day8" in refused.err


def test_times_on_the_sunday_of_a_clock_change(folder: Path) -> None:
    change(folder, ("2026-11-30", "2027-03-22"), ('sun = ["08:00-11:00"]', 'sun = ["00:00-23:00"]'))
    assert call("plan", "week.toml", "-o", "plan.json", folder=folder).code == 0
    data = answered(folder, "--done", "long-1=sun 01:30", now="sun 03:00")
    (long,) = (s for s in data["sessions"] if s["kind"] == "long")
    assert (long["start"], long["end"]) == ("2027-03-28T01:30:00+01:00", "2027-03-28T04:00:00+02:00")
    assert_refused(again(folder, now="sun 02:30"), "--now: ")


def test_a_scenario_without_a_start_is_planned_in_the_week_of_the_plan(folder: Path) -> None:
    change(folder, ("[week]\nstart = 2026-11-30\n", ""))
    data = answered(folder)
    assert (data["start"], data["replanned"]["moved"]) == ("2026-11-30", [])


def test_a_start_that_is_left_open_is_not_looked_up_again(folder: Path) -> None:
    change(folder, ("[week]\nstart = 2026-11-30\n", ""))
    assert "Planning the week" not in again(folder).err


def test_everything_done_and_everything_missed(folder: Path) -> None:
    everything = ("full-1", "full-2", "intervals-1", "long-1", "easy-1")
    done = answered(folder, *(word for name in everything for word in ("--done", name)), now="sat 23:00")
    assert all(s["done"] for s in done["sessions"])
    assert done["penalty"] == 0
    missed = answered(folder, *(word for name in everything for word in ("--missed", name)), now="sun 23:00")
    assert (missed["sessions"], missed["penalty"]) == ([], 25 * (3 + 3 + 6 + 5 + 1))


REFUSED = {
    "no such session": ("--done", "lower-9", "this week has full-1, full-2, intervals-1, long-1, easy-1"),
    "done and missed": ("--done", "full-1", "--missed", "full-1", "full 1 is both done and missed"),
    "done twice": ("--done", "full-1", "--done", "full 1=tue 07:00", "full 1 is named 2 times"),
    "done in the future": ("--done", "full-2=fri 06:00", "it can't be done before it is Wed 2 Dec 12:00"),
    "done before the week": ("--done", "full-2=2026-11-29 06:00", "2026-11-30 to 2026-12-06"),
    "no time": ("--done", "full-1=tue", "minutes if they differ"),
    "a time that is none": ("--done", "full-1=tue 25:00", "a time such as 06:30"),
    "minutes that are too many": ("--done", "full-1=tue 06:00 900", "5 to 600 minutes"),
    "minutes that are none": ("--done", "full-1=tue 06:00 long", "minutes if they differ"),
    "an empty name": ("--done", "", "this week has"),
    "missed ahead": ("--missed", "long-1", "long 1 is still ahead, on Sun 6 Dec 08:00"),
    "no such day": ("--ill", "someday", "mon to sun"),
    "a range without an end": ("--ill", "thu..", "from one to another: thu..fri"),
    "dates in the wrong order": ("--ill", "2026-12-04..2026-12-03", "the last day comes before the first"),
    "a day of another week": ("--ill", "2026-12-24", "the days that are planned"),
    "a range that is over": ("--ill", "2026-11-02..2026-11-05", "the days that are planned"),
    "a day of a counted cycle": ("--ill", "day3", "mon to sun"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_can_not_be_is_refused(folder: Path, why: str) -> None:
    *arguments, expected = REFUSED[why]
    done = again(folder, *arguments, "-o", "new.json")
    assert_refused(done, "replan: ")
    assert expected in done.err
    assert not (folder / "new.json").exists()


def test_all_that_is_wrong_is_said_at_once(folder: Path) -> None:
    done = again(folder, "--done", "lower-9", "--missed", "easy-7", "--ill", "noday")
    assert_refused(done, "replan: ")
    assert len(done.err.splitlines()) == 3


@pytest.mark.parametrize("now", ["", "12:00", "2026-13-01 10:00", "day3 10:00", "wed 12:00 UTC"])
def test_a_moment_that_is_none(folder: Path, now: str) -> None:
    assert_refused(again(folder, now=now), "--now: ")


def test_a_plan_of_another_scenario_or_week_is_refused(folder: Path) -> None:
    change(folder, ("2026-11-30", "2026-12-07"))
    other_week = again(folder)
    assert_refused(other_week, "plan.json: ")
    assert "a plan of 7 days from 2026-11-30; the scenario has 7 days from 2026-12-07" in other_week.err
    other = call("replan", SCENARIOS / "article-week.toml", "plan.json", "--now", "wed 12:00", folder=folder)
    assert_refused(other, "plan.json: ")
    assert 'planned from the scenario "five"; the scenario here is "article-week"' in other.err


@pytest.mark.slow
def test_only_a_planned_week_is_replanned(tmp_path: Path) -> None:
    scenario = SCENARIOS / "too-much.toml"
    found = call("plan", scenario, "--json", folder=tmp_path)
    (tmp_path / "plan.json").write_text(found.out, "utf-8")
    assert_refused(call("replan", scenario, "plan.json", folder=tmp_path), "plan.json: status")


def stored_of(folder: Path) -> PlannedRecord:
    """Return plan.json as a record."""
    from freshlegs.planfile.json_text import load_plan

    return load_plan(folder / "plan.json")


def test_the_week_before_a_repeating_one_is_its_copy(folder: Path) -> None:
    """What was done last week counts for the first days, and next week's is expected."""
    stored = stored_of(folder)
    around = answered(folder, now="mon 00:00")["around"]
    before = {(s.start - timedelta(days=7)).isoformat() for s in stored.sessions}
    after = {(s.start + timedelta(days=7)).isoformat() for s in stored.sessions}
    assert {entry["start"] for entry in around} == before | after
