"""Who is done: only whose scenario, files, options and Monday are the same, and whose plan was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from freshlegs.api.one_athlete import AthleteOrder, BatchOptions, is_done, plan_athlete
from freshlegs.io.files import hash_bytes, hash_path
from freshlegs.planning.athlete_journal import AthleteEntry
from support.batches import SMALL
from support.paths import SCENARIOS

OPTIONS = BatchOptions(datetime(2026, 11, 25, 12, tzinfo=UTC))
TEXT = SMALL.format(name="Ada", hour=6, end=8, minutes=40)
RAW = TEXT.encode()


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return a scenario and its plan, with a calendar beside the scenario."""
    (tmp_path / "work.ics").write_bytes(b"calendar")
    (tmp_path / "plan.json").write_bytes(b"new")
    return tmp_path / "ada.toml", tmp_path / "plan.json"


def entry(**changed: object) -> AthleteEntry:
    known = AthleteEntry("ada", "planned", OPTIONS.hash_inputs(RAW), reads={"work.ics": hash_bytes(b"calendar")})
    return replace(known, **changed)  # type: ignore[arg-type]


def done(known: AthleteEntry, files: tuple[Path, Path], options: BatchOptions = OPTIONS, raw: bytes = RAW) -> bool:
    return is_done(known, options.hash_inputs(raw), options, *files)


def test_who_is_done_is_done(files: tuple[Path, Path]) -> None:
    assert done(entry(), files)
    assert done(entry(monday=""), files, replace(OPTIONS, now=datetime(2027, 1, 1, tzinfo=UTC)))
    assert done(entry(monday="2026-11-30"), files)
    assert done(entry(before=hash_bytes(b"old")), files)


@pytest.mark.parametrize(
    "changed",
    [{"seed": 1}, {"seconds": 5.0}, {"best_effort": True}],
    ids=str,
)
def test_another_option_is_another_input(files: tuple[Path, Path], changed: dict[str, object]) -> None:
    assert not done(entry(), files, replace(OPTIONS, **changed))  # type: ignore[arg-type]


def test_another_text_or_version_is_another_input(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert not done(entry(), files, raw=RAW + b"\n")
    known = entry()
    monkeypatch.setattr("freshlegs.api.one_athlete.__version__", "9.9")
    assert not done(known, files)


def test_another_monday_is_another_input_where_the_file_leaves_it_open(files: tuple[Path, Path]) -> None:
    known = entry(monday="2026-11-30")
    for day, same in ((23, True), (29, True), (30, False), (22, False)):
        assert done(known, files, replace(OPTIONS, now=datetime(2026, 11, day, tzinfo=UTC))) == same, day
    told = replace(OPTIONS, today=datetime(2026, 12, 1))  # noqa: DTZ001
    assert not done(known, files, told)
    assert told.monday == "2026-12-07"


def test_a_file_that_was_read_and_is_otherwise_now_is_another_input(files: tuple[Path, Path]) -> None:
    calendar = files[0].with_name("work.ics")
    calendar.write_bytes(b"other")
    assert not done(entry(), files)
    calendar.unlink()
    assert not done(entry(), files)
    assert done(entry(reads={"work.ics": ""}), files)
    calendar.mkdir()
    listed = hash_path(calendar)
    assert done(entry(reads={"work.ics": listed}), files)
    (calendar / "one.ics").touch()
    assert not done(entry(reads={"work.ics": listed}), files)


def test_a_plan_that_was_not_written_is_not_done(files: tuple[Path, Path]) -> None:
    """The entry comes first, so a run may have ended before the plan."""
    assert not done(entry(before=hash_bytes(b"new")), files)
    files[1].unlink()
    assert not done(entry(), files)
    assert done(entry(status="impossible"), files)


def order(tmp_path: Path, text: str, **changed: object) -> AthleteOrder:
    known = AthleteOrder(tmp_path / "ada.toml", text, "inputs", tmp_path / "out.json", "ada.toml", None, OPTIONS)
    return replace(known, **changed)  # type: ignore[arg-type]


def test_an_athlete_is_planned_as_data_goes_and_comes(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, TEXT))
    assert found.entry == AthleteEntry("ada", "planned", "inputs", penalty=found.entry.penalty, proved_best=True)
    assert b'"scenario_file": "ada.toml"' in found.plan
    again = plan_athlete(order(tmp_path, TEXT, stored=found.plan))
    assert again == found
    moved = plan_athlete(order(tmp_path, TEXT, stored=b"\n"))
    assert moved.plan == found.plan
    assert moved.entry.before == hash_bytes(b"\n")


def test_a_start_that_the_file_leaves_open_is_noted(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, TEXT.replace("start = 2026-11-30\n", "")))
    assert found.entry.monday == "2026-11-30"
    assert b'"start": "2026-11-30"' in found.plan


def test_a_worker_with_another_version_plans_nothing(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, TEXT, version="0.0.1"))
    assert (found.entry.status, found.plan) == ("failed", b"")
    assert "not 0.0.1" in found.entry.says


def test_faults_are_told_in_a_line_without_the_name_of_the_file(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, 'timezone = 1\n[[busy]]\nfile = "none.ics"\n'))
    assert found.entry.status == "refused"
    assert "\n" not in found.entry.says
    assert str(tmp_path) not in found.entry.says
    assert found.entry.says.startswith("timezone: found 1; allowed: an IANA time zone")


def test_a_calendar_that_is_not_there_is_noted_as_such(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, f'{TEXT}\n[[busy]]\nfile = "none.ics"\n'))
    assert (found.entry.status, found.entry.reads) == ("refused", {"none.ics": ""})


@pytest.mark.slow
def test_an_impossible_week_says_why_in_numbers_and_what_would_help(tmp_path: Path) -> None:
    found = plan_athlete(order(tmp_path, (SCENARIOS / "too-much.toml").read_text("utf-8")))
    assert (found.entry.status, found.entry.monday, found.plan) == ("impossible", "", b"")
    assert found.entry.says.startswith("6 sessions, 5 days beside 2 rest days, at most 1 a day: 5 places; this helps: ")


def test_a_faulty_file_is_looked_at_again_next_week(tmp_path: Path) -> None:
    """Nobody knows whether it names its start."""
    assert plan_athlete(order(tmp_path, "timezone = 1")).entry.monday == "2026-11-30"
