"""Steps of a session where one looks for them: linked from its event on the phone, and from the page."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from freshlegs.planfile import PlannedRecord
from support.calendar_weeks import entries, week
from support.command_line import Done, call
from support.workout_weeks import filled_week, lift, run

WEB = "https://me.example/watch"
LINK = re.compile(r'<a href="([^"]+)" download>(FIT|ZWO)</a>')


def export(folder: Path, *options: str, record: PlannedRecord | None = None) -> Done:
    (folder / "plan.json").write_text((record or filled_week()).model_dump_json(), "utf-8")
    done = call("export", "plan.json", "--now", "2026-11-29", *options, folder=folder)
    assert done.code == 0, done.err
    return done


def descriptions(path: Path) -> list[str]:
    return [str(entry["DESCRIPTION"]) for entry in entries(path.read_bytes())]


def test_an_event_links_the_file_that_is_written_for_the_watch(tmp_path: Path) -> None:
    export(tmp_path, "--ics", "week.ics", "--fit", "watch", "--steps", WEB, "--no-rest-days")
    links = [line for text in descriptions(tmp_path / "week.ics") for line in text.splitlines() if WEB in line]
    names = sorted(path.name for path in (tmp_path / "watch").iterdir())
    assert links == [f"Steps for the watch: {WEB}/{name}" for name in names]
    assert len(names) == 4


def test_without_an_address_an_event_is_as_it_was(tmp_path: Path) -> None:
    export(tmp_path, "--ics", "week.ics", "--fit", "watch", "--no-rest-days")
    assert not any("Steps" in text for text in descriptions(tmp_path / "week.ics"))


def test_who_sees_only_that_one_is_busy_sees_no_link(tmp_path: Path) -> None:
    export(tmp_path, "--ics", "week.ics", "--steps", WEB, "--busy-only")
    assert b"me.example" not in (tmp_path / "week.ics").read_bytes()


def test_what_has_no_file_has_no_link(tmp_path: Path) -> None:
    over = run("easy").model_copy(update={"done": True})
    empty = run("long", day=3).model_copy(update={"content": None})
    options = ("--ics", "week.ics", "--html", "week.html", "--steps", WEB)
    export(tmp_path, *options, record=week(over, empty))
    assert b"me.example" not in (tmp_path / "week.ics").read_bytes()
    assert "me.example" not in (tmp_path / "week.html").read_text("utf-8")


def test_a_page_links_the_files_that_are_written_beside_it(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    export(tmp_path, "--html", "pages/week.html", "--fit", "for the watch", "--zwo", "pages/indoors")
    found = LINK.findall((tmp_path / "pages/week.html").read_text("utf-8"))
    assert [form for _, form in found].count("ZWO") == 3
    assert len(found) == 7
    for link, form in found:
        assert (tmp_path / "pages" / unquote(link)).resolve().is_file()
        assert link.endswith(f".{form.lower()}")


def test_a_page_of_weeks_links_them_too(tmp_path: Path) -> None:
    record = filled_week()
    weeks = [{"week": 1, "start": "2026-11-30", "days": 7, "kind": "build", "penalty": 0, "proved_best": True}]
    programme = PlannedRecord.model_validate({**record.model_dump(), "weeks": weeks})
    export(tmp_path, "--html", "weeks.html", "--fit", "watch", record=programme)
    found = LINK.findall((tmp_path / "weeks.html").read_text("utf-8"))
    assert {link for link, _ in found} == {f"watch/{path.name}" for path in (tmp_path / "watch").iterdir()}


def test_an_address_goes_before_the_folder(tmp_path: Path) -> None:
    export(tmp_path, "--html", "week.html", "--fit", "watch", "--steps", f"{WEB}/")
    links = {link for link, _ in LINK.findall((tmp_path / "week.html").read_text("utf-8"))}
    assert links == {f"{WEB}/{path.name}" for path in (tmp_path / "watch").iterdir()}


def test_a_page_alone_links_nothing(tmp_path: Path) -> None:
    export(tmp_path, "--html", "week.html")
    assert "download" not in (tmp_path / "week.html").read_text("utf-8")
    assert "download" not in export(tmp_path, "--html", "-", "--fit", "watch").out


def test_an_address_that_nothing_links_is_told(tmp_path: Path) -> None:
    done = export(tmp_path, "--text", "week.txt", "--steps", WEB)
    assert "and --steps change nothing here" in done.err
    assert "--steps" not in export(tmp_path, "--html", "week.html", "--steps", WEB).err


@pytest.mark.parametrize("address", ["watch", "ftp://me.example/", 'https://a"b.example/ x', "https://u:p@me.example/"])
def test_a_wrong_address_is_refused(address: str, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(week(lift()).model_dump_json(), "utf-8")
    done = call("export", "plan.json", "--html", "week.html", "--steps", address, folder=tmp_path)
    assert done.code == 1
    assert done.err.startswith("--steps: ")
    assert not (tmp_path / "week.html").exists()
