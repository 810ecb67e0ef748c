"""Many athletes in one go: each is planned as `plan` does, nobody stops another, and a run goes on where it stood."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from freshlegs.api.scenario import Scenario
from freshlegs.planning.athlete_journal import AthleteJournal
from support.batches import read_folder, write_athletes
from support.command_line import COMMAND, assert_refused, call, environment, freshlegs
from support.mortal import die_at_each_step
from support.paths import SCENARIOS

pytestmark = pytest.mark.slow


@pytest.fixture
def athletes(tmp_path: Path) -> list[str]:
    return write_athletes(tmp_path / "in", 6)


def journal(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "batch.jsonl").read_text().splitlines()]


def read_plans(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder but for what a kill left of those that were being written."""
    return {name: data for name, data in read_folder(folder).items() if name[0] != "."}


def batch(folder: Path, *options: str) -> Any:
    return call("batch", "in", "-o", "out", "--workers", "1", *options, folder=folder)


def test_each_athlete_gets_the_plan_and_the_calendar_that_one_alone_gets(tmp_path: Path, athletes: list[str]) -> None:
    done = batch(tmp_path, "--feeds")
    assert (done.code, done.err, done.out) == (0, "", "6 athletes are planned, in out.\n")
    for athlete in athletes:
        (tmp_path / "alone").mkdir(exist_ok=True)
        assert call("plan", f"in/{athlete}.toml", "-o", f"alone/{athlete}.json", folder=tmp_path).code == 0
        assert call("export", f"alone/{athlete}.json", "--feed", f"alone/{athlete}.ics", folder=tmp_path).code == 0
    out = read_folder(tmp_path / "out")
    out.pop("batch.jsonl")
    assert out == read_folder(tmp_path / "alone")


def test_the_workers_make_no_difference(tmp_path: Path, athletes: list[str]) -> None:
    assert batch(tmp_path, "--feeds").code == 0
    done = call("batch", "in", "-o", "other", "--workers", "3", "--feeds", folder=tmp_path)
    assert done.code == 0
    assert read_folder(tmp_path / "other") == read_folder(tmp_path / "out")


