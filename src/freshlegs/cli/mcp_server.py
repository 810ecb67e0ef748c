"""The tools of `api.agent_tools` as a server of the Model Context Protocol, each with the schema of its arguments."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Annotated, Any, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from freshlegs import __version__
from freshlegs.api.agent_tools import AgentTools, ToolAnswer
from freshlegs.io.errors import FreshlegsError

INSTRUCTIONS = """\
freshlegs plans the training week of runners who lift: it places lifts, hard runs, long runs, easy runs and rest days,
proves the week best, and says why. Ask it instead of placing sessions yourself, and check with it what you propose.

A scenario is TOML: explain_scenarios says how to write one. Every tool takes its text, or the name of a file that the
user has let you read. Write `start = 2026-11-30` into [week], or say `today`. A plan is the JSON that plan and replan
return as `data` with data = true: keep it and pass it on, for nothing is stored. An impossible week is an answer, with
what would help; an error names the place in the scenario, what was found there and what is allowed.

Points say how well a week fits, fewer being better, and not how well it trains. Nothing here is medical advice: with
pain or illness say so with hurt, ill or feel, repeat what the answer says of clinicians, and never loosen what a
clinician has asked for."""

_P = ParamSpec("_P")
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

ScenarioText = Annotated[
    str, Field(description="The TOML text of a scenario, or the name of a scenario file that may be read.")
]
PlanJson = Annotated[
    str | dict[str, Any],
    Field(description="A plan: the data of plan or replan, as an object or as text; or the name of a plan.json."),
]
TodayText = Annotated[
    str | None,
    Field(description="A week without a start begins on the Monday after this date: 2026-12-01. Default: today."),
]
NowText = Annotated[
    str | None,
    Field(description='"wed 12:00" of the week, or 2026-12-02T12:00. What was planned before is done. Default: now.'),
]
WithData = Annotated[bool, Field(description="Whether to return the JSON too, not the text alone.")]
SessionNames = Annotated[tuple[str, ...], Field(description='Sessions: "lower-1", "tempo-1".')]


def build_server(tools: AgentTools) -> MCPServer[Any]:
    """Return the server; it answers one question at a time."""
    server: MCPServer[Any] = MCPServer("freshlegs", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    busy = Lock()

    def offer(ask: Callable[_P, ToolAnswer]) -> Callable[_P, ToolAnswer]:
        """Offer a tool, whose errors are told as they are told to people."""

        @wraps(ask)
        def told(*args: _P.args, **kwargs: _P.kwargs) -> ToolAnswer:
            try:
                with busy:
                    return ask(*args, **kwargs)
            except FreshlegsError as error:
                raise ToolError(str(error)) from None

        server.tool(annotations=_READS)(told)
        return told

    @offer
    def plan(scenario: ScenarioText, today: TodayText = None, data: WithData = False) -> ToolAnswer:
        """Plan the proven best week, or weeks, of a scenario; or say what makes it impossible and would help."""
        return tools.plan(scenario, today, data)

    @offer
    def check(
        scenario: ScenarioText,
        week: Annotated[
            str | dict[str, Any],
            Field(description='A finished week: "mon 07:00 lower; tue 07:00 tempo 50", or a plan, or its file.'),
        ],
        today: TodayText = None,
        data: WithData = False,
    ) -> ToolAnswer:
        """Check a finished week: which rules it breaks, what it costs, which single change improves it most."""
        return tools.check(scenario, week, today, data)

    @offer
    def why(
        scenario: ScenarioText,
        session: Annotated[str, Field(description='Which one: "long-1", its title or id.')],
        at: Annotated[str | None, Field(description='One place, "tue 18:00", instead of every other day.')] = None,
        today: TodayText = None,
        data: WithData = False,
    ) -> ToolAnswer:
        """Say what a session would cost on every other day or at one place, or which rules forbid it there."""
        return tools.why(scenario, session, at, today, data)

    @offer
    def what_if(
        scenario: ScenarioText,
        changes: Annotated[
            tuple[str, ...],
            Field(description='Variants: "no Tuesday: availability.tue=[]"; ";" separates changes of one variant.'),
        ] = (),
        policies: Annotated[bool, Field(description="Also the four ways to order a week.")] = False,
        today: TodayText = None,
        data: WithData = False,
    ) -> ToolAnswer:
        """Change a scenario in several ways, plan each, and compare the weeks."""
        return tools.what_if(scenario, changes, policies, today, data)

    @offer
    def advise(scenario: ScenarioText, today: TodayText = None, data: WithData = False) -> ToolAnswer:
        """Rank every single change of a week by the points it saves; say which lost days the week survives."""
        return tools.advise(scenario, today, data)

    @offer
    def replan(
        scenario: ScenarioText,
        plan: PlanJson,
        now: NowText = None,
        done: Annotated[tuple[str, ...], Field(description='"lower-1", or "lower-1=tue 07:10 50".')] = (),
        missed: SessionNames = (),
        ill: Annotated[tuple[str, ...], Field(description='Days without training: "thu..fri".')] = (),
        busy: Annotated[tuple[str, ...], Field(description='"fri 18:00-19:30", or a day.')] = (),
        did: Annotated[tuple[str, ...], Field(description='Not planned: "tempo tue 07:00 45".')] = (),
        move: Annotated[tuple[str, ...], Field(description='"lower-1=thu 18:00".')] = (),
        drop: SessionNames = (),
        release: Annotated[tuple[str, ...], Field(description="Sessions or days to let go.")] = (),
        today_only: Annotated[str | None, Field(description='All the time there is today: "30 min".')] = None,
        feel: Annotated[str | None, Field(description='"poor": nothing hard today, less of the rest.')] = None,
        hurt: Annotated[tuple[str, ...], Field(description='What hurts today: "knee".')] = (),
        data: WithData = True,
    ) -> ToolAnswer:
        """Plan the rest of a week anew by what happened. Its data is the new plan: nothing stores it but you."""
        return tools.replan(
            scenario,
            plan,
            now,
            data,
            done=done,
            missed=missed,
            ill=ill,
            busy=busy,
            did=did,
            move=move,
            drop=drop,
            release=release,
            today_only=today_only,
            feel=feel,
            hurt=hurt,
        )

    @offer
    def today(
        plan: PlanJson,
        scenario: Annotated[
            str | None, Field(description="The scenario of the plan; needed with feel, minutes or hurt.")
        ] = None,
        now: NowText = None,
        feel: Annotated[str | None, Field(description='"poor".')] = None,
        minutes: Annotated[str | None, Field(description='All the time there is: "30".')] = None,
        hurt: Annotated[tuple[str, ...], Field(description='What hurts: "knee".')] = (),
        data: WithData = False,
    ) -> ToolAnswer:
        """Show today's training; with feel, minutes or hurt what is left of it and what that does to the week."""
        return tools.today(plan, scenario, now, feel, minutes, hurt, data)

    @offer
    def rules(
        name: Annotated[str | None, Field(description='One rule: "run_lift_gap"; default: all.')] = None,
        data: WithData = False,
    ) -> ToolAnswer:
        """List the training rules, or show one with its parameters, sources and strength of evidence."""
        return tools.rules(name, data)

    @offer
    def explain_scenarios(
        schema: Annotated[bool, Field(description="Whether to return the JSON schema of scenarios too.")] = False,
    ) -> ToolAnswer:
        """Say how a scenario is written, with an example."""
        return tools.explain_scenarios(schema)

    return server
