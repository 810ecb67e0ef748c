"""The HTML page of a week: what stands on it, where, and that nothing of it needs anything else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshlegs.model.kinds import GROUPS
from freshlegs.planfile import BreachRecord, MoveRecord, PlannedRecord, ReplanRecord, RuleRecord
from freshlegs.report.page.day_columns import find_drawn_end
from freshlegs.report.page.html import render_page
from freshlegs.report.page.palette import DARK, LIGHT, PALETTE
from freshlegs.report.page.picture import LINE_HEIGHT, draw_picture
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.rules.week import all_week_rules
from support.page_weeks import ARTICLE, ATTACK, crowded, stretch
from support.pages import Element, day, read
from support.shown_weeks import KINDS, ODD, placed, planned

DASH = "\N{EN DASH}"


def clock(element: Element, hour: float) -> tuple[int, int]:
    """Return from when to when something is drawn on a day that begins at six."""
    begin = 6 + element.style("top") / hour
    return round(begin), round(begin + element.style("height") / hour)


@pytest.mark.parametrize("name", ODD)
def test_every_stored_week_is_a_page(name: str) -> None:
    page = read(render_page(ODD[name]))
    assert page.one("h1").text == " ".join((ODD[name].title or "w").split())
    assert len(page.all("section", "day")) == ODD[name].days


def test_a_session_stands_where_its_clock_says() -> None:
    record = planned(placed("easy", 0, 6), placed("long", 1, 9, 90), free=[stretch(0, 6, 20)])
    page = read(render_page(record))
    hour = page.one("div", "calendar").style("--hour")
    block = day(page, "Tue 1 Dec").one("li", "block")
    assert block.style("top") == pytest.approx(3 * hour, abs=0.01)
    assert block.style("height") == pytest.approx(1.5 * hour, abs=0.01)
    assert "long" in block.classes
    assert block.text == f"Long run 19 09:00 {DASH}10:30"


def test_free_time_is_open_and_busy_time_hatched() -> None:
    record = planned(placed("easy", 2), free=[stretch(2, 6, 9), stretch(2, 17, 20)], busy=[stretch(2, 9, 16)])
    page = read(render_page(record))
    there, hour = day(page, "Wed 2 Dec"), page.one("div", "calendar").style("--hour")
    assert [clock(i, hour) for i in there.all("i", "free")] == [(6, 9), (17, 20)]
    assert clock(there.one("i", "busy"), hour) == (9, 16)
    assert there.one("p", "times").text == "free 06:00-09:00, 17:00-20:00; busy 09:00-16:00".replace("-", DASH)


def test_busy_time_outside_the_drawn_hours_makes_no_day_longer() -> None:
    week = draw_picture(
        planned(placed("easy", 0, 8), free=[stretch(0, 7, 19)], busy=[stretch(0, 0, 7), stretch(0, 19, 24)])
    )
    assert (week.first, week.last) == (7 * 60, 19 * 60)


def test_rest_days_say_so() -> None:
    page = read(render_page(planned(placed("easy", 0))))
    assert [section.one("p", "rest").text for section in page.all("section", "day")[1:]] == ["rest"] * 6
    assert not day(page, "Mon 30 Nov").all("p", "rest")


def test_the_hours_between_a_run_and_a_lift_of_one_day_are_drawn() -> None:
    page = read(render_page(planned(placed("tempo", 1, 6), placed("upper", 1, 17))))
    gap, hour = page.one("li", "gap"), page.one("div", "calendar").style("--hour")
    assert gap.text == "10 h between run and lift"
    assert clock(gap, hour) == (7, 17)


def test_two_runs_have_no_gap_to_draw() -> None:
    assert not read(render_page(planned(placed("tempo", 1, 6), placed("easy", 1, 17)))).all("li", "gap")


def test_hours_between_count_what_a_clock_change_takes() -> None:
    """On the night to 14 March 2027 Chicago skips an hour."""
    spring = planned(title="Spring").model_copy(update={"start": datetime(2027, 3, 14, tzinfo=UTC).date()})
    zone = spring.zone
    early, late = datetime(2027, 3, 14, 1, tzinfo=zone), datetime(2027, 3, 14, 6, tzinfo=zone)
    run = placed("easy", 0, 1, 30, start=early, end=early + timedelta(minutes=30))
    lift = placed("upper", 0, 6, 60, start=late, end=late + timedelta(minutes=60))
    page = read(render_page(spring.model_copy(update={"sessions": (run, lift)})))
    assert page.one("li", "gap").text == "3 h 30 between run and lift"


def test_a_day_names_the_muscles_that_it_trains() -> None:
    page = read(render_page(planned(placed("lower", 0), placed("upper", 0, 18), placed("easy", 1))))
    assert day(page, "Mon 30 Nov").one("p", "muscles").text == f"Muscles: {', '.join(GROUPS)}"
    assert day(page, "Tue 1 Dec").one("p", "muscles").text == ""


def test_recovery_of_a_muscle_is_drawn_to_its_next_lift_over_the_edge_of_the_week() -> None:
    record = planned(
        placed("lower", 1),
        placed("full", 4),
        rules=[RuleRecord(rule="muscle_spacing", says="", hard=True, cost=0, hours=36)],
    )
    (legs,) = [track for track in draw_picture(record).tracks if track.name == "Legs"]
    assert legs.told == (
        "Lift: lower body 17 to Lift: full body 47, 72 h; Lift: full body 47 to next week's Lift: lower body 17, 96 h"
    )
    week = 7 * 24
    spans = [(round(s.begin * week), round(s.end * week), s.text) for s in legs.between]
    assert spans == [(0, 31, "96 h"), (31, 103, "72 h"), (103, 168, "96 h")]
    assert [(round(s.begin * week), round(s.end * week)) for s in legs.rests] == [(31, 67), (103, 139)]


def test_what_was_done_before_a_week_reaches_into_it() -> None:
    before = placed("lower", -1, 19)
    record = planned(placed("lower", 1, 19), around=[before], repeats=False)
    (legs,) = [track for track in draw_picture(record).tracks if track.name == "Legs"]
    assert legs.told == "Lift: lower body of Sun 29 Nov to Lift: lower body 119, 48 h"
    assert len(legs.rests) == 2


def test_a_broken_spacing_is_marked() -> None:
    run, lift = placed("easy", 1, 6), placed("upper", 1, 8)
    breach = BreachRecord(rule="run_lift_gap", amount=1, cost=20, sessions=(run.id, lift.id), why="1 h")
    (track,) = [
        t for t in draw_picture(planned(run, lift, breaches=[breach], repeats=False)).tracks if t.name == "Run and lift"
    ]
    assert [(s.text, s.short) for s in track.between] == [("1 h", True)]


def test_each_price_stands_at_its_sessions_and_in_the_list_with_its_source() -> None:
    page = read(render_page(ARTICLE))
    entries = page.one("ol", "ledger").all("li")
    costly = next(entry for entry in entries if "legs_before_long" in entry.text)
    assert "Lift: lower body 2 to Long run" in costly.text
    assert "Doma & Deakin 2015" in costly.one("ul", "sources").text
    (block,) = [b for b in page.all("li", "block") if b.text.startswith("Long run ")]
    (mark,) = [a for a in block.all("a", "mark") if a.attributes["href"] == f"#{costly.attributes['id']}"]
    (tip,) = [e for e in page.all("span", "tip") if e.attributes["id"] == mark.attributes["aria-describedby"]]
    assert "30 legs_before_long" in tip.text
    assert "Doma & Deakin 2015" in tip.text


def test_the_penalty_is_said_in_words_with_its_proof() -> None:
    proven = read(render_page(planned(penalty=1, bound=1))).one("p", "verdict").text
    assert proven == "1 point to pay. Proven best: no week costs less."
    assert "90 points to pay: 1 rule had to give." in read(render_page(ODD["costly"])).one("p", "verdict").text
    assert "a cheaper week could save 50 points at most" in read(render_page(ODD["costly"])).one("p", "verdict").text
    assert "Nothing to pay" in read(render_page(planned())).one("p", "verdict").text


def test_every_kept_rule_stands_there_with_its_sources() -> None:
    kept = read(render_page(ARTICLE)).one("details", "kept").text
    for rule in ARTICLE.rules:
        if not any(breach.rule == rule.rule for breach in ARTICLE.breaches):
            assert rule.says in kept
            assert all(source.says in kept for source in all_week_rules()[rule.rule].list_sources())


def test_what_is_done_in_a_session_stands_at_it_and_in_full_below() -> None:
    parts = [{"name": "main", "minutes": 40, "effort": "5 times 3 min <hard>"}]
    run = placed("intervals", 1, content={"type": "run", "parts": parts, "source": "x"})
    page = read(render_page(planned(run)))
    assert page.one("li", "block").one("span", "what").text == "40 min main"
    assert page.one("section", "why").one("dd", "do").text == "Main 40 min: 5 times 3 min <hard>."


def test_what_was_left_out_stands_there() -> None:
    assert "Left out: Easy run 3, an id of another make" in read(render_page(ODD["costly"])).text


def test_what_replanning_changed_and_what_is_done_stands_there() -> None:
    done, moved = placed("easy", 0, done=True), placed("tempo", 3, 18)
    move = MoveRecord(session=moved.id, before=placed("tempo", 2, 18).start, after=moved.start)
    change = ReplanRecord(now=placed("easy", 1).start, moved=(move,), dropped=("w/2026-11-30/lower/1",))
    page = read(render_page(planned(done, moved, replanned=change)))
    (section,) = [e for e in page.all("section") if e.attributes.get("aria-labelledby") == "changed"]
    assert "Replanned at Tue 1 Dec 07:00: 1 session moves, 1 dropped." in section.text
    assert "Tempo run 318, Wed 2 Dec 18:00 -> Thu 3 Dec 18:00" in section.text
    assert "done" in day(page, "Mon 30 Nov").one("li", "block").text


def test_html_from_outside_stays_text() -> None:
    session = placed("easy", 0, id="w/an id/easy/<b>1", why=(ATTACK,))
    breach = BreachRecord(rule=ATTACK, amount=1, cost=1, sessions=(session.id,), why=ATTACK)
    more = {
        "rules": [RuleRecord(rule="x" + ATTACK, says=ATTACK, hard=True, cost=0)],
        "notes": [ATTACK],
        "left_out": [ATTACK],
    }
    source = render_page(planned(session, title=ATTACK, scenario=ATTACK, breaches=[breach], penalty=1, **more))
    page = read(source)
    assert not page.all("script")
    assert not page.all("img")
    assert page.one("h1").text == ATTACK
    assert "<script" not in source
    assert not [
        e for e in page.all() if any(re.search(r"[\s<]", e.attributes.get(k, "")) for k in ("id", "aria-describedby"))
    ]


@pytest.mark.parametrize("record", [ARTICLE, crowded(), planned()], ids=["article", "crowded", "empty"])
def test_a_page_needs_nothing_but_itself(record: PlannedRecord) -> None:
    source = render_page(record)
    page = read(source)
    assert not page.all("script")
    for element in page.all():
        for name in ("src", "href", "action", "srcset", "poster", "data"):
            assert element.attributes.get(name, "#").startswith(("#", "data:,")), element
    assert not re.search(r"url\((?!#)|@import|@font-face|https?:", source)


@pytest.mark.parametrize("record", [ARTICLE, crowded(), *ODD.values()], ids=["article", "crowded", *ODD])
def test_what_is_referred_to_is_there_once(record: PlannedRecord) -> None:
    page = read(render_page(record))
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    assert all(id and not re.search(r"\s", id) for id in ids)
    for element in page.all():
        for name in ("aria-labelledby", "aria-describedby"):
            if name in element.attributes:
                assert element.attributes[name] in ids
        if element.tag == "a":
            assert element.attributes["href"].removeprefix("#") in ids


def test_a_page_is_small() -> None:
    assert len(render_page(crowded()).encode()) < 150_000
    assert len(render_page(ARTICLE).encode()) < 60_000


@pytest.mark.parametrize("record", [ARTICLE, crowded()], ids=["article", "crowded"])
def test_headings_come_in_order(record: PlannedRecord) -> None:
    levels = [int(e.tag[1]) for e in read(render_page(record)).all() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_same_week_is_the_same_page() -> None:
    assert render_page(ARTICLE) == render_page(ARTICLE.model_copy(deep=True))


def test_an_older_plan_without_windows_is_drawn() -> None:
    page = read(render_page(ARTICLE.model_copy(update={"free": (), "busy": ()})))
    assert not page.one("div", "calendar").all("i", "free")
    assert len(page.all("li", "block")) == len(ARTICLE.sessions)


def test_a_session_past_midnight_goes_on_the_next_day() -> None:
    page = read(render_page(planned(placed("race", 2, 23, 90))))
    assert day(page, "Thu 3 Dec").one("li", "block").text == "Race 223 until 00:30"


starts = st.tuples(st.sampled_from(KINDS), st.integers(0, 6), st.integers(0, 23 * 4), st.integers(5, 400))


@given(st.lists(starts, max_size=14, unique_by=lambda entry: entry[1:3]))
def test_no_session_covers_another(wanted: list[tuple[str, int, int, int]]) -> None:
    sessions = []
    for number, (kind, on, quarter, minutes) in enumerate(wanted):
        start = placed("easy", on, 0).start + timedelta(minutes=15 * quarter)
        more = {"start": start, "end": start + timedelta(minutes=minutes), "id": f"w/x/{kind}/{number}"}
        sessions.append(placed(kind, on, 0, minutes, **more))
    week = draw_picture(planned(*sessions))
    least = LINE_HEIGHT / week.hour * 60
    for there in week.days:
        assert all(week.first <= b.begin for b in there.blocks)
        for a, b in combinations(there.blocks, 2):
            apart = find_drawn_end(a, round(least)) <= b.begin or find_drawn_end(b, round(least)) <= a.begin
            beside = a.lanes == b.lanes and a.lane != b.lane
            assert apart or beside, (a, b)
        for gap in there.gaps:
            if gap.fits:
                assert not any(b.begin < gap.end and gap.begin < b.end for b in there.blocks)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_all_text_is_read_on_its_ground() -> None:
    for ink in PALETTE.values():
        assert _contrast(ink.fill, ink.text) >= 4.5
        assert _contrast(ink.dark_fill, ink.dark_text) >= 4.5
    for colours in (LIGHT, DARK):
        for text in ("ink", "soft", "good", "warn", "link"):
            for ground in ("page", "card", "closed", "open"):
                assert _contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        assert _contrast(colours["mark"], colours["mark-ink"]) >= 4.5


def test_the_rule_that_cost_most_is_told_first() -> None:
    """Whatever it is called; those that cost nothing come last, by name."""
    costs = {"wishes": 30, "rest_days": 5, "stay_put": 0}
    breaches = [
        BreachRecord(rule=name, amount=1, cost=cost, sessions=(), why=name) for name, cost in costs.items() if cost
    ]
    rules = [RuleRecord(rule=name, says=name, hard=False, cost=cost) for name, cost in costs.items()]
    page = build_plan_page(planned(placed("easy", 0), penalty=35, breaches=breaches, rules=rules))
    assert [(price.rule, price.mark) for price in page.prices] == [
        ("wishes", "A"),
        ("rest_days", "B"),
        ("stay_put", ""),
    ]
