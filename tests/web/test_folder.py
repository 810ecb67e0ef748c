"""A coach's folder: the athletes in a list, each with a page, the plans where they were written, and the club."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.command_line import WEEK, call
from support.opened import opened
from support.paths import CLUBS

pytestmark = pytest.mark.slow


def write_athletes(folder: Path) -> None:
    """Write two athletes, one of them with a fault, one with an odd name, and files that are no athletes."""
    folder.mkdir(exist_ok=True)
    (folder / "ada & co.toml").write_text(WEEK, "utf-8")
    (folder / "bob.toml").write_text(WEEK.replace("Berlin", "Berln"), "utf-8")
    (folder / "broken.toml").write_text("[week", "utf-8")
    (folder / ".hidden.toml").write_text(WEEK, "utf-8")
    (folder / "club.toml").write_text('athletes = ["ada.toml"]\n', "utf-8")
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")


def test_athletes_are_listed_and_opened(tmp_path: Path) -> None:
    write_athletes(tmp_path)
    assert call("plan", "ada & co.toml", "-o", "ada & co.json", folder=tmp_path).code == 0
    with opened(tmp_path) as server:
        page = server.get("/").body.decode()
        rows = re.findall(r'<li><a href="(.+?)"><b dir="auto">(.+?)</b> <span.*?>(.+?)</span>', page)
        assert [row[1] for row in rows] == ["ada &amp; co", "bob", "broken"]
        assert rows[0][0] == "a/ada%20%26%20co/"
        assert rows[0][2].endswith(("point", "points", "nothing to pay"))
        assert [row[2] for row in rows[1:]] == ["not planned yet", "the file has a fault"]
        ada = f"/{rows[0][0]}"
        assert server.get(ada).status == 200
        assert server.get("/static/page.css").body == server.get(f"{ada}static/page.css").body != b""
        assert server.wait(at=ada, changed=0)["plan"]["written"]
        assert server.get("/a/bob/").status == 200
        assert [fault["place"] for fault in server.wait("faulty", at="/a/bob/")["scenario"]["faults"]] == ["timezone"]
        assert server.wait("faulty", at="/a/broken/")["scenario"]["faults"][0]["line"] == 1
        assert "the file has a fault" in server.get("/").body.decode()
        for path in ("/a/nobody/", "/a/club/", "/a/.hidden/", "/api/state", "/a/bob", "/club/"):
            assert server.get(path).status == 404, path


def test_each_athlete_is_planned_by_a_process_of_their_own(tmp_path: Path) -> None:
    """What one asks does not hold up the other, and the plan goes where it is read."""
    for name in ("ada", "bob"):
        (tmp_path / f"{name}.toml").write_text(WEEK, "utf-8")
    with opened(tmp_path) as server:
        for name in ("ada", "bob"):
            server.state(f"/a/{name}/")
        workers = [server.site.desks[name].jobs.worker.pid for name in ("ada", "bob")]
        assert len({*workers, None}) == 3
        for name in ("ada", "bob"):
            server.wait(at=f"/a/{name}/", changed=0)
        assert server.post("/a/bob/api/keep", moves=[]).json["plan"]["written"]
    assert {path.name for path in tmp_path.glob("*.json")} == {"bob.json"}


def test_a_folder_with_one_scenario_is_that_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no folder is named; one that is named is a coach's."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    monkeypatch.chdir(tmp_path)
    with opened(None) as server:
        assert server.state()["title"] == "Two lifts and three runs"
    with opened(tmp_path) as server:
        assert b"a/week/" in server.get("/").body


def test_plans_of_a_batch_are_found(tmp_path: Path) -> None:
    (tmp_path / "athletes").mkdir()
    (tmp_path / "athletes" / "ada.toml").write_text(WEEK, "utf-8")
    assert call("batch", "athletes", "-o", "plans", folder=tmp_path).code == 0
    with opened(tmp_path / "athletes", tmp_path / "plans") as server:
        assert server.wait(at="/a/ada/", changed=0)["plan"]["written"]


def test_the_club_s_page_is_there_where_it_was_planned(tmp_path: Path) -> None:
    """Opened by its folder, or by that of its athletes; each row leads to an athlete's page."""
    file = CLUBS / "couple" / "club.toml"
    assert call("club", "plan", file, "-o", "out", folder=tmp_path).code == 0
    with opened(tmp_path / "out") as server:
        assert b'href="club/"' in server.get("/").body
        club = server.get("/club/")
        assert "script-src" not in club.headers["content-security-policy"]
        names = [*server.site.desks]
        assert len(names) == 2
        assert all(name.encode() in club.body for name in names)
        (link, *_) = re.findall(rb'href="([^"]+/week.html)"', club.body)
        moved = server.get(f"/club/{link.decode()}")
        assert (moved.status, moved.headers["location"]) == (307, f"../../a/{names[0]}/")
        state = server.wait(at=f"/a/{names[0]}/", changed=0)
        assert state["plan"]["written"], "what the club has planned stays"
    with opened(file.parent, tmp_path / "out") as server:
        assert b'href="club/"' in server.get("/").body
