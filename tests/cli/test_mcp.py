"""`freshlegs mcp` with the SDK's own client: tools with schemas, answers, errors in words, and nothing beside them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

import anyio
import pytest
from mcp import Client, StdioServerParameters, stdio_client

from support.command_line import WEEK, assert_refused, call, environment

pytestmark = pytest.mark.slow

PATIENCE = 120
VALIDATOR = import_module("jsonschema").Draft202012Validator
TOOLS = ("plan", "check", "why", "what_if", "advise", "replan", "today", "rules", "explain_scenarios")


def talk(folder: Path, speak: Callable[[Client], Awaitable[None]], *files: str) -> str:
    """Let a client speak to the server, as a program of its own; return what that said on standard error."""
    log = folder / "stderr.txt"

    async def main() -> None:
        started = StdioServerParameters(
            command=sys.executable, args=["-m", "freshlegs", "mcp", *files], env=environment(), cwd=folder
        )
        with log.open("w", encoding="utf-8") as told, anyio.fail_after(PATIENCE):
            async with Client(stdio_client(started, errlog=told)) as client:
                await speak(client)

    anyio.run(main)
    return log.read_text("utf-8")


async def ask(client: Client, tool: str, **arguments: Any) -> dict[str, Any]:
    """Return a tool's answer, which keeps to its own schema."""
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer
    assert answer.structured_content is not None
    return dict(answer.structured_content)


async def fail(client: Client, tool: str, **arguments: Any) -> str:
    """Return what a tool says of what is wrong."""
    answer = await client.call_tool(tool, arguments)
    assert answer.is_error, answer
    (said,) = answer.content
    assert said.type == "text"
    assert "Traceback" not in said.text
    return said.text


def test_the_tools_have_schemas_and_say_that_they_only_read(tmp_path: Path) -> None:
    async def speak(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert tuple(tools) == TOOLS
        for tool in tools.values():
            VALIDATOR.check_schema(tool.input_schema)
            assert tool.output_schema is not None
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
            told = tool.input_schema["properties"].items()
            assert all(argument.get("description") for _, argument in told), tool.name
        assert tools["plan"].input_schema["required"] == ["scenario"]
        assert tools["replan"].input_schema["required"] == ["scenario", "plan"]

    assert talk(tmp_path, speak) == ""


def test_a_chatbot_mends_and_plans_a_week(tmp_path: Path) -> None:
    """It checks what it made up, plans, asks why, and plans the rest after an illness."""

    async def speak(client: Client) -> None:
        made_up = await ask(client, "check", scenario=WEEK, week="mon 07:00 full; tue 07:00 full; sat 08:00 long")
        assert made_up["status"] == "broken"
        planned = await ask(client, "plan", scenario=WEEK, data=True)
        assert planned["status"] == "planned"
        plan = planned["data"]
        assert (await ask(client, "check", scenario=WEEK, week=plan))["status"] == "allowed"
        assert "Long run" in (await ask(client, "why", scenario=WEEK, session="long-1"))["text"]
        variants = await ask(client, "what_if", scenario=WEEK, changes=["no Tuesday: availability.tue=[]"])
        assert "no Tuesday" in variants["text"]
        rest = await ask(client, "replan", scenario=WEEK, plan=plan, now="tue 12:00", ill=["wed"])
        assert [one["kind"] for one in rest["data"]["told"]] == ["ill"]
        assert "run_lift_gap" in (await ask(client, "rules"))["text"]

    talk(tmp_path, speak)


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    async def speak(client: Client) -> None:
        wrong = await fail(client, "plan", scenario=WEEK.replace("minutes = 45", "minutes = 4500"))
        assert "scenario.toml: sessions[2].minutes: found 4500" in wrong
        assert "did you mean long-1?" in await fail(client, "why", scenario=WEEK, session="lon-1")
        assert "name a file that may be read: none" in await fail(client, "plan", scenario="/etc/passwd")
        reference = WEEK + '[[busy]]\nfile = "/etc/hostname"\n'
        assert "is not among the files that may be read here" in await fail(client, "plan", scenario=reference)
        assert "scenario" in await fail(client, "plan")
        # One wrong question ends nothing.
        assert (await ask(client, "plan", scenario=WEEK))["status"] == "planned"

    talk(tmp_path, speak)


def test_it_reads_the_files_that_are_named(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")

    async def speak(client: Client) -> None:
        assert (await ask(client, "plan", scenario="week.toml"))["status"] == "planned"

    talk(tmp_path, speak, "week.toml")
    assert [path.name for path in tmp_path.iterdir() if path.name != "stderr.txt"] == ["week.toml"]


def test_a_file_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    assert_refused(call("mcp", "none.toml", folder=tmp_path), "none.toml: there is no such file")


def test_standard_input_is_no_file(tmp_path: Path) -> None:
    done = call("mcp", "-", folder=tmp_path)
    assert done.code == 2
    assert "standard input is where the agent speaks" in done.err


def test_without_an_agent_it_says_so(tmp_path: Path) -> None:
    """Standard input that is open for writing alone, as of a job in the background."""
    reading, writing = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "freshlegs", "mcp"], stdin=writing, capture_output=True, text=True, cwd=tmp_path
        )
    finally:
        os.close(reading)
        os.close(writing)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("standard input: it can't be read; ")


def test_without_its_package_it_says_how_to_get_it(tmp_path: Path) -> None:
    with patch.dict(sys.modules, {"mcp.server.mcpserver": None}):
        sys.modules.pop("freshlegs.cli.mcp_server", None)
        done = call("mcp", folder=tmp_path)
    assert done.code == 1
    assert done.err.startswith("agents need the package mcp: install ")
