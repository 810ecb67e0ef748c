"""The questions that a coach would ask, and the answers of them."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freshlegs.cli.output import STDOUT, say
from freshlegs.io.errors import InputError
from freshlegs.model.availability import find_widest
from freshlegs.model.clock import DAY, format_clock_time
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.day_and_time_text import (
    FREE_EXAMPLE,
    NotUnderstoodError,
    format_free_time,
    is_nothing,
    parse_clock_time,
    parse_free_time,
)
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.interview.answers import USUAL_FREE, Answers, SessionsAnswer
from freshlegs.scenario.interview.scenario_text import write_scenario
from freshlegs.scenario.interview.training_answers import (
    RUNS,
    format_sessions,
    parse_choice,
    parse_equipment,
    parse_lifts,
    parse_minutes,
    parse_runs,
)
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.scenario.schema.tables import USUAL_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from freshlegs.cli.prompter import Prompter
    from freshlegs.model.kinds import Kind
    from freshlegs.model.problem import Problem

_LEVELS = ("beginner", "intermediate", "advanced")
_PRIORITIES = {"running": "run", "lifting": "lift"}
_HARDEST = ("race", "intervals", "tempo", "long")
_SHORTEST = (SessionsAnswer("easy", minutes=5),)
_CALLED: Mapping[Kind, str] = {"long": "the long run", "easy": "an easy run", "race": "the race"}


@dataclass(frozen=True, slots=True)
class Interview:
    """What a coach wants to know before the first week; each answer is tried out before the next question.

    Parameters
    ----------
    target : Path
        Where the scenario is to stand; paths in it are seen from there.
    today : date
        The week starts on the Monday after.
    calendars : BusyCalendars
        Reads busy times, a calendar once for all trials.
    """

    ask: Prompter
    target: Path
    today: date
    calendars: BusyCalendars = field(default_factory=BusyCalendars)

    def answers(self, timezone: str) -> Answers:
        """Return the answers; without another a time zone is the usual one.

        Raises
        ------
        InputError
            For an answer in advance that can't be used.
        """
        answers = Answers(timezone=timezone)
        for part in (self._names, self._free, self._calendar, self._runs, self._lifts, self._goal):
            answers = part(answers)
        try:
            self._week(answers)
        except InputError as error:
            raise error.blame("the answers") from None
        return answers

    def _names(self, answers: Answers) -> Answers:
        answers = self._trainable(answers, "title", "What shall the week be called?", answers.title, str.strip)
        return self._trainable(answers, "timezone", "Your time zone?", answers.timezone, str.strip)

    def _free(self, answers: Answers) -> Answers:
        question = 'When can you train? Say it like "weekdays 6-8, 17:30-20:30; sat 7-12".\n '
        found = self._trainable(answers, "free", question, USUAL_FREE, parse_free_time)
        again = self.ask.asks("free") and format_free_time(found.free) != USUAL_FREE
        while again:
            say(f"  So: {format_free_time(found.free)}")
            before = found

            def more(said: str, before: Answers = before) -> Mapping[str, object]:
                return before.free if is_nothing(said) else {**before.free, **parse_free_time(said)}

            found = self._trainable(before, "free", "Anything to add or to change?", "no", more)
            again = found != before
        return found

    def _calendar(self, answers: Answers) -> Answers:
        question = "A calendar file (.ics) with the times when you are busy?"
        return self._trainable(answers, "calendar", question, "none", self._make_relative)

    def _runs(self, answers: Answers) -> Answers:
        question = f"Which runs in a week, of {', '.join(RUNS)}?"
        answers = self._sessions(answers, "runs", question, format_sessions(answers.runs), parse_runs)
        key = [kind for kind in _HARDEST if any(run.kind == kind for run in answers.runs)]
        if len(key) < 2 and self.ask.said.get("hardest") is None:
            return answers
        key = key or [*_HARDEST]
        question = "Which of them counts most, so that it gets the freshest legs?"
        return self._put(answers, "hardest", question, key[0], lambda said: parse_choice(said, key))

    def _lifts(self, answers: Answers) -> Answers:
        question = 'How often do you lift, or what, such as "2 lower, 2 upper"?'
        answers = self._sessions(answers, "lifts", question, "2", parse_lifts)
        if not answers.lifts:
            return answers
        question = 'What is there to lift with, such as "dumbbells, band"?'
        return self._put(answers, "equipment", question, "all", parse_equipment)

    def _goal(self, answers: Answers) -> Answers:
        def priority(said: str) -> str:
            return _PRIORITIES[parse_choice(said, _PRIORITIES)]

        def bedtime(said: str) -> int | None:
            return None if is_nothing(said) else parse_clock_time(said) % DAY

        answers = self._put(answers, "priority", "What comes first, running or lifting?", "running", priority)
        for option, what, sessions in (("run_level", "runner", answers.runs), ("lift_level", "lifter", answers.lifts)):
            if sessions:
                question = f"As a {what} you are beginner, intermediate or advanced?"
                answers = self._put(answers, option, question, "intermediate", lambda said: parse_choice(said, _LEVELS))
        return self._put(answers, "bedtime", "When do you go to bed?", format_clock_time(answers.bedtime or 0), bedtime)

    def _put(
        self, answers: Answers, option: str, question: str, usual: str, understand: Callable[[str], object]
    ) -> Answers:
        """Return answers with one more, whose field is called as its option."""
        found: dict[str, Any] = {option: self.ask(option, question, usual, understand)}
        return replace(answers, **found)

    def _trainable(
        self, answers: Answers, option: str, question: str, usual: str, understand: Callable[[str], object]
    ) -> Answers:
        """Return answers with one more that leaves time for a session."""

        def understood(said: str) -> object:
            value: Any = understand(said)
            found = replace(answers, **{option: value})
            if not any(found.free.values()):
                raise NotUnderstoodError("that leaves no time at all", FREE_EXAMPLE)
            self._week_of(found, _SHORTEST)
            return value

        return self._put(answers, option, question, usual, understood)

    def _sessions(
        self,
        answers: Answers,
        option: str,
        question: str,
        usual: str,
        parse: Callable[[str], tuple[SessionsAnswer, ...]],
    ) -> Answers:
        """Return answers with sessions that fit the free time, each by itself; minutes are asked for kind by kind."""
        asks = self.ask.asks(option)

        def understood(said: str) -> tuple[SessionsAnswer, ...]:
            wanted = parse(said)
            if not (wanted or answers.runs):
                raise NotUnderstoodError("no run and no lift is no week", "ask for one of them at least")
            # Who is asked for minutes later need not have said them.
            self._week_of(answers, tuple(replace(one, minutes=one.minutes or (5 if asks else None)) for one in wanted))
            return wanted

        wanted = self.ask(option, question, usual, understood)
        timed: Any = tuple(self._timed(answers, one) for one in wanted) if asks else wanted
        return replace(answers, **{option: timed})

    def _timed(self, answers: Answers, wanted: SessionsAnswer) -> SessionsAnswer:
        def understood(said: str) -> SessionsAnswer:
            found = replace(wanted, minutes=parse_minutes(said))
            self._week_of(answers, (found,))
            return found

        if wanted.minutes:
            return wanted
        begin, end = find_widest(self._week_of(answers, _SHORTEST).free)
        usual = min(USUAL_MINUTES[wanted.kind], max(5, (end - begin) // 5 * 5))
        called = _CALLED.get(wanted.kind, wanted.kind if wanted.kind in RUNS else f"each {wanted.kind} lift")
        return self.ask("", f"How many minutes for {called}?", str(usual), understood)

    def _week_of(self, answers: Answers, wanted: tuple[SessionsAnswer, ...]) -> Problem:
        """Return a week of only these sessions; raises InputError where one of them fits no free time."""
        return self._week(replace(answers, runs=wanted or _SHORTEST, lifts=(), hardest=None))

    def _week(self, answers: Answers) -> Problem:
        source = str(self.target)
        written = parse_toml(write_scenario(answers), source)
        return Draft(written, source, today=self.today, busy=self.calendars).problem()

    def _make_relative(self, said: str) -> str:
        """Return a path that is seen from here as the file has it."""
        path = "" if is_nothing(said) else said.strip()
        if not path or self.target == STDOUT or "://" in path or Path(path).is_absolute():
            return path
        try:
            return Path(os.path.relpath(path, self.target.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).absolute().as_posix()
