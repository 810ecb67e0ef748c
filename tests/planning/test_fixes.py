"""Fixes of an impossible week: each solved, each a change of the file that plans the very week shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshlegs.io.errors import InputError
from freshlegs.model.clock import format_clock_time
from freshlegs.model.limits import Limits
from freshlegs.planning.extra_time import find_cheapest_extra_time
from freshlegs.planning.fixes import Fix, find_fixes
from freshlegs.rules.outcome import Impossible
from freshlegs.rules.verify import verify_week
from freshlegs.rules.week import all_week_rules
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Put
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.plan_week import plan_week
from support.command_line import assert_refused, call
from support.oracle import is_possible
from support.paths import SCENARIOS
from support.tasks import load_draft, make_task

LIMITS = Limits()
TOO_MUCH = SCENARIOS / "too-much.toml"
HEAD = 'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n'
TIGHT = f"""{HEAD}
[availability]
mon = ["06:00-07:00"]       # before work
sat = ["08:00-13:45"]
[[sessions]]
kind = "tempo"
[[sessions]]
kind = "upper"
minutes = 60                # with the barbell
[[sessions]]
kind = "long"
minutes = 120
"""


def fixes(draft: Draft) -> tuple[Fix, ...]:
    """Return the fixes of a scenario that must be impossible."""
    task = make_task(draft)
    impossible = plan_week(task)
    assert isinstance(impossible, Impossible)
    return find_fixes(draft, task, impossible, LIMITS)


def draft_of(text: str) -> Draft:
    """Return a scenario's text as a draft."""
    return Draft(parse_toml(text, "week.toml"), "week.toml")


@pytest.mark.slow
def test_fixes_come_in_a_coachs_order() -> None:
    """Rest days, then lifts, then runs, the hardest run last; each keeps the rules of the week that it makes."""
    found = fixes(load_draft(TOO_MUCH))
    assert [fix.says for fix in found] == [
        "at least 1 day without training, instead of at least 2 days without training",
        "without easy 2",
        "without full 2",
        "without long 1",
        "without intervals 1",
    ]
    for fix in found:
        report = verify_week(fix.task, fix.week.plan)
        assert not report.broken
        assert report.penalty == fix.week.report.penalty
        assert fix.week.proved_best


WAYS_OUT = {
    "long 1 on any day": """
        mon = ["06:00-07:00"]
        sat = ["08:00-12:00"]
        [[sessions]]
        kind = "easy"
        at = "sat 08:00"
        minutes = 60
        [[sessions]]
        kind = "long"
        minutes = 60
        only = { days = ["sat"] }
        """,
    "at least 2 h between a run and a lift, instead of": """
        mon = ["06:00-10:00"]
        [[sessions]]
        kind = "easy"
        minutes = 60
        [[sessions]]
        kind = "upper"
        minutes = 60
        """,
    "without tempo 1": """
        mon = ["06:00-07:00"]
        tue = ["06:00-07:00"]
        [[sessions]]
        kind = "tempo"
        [[sessions]]
        kind = "intervals"
        """,
    "easy runs 15 min shorter": """
        mon = ["06:00-11:00"]
        [[sessions]]
        kind = "easy"
        minutes = 75
        [[sessions]]
        kind = "upper"
        minutes = 60
        """,
    "upper 3 in 30 min": """
        mon = ["06:00-07:00"]
        wed = ["06:00-07:00"]
        fri = ["06:00-10:15"]
        [[sessions]]
        kind = "upper"
        count = 3
        minutes = 60
        [[sessions]]
        kind = "easy"
        at = "fri 06:00"
        minutes = 45
        """,
    "no runs on two days in a row, at a price": """
        mon = ["06:00-07:00"]
        tue = ["06:00-07:00"]
        [[sessions]]
        kind = "easy"
        count = 2
        minutes = 60
        [rules]
        runs_on_consecutive_days = "hard"
        """,
}


@pytest.mark.slow
@pytest.mark.parametrize("change", WAYS_OUT)
def test_a_coach_finds_the_fix(change: str) -> None:
    """Weeks that just this kind of change makes possible, among others."""
    found = fixes(draft_of(f"{HEAD}[availability]\n{WAYS_OUT[change]}"))
    assert any(change in fix.says for fix in found)


