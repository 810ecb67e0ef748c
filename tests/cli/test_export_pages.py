"""`export --html --svg --png`: what is written where, and what is refused."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from support.command_line import WEEK, assert_refused, call, freshlegs
from support.paths import GOLDEN

pytestmark = pytest.mark.slow

SHOWN = GOLDEN / "show"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Return a stored plan."""
    path = tmp_path / "plan.json"
    path.write_text((SHOWN / "article-week.json").read_text("utf-8"), "utf-8")
    return path


def test_several_at_once(plan: Path, tmp_path: Path) -> None:
    done = call(
        "export", plan, "--html", "w.html", "--svg", "w.svg", "--png", "w.png", "--ics", "w.ics", folder=tmp_path
    )
    assert (done.code, done.out) == (0, "")
    assert {line.partition(":")[0] for line in done.err.splitlines()} >= {"w.ics", "w.html", "w.svg", "w.png"}
    assert (tmp_path / "w.html").read_text("utf-8").startswith("<!doctype html>")
    assert (tmp_path / "w.svg").read_text("utf-8").startswith("<svg ")
    assert (tmp_path / "w.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "w.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(("option", "start"), [("--html", "<!doctype html>"), ("--svg", "<svg ")])
def test_one_goes_to_standard_output(plan: Path, tmp_path: Path, option: str, start: str) -> None:
    done = call("export", plan, option, "-", folder=tmp_path)
    assert done.code == 0
    assert done.out.startswith(start)


def test_a_calendar_and_a_page_are_told_together(plan: Path, tmp_path: Path) -> None:
    done = call("export", plan, "--ics", "w.ics", "--html", "w.html", "--json", folder=tmp_path)
    assert done.json["file"] == "w.ics"
    assert [page["file"] for page in done.json["pages"]] == ["w.html"]


def test_what_was_written_is_told_as_json(plan: Path, tmp_path: Path) -> None:
    done = call("export", plan, "--html", "w.html", "--json", folder=tmp_path)
    assert done.json == {
        "format": 1,
        "pages": [{"file": "w.html", "bytes": (tmp_path / "w.html").stat().st_size}],
    }


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--html", "-", "--svg", "-"],
        ["--html", "-", "--json"],
        ["--html", "w", "--svg", "w"],
        ["--svg", "plan.json"],
        ["--html", "w", "--ics", "w.ics", "--diff"],
        ["--svg", "-", "--feed", "-"],
    ],
)
def test_what_makes_no_sense_is_refused(plan: Path, tmp_path: Path, options: list[str]) -> None:
    before = plan.read_bytes()
    done = call("export", plan, *options, folder=tmp_path)
    assert done.code == 2
    assert (done.json["exit"] if "--json" in options else done.out) == (2 if "--json" in options else "")
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert plan.read_bytes() == before


def test_without_the_extra_nothing_is_written(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    done = call("export", plan, "--html", "w.html", "--png", "w.png", folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "PNG needs more than SVG does: install it with: pip install 'fontpkg-inter>=4.1' 'resvg-py>=0.5'; "
        "SVG works without it\n"
    )
    assert not (tmp_path / "w.html").exists()


def test_a_page_that_cannot_be_written_is_one_line(plan: Path, tmp_path: Path) -> None:
    done = call("export", plan, "--html", "no/such/w.html", folder=tmp_path)
    assert_refused(done, "can't write no/such/w.html: there is no such folder")


def test_an_impossible_week_has_no_page(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text((SHOWN / "impossible.json").read_text("utf-8"), "utf-8")
    done = call("export", "plan.json", "--html", "w.html", folder=tmp_path)
    assert_refused(done, "plan.json: ")
    assert not (tmp_path / "w.html").exists()


def test_a_plan_keeps_when_the_athlete_was_free(tmp_path: Path) -> None:
    """From the scenario to the page: windows, less what the calendar has taken, and what it has taken."""
    events = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261101T000000Z\r\n"
    events += "DTSTART:20261202T163000Z\r\nDTEND:20261202T170000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (tmp_path / "work.ics").write_text(events, "utf-8")
    (tmp_path / "week.toml").write_text(f'{WEEK}\n[[busy]]\nfile = "work.ics"\n', "utf-8")
    assert call("plan", "week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    stored = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert ["2026-12-02T18:00:00+01:00", "2026-12-02T19:00:00+01:00"] in stored["free"]
    assert stored["busy"] == [["2026-12-02T17:30:00+01:00", "2026-12-02T18:00:00+01:00"]]
    page = call("export", "plan.json", "--html", "-", folder=tmp_path).out
    assert "free 17:00\N{EN DASH}17:30, 18:00\N{EN DASH}19:00; busy 17:30\N{EN DASH}18:00" in page


def test_the_same_bytes_anywhere(plan: Path) -> None:
    """Whatever the hash seed, the locale and the time zone."""
    one = freshlegs("export", plan, "--html", "-", env={"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    other = freshlegs(
        "export", plan, "--html", "-", env={"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"}
    )
    assert one.code == 0
    assert one.out == other.out


@pytest.mark.parametrize("command", [["--help"], ["show"], ["export", "--ics"]])
def test_only_pages_need_templates(plan: Path, command: list[str]) -> None:
    arguments = [
        command[0],
        *([str(plan)] if command[0] != "--help" else []),
        *command[1:],
        *(["-"] if command[1:] else []),
    ]
    program = (
        "import sys; from freshlegs.cli import main\n"
        f"sys.argv = ['freshlegs', *{arguments!r}]\n"
        "main()\n"
        "print({'jinja2', 'resvg_py', 'ortools'} & sys.modules.keys(), file=sys.stderr)"
    )
    assert freshlegs(python=("-c", program)).err.splitlines()[-1] == "set()"
