"""The questions of a scenario for an agent: text in, text and plain data out. The same answers as everywhere else.

Nothing is written. No file is read but those that are named when the tools are made, also where a scenario names one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

from freshlegs.api.results import ImpossiblePlan, Shown, TrainingPlan, UndecidedPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.week_answers import CheckedProgramme, CheckedWeek
from freshlegs.io.errors import ArgumentError, Fault, NotUnderstoodError
from freshlegs.io.files import limit_reading, read_text
from freshlegs.io.shipped import find_shipped
from freshlegs.model.limits import Limits
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_plan
from freshlegs.planning.today import find_now
from freshlegs.scenario.in_progress.reported_progress import Reports
from freshlegs.written.day_text import parse_day

WIDTH = 100
"""Columns of the text: agents break no lines."""
GUIDE = "scenario-files"
"""The page that says how a scenario is written."""


class ToolAnswer(TypedDict):
    """What a tool answers."""

    #: "planned"; "impossible", with what would help in the text; "undecided" in the time given; of a check "allowed" or
    #: "broken"; "answered" for all else
    status: Literal["planned", "impossible", "undecided", "allowed", "broken", "answered"]
    text: str  #: For people
    data: dict[str, Any] | None  #: The JSON of the command of that name, where it was asked for


@dataclass(frozen=True, slots=True)
class AgentTools:
    """The tools of an agent."""

    read_clock: Callable[[], datetime]
    files: tuple[Path, ...] = ()  #: The files that may be read
    seconds: float = 60.0  #: Most time of an answer

    def plan(self, scenario: str, today: str | None = None, data: bool = False) -> ToolAnswer:
        """Return the best week of a scenario, or what makes it impossible and would help."""
        with limit_reading(self.files):
            loaded = self._load(scenario, today)
            return _answer(loaded.plan(limits=self._limits()), loaded, data=data)

    def check(
        self, scenario: str, week: str | dict[str, Any], today: str | None = None, data: bool = False
    ) -> ToolAnswer:
        """Return what a finished week breaks and costs, and the single changes that would improve it most."""
        with limit_reading(self.files):
            loaded = self._load(scenario, today)
            if isinstance(week, str) and not week.lstrip().startswith("{") and self._find(week) is None:
                return _answer(loaded.check_given(None, week), loaded, data=data)
            return _answer(loaded.check(self._plan("week", week)), loaded, data=data)

    def why(
        self, scenario: str, session: str, at: str | None = None, today: str | None = None, data: bool = False
    ) -> ToolAnswer:
        """Return what a session would cost elsewhere, or what forbids it there."""
        with limit_reading(self.files):
            loaded = self._load(scenario, today)
            return _answer(loaded.why(session, at=at, limits=self._limits()), loaded, data=data)

    def what_if(
        self,
        scenario: str,
        changes: Sequence[str] = (),
        policies: bool = False,
        today: str | None = None,
        data: bool = False,
    ) -> ToolAnswer:
        """Return variants of a scenario beside each other."""
        if not changes and not policies:
            raise ArgumentError(
                "changes", Fault("", "nothing to compare with", 'such as "no Tuesday: availability.tue=[]"')
            )
        with limit_reading(self.files):
            loaded = self._load(scenario, today)
            variants = loaded.variants(*changes, policies=policies, at_most=50)
            return _answer(loaded.compare(variants, limits=self._limits(), processes=1), loaded, data=data)

    def advise(self, scenario: str, today: str | None = None, data: bool = False) -> ToolAnswer:
        """Return which single change would help a week most, and which lost days it survives."""
        with limit_reading(self.files):
            loaded = self._load(scenario, today)
            return _answer(loaded.advise(limits=self._limits(), processes=1), loaded, data=data)

    def replan(
        self, scenario: str, plan: str | dict[str, Any], now: str | None = None, data: bool = True, **reported: Any
    ) -> ToolAnswer:
        """Return the rest of a week by what happened; its data is the new plan, which nothing stores."""
        with limit_reading(self.files):
            loaded, record = self._load(scenario, None), self._plan("plan", plan)
            words: Reports = {name: told for name, told in reported.items() if told}  # type: ignore[assignment]
            moment = self._moment(record, now)
            rest = loaded.resume(record, now=moment, name="plan", **words)
            return _answer(rest.plan(limits=self._limits()), rest, data=data)

    def today(
        self,
        plan: str | dict[str, Any],
        scenario: str | None = None,
        now: str | None = None,
        feel: str | None = None,
        minutes: str | None = None,
        hurt: Sequence[str] = (),
        data: bool = False,
    ) -> ToolAnswer:
        """Return today's training, and what is left of it on a bad day."""
        with limit_reading(self.files):
            record = self._plan("plan", plan)
            moment = self._moment(record, now)
            if not (feel or minutes or hurt):
                return _answer(TrainingPlan(record).today(moment), None, data=data)
            if scenario is None:
                raise ArgumentError("scenario", Fault("", "missing", "the scenario of the plan, to plan the rest anew"))
            loaded = self._load(scenario, None)
            limits = self._limits()
            answer = loaded.today(record, now=moment, name="plan", feel=feel, minutes=minutes, hurt=hurt, limits=limits)
            return _answer(answer, loaded, data=data)

    def rules(self, name: str | None = None, data: bool = False) -> ToolAnswer:
        """Return all rules, or one with its parameters, sources and strength of evidence."""
        from freshlegs.report.catalogue import dump_rule, dump_rules
        from freshlegs.report.rules_text import render_rule, render_rules

        text = render_rules(width=WIDTH) if name is None else render_rule(name, width=WIDTH)
        told: Any = dump_rules() if name is None else dump_rule(name)
        return {"status": "answered", "text": text, "data": told if data else None}

    def explain_scenarios(self, schema: bool = False) -> ToolAnswer:
        """Return how a scenario is written; with its JSON schema as data."""
        from freshlegs.scenario.schema.json_schema import build_scenario_schema

        text = read_text(find_shipped("docs", ".md")[GUIDE])
        return {"status": "answered", "text": text, "data": build_scenario_schema() if schema else None}

    def _limits(self) -> Limits:
        return Limits(seconds=self.seconds, began=time.monotonic())

    def _find(self, written: str) -> Path | None:
        """Return the file that a text names, by its name or its path, of those that may be read."""
        name = written.strip()
        return next((file for file in self.files if name in (file.name, str(file))), None)

    def _load(self, written: str, today: str | None) -> Scenario:
        """Return the scenario in a text, or in a file that may be read."""
        day = self.read_clock().date() if today is None else self._day(today)
        if (file := self._find(written)) is not None:
            return Scenario.load(file, today=day)
        if "\n" not in written.strip() and "=" not in written:
            names = ", ".join(file.name for file in self.files) or "none"
            found = f"found {json.dumps(written.strip()[:60], ensure_ascii=False)}"
            allowed = f"write the TOML text of a scenario, or name a file that may be read: {names}"
            raise ArgumentError("scenario", Fault("", found, allowed))
        return Scenario.from_text(written, "scenario.toml", today=day)

    def _day(self, written: str) -> date:
        try:
            day = parse_day(written)
        except NotUnderstoodError as error:
            raise ArgumentError("today", Fault("", error.found, error.allowed)) from None
        if not isinstance(day, date):
            raise ArgumentError("today", Fault("", f"found {json.dumps(written)}", "a date such as 2026-12-01"))
        return day

    def _plan(self, argument: str, given: str | dict[str, Any]) -> PlannedRecord:
        """Return the plan that is given as its JSON, or by the name of a file that may be read."""
        if isinstance(given, dict):
            return parse_plan(json.dumps(given), argument)
        if (file := self._find(given)) is not None:
            return parse_plan(read_text(file), file.name)
        return parse_plan(given, argument)

    def _moment(self, record: PlannedRecord, now: str | None) -> datetime:
        clock = self.read_clock()
        return find_now(record, "plan", now or clock, clock.astimezone(record.zone).date())


def _answer(answer: Shown, scenario: Scenario | None, *, data: bool) -> ToolAnswer:
    """Return an answer with its notes, and its data where they are asked for."""
    notes = (*(scenario.notes if scenario is not None else ()), *getattr(answer, "notes", ()))
    text = answer.to_text(width=WIDTH) + "".join(f"\nNote: {note}" for note in notes)
    return {"status": _find_status(answer), "text": text, "data": json.loads(answer.to_json()) if data else None}


def _find_status(answer: Shown) -> Literal["planned", "impossible", "undecided", "allowed", "broken", "answered"]:
    match answer:
        case TrainingPlan():
            return "planned"
        case ImpossiblePlan():
            return "impossible"
        case UndecidedPlan():
            return "undecided"
        case CheckedWeek() | CheckedProgramme():
            return "allowed" if answer.allowed else "broken"
        case _:
            return "answered"
