"""Several weeks on one page and in one picture: the weeks one after the other, with what is trained in each."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from freshlegs.planfile import BreachRecord, PlannedRecord, WeekRecord
from freshlegs.report.page.html import render_page
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.report.page.svg import render_svg
from support.command_line import WEEK, call
from support.pages import read
from support.shown_weeks import placed, planned
from support.svg import texts


def programme(*kinds: str) -> PlannedRecord:
    """Return weeks with a run on their Monday and a lift on their Thursday; every second one has a price."""
    sessions, weeks, breaches = [], [], []
    for number, kind in enumerate(kinds):
        run = placed("long", 7 * number, 8, 90 - 5 * number, id=f"w/{number}/long/1")
        lift = placed("lower", 7 * number + 3, 18, id=f"w/{number}/lower/1")
        sessions += [run, lift]
        price = 10 * (number % 2)
        if price:
            breaches.append(
                BreachRecord(rule="wishes", amount=1, cost=price, sessions=(lift.id,), why=f"in week {number}")
            )
        start = planned().start + timedelta(days=7 * number)
        more = {"kind": kind, "says": f"It is for {kind}.", "penalty": price, "breaches": int(bool(price))}
        weeks.append(
            WeekRecord.model_validate({"week": number + 1, "start": start, "days": 7, "proved_best": True, **more})
        )
    more = {"repeats": False, "breaches": breaches, "penalty": sum(b.cost for b in breaches), "weeks": weeks}
    return planned(*sessions, **more)


WEEKS = programme("build", "deload", "race_week")


def test_each_week_has_its_own_days_sessions_and_price() -> None:
    page = read(render_page(WEEKS))
    sections = page.all("section", "one-week")
    assert [section.one("h2").text for section in sections] == ["Week 1: build", "Week 2: deload", "Week 3: race week"]
    assert [len(section.all("li", "block")) for section in sections] == [2, 2, 2]
    assert [s.all("section", "day")[0].attributes["aria-label"] for s in sections] == [
        *("Mon 30 Nov", "Mon 7 Dec", "Mon 14 Dec")
    ]
    assert "It is for deload. 10 points to pay: 1 rule had to give." in sections[1].text
    assert not sections[0].all("a", "mark")
    assert [mark.text for mark in sections[1].all("a", "mark")] == ["rule A"]


def test_a_planned_programme_shows_when_its_athlete_is_free_in_every_week(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "--weeks", "3", "-o", "plan.json", folder=tmp_path).code == 0
    page = read(call("export", "plan.json", "--html", "-", folder=tmp_path).out)
    assert [len(section.all("i", "free")) for section in page.all("section", "one-week")] == [6, 6, 6]


def test_the_load_of_the_weeks_is_drawn_in_proportion() -> None:
    lines = read(render_page(WEEKS)).one("ol", "course").all("li")
    assert [line.one("span", "amount").text for line in lines] == [
        *("1 h 30 run, 1 h lift", "1 h 25 run, 1 h lift", "1 h 20 run, 1 h lift")
    ]
    widths = [[i.style("width") for i in line.all("i")] for line in lines]
    assert widths[0] == [pytest.approx(60), pytest.approx(40)]
    assert widths[2] == [pytest.approx(100 * 80 / 150, abs=0.1), pytest.approx(40)]


def test_the_week_before_reaches_into_the_next() -> None:
    legs = [week.picture.tracks[-1] for week in build_plan_page(WEEKS).weeks]
    assert [track.name for track in legs] == ["Legs"] * 3
    assert [len(track.between) for track in legs] == [1, 2, 1]


def test_prices_of_all_weeks_stand_in_one_list() -> None:
    (entry,) = read(render_page(programme("a", "b", "c", "d"))).one("ol", "ledger").all("li")[:1]
    assert entry.one("span", "cost").text == "20 A"
    assert "in week 1 (10) in week 3 (10)" in entry.text


def test_its_picture_has_a_line_for_each_week() -> None:
    picture = render_svg(WEEKS)
    found = texts(picture)
    assert {"Week 1: build", "Week 3: race week", "Mon 14", "08:00 Long run", "2 h 25"} <= set(found)
    assert found.count("18:00 lower 1") == 3
    assert int(ElementTree.fromstring(picture).get("height", "")) >= 675


def test_sixteen_weeks_are_drawn() -> None:
    many = programme(*["build"] * 16)
    assert len(read(render_page(many)).all("section", "one-week")) == 16
    assert len(render_page(many).encode()) < 16 * 20_000
    root = ElementTree.fromstring(render_svg(many))
    assert max(float(e.get("y", 0)) for e in root) < int(root.get("height", ""))
