"""A stored week for scripts: a line for each session, and a table for spreadsheets."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from freshlegs.planfile.json_text import format_record
from freshlegs.report.session_rows import render_csv, render_session_lines
from support.command_line import assert_refused, call, shell
from support.shown_weeks import ODD, placed, planned

WEEK = planned(placed("long", 5, 17, 120), placed("easy", 1, 23, 90, done=True), placed("tempo", 1))


def test_a_line_for_each_session_in_order_of_time() -> None:
    assert render_session_lines(WEEK).splitlines() == [
        "2026-12-01 07:00-08:00 tempo 17",
        "2026-12-01 23:00-00:30 easy 123",
        "2026-12-05 17:00-19:00 long 517",
    ]


def test_a_table_with_named_columns() -> None:
    """A program gets back what the record holds."""
    rows = list(csv.DictReader(render_csv(WEEK).splitlines()))
    assert [row["kind"] for row in rows] == ["tempo", "easy", "long"]
    assert [(row["date"], row["start"], row["end"]) for row in rows][1] == ("2026-12-01", "23:00", "00:30")
    assert [row["done"] for row in rows] == ["no", "yes", "no"]
    assert {row["id"] for row in rows} == {session.id for session in WEEK.sessions}
    assert sum(int(row["minutes"]) for row in rows) == 270


@pytest.mark.parametrize("name", ODD)
def test_weeks_of_every_shape(name: str) -> None:
    """Each session once, each on one line."""
    record = ODD[name]
    assert len(render_session_lines(record).splitlines()) == len(record.sessions)
    assert len(list(csv.reader(render_csv(record).splitlines()))) == len(record.sessions) + 1


@pytest.mark.parametrize(
    ("form", "starts"), [("lines", "2026-12-01 07:00"), ("csv", "date,"), ("json", "{"), ("text", "w\n")]
)
def test_show_takes_the_form(form: str, starts: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(format_record(WEEK), "utf-8")
    done = call("show", "plan.json", "--format", form, folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(starts)


def test_json_and_another_form_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(format_record(WEEK), "utf-8")
    assert call("show", "plan.json", "--json", "--format", "csv", folder=tmp_path).code == 2
    assert call("show", "plan.json", "--json", "--format", "json", folder=tmp_path).json["status"] == "planned"


def test_a_plan_without_a_week_has_no_sessions_to_list(tmp_path: Path) -> None:
    text = '{"format": 1, "scenario": "w", "status": "undecided", "seconds": 1.0}'
    (tmp_path / "plan.json").write_text(text, "utf-8")
    assert_refused(call("show", "plan.json", "--format", "lines", folder=tmp_path), "plan.json: status: ")


def test_the_first_line_is_enough(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(format_record(ODD["many"]), "utf-8")
    done = shell('"$F" show "$1" --format csv | head -n 1', tmp_path / "plan.json")
    assert (done.code, done.out, done.err) == (0, "date,start,end,minutes,kind,name,done,id,state,did\n", "")
