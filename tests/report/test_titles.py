"""Sessions are called what the calendar calls them; a number tells several of one kind apart."""

from __future__ import annotations

import pytest

from freshlegs.planfile import PlannedRecord
from freshlegs.report.phrases import (
    format_short_id,
    list_problem_titles,
    list_record_titles,
    list_titles,
    name_session,
    title_session,
)
from freshlegs.written.session_text import use_titles
from support.shown_weeks import placed, planned
from support.worlds import problem, session


def ids(*names: str) -> PlannedRecord:
    """Return a plan with sessions of these kinds and numbers, one a day."""
    made = [placed(one.split("/")[0], day, 7, id=f"w/2026-11-30/{one}") for day, one in enumerate(names)]
    return planned(*made)


@pytest.mark.parametrize(
    ("there", "titles"),
    [
        (["easy/1"], ["Easy run"]),
        (["easy/1", "easy/2"], ["Easy run 1", "Easy run 2"]),
        (["easy/1", "long/1", "full/1"], ["Easy run", "Long run", "Lift: full body"]),
        (["lower/1", "lower/2", "race/1"], ["Lift: lower body 1", "Lift: lower body 2", "Race"]),
        (["easy/2"], ["Easy run 2"]),
    ],
)
def test_a_session_has_a_number_where_there_are_several_of_its_kind(there: list[str], titles: list[str]) -> None:
    record = ids(*there)
    assert [title_session(record, one) for one in record.sessions] == titles
    assert [name_session(record, one.id) for one in record.sessions] == titles


def test_what_was_left_out_counts_as_one_of_several() -> None:
    record = ids("easy/1").model_copy(update={"left_out": ("w/2026-11-30/easy/2",)})
    assert title_session(record, record.sessions[0]) == "Easy run 1"
    assert name_session(record, "w/2026-11-30/easy/2") == "Easy run 2"
    assert name_session(record, "of another make") == "of another make"


def test_a_session_that_is_not_placed_is_called_the_same() -> None:
    asked = problem([session("easy", 1), session("easy", 2), session("tempo", 1)])
    assert list_problem_titles(asked) == {"easy 1": "Easy run 1", "easy 2": "Easy run 2", "tempo 1": "Tempo run"}


def test_where_there_is_little_room_it_is_called_less() -> None:
    record = ids("full/1", "full/2")
    assert list_titles(record, record.sessions[1]) == ["Lift: full body 2", "Full body 2", "full 2"]
    assert format_short_id(record.sessions[1]) == "full-2"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("easy 1 and full 1 share a day", "Easy run 1 and Lift: full body share a day"),
        ("last week's easy 2 to full 1: 20 h", "last week's Easy run 2 to Lift: full body: 20 h"),
        ("easy 12, easy 1", "easy 12, Easy run 1"),
        ("easy-1 and uneasy 1 are other words", "easy-1 and uneasy 1 are other words"),
        ("nobody is named", "nobody is named"),
    ],
)
def test_the_sentences_of_rules_use_the_titles(said: str, shown: str) -> None:
    titles = list_record_titles(ids("easy/1", "easy/2", "full/1"))
    assert use_titles(said, titles) == shown
    assert use_titles(said, {}) == said
