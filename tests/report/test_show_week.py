"""Weeks of every shape on paper of every width."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest
from rich.cells import cell_len
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.planfile import BreachRecord, ImpossibleRecord, RuleRecord
from freshlegs.report.alternatives_text import render_alternatives
from freshlegs.report.explain_text import render_explain
from freshlegs.report.layout import render_text
from freshlegs.report.outcome_text import render_impossible
from freshlegs.report.week_text import render_week
from support.shown_weeks import COSTLY, MANY, ODD, placed, planned

WIDTHS = [20, 21, 39, 40, 69, 70, 80, 119, 120, 160]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ODD)
def test_nothing_is_wider_than_the_paper(name: str, width: int) -> None:
    """Every line fits, at every width."""
    for text in (render_week(ODD[name], width=width), render_explain(ODD[name], width=width)):
        assert [line for line in text.splitlines() if cell_len(line) > width] == []
        assert text.endswith("\n")


@pytest.mark.parametrize("width", [1, 0, -5])
def test_silly_widths_are_taken_as_narrow(width: int) -> None:
    """A terminal that does not know its width gets the narrowest layout."""
    assert render_week(MANY, width=width) == render_week(MANY, width=20)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_session_and_rest_day_is_there(width: int) -> None:
    """No layout loses a session or a day."""
    text = render_week(MANY, width=width)
    assert [day for day in ("Tue  1 Dec", "Sat  5 Dec") if text.count(day) != 1] == []
    assert len(re.findall(r"\d\d:\d\d-\d\d:\d\d", text)) == 40
    assert len(re.findall(r"\brest\b", render_week(planned(placed("easy", 3)), width=width))) == 6


@pytest.mark.parametrize("width", WIDTHS)
def test_colour_changes_no_letter(width: int) -> None:
    """Without its colours the coloured page is the plain one."""
    coloured = render_week(COSTLY, width=width, colour=True)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in bare.splitlines()] == render_week(COSTLY, width=width).splitlines()


def test_the_surroundings_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Width and colour are told, whatever the environment says."""
    before = render_week(MANY, colour=True)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "33", "TERM": "dumb", "LC_ALL": "de_DE.UTF-8"}.items():
        monkeypatch.setenv(name, value)
    assert render_week(MANY, colour=True) == before


def test_key_runs_are_marked_without_colour() -> None:
    """A key run has a star, others have none."""
    text = render_week(planned(placed("easy", 0), placed("tempo", 1), placed("lower", 2)))
    assert [line.split()[0] for line in text.splitlines() if "* " in line and ":" in line] == ["Tue"]


def test_a_calendar_shows_the_hours_between_a_run_and_a_lift() -> None:
    """Not those between two runs, and not where the two overlap; what the arrow means stands under it."""
    text = render_week(planned(placed("tempo", 0), placed("upper", 0, 11), placed("easy", 0, 17)), width=120)
    assert [line.count("\N{DOWNWARDS ARROW} 3 h") for line in text.splitlines() if "\N{DOWNWARDS ARROW} 3" in line] == [
        1
    ]
    assert text.count("\N{DOWNWARDS ARROW} 5 h") == 1
    assert "\N{DOWNWARDS ARROW} hours between a run and a lift" in text
    for others in ((placed("easy", 0), placed("tempo", 0, 17)), (placed("easy", 0, 7, 90), placed("upper", 0, 8))):
        assert "\N{DOWNWARDS ARROW}" not in render_week(planned(*others), width=120)


def test_midnight() -> None:
    """A session until midnight ends at 24:00, one past it the next morning, a longer one names its day."""
    text = render_week(planned(placed("easy", 0, 23), placed("easy", 1, 23, 90), placed("easy", 3, 7, 1500)))
    assert "23:00-24:00" in text
    assert "23:00-00:30 " in text
    assert "07:00-08:00 (Fri 4 Dec)" in text