def test_as_few_sessions_as_will_do_are_dropped_where_no_single_change_suffices() -> None:
    """Three sessions in the time for one, so that two of them have to go: in three different ways."""
    found = fixes(
        draft_of(
            f"""{HEAD}
            [availability]
            mon = ["06:00-07:00"]
            [[sessions]]
            kind = "upper"
            minutes = 60
            only = {{ days = ["mon"] }}
            [[sessions]]
            kind = "tempo"
            only = {{ days = ["mon"] }}
            [[sessions]]
            kind = "easy"
            minutes = 30
            only = {{ days = ["mon"] }}
            """
        )
    )
    assert found[0].says in {
        "without upper 1 and tempo 1",
        "without upper 1 and easy 1",
        "without tempo 1 and easy 1",
    }
    assert len({frozenset(s.kind for s in fix.task.sessions) for fix in found}) == len(found) == 3


def test_no_fix_loosens_what_protects_an_athlete() -> None:
    """Muscle groups keep their 48 hours, intensity runs never come on consecutive days."""
    for name in ("muscle_spacing", "intensity_spacing"):
        rule = all_week_rules()[name].by_default()
        assert not list(rule.relaxations())
        assert rule.hard


def test_the_cheapest_extra_time_is_among_the_fixes() -> None:
    *_, last = fixes(draft_of(TIGHT))
    assert (last.says, last.edits) in (
        ("Sat until 14:00 instead of 13:45", (Put(("availability", "sat"), ["08:00-14:00"]),)),
        ("Sat from 07:45 instead of 08:00", (Put(("availability", "sat"), ["07:45-13:45"]),)),
    )


def test_a_day_without_a_window_may_get_one() -> None:
    draft = draft_of(TIGHT.replace("13:45", "10:00"))
    found = find_cheapest_extra_time(draft, make_task(draft), LIMITS)
    assert found is not None
    ((put,), day) = found[1], found[0][:3]
    assert found[0] == f"{day} 06:00-07:00 free"
    assert put == Put(("availability", day.lower()), ["06:00-07:00"])


def test_a_window_of_a_date_grows_where_it_stands() -> None:
    text = TIGHT.replace("[[sessions]]", '[availability.dates]\n2026-12-05 = ["08:00-13:45"]\n[[sessions]]', 1)
    draft = draft_of(text)
    found = find_cheapest_extra_time(draft, make_task(draft), LIMITS)
    assert found is not None
    (put,) = found[1]
    assert put.steps == ("availability", "dates", "2026-12-05")
    assert put.value in (["08:00-14:00"], ["07:45-13:45"])


HOURS = st.sampled_from(["06:00-07:00", "06:00-08:00", "07:00-08:00"])
LATER = st.sampled_from(["09:00-10:00", "10:00-11:00"])


