"""Several weeks on one page and in one picture: the weeks one after the other, with what is trained in each."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from freshlegs.model.content import LiftContent, RunContent
from freshlegs.planfile import BreachRecord, LiftedRecord, LoggedRecord, PlannedRecord, WeekRecord
from freshlegs.planfile.json_text import load_plan
from freshlegs.planning.done_so_far import find_fewest_reps
from freshlegs.report.page.html import render_page
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.report.page.svg import render_svg
from freshlegs.report.page.week_sessions import name_weeks
from support.command_line import WEEK, call
from support.pages import Element, read
from support.paths import SCENARIOS
from support.seasons import Made, asked, build_programme, lifted, ran
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
DELOADED = asked("Press", 36, sets=2, effort="leave 5 or more reps in the tank; the next weight down")
USUAL = asked(
    "Press", 40, effort="leave 2 reps in the tank; estimated best single 51 kg", cue="Squeeze the glutes.", pair="A"
)


def log_all(record: PlannedRecord) -> PlannedRecord:
    """Return a programme of which all is in the log: runs five minutes shorter, each last set a repetition short."""
    logged, rows = [], []
    for session in record.sessions:
        day = record.local(session.start).date()
        if isinstance(session.content, LiftContent):
            for entry in session.content.exercises:
                reps = (find_fewest_reps(entry),) * (entry.sets - 1) + (find_fewest_reps(entry) - 1,)
                rows.append(
                    LiftedRecord(
                        day=day,
                        exercise=entry.exercise,
                        reps=reps,
                        load=entry.load,
                        unit=entry.unit,
                        session=session.id,
                    )
                )
        else:
            logged.append({"day": day, "kind": session.kind, "minutes": session.minutes - 5})
    runs = LoggedRecord.model_validate({"until": record.dates[-1], "runs": logged})
    return record.model_copy(update={"lifted": tuple(rows), "logged": runs})


def weeks_of(record: PlannedRecord) -> list[Element]:
    """Return the weeks of a page."""
    return read(render_page(record)).all("details", "one-week")


def told(week: Element) -> list[str]:
    """Return what a week lists: its sessions, each with all that it says of it."""
    return [entry.text for entry in week.one("ul", "todo").children if isinstance(entry, Element)]


def test_each_week_has_its_own_days_sessions_and_price() -> None:
    weeks = weeks_of(WEEKS)
    assert [week.one("h3").text for week in weeks] == ["Week 1: build", "Week 2: deload", "Week 3: race week"]
    assert [week.one("summary").one("span", "soft").text for week in weeks] == ["0 points", "10 points", "0 points"]
    assert [told(week)[0] for week in weeks] == [
        "Long run Mon 08:00-09:30",
        *("Long run Mon 08:00-09:25", "Long run Mon 08:00-09:20"),
    ]
    assert [week.one("svg", "strip").all("text")[0].text for week in weeks] == ["Mon 30", "Mon 7", "Mon 14"]
    assert "It is for deload. 10 points to pay: 1 rule had to give." in weeks[1].text
    assert [[one.text for one in week.all("i") if not one.attributes] for week in weeks] == [[], ["A", "A"], []]
    assert weeks[1].one("ul", "prices").text == "10 A wishes: in week 1"


def test_it_is_short_when_it_is_opened() -> None:
    page = read(render_page(WEEKS))
    assert all("open" not in details.attributes for details in page.all("details"))


def test_a_planned_programme_shows_when_its_athlete_is_free_in_every_week(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    assert call("plan", "week.toml", "--weeks", "3", "-o", "plan.json", folder=tmp_path).code == 0
    page = read(call("export", "plan.json", "--html", "-", folder=tmp_path).out)
    times = {path.attributes["id"]: path.attributes["d"] for path in page.all("path") if "id" in path.attributes}
    drawn = [week.one("use", "free").attributes["href"].removeprefix("#") for week in page.all("details", "one-week")]
    assert [times[name].count("M") for name in drawn] == [6, 6, 6]


def test_all_weeks_have_the_same_hours_on_one_scale() -> None:
    """The week with a race at six in the evening, and the one with a run at five in the morning."""
    early, late = placed("easy", 2, 5, id="w/e/easy/9"), placed("race", 13, 18, id="w/l/race/1")
    record = build_programme(Made(more=(early,)), Made(more=(late,)))
    strips = [week.one("svg", "strip").one("svg") for week in weeks_of(record)]
    assert {strip.attributes["viewbox"] for strip in strips} == {"0 0 7.25 14"}
    easy, race = (strip.one("path", kind).attributes["d"] for strip, kind in zip(strips, ("easy", "race"), strict=True))
    assert "M2.25 0h.94v1h" in easy
    assert race.startswith("M6.25 13h.94v1h")


def test_the_load_of_the_weeks_is_drawn_in_proportion() -> None:
    lines = [week.one("summary") for week in weeks_of(WEEKS)]
    assert [line.one("span", "amount").text for line in lines] == [
        *("1 h 30 run, 1 h lift", "1 h 25 run, 1 h lift", "1 h 20 run, 1 h lift")
    ]
    widths = [[i.style("width") for i in line.all("i")] for line in lines]
    assert widths[0] == [pytest.approx(60), pytest.approx(40)]
    assert widths[2] == [pytest.approx(100 * 80 / 150, abs=0.1), pytest.approx(40)]


def test_a_race_is_a_line_of_its_own_and_its_minutes_are_none_of_the_running() -> None:
    page = read(render_page(build_programme(Made(easy=60), Made(easy=45, race=21.1))))
    summaries = [week.one("summary") for week in page.all("details", "one-week")]
    assert [summary.one("span", "amount").text for summary in summaries] == ["1 h run", "45 min run"]
    assert summaries[1].one("span", "race").text == "Race: half marathon, Sun 13 Dec 09:00, 2 h"
    assert not summaries[0].all("span", "race")
    facts = [fact.text for fact in page.one("ul", "facts").all("li")]
    assert facts[:3] == ["2 runs", "1 h 45 of training", "1 race, 2 h"]
    assert "45 min" in texts(render_svg(build_programme(Made(easy=60), Made(easy=45, race=21.1))))


def test_the_week_before_reaches_into_the_next() -> None:
    legs = [week.picture.tracks[-1] for week in build_plan_page(WEEKS).weeks]
    assert [track.name for track in legs] == ["Legs"] * 3
    assert [len(track.between) for track in legs] == [1, 2, 1]


def test_prices_of_all_weeks_stand_in_one_list_that_says_in_which_weeks() -> None:
    (entry,) = read(render_page(programme("a", "b", "c", "d"))).one("ol", "ledger").all("li")[:1]
    assert entry.one("span", "cost").text == "20 A"
    assert "In weeks 2 and 4." in entry.text


def test_weeks_in_a_row_are_named_by_the_first_and_the_last() -> None:
    assert name_weeks([3]) == "week 3"
    assert name_weeks([1, 2, 3, 5, 7, 8]) == "weeks 1 to 3, 5 and 7 to 8"


def test_each_week_carries_its_lifts_and_what_is_not_as_in_most_weeks() -> None:
    record = build_programme(Made(lifts=((USUAL,),)), Made(lifts=((USUAL,),)), Made("deload", lifts=((DELOADED,),)))
    lines = [week.one("ul", "todo").all("ul")[0].text for week in weeks_of(record)]
    assert lines == [
        *["Press 3 x 6 @ 40 kg"] * 2,
        "Press 2 x 6 @ 36 kg leave 5 or more reps in the tank; the next weight down",
    ]
    (guide,) = read(render_page(record)).one("details", "why").all("dd", "do")[1:]
    assert guide.text == (
        "A: Press: rest 3 min after both, leave 2 reps in the tank, estimated best single 51 kg. Squeeze the glutes."
    )


def test_what_is_true_of_most_exercises_of_a_lift_is_told_once() -> None:
    easier = "leave 5 or more reps in the tank"
    usual = [asked(f"Lift {n}", 40, effort="leave 2 reps in the tank") for n in range(4)]
    lighter = [one.model_copy(update={"effort": easier if n else one.effort}) for n, one in enumerate(usual)]
    weeks = (Made(lifts=(tuple(usual),)), Made(lifts=(tuple(usual),)), Made("deload", lifts=(tuple(lighter),)))
    *_, entry = (told(week)[0] for week in weeks_of(build_programme(*weeks)))
    assert entry.endswith(f"Lift 3 3 x 6 @ 40 kg All but Lift 0: {easier}.")


def test_a_run_is_told_with_its_parts_and_its_notes() -> None:
    part = {"name": "main", "minutes": 40, "effort": "easy"}
    content = RunContent.model_validate({"parts": [part], "source": "house", "name": "Easy", "notes": ["Flat ground."]})
    (entry,) = told(weeks_of(build_programme(Made(easy=0, more=(placed("easy", 1, 7, 40, content=content),))))[0])
    assert entry == "Easy run 17 Tue 07:00-07:40 Easy: 40 min main Flat ground."


def test_why_a_session_stands_there_is_told_once_with_the_weeks_that_it_holds_in() -> None:
    runs = [
        placed("long", 7 * n + 5, id=f"w/{n}/long/1", why=(f"Week {n + 1} of 3.", reason))
        for n, reason in enumerate(["Fri 4 Dec is a rest day.", "Fri 11 Dec is a rest day.", "It stands on a weekend."])
    ]
    record = build_programme(*(Made(easy=0, more=(run,)) for run in runs))
    lines = [line.text for line in read(render_page(record)).one("details", "why").all("dd")]
    assert lines == ["Weeks 1 to 2: Fri is a rest day.", "Week 3: It stands on a weekend."]


def test_weeks_that_are_logged_show_what_was_done_where_it_was_not_as_asked_for() -> None:
    press = (asked("Press", 40, effort="easy"), asked(load=80))
    record = build_programme(Made(lifts=(press, press)), Made()).model_copy(
        update={
            "logged": ran((1, "easy", 55), (8, "easy", 60)),
            "lifted": (lifted(0), lifted(0, (6, 6, 4), 40, exercise="press"), lifted(1, exercise="rope", session="")),
        }
    )
    first, second = map(told, weeks_of(record))
    assert first == [
        "Lift: full body 1 Mon 18:00-19:00 done Press 3 x 6 @ 40 kg 6 6 4 @ 40 kg Squat 3 x 6 @ 80 kg",
        "Easy run Tue 07:00-08:00 done: 55 min",
        "Lift: full body 2 Wed 18:00-19:00 missed Press 3 x 6 @ 40 kg Squat 3 x 6 @ 80 kg",
        "Not asked for: rope 3 x 6 @ 80 kg, Tue 1 Dec",
    ]
    assert second == ["Easy run Tue 07:00-08:00 done"]
    page = read(render_page(record))
    tables = page.one("details", "done").all("table")
    assert [table.one("caption").text for table in tables] == ["Press", "Squat", "Running, minutes"]
    assert [cell.text for cell in tables[1].one("tbody").all("td")] == ["3 x 6 @ 80 kg", "3 x 6 @ 80 kg"]
    assert [len(row.all("circle")) for row in page.one("section", "season").all("svg", "plot")[:1]] == [2]
    assert "done, as the log has it" in page.one("ul", "season-legend").text
    assert "done, as the log has it; bars and lines are what is asked for" in texts(render_svg(record))


def test_its_picture_has_a_line_for_each_week() -> None:
    picture = render_svg(WEEKS)
    found = texts(picture)
    assert {"Week 1: build", "Week 3: race week", "Mon 14", "08:00 Long run", "2 h 25"} <= set(found)
    assert found.count("18:00 lower 1") == 3
    assert int(ElementTree.fromstring(picture).get("height", "")) >= 675


def test_sixteen_weeks_are_drawn() -> None:
    many = programme(*["build"] * 16)
    assert len(weeks_of(many)) == 16
    root = ElementTree.fromstring(render_svg(many))
    assert max(float(e.get("y", 0)) for e in root) < int(root.get("height", ""))


@pytest.mark.slow
@pytest.mark.parametrize("weeks", [12, 16])
def test_a_programme_of_months_is_a_small_page_and_stays_one_when_it_is_logged(weeks: int, tmp_path: Path) -> None:
    """A runner with three lifts and four runs a week, who does all of it but the last repetition of each set."""
    scenario = SCENARIOS / "programmes" / "half-marathon-12-weeks.toml"
    assert call("plan", scenario, "--weeks", str(weeks), "-o", "plan.json", folder=tmp_path).code == 0
    assert len(call("export", "plan.json", "--html", "-", folder=tmp_path).out.encode()) < 150_000
    record = load_plan(tmp_path / "plan.json")
    page = render_page(log_all(record))
    assert len(page.encode()) < 150_000
    assert len(re.findall("<em>", page)) > 20 * weeks
