"""Four weeks for the gym wall: which weeks, what is asked in each, and room to write down what was done."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from freshlegs.model.content import LiftContent
from freshlegs.planfile.json_text import format_record
from freshlegs.report.block_sheet import BlockSheet, build_block_sheet
from freshlegs.report.page.sheet import SheetSize, choose_size, render_sheet
from support.command_line import call, freshlegs
from support.pages import Element, read
from support.seasons import LONG, SHORT, Made, asked, build_programme
from support.shown_weeks import placed, planned

PRESS = asked("Bench press", 50, reps="8", per_side=True, each_hand=True, rest=90, slot="moderate")


def asks(sheet: BlockSheet, name: str) -> list[str]:
    """Return what is asked of an exercise in each week; "-" where it is not."""
    (row,) = (row for lift in sheet.lifts for row in lift.rows if row.name == name)
    return [cell.asked if cell else "-" for cell in row.cells]


@pytest.mark.parametrize(
    ("week", "span"),
    [(None, "Weeks 1 to 4"), (1, "Weeks 1 to 4"), (4, "Weeks 1 to 4"), (5, "Weeks 5 to 8"), (26, "Weeks 25 to 26")],
)
def test_weeks_are_taken_by_fours_from_the_first(week: int | None, span: str) -> None:
    assert build_block_sheet(LONG, week).span == span


def test_each_week_has_its_day_its_kind_and_its_runs_in_a_line() -> None:
    weeks = build_block_sheet(SHORT).weeks
    assert [(week.name, week.start, week.says) for week in weeks] == [
        ("Week 1", "Mon 30 Nov", ""),
        ("Week 2", "Mon 7 Dec", "deload"),
        ("Week 3", "Mon 14 Dec", "race"),
        ("Week 4", "Mon 21 Dec", "easy after a race"),
    ]
    assert [week.runs for week in weeks] == [
        "Tue easy 60, Thu tempo 50; 110 min",
        "Tue easy 45, Thu tempo 50; 95 min",
        "Tue easy 30, Sun race, half marathon, 2 h; 30 min",
        "Tue easy 20; 20 min",
    ]


def test_a_lift_is_told_by_its_weeks_and_left_empty_where_it_is_not() -> None:
    sheet = build_block_sheet(SHORT)
    assert [lift.name for lift in sheet.lifts] == ["Full body 1", "Full body 2"]
    assert sheet.lifts[0].days == ("Mon 30 Nov", "Mon 7 Dec", "", "Mon 21 Dec")
    assert sheet.lifts[1].days == ("Wed 2 Dec", "", "", "")
    assert [cell.asked if cell else "-" for cell in sheet.lifts[0].rows[0].cells] == [
        *("3 x 6 @ 80 kg", "2 x 6 @ 72.5 kg", "-", "3 x 6 @ 77.5 kg")
    ]


def test_what_is_asked_has_its_sides_its_hands_its_rest_and_its_pair() -> None:
    paired = PRESS.model_copy(update={"pair": "A"})
    (lift,) = build_block_sheet(build_programme(Made(lifts=((paired,),)))).lifts
    (row,) = lift.rows
    assert (row.name, row.how) == ("A Bench press", "per side, each hand, rest 90 s")
    assert row.cells[0] is not None
    assert row.cells[0].asked == "3 x 8 @ 50 kg"


def test_an_exercise_that_comes_later_stands_after_what_it_follows() -> None:
    squat, lunge, row, plank = (asked(name) for name in ("Squat", "Lunge", "Row", "Plank"))
    weeks = (Made(lifts=((squat, plank),)), Made(lifts=((squat, lunge, plank),)), Made(lifts=((row, squat),)))
    sheet = build_block_sheet(build_programme(*weeks))
    assert [one.name for one in sheet.lifts[0].rows] == ["Row", "Squat", "Lunge", "Plank"]
    assert asks(sheet, "Lunge") == ["-", "3 x 6 @ 80 kg", "-"]


def test_an_exercise_that_a_lift_has_twice_has_two_rows() -> None:
    heavy, light = asked(load=100, sets=1), asked(load=70, sets=3)
    (lift,) = build_block_sheet(build_programme(*[Made(lifts=((heavy, light),))] * 2)).lifts
    assert [[cell.asked for cell in row.cells if cell] for row in lift.rows] == [
        ["1 x 6 @ 100 kg"] * 2,
        ["3 x 6 @ 70 kg"] * 2,
    ]


def cell_of(page: Element, name: str) -> Element:
    """Return the first cell of an exercise."""
    (row,) = (row for row in page.all("tr") if row.all("th", "name") and row.one("th", "name").text.startswith(name))
    return row.all("td")[0]


def test_there_is_a_box_for_each_set_and_one_for_the_weight() -> None:
    exercises = (
        asked("Squat", 80, sets=4),
        asked("Pull-up", None),
        asked("Hops", None, slot="power", reps="10"),
        asked("Many", None, sets=20, slot="core"),
    )
    page = read(render_sheet(build_programme(Made(lifts=(exercises,)))))
    boxes = {name: cell_of(page, name).all("i") for name in ("Squat", "Pull-up", "Hops", "Many")}
    assert {name: len(found) for name, found in boxes.items()} == {"Squat": 5, "Pull-up": 4, "Hops": 3, "Many": 1}
    assert [boxes[name][0].text for name in boxes] == ["kg", "weight", "", ""]


def test_a_week_that_repeats_is_there_four_times_to_be_dated_by_hand() -> None:
    content = LiftContent(minutes=50, warm_up="walk", exercises=(asked(),))
    lift = placed("full", 2, content=content)
    sheet = build_block_sheet(planned(lift, placed("easy", 1)))
    assert len(sheet.weeks) == 4
    assert {week.start for week in sheet.weeks} == {""}
    assert sheet.lifts[0].days == ("Wed",) * 4
    page = read(render_sheet(planned(lift, placed("easy", 1))))
    assert len(page.all("span", "blank")) == 4
    assert [line.text for line in page.all("dd")] == ["Tue easy 60; 60 min"]
    once = build_block_sheet(planned(lift, repeats=False))
    assert [week.start for week in once.weeks] == ["Mon 30 Nov"]


def test_weeks_without_lifts_and_lifts_without_contents_are_told() -> None:
    assert "No lifts in these weeks." in read(render_sheet(build_programme(Made(), Made()))).text
    assert "no runs" in read(render_sheet(build_programme(Made(easy=0)))).text
    page = read(render_sheet(planned(placed("lower", 1))))
    assert "what you do in it" in page.text
    assert len(page.all("i")) == 4


def squeeze(lifts: int, name: str = "Goblet squat {}", title: str = "w") -> SheetSize:
    """Return the size of a sheet with so many lifts of seven exercises in four weeks."""
    entries = tuple(asked(name.format(number)) for number in range(7))
    weeks = [Made(lifts=(entries,) * lifts)] * 4
    return choose_size(build_block_sheet(build_programme(*weeks)), title)


def test_letters_are_as_large_as_the_page_allows_and_boxes_have_the_rest() -> None:
    """That these fit, and nearly fill the page, is what a browser tells (test_sheet_browser)."""
    one, four, eight = squeeze(1), squeeze(4), squeeze(8)
    assert one == SheetSize(3.6, 4.0)
    assert four.letter == pytest.approx(2.4, abs=0.04)
    assert eight.letter == 1.65
    assert 1.5 <= four.box < 1.6
    assert eight.box == 1.5, "eight lifts go on to a second page"


def test_what_wraps_makes_the_letters_smaller() -> None:
    assert squeeze(4, "A goblet squat with a long name that goes on {}").letter < squeeze(4).letter
    assert squeeze(4, title="A season with a name that takes its time " * 6).letter < squeeze(4).letter


@pytest.mark.parametrize("part", ["start", "says"])
def test_what_wraps_above_the_weeks_leaves_less_for_the_boxes(part: str) -> None:
    weeks = [Made(lifts=(tuple(asked(f"Squat {n}") for n in range(7)),) * 2)] * 4
    sheet = build_block_sheet(build_programme(*weeks))
    wrapped = tuple(replace(week, **{part: "a date or a kind of week of many words"}) for week in sheet.weeks)
    assert choose_size(replace(sheet, weeks=wrapped), "w").box < choose_size(sheet, "w").box


def test_names_are_escaped() -> None:
    page = render_sheet(build_programme(Made(lifts=((asked("<script>x"),),)), title="<i>T</i>"))
    assert "<script>x" not in page
    assert "<i>T</i>" not in page
    assert "<script>x" in read(page).text


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a stored programme of 26 weeks."""
    (tmp_path / "plan.json").write_text(format_record(LONG), "utf-8")
    return tmp_path / "plan.json"


def test_the_week_is_an_option_of_export(plan: Path) -> None:
    done = call("export", plan, "--sheet", "-", "--week", "6", folder=plan.parent)
    assert done.code == 0
    assert done.out == render_sheet(LONG, week=6)
    assert "Weeks 5 to 8" in done.out
    one = build_programme(Made())
    plan.write_text(format_record(one), "utf-8")
    refused = call("export", plan, "--sheet", "s.html", "--week", "2", folder=plan.parent)
    assert refused.code == 1
    assert "plan.json: there is no week 2; the programme has 1 week" in refused.err
    assert not (plan.parent / "s.html").exists()


def test_a_week_for_other_targets_is_said_to_change_nothing(plan: Path) -> None:
    done = call("export", plan, "--svg", "s.svg", "--week", "6", folder=plan.parent)
    assert done.code == 0
    assert "--week changes nothing here: the other targets have all weeks." in done.err


def test_it_is_byte_equal_under_any_hash_seed(plan: Path) -> None:
    one, other = (
        freshlegs("export", plan, "--sheet", "-", env={"PYTHONHASHSEED": seed, "TZ": zone})
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    )
    assert one.code == 0
    assert one.out == other.out
