"""What `freshlegs show --week N` says of a week stands on the page of that week too: what it is for, and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

from freshlegs.planfile.json_text import load_plan
from freshlegs.report.programme_text import render_programme_week
from freshlegs.report.week_notes import list_health_notes, take_told_week
from support.command_line import WEEK, store_week
from support.opened import Opened, opened

pytestmark = pytest.mark.slow
NOON = datetime(2026, 12, 3, 5, tzinfo=UTC)
"""Thursday, 06:00 in Berlin, before the session of that day."""
PROGRAMME = WEEK.replace("start = 2026-11-30", "start = 2026-11-30\nweeks = 4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store_week(tmp_path, PROGRAMME)
    return tmp_path


def read_page(server: Opened, at: str) -> str:
    """Return the words of a page, without its tags."""
    html = server.get(at).body.decode()
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def list_shown(folder: Path, number: int) -> Iterator[str]:
    """Yield what the command says a week is for, its notes and what a replan changed, each as one line."""
    text = render_programme_week(load_plan(folder / "plan.json"), number, "plan.json", width=2000)
    yield text.splitlines()[0]
    yield from (line.strip()[2:] for line in text.splitlines() if line.startswith("  - "))
    yield from (line for line in text.splitlines() if line.startswith(("Replanned at", "Left out: ")))


def find_missing(server: Opened, folder: Path) -> list[str]:
    """Return what the command says of the weeks and their pages do not."""
    pages = {number: read_page(server, f"/?week={number}") for number in range(1, 5)}
    return [line for number, page in pages.items() for line in list_shown(folder, number) if line not in page]


def test_all_that_is_said_of_a_week_is_on_its_page(folder: Path) -> None:
    said = [*list_shown(folder, 4)]
    assert said[0].startswith("Week 4 of 4. Deload: ")
    with opened(folder / "week.toml", now=NOON) as server:
        server.wait(changed=0)
        assert find_missing(server, folder) == []
        assert "D deload: week 4" in read_page(server, "/")


@pytest.mark.parametrize("reports", [{"hurt": "knee"}, {"ill": "thu"}], ids=["hurt", "ill"])
def test_what_to_mind_after_pain_and_illness_is_told_live_and_after_a_reload(
    folder: Path, reports: dict[str, str]
) -> None:
    with opened(folder / "week.toml", now=NOON) as server:
        server.wait(changed=0)
        reply = server.post("/api/tell", key="told-thursday", reports=reports, week=1)
        assert reply.status == 200, reply.json
        assert "change too." in reply.json["text"]
        server.wait()
        assert find_missing(server, folder) == []
        minded = list_health_notes(take_told_week(load_plan(folder / "plan.json"), 1, "plan.json"))
        words = "a doctor or physiotherapist" if "hurt" in reports else "no lift before"
        assert any(words in note for note in minded)
        box = server.get("/?week=1").body.decode().split('class="health"')[1].split("</div>")[0]
        assert all(note in unescape(box) for note in minded)
        later = [line for line in server.state()["told"] if re.search(r"\bweeks? [2-4]", line, re.IGNORECASE)]
        assert later
        assert " ".join(server.state()["told"]) == reply.json["notes"]
        assert all(line in read_page(server, "/?week=1") for line in later)
    with opened(folder / "week.toml", now=NOON) as server:
        server.wait(changed=0)
        assert find_missing(server, folder) == []


def test_the_day_on_which_it_hurts_says_so_until_that_is_taken_back(folder: Path) -> None:
    with opened(folder / "week.toml", now=NOON) as server:
        server.wait(changed=0)
        for number, (reports, expected) in enumerate([({"hurt": "knee"}, ["knee"]), ({"release": "thu"}, [])]):
            assert server.post("/api/tell", key=f"told-thursday-{number}", reports=reports).status == 200
            days = server.wait()["week"]["days"]
            assert [day["hurts"] for day in days] == [[], [], [], expected, [], [], []]
            assert ("knee hurts" in read_page(server, "/")) is bool(expected)


def test_what_happened_in_a_week_is_no_change_of_the_file(folder: Path) -> None:
    """Leaving a session out costs something, and the file asks for what it asked for before."""
    with opened(folder / "week.toml", now=NOON) as server:
        state = server.wait(changed=0)
        long = next(one["id"] for one in state["week"]["sessions"] if one["kind"] == "long")
        assert server.post("/api/tell", key="left-out-long", reports={"drop": long}, week=1).status == 200
    with opened(folder / "week.toml", now=NOON) as server:
        proof = server.wait(changed=0)["week"]["proof"]
    assert "your file" not in proof, proof
