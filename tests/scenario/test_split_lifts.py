"""Lifts that say what they train: in the file, in the plan, on the card, and what is said wrong of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from freshlegs.training.library import load_shipped
from freshlegs.training.trained_muscles import Trained, find_muscles
from support.command_line import WEEK, call

SPLIT = (
    WEEK.replace('kind = "full"\ncount = 2\n', 'kind = "lift"\ntrains = ["push"]\n', 1)
    + """
[[sessions]]
kind = "lift"
trains = ["pull"]
[[sessions]]
kind = "lift"
trains = ["legs"]
title = "Leg day"
"""
)

TRAINED: dict[str, Trained] = {"Lift: push": "push", "Lift: pull": "pull", "Leg day": "legs"}


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("split")
    (folder / "week.toml").write_text(SPLIT, "utf-8")
    done = call("plan", "week.toml", "-o", "plan.json", folder=folder)
    assert done.code == 0, done.err
    return folder


def lifts(folder: Path) -> dict[str, dict[str, Any]]:
    plan = call("show", "plan.json", "--json", folder=folder).json
    return {one["title"]: one for one in plan["sessions"] if one["kind"] == "lift"}


def test_each_holds_exercises_for_its_muscles_alone(planned: Path) -> None:
    found = lifts(planned)
    assert sorted(found) == ["Leg day", "Lift: pull", "Lift: push"]
    library = {one.id: one for one in load_shipped()}
    for title, word in TRAINED.items():
        exercises = [library[one["exercise"]] for one in found[title]["content"]["exercises"]]
        assert len(exercises) >= 5
        for exercise in exercises:
            assert exercise.primary <= find_muscles((word,)), (title, exercise.id)
    assert {"chest"} <= set(found["Lift: push"]["content"]["trains"])
    assert {"back"} <= set(found["Lift: pull"]["content"]["trains"])
    assert {"quads", "glutes"} <= set(found["Leg day"]["content"]["trains"])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("show", "plan.json"), ("Lift: push", "Lift: pull", "Leg day")),
        (("show", "plan.json", "--session", "push"), ("Lift: push (lift-1)", "bench press")),
        (("show", "plan.json", "--session", "lift-2"), ("Lift: pull (lift-2)",)),
        (("why", "week.toml", "leg day"), ("Leg day (lift-3) is on",)),
        (("check", "week.toml", "plan.json"), ("keeps every hard rule",)),
    ],
)
def test_people_read_what_it_trains(planned: Path, line: tuple[str, ...], told: tuple[str, ...]) -> None:
    done = call(*line, folder=planned)
    assert done.code == 0, done.err
    for part in told:
        assert part in " ".join(done.out.split())


def test_a_week_written_by_hand_names_them_as_the_athlete_does(planned: Path) -> None:
    """In the order of the file Friday would be the leg day, a day before the long run."""
    week = "mon 6:00 leg day; tue 6:00 pull; wed 17:00 intervals; fri 6:00 push; sat 8:00 long"
    done = call("check", "week.toml", week, folder=planned)
    assert "keeps every hard rule" in done.out
    assert "legs_before_long" not in done.out
    turned = "mon 6:00 push; tue 6:00 pull; wed 17:00 intervals; fri 6:00 leg day; sat 8:00 long"
    assert "legs_before_long" in call("check", "week.toml", turned, folder=planned).out


def test_the_calendar_says_what_it_trains(planned: Path) -> None:
    call("export", "plan.json", "--ics", "week.ics", folder=planned)
    text = (planned / "week.ics").read_text("utf-8")
    assert "SUMMARY:Lift: push 60 min" in text
    assert "SUMMARY:Leg day 60 min" in text


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('kind = "lift"', ('found kind = "lift" without trains', 'trains = ["push"]')),
        ('kind = "lift"\ntrains = []', ("trains",)),
        ('kind = "lift"\ntrains = ["puhs"]', ("trains", "puhs", "push")),
        ('kind = "upper"\ntrains = ["push"]', ("found trains of upper", 'kind = "lift"')),
        ('kind = "lift"\ntrains = ["push"]\nlegs = "heavy"', ('found legs = "heavy" of lift', "only an activity")),
    ],
)
def test_wrong_words_are_named_with_what_is_allowed(table: str, told: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(f"{WEEK}\n[[sessions]]\n{table}\n", "utf-8")
    done = call("plan", "week.toml", folder=tmp_path)
    assert done.code == 1
    said = " ".join(done.err.split())
    assert "week.toml: sessions[4]" in said
    for part in told:
        assert part in said


@pytest.mark.slow
def test_pull_may_come_the_day_after_push(tmp_path: Path) -> None:
    """A rotation of four on four days in a row, which a lower and an upper day could not have."""
    tables = "".join(
        f'[[sessions]]\nkind = "lift"\ntrains = ["{word}"]\n' for word in ("chest", "back", "quads", "arms")
    )
    days = "".join(f'{day} = ["06:00-08:00"]\n' for day in ("mon", "tue", "wed", "thu"))
    text = f'timezone = "Europe/Berlin"\n[week]\nstart = 2026-11-30\n[availability]\n{days}{tables}'
    (tmp_path / "week.toml").write_text(text, "utf-8")
    done = call("plan", "week.toml", "--json", folder=tmp_path)
    assert done.code == 0, done.out
    dates = sorted(one["start"][:10] for one in done.json["sessions"])
    assert all(int(later[-2:]) - int(earlier[-2:]) in (1, -29) for earlier, later in pairwise(dates))


@pytest.mark.slow
def test_a_programme_goes_on_with_it(planned: Path) -> None:
    text = SPLIT.replace("start = 2026-11-30\n", "start = 2026-11-30\nweeks = 5\n")
    (planned / "weeks.toml").write_text(text, "utf-8")
    done = call("plan", "weeks.toml", "-o", "weeks.json", folder=planned)
    assert done.code == 0, done.err
    assert "Lift: pull" in call("show", "weeks.json", "--week", "4", folder=planned).out