def test_who_is_done_is_not_planned_again_whatever_the_time_stamps(
    tmp_path: Path, athletes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert batch(tmp_path).code == 0
    for path in (tmp_path / "in").iterdir():
        os.utime(path, (2e9, 2e9))
    changed = tmp_path / "in/a003.toml"
    changed.write_text(changed.read_text().replace("minutes = 90", "minutes = 95"))
    (tmp_path / "out/a001.json").unlink()
    planned = watch_planned(monkeypatch)
    done = batch(tmp_path)
    assert done.out == "6 athletes are planned, in out. 4 of the 6 were done before.\n"
    assert planned == ["a001", "a003"]
    assert batch(tmp_path).out.endswith("6 of the 6 were done before.\n")
    assert batch(tmp_path, "--seed", "3").out == "6 athletes are planned, in out.\n"


def watch_planned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return who is planned from now on, in this process."""
    planned: list[str] = []
    real = Scenario.plan

    def note(scenario: Scenario, **given: Any) -> Any:
        planned.append(Path(scenario.draft.source).stem)
        return real(scenario, **given)

    monkeypatch.setattr(Scenario, "plan", note)
    return planned


def test_the_files_that_a_scenario_names_are_inputs_too(tmp_path: Path, athletes: list[str]) -> None:
    """A calendar that is changed, comes, or goes; and a folder of them in which another one stands."""
    text = (tmp_path / "in/a000.toml").read_text()
    (tmp_path / "in/a000.toml").write_text(f'{text}[[busy]]\nfile = "work.ics"\n[[busy]]\nfile = "more"\n')
    done = batch(tmp_path)
    assert done.code == 1
    assert 'busy[1].file: found "work.ics": there is no such file' in " ".join(done.out.split())
    calendar = (SCENARIOS / "work.ics").read_bytes()
    (tmp_path / "in/work.ics").write_bytes(calendar)
    (tmp_path / "in/more").mkdir()
    (tmp_path / "in/more/one.ics").write_bytes(calendar)
    counts = []
    for change in ("", "in/more/two.ics", "", "in/work.ics", ""):
        if change:
            (tmp_path / change).write_bytes(calendar.replace(b"SUMMARY:", b"SUMMARY:x"))
        counts.append(batch(tmp_path, "--json").json["already"])
    assert counts == [5, 5, 6, 5, 6]


def test_a_week_without_a_start_is_planned_again_once_it_is_another(tmp_path: Path) -> None:
    write_athletes(tmp_path / "in", 2)
    text = (tmp_path / "in/a000.toml").read_text()
    (tmp_path / "in/a000.toml").write_text(text.replace("start = 2026-11-30\n", ""))
    days = ("2026-11-25", "2026-11-29", "2026-12-01")
    assert [batch(tmp_path, "--today", day, "--json").json["already"] for day in days] == [0, 2, 1]
    assert json.loads((tmp_path / "out/a000.json").read_text())["start"] == "2026-12-07"


def test_what_is_wrong_with_some_stops_nobody(tmp_path: Path, athletes: list[str]) -> None:
    inside = tmp_path / "in"
    (inside / "gone.toml").symlink_to(tmp_path / "nowhere.toml")
    (inside / "broken.toml").write_text("timezone = 1")
    (inside / "text.toml").write_bytes(b"\xff\xfe")
    shutil.copy(SCENARIOS / "too-much.toml", inside / "much.toml")
    for number in (1, 2):
        text = (inside / f"a00{number}.toml").read_text()
        (inside / f"twin{number}.toml").write_text(f'id = "twin"\n{text}')
    done = batch(tmp_path, "--json")
    assert done.code == 1
    assert (done.json["athletes"], done.json["planned"], done.json["already"]) == (12, 6, 0)
    said = {one["athlete"]: (one["status"], one["says"]) for one in done.json["others"]}
    assert said["gone"] == ("refused", "there is no such file")
    assert said["broken"][1].startswith("timezone: found 1; allowed: ")
    assert said["text"] == ("refused", "not UTF-8 text (byte 1)")
    assert said["much"][0] == "impossible"
    assert "this helps: " in said["much"][1]
    own = "give each athlete an id of their own"
    assert said["twin1"] == ("refused", f'id: found "twin", which twin2.toml has too; {own}')
    assert said["twin2"] == ("refused", f'id: found "twin", which twin1.toml has too; {own}')
    assert sorted(path.name for path in (tmp_path / "out").glob("*.json")) == [f"{name}.json" for name in athletes]
    assert [one["athlete"] for one in journal(tmp_path / "out")] == sorted([*athletes, *said])


def test_a_default_id_may_be_another_ones_too(tmp_path: Path) -> None:
    write_athletes(tmp_path / "in", 1)
    text = (tmp_path / "in/a000.toml").read_text()
    (tmp_path / "in/b.toml").write_text(f'id = "a000-a000"\n{text}')
    assert [one["athlete"] for one in batch(tmp_path, "--json").json["others"]] == ["a000", "b"]


@pytest.mark.parametrize(("worst", "code"), [("impossible", 3), ("undecided", 4), ("refused", 1)])
def test_the_exit_code_is_that_of_the_worst(tmp_path: Path, worst: str, code: int) -> None:
    write_athletes(tmp_path / "in", 1)
    shutil.copy(SCENARIOS / "too-much.toml", tmp_path / "in/much.toml")
    options: tuple[str, ...] = ()
    if worst == "undecided":
        shutil.copy(SCENARIOS / "four-and-four.toml", tmp_path / "in/slow.toml")
        options = ("--time-limit", "0.001")
    if worst == "refused":
        (tmp_path / "in/x.toml").write_text("x")
    assert batch(tmp_path, *options).code == code


def test_the_plan_of_an_athlete_who_has_none_now_stays_and_is_told(tmp_path: Path, athletes: list[str]) -> None:
    assert batch(tmp_path).code == 0
    before = read_folder(tmp_path / "out")
    (tmp_path / "in/a002.toml").write_text("timezone = 1")
    done = batch(tmp_path, "--json")
    assert done.json["others"][0]["says"].endswith("; the plan from before stays")
    assert read_folder(tmp_path / "out")["a002.json"] == before["a002.json"]


def test_what_was_replanned_since_stays(tmp_path: Path, athletes: list[str]) -> None:
    assert batch(tmp_path).code == 0
    plan = tmp_path / "out/a000.json"
    done = call("replan", "out/a000.json", "--now", "2026-12-01 12:00", "--done", "easy-1", folder=tmp_path)
    assert done.code == 0, done.err
    lived = plan.read_bytes()
    assert batch(tmp_path).code == 0
    assert plan.read_bytes() == lived
    text = (tmp_path / "in/a000.toml").read_text()
    (tmp_path / "in/a000.toml").write_text(f"{text}# a remark\n")
    done = batch(tmp_path, "--json")
    assert "as it was replanned" in done.json["others"][0]["says"]
    assert plan.read_bytes() == lived
    assert batch(tmp_path, "--restart").out == "6 athletes are planned, in out.\n"
    assert (tmp_path / "out/a000.json.before").read_bytes() == lived


def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """Of two athletes one had a plan of a scenario that has changed since: that run, gone on with, is the calm one."""

    def prepare(name: str) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        write_athletes(folder / "in", 1)
        assert batch(folder, "--feeds").code == 0
        write_athletes(folder / "in", 2)
        text = (folder / "in/a000.toml").read_text()
        (folder / "in/a000.toml").write_text(text.replace("minutes = 90", "minutes = 95"))
        return folder

    calm = prepare("calm")
    assert batch(calm, "--feeds").code == 0
    expected = read_plans(calm / "out")
    options = ("batch", "in", "-o", "out", "--workers", "1", "--feeds")
    for folder, code in die_at_each_step(options, prepare("warm"), prepare):
        if code:
            assert batch(folder, "--feeds").code == 0
        assert read_plans(folder / "out") == expected


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGINT], ids=lambda end: end.name)
def test_a_run_that_is_ended_goes_on(tmp_path: Path, end: signal.Signals) -> None:
    """Killed with all its processes, or by Ctrl-C, which says so and leaves nobody behind."""
    write_athletes(tmp_path / "in", 60)
    assert call("batch", "in", "-o", "calm", "--workers", "1", folder=tmp_path).code == 0
    command = [str(COMMAND), "batch", "in", "-o", "out", "--workers", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), start_new_session=True, stdout=pipe, stderr=pipe, text=True
    ) as process:
        deadline = time.monotonic() + 60
        while not list((tmp_path / "out").glob("a*.json")) and time.monotonic() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, end)
        out, err = process.communicate(timeout=60)
    if end == signal.SIGINT:
        assert (process.returncode, out, err) == (130, "", "Stopped.\n")
    there = len(list((tmp_path / "out").glob("a*.json")))
    assert 0 < there < 60
    done = freshlegs("batch", "in", "-o", "out", "--workers", "2", "--json", folder=tmp_path)
    assert done.code == 0
    assert there - 1 <= done.json["already"] < 60
    assert read_plans(tmp_path / "out") == read_folder(tmp_path / "calm")


def test_a_full_disk_is_named_and_nothing_is_lost(
    tmp_path: Path, athletes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("batch", "in", "-o", "calm", "--workers", "1", folder=tmp_path).code == 0
    written = 0

    def fill(number: int) -> None:
        nonlocal written
        written += 1
        if written > 3:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fill)
        done = batch(tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "can't write out/a003.json: the disk is full; "
        "3 of 6 athletes are left, and the same command goes on with them\n"
    )
    assert sorted(read_folder(tmp_path / "out")) == ["a000.json", "a001.json", "a002.json", "batch.jsonl"]
    assert batch(tmp_path, "--json").json["already"] == 3
    assert read_folder(tmp_path / "out") == read_folder(tmp_path / "calm")


def test_one_plan_that_cant_be_written_stops_nobody(tmp_path: Path, athletes: list[str]) -> None:
    (tmp_path / "out/a001.json").mkdir(parents=True)
    done = batch(tmp_path, "--json")
    assert done.code == 1
    assert [(one["athlete"], one["status"]) for one in done.json["others"]] == [("a001", "failed")]
    assert "can't write out/a001.json: it is a folder" in done.json["others"][0]["says"]
    assert done.json["planned"] == 5


def test_a_defect_of_ours_costs_one_athlete_and_not_all(
    tmp_path: Path, athletes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Scenario.plan

    def stumble(scenario: Scenario, **given: Any) -> Any:
        if scenario.draft.source == "in/a004.toml":
            raise KeyError("oops")
        return real(scenario, **given)

    with monkeypatch.context() as patched:
        patched.setattr(Scenario, "plan", stumble)
        done = batch(tmp_path, "--json")
    assert done.json["others"] == [
        {"athlete": "a004", "status": "failed", "says": "freshlegs has a defect: KeyError: 'oops'"}
    ]
    assert batch(tmp_path, "--json").json["already"] == 5


def test_a_journal_that_is_damaged_costs_only_work(tmp_path: Path, athletes: list[str]) -> None:
    assert batch(tmp_path).code == 0
    path = tmp_path / "out/batch.jsonl"
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], b"nonsense\n", b'{"format": 2}\n', *lines[2:5], lines[5][:40]]))
    assert batch(tmp_path, "--json").json["already"] == 4
    assert path.read_bytes() == whole


def test_two_runs_at_once_are_refused(tmp_path: Path, athletes: list[str]) -> None:
    (tmp_path / "out").mkdir()
    with AthleteJournal(tmp_path / "out/batch.jsonl"):
        done = batch(tmp_path)
    assert done.code == 1
    assert done.err == "another run is planning into out; wait until it is done, or end it\n"
    assert batch(tmp_path).code == 0


def test_wrong_calls_are_named(tmp_path: Path, athletes: list[str]) -> None:
    assert_refused(call("batch", "nowhere", "-o", "out", folder=tmp_path), "nowhere: can't be read: there is no such")
    (tmp_path / "empty").mkdir()
    assert_refused(call("batch", "empty", "-o", "out", folder=tmp_path), "empty: a folder without scenario files")
    assert_refused(batch_on(tmp_path, "ray://x:1"), '--executor: found "ray://x:1"; allowed: dask://HOST:PORT')
    both = call("batch", "in", "-o", "out", "--executor", "dask://h:1", "--workers", "2", folder=tmp_path)
    assert both.code == 2
    assert "--workers and --executor: the work goes to one of them" in both.err
    assert not (tmp_path / "out").exists()


def batch_on(folder: Path, executor: str) -> Any:
    return call("batch", "in", "-o", "out", "--executor", executor, folder=folder)
