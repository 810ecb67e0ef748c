"""What was done beside what was asked for, in the terminal and in tables for spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import format_record
from freshlegs.report.page.html import render_page
from freshlegs.report.programme_text import render_programme, render_programme_week
from freshlegs.report.season import build_season
from freshlegs.report.season_table import render_season_csv
from freshlegs.report.season_text import render_season
from freshlegs.report.session_card import render_session
from freshlegs.report.session_rows import render_csv
from freshlegs.report.week_text import render_week
from support.command_line import call
from support.pages import read
from support.seasons import LOGGED, SHORT, Made, asked, build_programme, ran
from support.shown_weeks import placed, planned


def lines(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_each_main_lift_has_a_table_of_what_was_asked_for_lifted_and_implied() -> None:
    text = render_programme(LOGGED, width=80)
    assert "Done, as the log has it up to Wed 9 Dec" in text
    told = text[text.index("Done, as the log") :]
    assert ["week", "asked", "for", "lifted", "estimated", "1RM,", "kg"] in lines(told)
    assert ["1", "3", "x", "6", "@", "80", "kg", "6", "6", "5", "@", "80", "kg", "96"] in lines(told)
    assert "Curl" not in told
    assert "An estimated 1RM is the best single that a lift implies by Epley's formula" in " ".join(told.split())


def test_each_week_of_running_has_what_was_asked_for_and_run_without_the_race() -> None:
    told = render_programme(LOGGED, width=80).partition("Running, minutes")[2]
    assert ["1", "110", "55", "55"] in lines(told)
    assert ["2", "60", "100", "so", "far", "70"] in lines(told)
    assert not [line for line in lines(told) if line[:1] == ["3"]]


@pytest.mark.parametrize("width", [20, 40, 47, 48, 60, 80])
def test_it_fits_whatever_the_width(width: int) -> None:
    for text in (render_programme(LOGGED, width=width), render_season(LOGGED, width=width)):
        assert max(map(len, text.splitlines())) <= width
    assert "6 6 5" in " ".join(render_programme(LOGGED, width=width).split())


def test_without_a_log_nothing_is_said_of_it() -> None:
    for text in (render_programme(SHORT), render_season(SHORT), render_programme_week(SHORT, 1, "")):
        assert "one, as the log" not in text
        assert "●" not in text
        assert "1RM" not in text


def test_a_race_has_a_line_of_its_own_with_its_minutes_and_is_none_of_the_runs() -> None:
    text = render_programme(LOGGED, width=80)
    assert "Race, week 3: half marathon, Sun 20 Dec 09:00, 2 h\n" in text
    assert "Race, week 4: 10 km, Sun 27 Dec 09:00, 2 h\n" in text
    assert ["3", "Mon", "14", "Dec", "build", "1", "1", "60", "-", "-", "0"] in lines(text)
    assert "3 Mon 14 Dec build\n   1 lift, 1 run, penalty 0" in render_programme(LOGGED, width=40)


def test_a_week_shows_what_was_done_beside_what_was_asked_for() -> None:
    text = render_programme_week(LOGGED, 1, "", width=80)
    assert "Tempo run, missed" in text.partition("What happened")[0]
    told = text.partition("What happened, beside what was asked for\n")[2].partition("\n\n")[0]
    assert [line.strip() for line in told.splitlines()] == [
        "- Lift: full body, Mon 30 Nov",
        "as asked for: Curl",
        "Squat: 6 6 5 @ 80 kg, asked for: 3 x 6 @ 80 kg",
        "- Easy run, Tue 1 Dec",
        "run: 55 min, asked for: 60 min",
        "- Tempo run, Thu 3 Dec, missed",
    ]


def test_the_card_of_a_session_says_what_became_of_it() -> None:
    sessions = {session.id: session for session in LOGGED.sessions}
    cards = [render_session(LOGGED, sessions[f"w/2026-11-30/{name}/1"]) for name in ("full", "tempo")]
    assert "  - Squat: 6 6 5 @ 80 kg, asked for: 3 x 6 @ 80 kg\n" in cards[0]
    assert "What happened, beside what was asked for\n  - missed\n" in cards[1]
    assert "What happened" not in render_session(LOGGED, sessions["w/2026-12-21/easy/1"])


def test_what_was_not_asked_for_is_told_too() -> None:
    told = render_programme_week(LOGGED, 2, "", width=80)
    assert "- Lift: full body, Mon 7 Dec, missed" in told
    assert "- Not asked for: rope climb 3 x 6 @ 80 kg, Wed 9 Dec" in told
    assert "- Not asked for: long run of 30 min, Tue 8 Dec" in told


def test_the_season_draws_what_was_done_and_a_row_of_what_it_implies() -> None:
    rows = {row.name: row for row in build_season(LOGGED).rows}
    assert rows["Running"].done == (55, 100, None, None)
    assert rows["Squat"].done == (80, None, None, None)
    assert rows["Squat, estimated 1RM"].values == (96, None, None, None)
    text = render_season(LOGGED, width=80)
    assert "● 55     100\n" in text
    assert text.count("An estimated 1RM") == 1
    assert "● done, as the log has it" in text


def test_more_than_was_asked_for_stands_higher() -> None:
    """55 of 110 minutes are half as high as 110; 220 of 60 reach the top, and the bars get lower for it."""
    more = LOGGED.model_copy(update={"logged": ran((1, "easy", 55), (8, "easy", 220))})
    plot = render_season(more, width=80).splitlines()[4:7]
    assert [line.find("●") for line in plot] == [11, -1, 4]


def test_the_season_is_a_table_for_spreadsheets(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(format_record(LOGGED), "utf-8")
    done = call("show", "plan.json", "--season", "--format", "csv", folder=tmp_path)
    assert done.out == render_season_csv(LOGGED)
    rows = [*csv.DictReader(done.out.splitlines())]
    squat = [row for row in rows if row["what"] == "Squat"]
    assert [list(row.values()) for row in squat][:2] == [
        ["1", "2026-11-30", "Squat", "kg", "80", "80", "96", "3 x 6", "6 6 5"],
        ["2", "2026-12-07", "Squat", "kg", "80", "", "", "3 x 6", ""],
    ]
    assert [(row["asked"], row["done"]) for row in rows if row["what"] == "Running"] == [
        *(("110", "55"), ("60", "100"), ("60", ""), ("60", ""))
    ]
    assert [row["asked"] for row in rows if row["what"] == "Race: half marathon"] == ["120"]


def test_a_table_of_sessions_says_what_became_of_each() -> None:
    rows = {row["id"]: row for row in csv.DictReader(render_csv(LOGGED).splitlines())}
    lift, easy, tempo = (rows[f"w/2026-11-30/{name}/1"] for name in ("full", "easy", "tempo"))
    assert (lift["done"], lift["state"], lift["did"]) == ("yes", "done", "Squat 6 6 5 @ 80 kg; Curl 3 x 6")
    assert (easy["done"], easy["state"], easy["did"]) == ("yes", "done", "55 min")
    assert (tempo["done"], tempo["state"], tempo["did"]) == ("no", "missed", "")
    assert rows["w/2026-12-21/easy/1"]["state"] == ""


def test_a_formula_in_a_name_is_text_in_a_spreadsheet() -> None:
    name = "=HYPERLINK(1)"
    week: PlannedRecord = build_programme(Made(lifts=((asked(name),),)), more=(placed("easy", 3),))
    assert f"\n1,2026-11-30,'{name}," in render_season_csv(week)


def replanned() -> PlannedRecord:
    """Return a week with an ill day, a long run that has no place any more, and a bike ride that nobody planned."""
    at = "2026-12-02T18:00:00Z"
    told = [
        *(
            {"at": at, "kind": "ill", "day": "2026-12-02"},
            {"at": at, "kind": "missed", "session": "w/2026-11-30/long/1"},
        ),
        {"at": at, "kind": "did", "activity": "bike", "start": "2026-12-05T15:00:00Z", "minutes": 90},
    ]
    first = [{"session": "w/2026-11-30/long/1", "start": "2026-12-01T13:00:00Z", "minutes": 90}]
    return planned(placed("easy", 0), told=told, planned_first=first)


@pytest.mark.parametrize("width", [30, 60, 80, 130])
def test_ill_days_and_what_was_missed_are_called_so(width: int) -> None:
    text = render_week(replanned(), width=width)
    flat, grid = " ".join(text.split()), text.partition("What happened")[0]
    assert "ill" in grid
    assert "missed" in grid
    assert "- Ill: Wed 2 Dec - Long run, missed on Tue 1 Dec - Not asked for: bike, Sat 5 Dec 09:00, 1 h 30" in flat


def test_they_are_called_so_on_the_page_and_in_a_table_too() -> None:
    days = {one.attributes["aria-label"]: one.text for one in read(render_page(replanned())).all("section", "day")}
    assert [days[name].split()[-1] for name in ("Tue 1 Dec", "Wed 2 Dec", "Thu 3 Dec")] == ["missed", "ill", "rest"]
    *_, last = csv.reader(render_csv(replanned()).splitlines())
    assert last == ["2026-12-01", "", "", "", "long", "long 1", "no", "w/2026-11-30/long/1", "missed", ""]


def test_in_a_programme_they_stand_in_their_week() -> None:
    told = replanned().told
    weeks = build_programme(Made(easy=0), Made()).model_copy(
        update={"told": told, "planned_first": replanned().planned_first}
    )
    changed = " ".join(render_programme(weeks, width=80).partition("Not as in the usual week")[2].split())
    assert changed.startswith("1 changed: Ill: Wed 2 Dec Long run, missed on Tue 1 Dec Penalty 0")
    first, second = read(render_page(weeks)).all("details", "one-week")
    assert [text.text for text in first.one("svg", "strip").all("text")][-2:] == ["missed", "ill"]
    assert "Long run, missed on Tue 1 Dec" in first.one("ul", "todo").text
    assert "missed" not in second.text


@pytest.mark.parametrize(
    ("stay", "changed", "says"),
    [
        ("All sessions stay.", {}, True),
        ("All sessions stay.", {"left_out": ("w/2026-12-07/easy/1",)}, True),
        ("All sessions stay.", {"left_out": ("w/2026-11-30/easy/2",)}, False),
        ("All lifts stay.", {"missed": ("w/2026-11-30/full/2",)}, False),
        ("All sessions stay.", {"missed": ("w/2026-11-30/full/1",)}, True),
    ],
)
def test_a_week_that_has_lost_a_session_does_not_say_that_all_stay(
    stay: str, changed: dict[str, tuple[str, ...]], says: bool
) -> None:
    """What was missed and has another place stays."""
    first, *others = LOGGED.weeks
    week = first.model_copy(update={"kind": "deload", "says": f"Deload: half the sets x reps. {stay} Also."})
    record = LOGGED.model_copy(update={"weeks": (week, *others), "left_out": (), "missed": (), **changed})
    for text in (render_programme(record, width=80), render_programme_week(record, 1, "", width=80)):
        assert "Deload: half the sets x reps. " in " ".join(text.split())
        assert (f"{stay} Also." in " ".join(text.split())) == says