def test_the_year_end_names_both_years() -> None:
    """Two years in the heading when the week lies in two."""
    assert "Mon 28 Dec 2026 to Sun 3 Jan 2027" in render_week(planned(start=date(2026, 12, 28)))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({}, "Proven best: no week costs less."),
        (
            {"proved_best": False, "penalty": 9, "bound": 4},
            "Best found, not proven: a cheaper week could save 5 points at most.",
        ),
        ({"proved_best": False, "penalty": 9}, "Best found; a cheaper week may exist."),
    ],
)
def test_how_good_the_week_is(more: dict[str, object], line: str) -> None:
    """The line under the costs says what is known."""
    assert line in render_week(planned(**more)).splitlines()


def test_costs_and_what_was_left_out() -> None:
    """Rules by cost, a few reasons of each, and the names of what has no place."""
    text = render_week(COSTLY)
    assert "Left out: Easy run 3, an id of another make" in text
    assert "90 wishes: sessions stand where they prefer" in text
    assert "wish 4 (10)" in text
    assert "and 4 more" in text
    assert "wish 8 (10)" in render_explain(COSTLY)


HOSTILE = "a\x1b[31mred\x1b]0;own\x07 \x9b2Jb\x00\r\n\tc\u202ed\u2066\x7f\ud800[bold]e[/]"


def test_nothing_in_a_file_reaches_the_terminal_raw() -> None:
    """Escape sequences and control characters go; brackets are only brackets."""
    assert to_one_line(HOSTILE) == "ared b cd[bold]e[/]"
    session = placed("easy", 0, id="w/x/easy/\x1b[2J1", why=("\x1b[2Jwhy\nnot",))
    rule = RuleRecord(rule="x\x1b[2J", says="y\x1b[2J", hard=True, cost=0)
    breach = BreachRecord(rule="b\x1b[2J", amount=1, cost=1, sessions=(), why="w\x1b[2J\a")
    record = planned(
        session, rules=[rule], breaches=[breach], notes=["n\x1b[2J"], left_out=["l\x1b[2J"], title="\x1b[2J"
    )
    clash = ImpossibleRecord.model_validate({"scenario": "s", "clash": [{"rule": "r\x1b[2J", "says": "s\x9b2J"}]})
    for text in (render_week(record), render_week(record, width=160), render_explain(record), render_impossible(clash)):
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
        assert "2J" not in text


@pytest.mark.parametrize("colour", [False, True])
def test_what_a_report_forgets_to_clean_is_cleaned_as_it_is_laid_out(colour: bool) -> None:
    """The one place where text becomes what a terminal obeys; only the colours of our own stay."""
    hostile = Text.assemble((HOSTILE, "bold"), "\nnext line")
    plain = re.sub(r"\x1b\[[01]m", "", render_text(hostile, width=80, colour=colour))
    assert plain.split("\n")[-2] == "next line"
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2066\ud800]", plain)
    assert "\x1b[31m" not in render_text(hostile, width=80, colour=True)


def test_neither_rich_nor_the_solver_is_loaded_early() -> None:
    """`--help` pays for no table, and looking at a week for no solver."""
    script = (
        "import sys, freshlegs.report; assert 'rich' not in sys.modules; "
        "import freshlegs.report.week_text, freshlegs.report.explain_text, freshlegs.report.rules_text; "
        "import freshlegs.report.check_text; "
        "assert 'ortools' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_other_good_weeks_are_compared_with_the_best_one() -> None:
    weeks = [planned(placed("easy", day), penalty=penalty) for day, penalty in ((0, 10), (1, 10), (2, 25))]
    heads = [line for line in render_alternatives(weeks, "count").splitlines() if line.startswith("Week ")]
    assert heads == ["Week 1: the best", "Week 2: as good as the best", "Week 3: +15 points"]


def test_noon_is_no_morning() -> None:
    """What begins at noon stands to the right of what begins before it, on another day too."""
    record = planned(placed("easy", 0, 11, minutes=30), placed("upper", 1, 12, minutes=30))
    lines = render_week(record, width=100).splitlines()
    (morning,) = (line.index("11:00") for line in lines if "11:00" in line)
    (noon,) = (line.index("12:00") for line in lines if "12:00" in line)
    assert noon > morning