@st.composite
def tight_weeks(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a small scenario with little time, most of the time too little."""
    days = draw(st.lists(st.sampled_from(["mon", "tue", "wed", "sat"]), min_size=1, max_size=2, unique=True))
    windows = {day: [draw(HOURS), *draw(st.lists(LATER, max_size=1))] for day in days}
    kinds = draw(st.lists(st.sampled_from(["full", "upper", "tempo", "long", "easy"]), min_size=2, max_size=3))
    return {
        "timezone": "Europe/Berlin",
        "week": {"start": "2026-11-30", "repeats": draw(st.booleans())},
        "availability": windows,
        "sessions": [{"kind": kind, "minutes": draw(st.sampled_from([45, 60, 75]))} for kind in kinds],
    }


def grown(written: Mapping[str, Any], minutes: int) -> bool:
    """Whether some window that grows by so many minutes, or one more of that length, makes the week possible."""
    windows = written["availability"]
    for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"):
        there = [(_wall(window[:5]), _wall(window[6:])) for window in windows.get(day, [])]
        changes = [[(360, 360 + minutes)]] if not there else []
        for index, (begin, end) in enumerate(there):
            changes += [
                [*there[:index], new, *there[index + 1 :]] for new in ((begin - minutes, end), (begin, end + minutes))
            ]
        for change in changes:
            apart = all(one[1] <= other[0] for one, other in pairwise(change))
            if apart and change[0][0] >= 0:
                texts = [f"{format_clock_time(begin)}-{format_clock_time(end)}" for begin, end in change]
                if possible({**written, "availability": {**windows, day: texts}}):
                    return True
    return False


def possible(written: Mapping[str, Any]) -> bool:
    """Whether brute force finds a week."""
    try:
        problem = make_task(Draft(written, "week.toml"))
    except InputError:
        return False
    return is_possible(problem)


def _wall(time: str) -> int:
    return int(time[:2]) * 60 + int(time[3:])


@pytest.mark.slow
@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(tight_weeks())
def test_no_window_that_grows_less_is_enough(written: dict[str, Any]) -> None:
    """One window growing by the minutes named makes the week possible; by a minute less none does."""
    try:
        draft = Draft(written, "week.toml")
        problem = make_task(draft)
    except InputError:
        return
    if is_possible(problem):
        return
    found = find_cheapest_extra_time(draft, problem, LIMITS)
    longest = max(session.minutes for session in problem.sessions)
    if found is None or len(found[1]) > 1:
        assert not any(grown(written, minutes) for minutes in range(15, longest + 1, 15))
        return
    (put,) = found[1]
    assert possible(draft.apply(found[1]).written)
    before = sum(_wall(w[6:]) - _wall(w[:5]) for w in written["availability"].get(put.steps[-1], []))
    after = sum(_wall(w[6:]) - _wall(w[:5]) for w in put.value)
    assert not any(grown(written, minutes) for minutes in (after - before - 1, after - before - 15) if minutes > 0)


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "number"), [*product([TOO_MUCH], range(1, 6))])
def test_the_file_with_a_fix_plans_the_week_that_was_shown(scenario: Path, number: int, tmp_path: Path) -> None:
    fixed = tmp_path / "fixed.toml"
    promised = call("plan", scenario, "--json", folder=tmp_path).json["fixes"][number - 1]
    done = call("plan", scenario, "--apply-fix", str(number), "-o", fixed, folder=tmp_path)
    assert (done.code, done.out) == (0, "")
    planned = call("plan", fixed, "--json", folder=tmp_path)
    assert (planned.code, planned.json["penalty"]) == (0, promised["penalty"])
    starts = [(session["kind"], session["start"]) for session in planned.json["sessions"]]
    assert starts == [(session["kind"], session["start"]) for session in promised["sessions"]]


@pytest.mark.slow
def test_a_fixed_file_keeps_its_comments(tmp_path: Path) -> None:
    scenario = tmp_path / "tight.toml"
    scenario.write_text(TIGHT)
    for number in range(1, len(fixes(draft_of(TIGHT))) + 1):
        text = call("plan", scenario, "--apply-fix", str(number), "-o", "-", folder=tmp_path).out
        tomllib.loads(text)
        assert "# before work" in text
        assert ("# with the barbell" in text) == ('kind = "upper"' in text)


@pytest.mark.slow
def test_one_fix_is_shown_as_a_week() -> None:
    done = call("plan", TOO_MUCH, "--show-fix", "1", folder=SCENARIOS)
    assert done.code == 3
    assert done.out.startswith("If: at least 1 day without training")
    assert "Penalty 54" in done.out
    assert call("plan", TOO_MUCH, "--show-fix", "1", "--json", folder=SCENARIOS).json["penalty"] == 54


@pytest.mark.slow
def test_plan_prints_the_fixes() -> None:
    done = call("plan", TOO_MUCH, "--json", folder=SCENARIOS)
    assert done.code == 3
    assert [fix["penalty"] for fix in done.json["fixes"]] == [54, 10, 10, 0, 10]
    assert done.json["fixes"][0]["edits"] == ["rules.rest_days.at_least = 1"]
    assert len(done.json["fixes"][0]["sessions"]) == 6
    assert "Each of these makes it possible:" in call("plan", TOO_MUCH, folder=SCENARIOS).out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("scenario", "option"), [("too-much", "--show-fix"), ("too-much", "--apply-fix"), ("club-runs", "--apply-fix")]
)
def test_a_fix_that_there_is_not(scenario: str, option: str, tmp_path: Path) -> None:
    target = tmp_path / "fixed.toml"
    where: list[str] = ["-o", str(target)] if option == "--apply-fix" else []
    assert_refused(call("plan", SCENARIOS / f"{scenario}.toml", option, "9", *where, folder=SCENARIOS), "")
    assert not target.exists()
