"""The page of an athlete and what it is told: planned in a process of its own, watched while it is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.command_line import WEEK, call, store_week
from support.opened import opened

pytestmark = pytest.mark.slow


def test_a_scenario_is_planned_as_the_command_plans_it(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    record = call("plan", "week.toml", "--json", folder=tmp_path).json
    with opened(tmp_path / "week.toml") as server:
        assert server.get("/").status == 200
        state = server.wait()
    assert state["week"]["penalty"] == record["penalty"]
    assert [(one["id"], one["minutes"]) for one in state["week"]["sessions"]] == [
        (one["id"], one["minutes"]) for one in record["sessions"]
    ]
    assert not (tmp_path / "plan.json").exists(), "nothing is written before somebody keeps it"


def test_a_stored_plan_is_shown_at_once_and_stays(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    before = (tmp_path / "plan.json").read_bytes()
    with opened(tmp_path / "week.toml") as server:
        first = server.state()
        state = server.wait(changed=0)
    assert first["status"] == "planned"
    assert first["week"]["sessions"] == state["week"]["sessions"]
    assert state["plan"]["written"]
    assert (tmp_path / "plan.json").read_bytes() == before


def test_a_change_in_an_editor_is_noticed_while_the_page_is_open(tmp_path: Path) -> None:
    """Faults stand at their lines; once they are mended the week is back."""
    store_week(tmp_path, WEEK)
    file = tmp_path / "week.toml"
    with opened(file) as server:
        version = server.wait(changed=0)["version"]
        events = server.listen()
        assert next(events) == ("state", {"version": version})
        file.write_text(WEEK.replace("minutes = 45", 'minutes = "long"'), "utf-8")
        assert next(one for one in events if one[0] == "state")[1]["version"] > version
        state = server.state()
        assert state["status"] == "faulty"
        (fault,) = state["scenario"]["faults"]
        assert fault["line"] == WEEK.split("\n").index("minutes = 45") + 1
        file.write_text(WEEK, "utf-8")
        state = server.wait("planned")
        assert state["scenario"] == {"file": str(file), "changed_outside": True, "faults": []}
        events.close()
