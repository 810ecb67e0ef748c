"""The command: it says where the page is, ends without a trace, and refuses what it can't show in one clear line."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from freshlegs.web.listening import LOOPBACK, open_port
from support.command_line import COMMAND, WEEK, assert_refused, call, environment, store_week

pytestmark = pytest.mark.slow
PATIENCE = 30.0
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked at in /proc")


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Run the installed command in a group of its own, as a terminal does; yield it with its port."""
    process = subprocess.Popen(
        [str(COMMAND), "open", *arguments, "--no-browser", "--json"],
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        said = ""
        while "]" not in said:
            said += process.stdout.readline()
        yield process, int(json.loads(said + process.stdout.readline())["address"].split(":")[2].strip("/"))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
        process.stdout.close()
        process.stderr.close()


def state(port: int) -> Any:
    """Return the state of the athlete."""
    connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
    try:
        connection.request("GET", "/api/state")
        return json.loads(connection.getresponse().read())
    finally:
        connection.close()


def wait_until_planned(port: int) -> None:
    """Wait until the process that plans has answered."""
    until = time.monotonic() + PATIENCE
    while state(port)["version"] == 0:
        assert time.monotonic() < until
        time.sleep(0.02)


def children(pid: int) -> set[int]:
    """Return the processes that one has started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return {int(line) for line in found.stdout.split()}


def are_gone(pids: set[int]) -> bool:
    """Wait until none of some processes is there; return whether that happened."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}/cmdline").exists() and Path(f"/proc/{pid}/cmdline").read_bytes() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@LINUX
