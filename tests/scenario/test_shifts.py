"""Work in shifts: when it is, what it takes of the free time, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from freshlegs.model.limits import Limits
from freshlegs.model.shift import Shift
from freshlegs.planning.fixes import find_fixes
from freshlegs.rules.outcome import Impossible
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.programme_weeks import make_repeating_draft
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.solver.plan_week import plan_week
from support.scenario_texts import EASY, FREE, PLAIN, WEEK, ZONE, faults, problem
from support.tasks import make_task
from support.worlds import at

DAY = 1440


def shifts(text: str, **more: Any) -> list[tuple[int, int, str]]:
    """Return the shifts of a week."""
    return [(shift.start, shift.end, shift.load) for shift in problem(PLAIN + text, **more).shifts]


def test_a_shift_is_on_its_days_and_on_those_around_the_week() -> None:
    found = shifts('[[shifts]]\ndays = ["mon", "sun"]\ntime = "07:00-19:30"\nload = "hard"\n')
    starts = [at("mon 07:00") - DAY, at("mon 07:00"), at("sun 07:00"), at("sun 07:00") + DAY]
    assert found == [(start, start + 750, "hard") for start in starts]


def test_a_shift_over_midnight_ends_on_the_next_day() -> None:
    assert shifts('[[shifts]]\ndates = [2026-12-02]\ntime = "22-6"\n') == [(at("wed 22:00"), at("thu 06:00"), "light")]


def test_the_last_day_of_a_cycle_goes_before_its_first() -> None:
    text = ZONE + WEEK + "days = 8\n" + '[availability]\nday1 = ["00:00-24:00"]\n' + EASY
    text += '[[shifts]]\ndays = ["day8"]\ntime = "20:00-08:00"\n'
    assert [(s.start, s.end) for s in problem(text).shifts] == [
        (-4 * 60, 8 * 60),
        (7 * DAY + 20 * 60, 8 * DAY + 8 * 60),
    ]
    assert problem(text).free == ((16 * 60, DAY),)


def test_neither_work_nor_the_sleep_after_a_night_is_free_time() -> None:
    """Monday is free from 6 to 22, Wednesday too; sleep ends eight hours after the night."""
    made = problem(PLAIN + '[[shifts]]\ndays = ["mon"]\ntime = "09:00-17:00"\n'
                   '[[shifts]]\ndays = ["tue"]\ntime = "19:00-07:00"\n')  # fmt: skip
    assert made.free[:3] == (
        (at("mon 06:00"), at("mon 09:00")),
        (at("mon 17:00"), at("mon 22:00")),
        (at("wed 15:00"), at("wed 22:00")),
    )


@pytest.mark.parametrize(
    ("begins", "ends", "sleeps"),
    [("18:00", "26:00", True), ("18:00", "25:45", False), ("02:00", "12:00", True), ("03:00", "12:00", False)],
)
def test_a_shift_is_one_of_the_night_by_its_hours_before_four(begins: str, ends: str, sleeps: bool) -> None:
    shift = Shift(at(f"tue {begins}"), at(f"tue {ends}"), "hard")
    assert shift.find_sleep(problem(PLAIN).clock) == ((shift.end, shift.end + 480) if sleeps else None)


@pytest.mark.parametrize(
    ("table", "place", "says"),
    [
        ('time = "07:00-19:00"', "shifts[1]", ("neither days nor dates", "dates = [2026-12-01]")),
        ('days = ["mon"]\ndates = [2026-12-01]\ntime = "7-19"', "shifts[1]", ("days and dates",)),
        ('days = ["mon"]\ntime = "07:00-07:00"', "shifts[1].time", ("ends where it starts", "19:00-07:00")),
        ('days = ["mon"]\ntime = "late"', "shifts[1].time", ('found "late"', "19:00-07:00")),
        ('days = ["day1"]\ntime = "07:00-19:00"', "shifts[1].days[1]", ('found "day1"', "mon to sun")),
        ('days = ["mon"]\ntime = "07:00-19:00"\nload = "heavy"', "shifts[1].load", ("heavy", "light", "hard")),
        ('days = ["mon"]', "shifts[1].time", ("missing",)),
        ('dates = []\ntime = "7-19"', "shifts[1].dates", ("an empty list", "2026-12-01")),
    ],
)
def test_what_is_no_shift_is_refused(table: str, place: str, says: tuple[str, ...]) -> None:
    found = faults(f"{PLAIN}[[shifts]]\n{table}\n")
    assert list(found) == [place]
    assert all(word in found[place] for word in says), found


def test_shifts_that_overlap_are_refused_once() -> None:
    """Also where one runs from Sunday into Monday."""
    found = faults(
        PLAIN + '[[shifts]]\ndays = ["mon", "tue"]\ntime = "06:00-14:00"\n'
        '[[shifts]]\ndays = ["sun", "mon"]\ntime = "22:00-07:00"\n'
    )
    assert list(found) == ["shifts[1].time"]
    assert all(word in found["shifts[1].time"] for word in ("Mon 30 Nov 06:00", "until Mon 30 Nov 07:00", "follow"))


def test_no_window_is_offered_in_which_one_works() -> None:
    """An hour more would help on any evening, but those are taken."""
    text = (
        ZONE + WEEK + '[availability]\nmon = ["06:00-06:45"]\n' + EASY + "count = 2\n"
        '[[shifts]]\ndays = ["mon-sun"]\ntime = "07:00-23:00"\n'
    )
    draft = Draft(parse_toml(text, "week.toml"), "week.toml")
    task = make_task(draft)
    outcome = plan_week(task)
    assert isinstance(outcome, Impossible)
    windows = [fix.says for fix in find_fixes(draft, task, outcome, Limits()) if "free" in fix.says]
    assert windows
    assert all("06:" in says for says in windows)


def test_the_usual_week_of_a_programme_has_no_shift_of_a_date() -> None:
    text = PLAIN.replace(WEEK, WEEK + "weeks = 3\n") + (
        '[[shifts]]\ndates = [2026-12-01]\ntime = "07:00-19:00"\n[[shifts]]\ndays = ["wed"]\ntime = "07:00-12:00"\n'
    )
    draft = Draft(parse_toml(text, "week.toml"), "week.toml")
    assert [shift.start for shift in problem_of(make_repeating_draft(draft)).shifts] == [at("wed 07:00")]


def test_a_week_with_shifts_is_asked_what_if(tmp_path: Any) -> None:
    from support.command_line import call

    path = tmp_path / "week.toml"
    path.write_text(ZONE + WEEK + FREE + '[[sessions]]\nkind = "lower"\n[[shifts]]\ndays = ["mon", "wed", "sat"]\n'
                    'time = "22:00-23:30"\n')  # fmt: skip
    answer = call("whatif", str(path), "--sweep", "shifts[1].load=light,hard", "--json").json
    assert [one["penalty"] for one in answer["variants"]] == [10, 40]
