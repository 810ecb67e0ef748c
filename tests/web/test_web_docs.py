"""The page on calls shows what the server answers, and names every call."""

from __future__ import annotations

import json
import re
import shlex
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from freshlegs.web.web_app import list_desk_routes
from support.command_line import call
from support.opened import Opened, Reply, opened
from support.paths import ROOT, SCENARIOS

pytestmark = pytest.mark.slow
PAGE = (ROOT / "docs/reference/web-api.md").read_text("utf-8")


def ask(server: Opened, line: str) -> Reply:
    """Make the call of a line for a shell, as curl does."""
    _, *words = shlex.split(line)
    told = dict(word.split(": ") for option, word in pairwise(words) if option == "-H")
    body = next((word.encode() for option, word in pairwise(words) if option == "--json"), None)
    if body is not None:
        told["Content-Type"] = "application/json"
    return server.call("GET" if body is None else "POST", words[-1].removeprefix("http://127.0.0.1:8000"), body, told)


def assert_shown(shown: Any, found: Any, *, whole: bool = True) -> None:
    """Assert that an answer is as it is shown: "..." stands for anything, and of a list the first entry is shown."""
    match shown:
        case "...":
            return
        case dict():
            assert isinstance(found, dict)
            assert (shown.keys() == found.keys()) if whole else (shown.keys() <= found.keys())
            for key, value in shown.items():
                assert_shown(value, found[key])
        case [first]:
            assert_shown(first, found[0])
        case _:
            assert shown == found


def test_the_examples_are_what_the_server_answers(tmp_path: Path) -> None:
    """In their order: they build on each other."""
    examples = re.findall(r"^```sh\n(.*?)\n```\n\n```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(examples) >= 8
    (tmp_path / "article-week.toml").write_bytes((SCENARIOS / "article-week.toml").read_bytes())
    assert call("plan", "article-week.toml", "-o", "plan.json", folder=tmp_path).code == 0
    with opened(tmp_path / "article-week.toml") as server:
        first, *rest = examples
        # How it stands at once, before the process that plans has looked at it.
        assert_shown(json.loads(first[1]), ask(server, first[0]).json)
        server.wait(changed=0)
        for line, shown in rest:
            if (asked := re.search("/api/jobs/(.+)", line)) is not None:
                server.finish(asked[1])
            while "api/variants" in line and any(one["status"] == "solving" for one in server.state()["variants"]):
                pass
            assert_shown(json.loads(shown), ask(server, line).json, whole="accept" not in line)


def test_every_call_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it does, as it says itself."""
    monkeypatch.syspath_prepend(ROOT / "docs/_ext")
    table = import_module("calls").page_calls()
    assert "<!-- generated: calls -->" in PAGE
    named = re.findall(r"^\| `(\w+ [^`]+)` \| (.+?) \| (yes|no) \|$", table, re.MULTILINE)
    routes = [route for route in list_desk_routes() if route.path.startswith("api/")]
    assert [call for call, _, _ in named] == [f"{route.method} {route.path}" for route in routes]
    assert all(len(says) > 10 for _, says, _ in named)
    assert {call.split()[0] for call, _, allowed in named if allowed == "yes"} <= {"GET", "POST"}
    used = set(re.findall(r"8000/(api/\w+)", PAGE))
    assert used <= {"/".join(route.path.split("/")[:2]) for route in routes}
