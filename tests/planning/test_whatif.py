"""Variants of a scenario: how they are asked for, what they come to, and how they are compared."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.errors import InputError
from freshlegs.model.limits import Limits
from freshlegs.planning import comparison
from freshlegs.planning.batch import DraftResult, Tried, plan_drafts
from freshlegs.planning.comparison import compare_variants
from freshlegs.planning.variants import Question, cross_sweeps, parse_sweep, parse_variant
from freshlegs.rules.outcome import Planned
from freshlegs.scenario.edits import Drop, Put
from freshlegs.solver.plan_week import plan_week
from support.command_line import COMMAND, PATIENCE, WEEK, assert_refused, call, environment
from support.paths import SCENARIOS
from support.tasks import load_draft, make_task

ARTICLE = SCENARIOS / "article-week.toml"
CLUB = SCENARIOS / "club-runs.toml"
LIMITS = Limits()


@pytest.mark.parametrize(
    ("text", "name", "edits"),
    [
        ("no Tuesday: availability.tue=[]", "no Tuesday", (Put(("availability", "tue"), []),)),
        ("rules.wishes=off", "rules.wishes=off", (Put(("rules", "wishes"), "off"),)),
        ('x: availability.mon=["06:00-07:00"]', "x", (Put(("availability", "mon"), ["06:00-07:00"]),)),
        (
            "two: priority=lift; hard_days = consolidate",
            "two",
            (Put(("priority",), "lift"), Put(("hard_days",), "consolidate")),
        ),
        ("free: sessions[2].at=", "free", (Drop(("sessions", 1, "at")),)),
        ("sessions.long.minutes=90", "sessions.long.minutes=90", (Put(("sessions", "long", "minutes"), 90),)),
        ('sessions[2].at="tue 18:00"', 'sessions[2].at="tue 18:00"', (Put(("sessions", 1, "at"), "tue 18:00"),)),
        ('t: title="a; b"', "t", (Put(("title",), "a; b"),)),
        ("gap: rules.run_lift_gap.hours = 2.5", "gap", (Put(("rules", "run_lift_gap", "hours"), 2.5),)),
    ],
)
def test_a_variant_is_read_from_a_text(text: str, name: str, edits: tuple[object, ...]) -> None:
    found = parse_variant(text)
    assert (found.name, found.edits) == (name, edits)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "found no change"),
        ("no Tuesday", 'found "no Tuesday"; write for example'),
        ("x:", "found no change"),
        ("x: tue", 'found "tue"; write for example'),
        ("x: =3", 'found "=3"; write for example'),
        ("x: a..b=3", 'found "a..b=3"; write for example'),
        ("x: sessions[0].minutes=3", 'found "sessions[0].minutes=3"; write for example'),
        ("x: a=[1", 'found "a=[1"; the value is not TOML'),
        ("x: a=1 2", 'found "a=1 2"; the value is not TOML'),
    ],
)
def test_a_variant_that_can_not_be_read(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_variant(text)
    assert str(caught.value).startswith(f"changes {json.dumps(text)}: {says}")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rules.run_lift_gap.hours=2..6", [2, 3, 4, 5, 6]),
        ("sessions.long.minutes=60..120..30", [60, 90, 120]),
        ("rules.run_lift_gap.hours=2..3..0.25", [2, 2.25, 2.5, 2.75, 3]),
        ("priority=run,lift", ["run", "lift"]),
        ("availability.tue=[],['06:00-07:00', '17:00-18:00']", [[], ["06:00-07:00", "17:00-18:00"]]),
        ("rules.wishes=off", ["off"]),
        ("rules.run_lift_gap.hours=4..4", [4]),
        ("""title="a, b",'[c',"it's",[1, 2],{ x = 1, y = 2 }""", ["a, b", "[c", "it's", [1, 2], {"x": 1, "y": 2}]),
    ],
)
def test_a_sweep_takes_its_values_in_order(text: str, values: list[object]) -> None:
    assert list(parse_sweep(text).values) == values


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("hours", 'found "hours"; write for example rules.run_lift_gap.hours=2..6'),
        ("a=", 'found "a="; write for example'),
        ("=2..3", 'found "=2..3"; write for example'),
        ("a=6..2", 'found "6..2"; write first..last or first..last..step, upwards'),
        ("a=1..5..0", 'found "1..5..0"; write first..last'),
        ("a=x..y", 'found "x..y"; write first..last'),
        ("a=1..nan", 'found "1..nan"; write first..last'),
        ("a=1..2..3..4", 'found "1..2..3..4"; write first..last'),
        ("a=0..1e30", f"{10**30 + 1} values; at most 1000000"),
        ("a=1..1000001", "1000001 values; at most 1000000"),
    ],
)
def test_a_sweep_that_can_not_be_read(text: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_sweep(text)
    assert str(caught.value).startswith(f"sweeps {json.dumps(text)}: {says}")


def test_a_sweep_has_a_million_values_at_the_most() -> None:
    assert len(parse_sweep("a=1..1000000").values) == 1_000_000


@pytest.mark.parametrize(
    ("path", "label"), [("priority", "priority"), ("rules.wishes", "rules.wishes"), ("a.b.c", "b.c")]
)
def test_a_variant_of_a_sweep_is_called_by_the_end_of_its_path(path: str, label: str) -> None:
    assert [variant.name for variant in cross_sweeps([parse_sweep(f"{path}=off")], at_most=None)] == [f"{label} = off"]


def test_as_many_variants_are_planned_as_are_allowed() -> None:
    sweeps = [parse_sweep("a=1..3"), parse_sweep("b=1..2")]
    assert len(list(cross_sweeps(sweeps, at_most=6))) == 6
    with pytest.raises(InputError, match="6 variants; at most 5"):
        list(cross_sweeps(sweeps, at_most=5))


def test_two_sweeps_are_crossed() -> None:
    draft = load_draft(ARTICLE)
    names = [v.name for v in Question(sweeps=("rules.run_lift_gap.hours=2..3", "priority=run,lift")).variants(draft)]
    assert names == [
        "baseline",
        "run_lift_gap.hours = 2, priority = run",
        "run_lift_gap.hours = 2, priority = lift",
        "run_lift_gap.hours = 3, priority = run",
        "run_lift_gap.hours = 3, priority = lift",
    ]


@pytest.mark.slow
def test_each_difference_is_that_of_two_verified_penalties(tmp_path: Path) -> None:
    """Every variant of the answer, planned on its own from a changed file, costs what the table says."""
    changes = ("no Tuesday: availability.tue=[]", "long: sessions.long.minutes=150; rules.wishes=off")
    draft = load_draft(ARTICLE)
    variants = Question(changes, policies=True).variants(draft)
    for found in compare_variants(draft, variants, LIMITS):
        problem = make_task(draft.apply(found.variant.edits))
        alone = plan_week(problem)
        assert isinstance(alone, Planned)
        assert found.difference == alone.report.penalty - 120
        assert sum(points for _, points in found.rules) == found.difference
        assert isinstance(found.result, Tried)
        assert isinstance(found.result.outcome, Planned)
        days = {problem.clock.day(p.start) for p in found.result.outcome.plan.placements}
        assert found.rest_days == 7 - len(days)


@pytest.mark.slow
def test_the_answer_does_not_depend_on_how_many_processes_give_it() -> None:
    arguments = (
        "whatif",
        ARTICLE,
        "--sweep",
        "rules.run_lift_gap.hours=2..6",
        "--sweep",
        "priority=run,lift",
        "--json",
    )
    alone, together = (call(*arguments, "--jobs", jobs, folder=SCENARIOS) for jobs in ("1", "2"))
    assert alone.code == 0
    assert alone.out == together.out


def test_a_session_that_is_asked_for_less_often_drops_out() -> None:
    done = call("whatif", CLUB, "-s", "one: sessions.full.count=1", "--json", folder=SCENARIOS)
    (variant,) = done.json["variants"]
    assert [move["to"] for move in variant["moved"] if move["session"].startswith("full")] == [None]


@pytest.mark.parametrize(
    ("usual", "then", "says"), [(1, 2, "Easy run 2 comes in on Wed"), (2, 1, "on Wed 06:00 drops out")]
)
def test_a_session_more_comes_in_and_one_less_drops_out(tmp_path: Path, usual: int, then: int, says: str) -> None:
    (tmp_path / "week.toml").write_text(
        'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n'
        '[availability]\nmon = ["06:00-07:00"]\nwed = ["06:00-07:00"]\n'
        f'[[sessions]]\nkind = "easy"\nminutes = 60\ncount = {usual}\n',
        "utf-8",
    )
    done = call("whatif", "week.toml", "-s", f"other: sessions.easy.count={then}", folder=tmp_path)
    assert says in " ".join(done.out.split())


@pytest.mark.slow
def test_an_impossible_variant_says_what_clashes() -> None:
    done = call("whatif", ARTICLE, "-s", "six: rules.rest_days.at_least=6", folder=SCENARIOS)
    assert done.code == 0
    assert "impossible" in done.out
    assert "rest_days cannot hold together" in " ".join(done.out.split())


def test_a_variant_that_asks_for_what_no_week_has_says_so_in_its_line() -> None:
    done = call("whatif", ARTICLE, "-s", "ultra: sessions.long.minutes=300", folder=SCENARIOS)
    assert done.code == 0
    assert "long of 300 min fits no free window" in " ".join(done.out.split())


def test_an_overlay_is_a_variant(tmp_path: Path) -> None:
    overlay = tmp_path / "lighter.toml"
    overlay.write_text("[rules]\nrest_days = { at_least = 3 }\n")
    done = call("whatif", ARTICLE, "--overlay", overlay, "--json", folder=tmp_path)
    (variant,) = done.json["variants"]
    assert (variant["name"], variant["rest_days"]) == ("lighter", 3)


@pytest.mark.parametrize("change", ["rules.run_lift_gap.hours=4", "title=other", "rules.late_finish=off"])
def test_a_variant_that_allows_the_same_week_keeps_it(change: str) -> None:
    """Of the weeks that cost least it is the one that moves the fewest sessions: here none."""
    (variant,) = call("whatif", ARTICLE, "-s", f"x: {change}", "--json", folder=SCENARIOS).json["variants"]
    assert (variant["difference"], variant["moved"]) == (0, [])


def test_policies_are_compared() -> None:
    names = [v["name"] for v in call("whatif", CLUB, "--policies", "--json", folder=SCENARIOS).json["variants"]]
    assert names == [
        "separate, run first",
        "separate, lift first",
        "consolidate, run first",
        "consolidate, lift first",
    ]


def test_one_variant_is_kept_as_a_plan(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    arguments = (
        "whatif",
        ARTICLE,
        "-s",
        "no Tuesday: availability.tue=[]",
        "--keep",
        "no Tuesday",
        "-o",
        plan,
        "--json",
    )
    done = call(*arguments, folder=tmp_path)
    stored = json.loads(plan.read_text())
    (variant,) = done.json["variants"]
    assert stored["penalty"] == variant["penalty"]
    assert all("2026-12-01" not in session["start"] for session in stored["sessions"])


@pytest.mark.parametrize(("lift", "run", "gap"), [("06:00", "10:15", 195), ("10:15", "06:00", 225)])
def test_the_hours_between_a_lift_and_any_run_are_told(tmp_path: Path, lift: str, run: str, gap: int) -> None:
    """Whichever is first, and of easy runs as well: a lift ends after an hour, the run after half of one."""
    (tmp_path / "week.toml").write_text(
        'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n[availability]\nmon = ["06:00-12:00"]\n'
        f'[[sessions]]\nkind = "upper"\nminutes = 60\nat = "mon {lift}"\n'
        f'[[sessions]]\nkind = "easy"\nminutes = 30\nat = "mon {run}"\n',
        "utf-8",
    )
    done = call("whatif", "week.toml", "-s", 'lifts first: priority="lift"', "--json", folder=tmp_path)
    assert [column["smallest_gap_minutes"] for column in (done.json["baseline"], *done.json["variants"])] == [gap, gap]


@pytest.mark.slow
def test_an_impossible_variant_is_not_kept(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    done = call("whatif", ARTICLE, "-s", "x: rules.rest_days.at_least=6", "--keep", "x", "-o", plan, folder=tmp_path)
    assert "is not written" in done.err
    assert not plan.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-s", "x: rules.run_lift_gp.hours=4"), "did you mean run_lift_gap?"),
        (("-s", "x: rules.run_lift_gap.hors=4"), "did you mean hours?"),
        (("-s", "x: availabilty.tue=[]"), "did you mean availability?"),
        (("-s", "x: availability.tuesday=[]"), "availability.tuesday"),
        (("-s", "x: rules.run_lift_gap.hours=many"), "a number from 0 to 120"),
        (("-s", "x: sessions[9].minutes=30"), "sessions has 5"),
        (("-s", "x: title=a", "-s", "x: title=b"), "there are two of this name"),
        (("-s", "baseline: title=a"), "there are two of this name"),
        (("--sweep", "rules.run_lift_gap.hours=0..99.99..0.01"), "10000 variants; at most 200; --yes"),
        (("--sweep", "rules.run_lift_gap.hours=100..140..10"), "found 130"),
        (("--keep", "y", "-o", "kept.json", "-s", "x: title=a"), 'the variants are "baseline", "x"'),
    ],
)
def test_a_question_that_makes_no_sense(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = call("whatif", ARTICLE, *arguments, folder=tmp_path)
    assert_refused(done, "")
    assert message in done.err
    assert not list(tmp_path.iterdir())


def test_a_question_without_a_variant_is_a_slip() -> None:
    done = call("whatif", ARTICLE, folder=SCENARIOS)
    assert (done.code, done.out) == (2, "")
    assert "nothing to compare with" in done.err


def test_an_interrupted_sweep_shows_what_is_finished(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_then_interrupt(*arguments: Any, **options: Any) -> Iterator[tuple[int, DraftResult]]:
        yield next(plan_drafts(*arguments, **options))
        raise KeyboardInterrupt

    monkeypatch.setattr(comparison, "plan_drafts", one_then_interrupt)
    done = call("whatif", CLUB, "--sweep", "rules.run_lift_gap.hours=2..6", "--jobs", "1", folder=SCENARIOS)
    assert done.code == 130
    assert "run_lift_gap.hours = 2" in done.out
    assert "run_lift_gap.hours = 3" not in done.out
    assert "Stopped: 2 of 6 are shown." in done.err


@pytest.mark.slow
def test_ctrl_c_ends_all_processes_without_a_traceback(tmp_path: Path) -> None:
    """The real thing: a sweep in two processes, interrupted as a terminal does it."""
    sweep = ("--sweep", "rules.rest_days.at_least=1..2", "--sweep", "rules.run_lift_gap.hours=2..12..0.1", "--yes")
    running = subprocess.Popen(
        [COMMAND, "whatif", ARTICLE, *sweep, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=tmp_path,
        start_new_session=True,
    )
    time.sleep(3)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert running.returncode == 130
    assert b"Stopped" in err
    assert b"Traceback" not in err + out
    with pytest.raises(ProcessLookupError):
        os.killpg(running.pid, 0)


@pytest.mark.slow
@pytest.mark.parametrize("width", ["20", "40", "80", "160"])
def test_the_table_fits_every_width(width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    done = call("whatif", ARTICLE, "-s", "no Tuesday: availability.tue=[]", folder=SCENARIOS)
    assert done.code == 0
    assert all(len(line) <= int(width) for line in done.out.splitlines())
    assert "no Tuesday" in done.out


def test_alternatives_that_are_interrupted_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from freshlegs.planning import alternatives

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(alternatives, "find_best_week", interrupted)
    done = call("alternatives", CLUB, folder=SCENARIOS)
    assert done.code == 130
    assert "Week 1" in done.out
    assert "Stopped: there may be more." in done.out


@pytest.mark.slow
def test_a_variant_is_kept_over_no_programme(tmp_path: Path) -> None:
    """It is one week, and would be the end of the others."""
    (tmp_path / "week.toml").write_text(WEEK.replace("[availability]", "weeks = 2\n[availability]"), "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    stored = (tmp_path / "plan.json").read_bytes()
    told = ("whatif", "week.toml", "-s", 'late: athlete.bedtime="23:00"', "--keep", "late", "-o")
    done = call(*told, "plan.json", folder=tmp_path)
    assert done.code == 1
    assert "plan.json: holds 2 weeks; a variant is a single week: write it to another file" in done.err
    assert (tmp_path / "plan.json").read_bytes() == stored
    assert call(*told, "late.json", folder=tmp_path).code == 0


@pytest.mark.parametrize(
    ("weeks", "change", "says", "unseen"),
    [
        ("", "availability.dates.2026-12-24=[]", "2026-12-24 changes nothing: this week is Mon 30 Nov to Sun 6 Dec", 1),
        ("", "availability.dates.2026-12-03=[]", "", 0),
        (
            "",
            "availability.dates={2026-12-24=[], 2026-12-03=[], 2026-12-25=[]}",
            "2026-12-24 and 2026-12-25 change nothing: this week is Mon 30 Nov to Sun 6 Dec",
            2,
        ),
        ("", "week.start=2026-12-21; availability.dates.2026-12-24=[]", "", 0),
        (
            "",
            'availability={mon=["06:00-08:00"], tue=["06:00-08:00"], wed=["17:00-19:00"], sat=["08:00-11:00"],'
            " dates={2026-12-24=[]}}",
            "2026-12-24 changes nothing: this week is Mon 30 Nov to Sun 6 Dec",
            1,
        ),
        ("weeks = 4\n", "availability.dates.2026-12-03=[]", "2026-12-03 changes nothing here: the week that", 1),
    ],
)
def test_a_date_that_is_not_planned_is_said_to_change_nothing(
    tmp_path: Path, weeks: str, change: str, says: str, unseen: int
) -> None:
    (tmp_path / "week.toml").write_text(WEEK.replace("[week]\n", f"[week]\n{weeks}"))
    done = call("whatif", "week.toml", "-s", f"x: {change}", folder=tmp_path)
    assert done.code == 0, done.err
    plain = " ".join(done.out.split())
    assert says in plain
    assert ("nothing" in plain) == bool(says)
    data = call("whatif", "week.toml", "-s", f"x: {change}", "--json", folder=tmp_path).json
    assert len(data["variants"][0].get("unseen_dates", [])) == unseen
