"""The questions that a coach would ask, and the answers of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from freshlegs.cli import prompter
from freshlegs.cli.athlete_prompts import ask_goal, ask_name, ask_plan, ask_timezone
from freshlegs.cli.output import STDOUT, say
from freshlegs.cli.prompter import BackError
from freshlegs.io.errors import InputError, NotUnderstoodError
from freshlegs.model.availability import Interval, find_widest
from freshlegs.model.clock import DAY, format_clock_time, format_date
from freshlegs.model.kinds import HARDEST, KINDS, find_family, list_kinds
from freshlegs.model.problem import Problem
from freshlegs.scenario.busy_times import BusyCalendars
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.interview.answers import (
    RUNS_AND_OTHERS,
    USUAL_FREE,
    Answers,
    SessionsAnswer,
    format_sessions,
    parse_choice,
    parse_equipment,
    parse_lifts,
    parse_minutes,
    parse_runs,
)
from freshlegs.scenario.interview.current_weights import (
    NO_WEIGHTS,
    format_weights,
    list_loaded,
    name_examples,
    parse_weights,
)
from freshlegs.scenario.interview.goal import Goal
from freshlegs.scenario.interview.scenario_text import write_scenario
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.scenario.resolve import problem_of
from freshlegs.scenario.schema.load import parse_toml
from freshlegs.scenario.schema.session_tables import USUAL_MINUTES
from freshlegs.training.loads import WrittenWeight
from freshlegs.training.programme.races import name_distance
from freshlegs.written.clock_text import parse_clock_time
from freshlegs.written.day_text import is_nothing
from freshlegs.written.free_time_text import FREE_EXAMPLE, format_free_time, parse_free_time

if TYPE_CHECKING:
    from freshlegs.cli.prompter import Prompter

_LEVELS = ("beginner", "intermediate", "advanced")
_PRIORITIES = {"running": "run", "lifting": "lift"}
_SHORTEST = (SessionsAnswer("easy", minutes=5),)


class _Question(NamedTuple):
    """The option that answers it in advance (and the field that it fills), its words, what is usual, how it is read."""

    option: str
    words: str
    usual: str
    understand: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Interview:
    """What a coach wants to know before the first week; each answer is tried out before the next question."""

    ask: Prompter
    target: Path  #: Where the scenario is to stand; paths in it are seen from there
    today: date  #: The first week starts on the Monday after, if nobody says another day
    calendars: BusyCalendars = field(default_factory=BusyCalendars)  #: Reads busy times, a calendar once for all trials

    def answers(self, name: str, timezone: str) -> Answers:
        """Return the answers; name and time zone are what this computer knows of the athlete.

        Raises InputError for an answer in advance that can't be used.
        """
        while True:
            answers = Answers(timezone=timezone)
            try:
                for part in (partial(self._who, name), self._goal, self._when, self._runs, self._lifts, self._levels):
                    answers = part(answers)
                answers = replace(answers, plan=ask_plan(self.ask, self.target))
            except BackError:
                self.ask.go_back()
                continue
            try:
                outline_draft(self._draft(answers))
                self._week(answers)
            except InputError as error:
                self._ask_again(error.blame("the answers"))
            else:
                return answers

    def _ask_again(self, error: InputError) -> None:
        """Say what does not go together, and ask from the last question on; raises the error where nobody is there."""
        if not (self.ask.given and self.ask.somebody and prompter.is_interactive()):
            raise error
        say(f'  {error.faults[0]}. Change one of your answers: "back" leads to it.')
        self.ask.go_back()

    def _who(self, name: str, answers: Answers) -> Answers:
        def zone(said: str) -> str:
            self._week_of(replace(answers, timezone=said.strip()), _SHORTEST)
            return said.strip()

        answers = replace(answers, id=ask_name(self.ask, name, self.target))
        return replace(answers, timezone=ask_timezone(self.ask, answers.timezone, zone))

    def _goal(self, answers: Answers) -> Answers:
        def titled(said: str) -> str:
            self._week_of(replace(answers, title=said.strip()), _SHORTEST)
            return said.strip()

        goal = ask_goal(self.ask, self.today)
        title = answers.title
        if goal.race is not None:
            name = name_distance(goal.race.kilometres)
            title = f"{name[0].upper()}{name[1:]} on {format_date(goal.race.date)} {goal.race.date.year}"
        return replace(answers, goal=goal, title=self.ask.unasked("title", title, titled))

    def _when(self, answers: Answers) -> Answers:
        words = 'When can you train? Say it like "weekdays 6-8, 17:30-20:30; sat 7-12".\n '
        answers = self._trainable(answers, _Question("free", words, USUAL_FREE, parse_free_time))
        if self.ask.asks("free") and format_free_time(answers.free) != USUAL_FREE:
            answers = self._more_free(answers)
        words = "A calendar file (.ics) with the times when you are busy?"
        return self._trainable(answers, _Question("calendar", words, "none", self._make_relative))

    def _more_free(self, answers: Answers) -> Answers:
        def more(said: str) -> dict[str, tuple[Interval, ...]]:
            return {**answers.free, **({} if is_nothing(said) else parse_free_time(said, answers.free))}

        if not self.ask.again:
            say(f"  So: {format_free_time(answers.free)}")
        found = self._trainable(
            answers, _Question("free", 'Anything to add or to change, such as "not sat 9-12"?', "no", more)
        )
        return answers if found == answers else self._more_free(found)

    def _runs(self, answers: Answers) -> Answers:
        what = "Which runs, and what else," if list_kinds("activity") else "Which runs"
        # A race that is the goal is there already.
        offered = [kind for kind in RUNS_AND_OTHERS if kind != "race" or answers.goal.race is None]
        words = f"{what} in a week, of {', '.join(offered)}?"
        answers = self._sessions(answers, _Question("runs", words, format_sessions(answers.runs), parse_runs))
        key = [kind for kind in HARDEST if any(run.kind == kind for run in answers.runs)]
        if len(key) < 2 and self.ask.said.get("hardest") is None:
            return answers
        words = "Which of them counts most, so that it gets the freshest legs?"
        choices = key or HARDEST
        return self._put(answers, _Question("hardest", words, choices[0], lambda said: parse_choice(said, choices)))

    def _lifts(self, answers: Answers) -> Answers:
        words = 'How often do you lift? Or which lifts, such as "2 lower, 2 upper"?'
        answers = self._sessions(answers, _Question("lifts", words, "2", parse_lifts))
        words = 'What is there to lift with? "all" is a gym; else such as "barbell, rack, bench",\n'
        words += '  "dumbbells, band, pull-up bar", "machines" or "none".\n '
        if not answers.lifts:
            return answers
        return self._weights(self._put(answers, _Question("equipment", words, "all", parse_equipment)))

    def _weights(self, answers: Answers) -> Answers:
        """Return answers with the weights that are known, each of which can be built."""
        loaded = list_loaded(answers.equipment)

        def understood(said: str) -> Mapping[str, WrittenWeight]:
            found = parse_weights(said, loaded)
            self._week(replace(answers, weights=found, hardest=None, goal=Goal(1, answers.goal.start)))
            return found

        example = name_examples(loaded)
        if not example:
            return answers
        words = f'What do you lift now, in sets of about six? Say it like\n  "{example}".\n '
        answers = self._put(answers, _Question("weights", words, NO_WEIGHTS, understood))
        if answers.weights and self.ask.asks("weights") and not self.ask.again:
            say(f"  So: {format_weights(answers.weights, loaded)}")
        return answers

    def _levels(self, answers: Answers) -> Answers:
        def priority(said: str) -> str:
            return _PRIORITIES[parse_choice(said, _PRIORITIES)]

        def level(said: str) -> str:
            return parse_choice(said, _LEVELS)

        def bedtime(said: str) -> int | None:
            return None if is_nothing(said) else parse_clock_time(said) % DAY

        words = "As a {}, are you a beginner, intermediate or advanced?"
        usual = format_clock_time(answers.bedtime or 0)
        to_run = any(find_family(run.kind) == "run" for run in answers.runs)
        for question, asked in (
            (_Question("priority", "What comes first, running or lifting?", "running", priority), True),
            (_Question("run_level", words.format("runner"), "intermediate", level), to_run),
            (_Question("lift_level", words.format("lifter"), "intermediate", level), answers.lifts),
            (_Question("bedtime", "When do you go to bed?", usual, bedtime), True),
        ):
            answers = self._put(answers, question) if asked else answers
        return answers

    def _put(self, answers: Answers, question: _Question) -> Answers:
        return replace(answers, **{question.option: self.ask(*question)})

    def _trainable(self, answers: Answers, question: _Question) -> Answers:
        """Return answers with one more that leaves time for a session."""

        def understood(said: str) -> object:
            found = replace(answers, **{question.option: question.understand(said)})
            if not any(found.free.values()):
                raise NotUnderstoodError("that leaves no time at all", FREE_EXAMPLE)
            self._week_of(found, _SHORTEST)
            return getattr(found, question.option)

        return self._put(answers, question._replace(understand=understood))

    def _sessions(self, answers: Answers, question: _Question) -> Answers:
        """Return answers with sessions that fit the free time, each by itself; minutes are asked for kind by kind."""
        shortest = 5 if self.ask.asks(question.option) else None  # who is asked for minutes need not have said them

        def understood(said: str) -> tuple[SessionsAnswer, ...]:
            wanted: tuple[SessionsAnswer, ...] = question.understand(said)
            if answers.goal.race is not None and any(one.kind == "race" for one in wanted):
                raise NotUnderstoodError('found "race"', "your race is among them already; leave it out")
            if not (wanted or answers.runs):
                raise NotUnderstoodError("a week needs a run or a lift", "ask for at least one")
            self._week_of(answers, tuple(replace(one, minutes=one.minutes or shortest) for one in wanted))
            return wanted

        answers = self._put(answers, question._replace(understand=understood))
        sessions = getattr(answers, question.option)
        timed: Any = tuple(self._timed(answers, one) if shortest else one for one in sessions)
        return replace(answers, **{question.option: timed})

    def _timed(self, answers: Answers, wanted: SessionsAnswer) -> SessionsAnswer:
        def understood(said: str) -> SessionsAnswer:
            found = replace(wanted, minutes=parse_minutes(said))
            self._week_of(answers, (found,))
            return found

        if wanted.minutes:
            return wanted
        begin, end = find_widest(self._week_of(answers, _SHORTEST).free)
        usual = min(USUAL_MINUTES[wanted.kind], max(5, (end - begin) // 5 * 5))
        words = f"How many minutes for {KINDS[wanted.kind].phrase}?"
        return self.ask("", words, str(usual), understood)

    def _week_of(self, answers: Answers, wanted: tuple[SessionsAnswer, ...]) -> Problem:
        """Return a week of only these sessions; raises InputError where one of them fits no free time."""
        goal = Goal(1, answers.goal.start)
        return self._week(replace(answers, runs=wanted or _SHORTEST, lifts=(), weights={}, hardest=None, goal=goal))

    def _week(self, answers: Answers) -> Problem:
        return problem_of(self._draft(answers))

    def _draft(self, answers: Answers) -> Draft:
        source = str(self.target)
        return Draft(parse_toml(write_scenario(answers), source), source, today=self.today, busy=self.calendars)

    def _make_relative(self, said: str) -> str:
        """Return a path that is seen from here as the file has it."""
        path = "" if is_nothing(said) else said.strip()
        if not path or self.target == STDOUT or "://" in path or Path(path).is_absolute():
            return path
        try:
            return Path(os.path.relpath(path, self.target.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).absolute().as_posix()