@pytest.mark.parametrize(("number", "whole_group"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_it_ends_without_a_word_and_leaves_nothing_behind(tmp_path: Path, number: int, whole_group: bool) -> None:
    """A page that is open does not hold it up; Ctrl-C in a terminal reaches the process that plans as well."""
    store_week(tmp_path, WEEK)
    with running(tmp_path, "week.toml") as (process, port):
        wait_until_planned(port)
        page = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
        page.request("GET", "/api/events")
        events = page.getresponse()
        assert events.readline() == b"event: state\n"
        left = children(process.pid)
        assert left
        began = time.monotonic()
        (os.killpg if whole_group else os.kill)(process.pid, number)
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - began < 5
        assert process.stderr is not None
        assert process.stderr.read() == ""
        assert are_gone(left)
        events.read()
        page.close()


@LINUX
def test_what_plans_ends_where_the_server_is_killed(tmp_path: Path) -> None:
    """Also while it plans."""
    store_week(tmp_path, WEEK)
    with running(tmp_path, "week.toml") as (process, port):
        wait_until_planned(port)
        left = children(process.pid)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)
        assert are_gone(left)


@LINUX
def test_the_server_is_light(tmp_path: Path) -> None:
    """It loads neither the solver nor numpy, and stays below 90 MiB once all is shown and priced."""
    store_week(tmp_path, WEEK)
    with running(tmp_path, "week.toml") as (process, port):
        wait_until_planned(port)
        connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
        for path in ("/", "/static/page.css", "/api/state", "/"):
            connection.request("GET", path)
            assert connection.getresponse().read()
        headers = {"X-Freshlegs": "1", "Content-Type": "application/json"}
        connection.request("POST", "/api/price", b'{"session": "long-1"}', headers)
        assert connection.getresponse().read()
        connection.close()
        maps = Path(f"/proc/{process.pid}/maps").read_text()
        status = Path(f"/proc/{process.pid}/status").read_text()
    assert "ortools" not in maps
    assert "numpy" not in maps
    kilobytes = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    assert kilobytes < 90 * 1024


def test_no_answer_waits_for_the_rest_of_it() -> None:
    """Headers and body are sent one after the other: TCP would hold the body back for 40 ms."""
    taken = open_port(LOOPBACK, 0)
    assert taken.proto == socket.IPPROTO_TCP
    with socket.create_connection(taken.getsockname()):
        accepted, _ = taken.accept()
        assert accepted.proto == socket.IPPROTO_TCP
        accepted.close()
    taken.close()


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    taken = open_port(LOOPBACK, 0)
    port = taken.getsockname()[1]
    done = call("open", "week.toml", "--no-browser", "--port", str(port), folder=tmp_path)
    taken.close()
    says = f"port {port} is in use; name another with --port, or none for a free one\n"
    assert (done.code, done.out, done.err) == (1, "", says)


def test_the_plan_of_another_scenario_is_refused(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "other.toml").write_text(WEEK, "utf-8")
    done = call("open", "other.toml", "--plan", "plan.json", "--no-browser", folder=tmp_path)
    assert_refused(done, "plan.json: holds the plan of another scenario")
    assert '"week"; this one is "other"' in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("none.toml",), "none.toml: there is no such file"),
        (("-",), "standard input: it can't be looked at again; name a scenario file"),
        (("empty",), "a folder without scenario files; name a scenario file; freshlegs init my-week.toml writes one"),
        (("lost.json",), "was planned from gone.toml, which is not there; where it is now: freshlegs open SCENARIO"),
        (("week.toml", "--plan", "notes.txt"), "notes.txt: line 1, column 1: not a whole plan.json"),
    ],
)
def test_what_can_not_be_opened_is_said(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    store_week(tmp_path, WEEK)
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("bench 80 kg\n", "utf-8")
    plan = json.loads((tmp_path / "plan.json").read_bytes()) | {"scenario_file": "gone.toml"}
    (tmp_path / "lost.json").write_text(json.dumps(plan), "utf-8")
    done = call("open", *arguments, "--no-browser", folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1


def test_what_serves_pages_has_to_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store_week(tmp_path, WEEK)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = call("open", "week.toml", "--no-browser", folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("the page needs the package starlette: install")


@LINUX
def test_the_browser_is_shown_the_address(tmp_path: Path) -> None:
    """While the server still loads; with --json the address stands on standard output too."""
    store_week(tmp_path, WEEK)
    browser, shown = tmp_path / "browser", tmp_path / "shown"
    browser.write_text(f'#!/bin/sh\necho "$1" > {shown}\n', "utf-8")
    browser.chmod(0o755)
    process = subprocess.Popen(
        [str(COMMAND), "open", "week.toml"],
        cwd=tmp_path,
        env=environment({"BROWSER": str(browser)}),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        said = process.stderr.readline()
        until = time.monotonic() + PATIENCE
        while not (shown.exists() and shown.read_text()):
            assert time.monotonic() < until
            time.sleep(0.02)
        address = shown.read_text().strip()
        assert said == f"{address} shows week.toml. Ctrl-C ends it.\n"
        assert state(int(address.split(":")[2].strip("/")))["title"] == "Two lifts and three runs"
    finally:
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        process.stderr.close()


@LINUX
def test_it_ends_when_it_is_told(tmp_path: Path) -> None:
    store_week(tmp_path, WEEK)
    with running(tmp_path, "week.toml") as (process, port):
        connection = HTTPConnection(LOOPBACK, port, timeout=PATIENCE)
        connection.request("POST", "/api/end", b"{}", {"X-Freshlegs": "1", "Content-Type": "application/json"})
        assert connection.getresponse().status == 202
        connection.close()
        assert process.wait(PATIENCE) == 0


@pytest.mark.parametrize("stored", [True, False])
def test_addresses_for_phones_are_said(tmp_path: Path, stored: bool) -> None:
    """With what they open and for how long, a code to point a phone at, and when there will be a calendar."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    if stored:
        store_week(tmp_path, WEEK)
    line = [str(COMMAND), "open", "week.toml", "--no-browser", "--share", "--read-only", "--address", LOOPBACK]
    process = subprocess.Popen(
        line, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    try:
        own, page, feed, *later, long, first, second, third = [
            process.stderr.readline().rstrip("\n") for _ in range(7 if stored else 8)
        ]
    finally:
        os.killpg(process.pid, signal.SIGINT)
        # Of a Ctrl-C while it still loads it says that it stopped.
        assert process.wait(PATIENCE) in (0, 130)
        process.stderr.close()
    assert own.endswith("/ shows week.toml. Ctrl-C ends it.")
    assert page.startswith("for phones in your network, for looking: http://127.0.0.1:")
    assert feed.startswith("as a calendar to follow: http://127.0.0.1:")
    assert feed.endswith(".ics")
    assert long.startswith("Whoever has an address can open it. It stays the same next time")
    hint = "A calendar is there once its week is saved: Save this week on the page, or freshlegs plan -o."
    assert later == ([] if stored else [hint])
    code = (first, second, third)
    assert len({len(row) for row in code}) == 1
    assert any("\N{FULL BLOCK}" in row for row in code)
