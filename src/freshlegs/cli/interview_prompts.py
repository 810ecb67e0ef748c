"""The questions that a coach would ask, and the answers of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from freshlegs.cli.output import say
from freshlegs.io.errors import Fault, InputError
from freshlegs.model.clock import format_clock_time
from freshlegs.model.kinds import HARDEST, KINDS, find_family, list_kinds
from freshlegs.scenario.interview.answer_check import AnswerCheck, check_words, find_longest_room, make_relative
from freshlegs.scenario.interview.answers import USUAL_FREE, Answers, SessionsAnswer
from freshlegs.scenario.interview.hours_answers import (
    EXAMPLE,
    NOTHING,
    format_free_time,
    parse_free_time,
    parse_time_of_day,
)
from freshlegs.scenario.interview.training_answers import (
    RUNS_AND_OTHERS,
    format_sessions,
    parse_choice,
    parse_equipment,
    parse_lifts,
    parse_minutes,
    parse_sessions,
)
from freshlegs.scenario.schema.tables import USUAL_MINUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from freshlegs.cli.prompter import Prompter
    from freshlegs.model.kinds import Kind, Level, Priority
    from freshlegs.model.problem import Problem

_Choice = TypeVar("_Choice", bound=str)

_LEVELS: dict[str, Level] = {"beginner": "beginner", "intermediate": "intermediate", "advanced": "advanced"}
_PRIORITIES: dict[str, Priority] = {"run": "run", "running": "run", "lift": "lift", "lifting": "lift"}
_SHORTEST = (SessionsAnswer("easy", minutes=5),)


@dataclass(frozen=True, slots=True)
class Interview:
    """What a coach wants to know before the first week; each answer is tried out before the next question."""

    ask: Prompter
    trial: AnswerCheck

    def answers(self, timezone: str) -> Answers:
        """Return the answers; without another a time zone is the usual one.

        Raises
        ------
        InputError
            For an answer in advance that can't be used.
        """
        answers = Answers(timezone=timezone)
        for part in (self._title, self._timezone, self._free, self._calendar, self._runs, self._lifts, self._goal):
            answers = part(answers)
        self.trial.week(answers, "the answers")
        return answers

    def _title(self, answers: Answers) -> Answers:
        def understood(said: str) -> Answers:
            return check_words(replace(answers, title=said.strip()), "--title")

        return self.ask("--title", "What shall the week be called?", answers.title, understood)

    def _timezone(self, answers: Answers) -> Answers:
        def understood(said: str) -> Answers:
            return check_words(replace(answers, timezone=said.strip()), "--timezone")

        return self.ask("--timezone", "Your time zone?", answers.timezone, understood)

    def _free(self, answers: Answers) -> Answers:
        def understood(said: str) -> Answers:
            return self._trainable(replace(answers, free=parse_free_time(said)), "--free")

        question = 'When can you train? Say it like "weekdays 6-8, 17:30-20:30; sat 7-12".\n '
        found = self.ask("--free", question, USUAL_FREE, understood)
        again = self.ask.asks("--free") and format_free_time(found.free) != USUAL_FREE
        while again:
            say(f"  So: {format_free_time(found.free)}")
            more = self._more_free(found)
            again, found = more != found, more
        return found

    def _more_free(self, answers: Answers) -> Answers:
        def understood(said: str) -> Answers:
            more = {} if _nothing(said) else parse_free_time(said)
            return self._trainable(replace(answers, free={**answers.free, **more}), "--free")

        return self.ask("--free", "Anything to add or to change?", "no", understood)

    def _calendar(self, answers: Answers) -> Answers:
        def understood(said: str) -> Answers:
            calendar = "" if _nothing(said) else make_relative(self.trial.target, said.strip())
            return self._trainable(replace(answers, calendar=calendar), "--calendar")

        return self.ask("--calendar", "A calendar file (.ics) with the times when you are busy?", "none", understood)

    def _runs(self, answers: Answers) -> Answers:
        def understood(said: str) -> tuple[SessionsAnswer, ...]:
            return self._fitting(answers, parse_sessions(said, RUNS_AND_OTHERS, "--runs"), "--runs")

        what = "Which runs, and what else," if list_kinds("other") else "Which runs"
        question = f"{what} in a week, of {', '.join(RUNS_AND_OTHERS)}?"
        runs = self._timed(answers, self.ask("--runs", question, format_sessions(answers.runs), understood), "--runs")
        answers = replace(answers, runs=runs)
        key = [kind for kind in HARDEST if any(run.kind == kind for run in runs)]
        if len(key) < 2 and self.ask.said.get("--hardest") is None:
            return answers
        choices: dict[str, Kind] = {kind: kind for kind in key or HARDEST}
        question = "Which of them counts most, so that it gets the freshest legs?"
        hardest = self.ask("--hardest", question, next(iter(choices)), _one_of(choices, "--hardest"))
        return replace(answers, hardest=hardest)

    def _lifts(self, answers: Answers) -> Answers:
        def understood(said: str) -> tuple[SessionsAnswer, ...]:
            lifts = parse_lifts(said)
            if not (lifts or answers.runs):
                raise InputError("--lifts", Fault("", "a week needs a run or a lift", "ask for at least one"))
            return self._fitting(answers, lifts, "--lifts")

        lifts = self.ask(
            "--lifts", 'How often do you lift? Or which lifts, such as "2 lower, 2 upper"?', "2", understood
        )
        answers = replace(answers, lifts=self._timed(answers, lifts, "--lifts"))
        if not lifts:
            return answers
        tools = self.ask(
            "--equipment", 'What is there to lift with, such as "dumbbells, band"?', "all", parse_equipment
        )
        return replace(answers, equipment=tools)

    def _goal(self, answers: Answers) -> Answers:
        def bedtime(said: str) -> int | None:
            return None if _nothing(said) else parse_time_of_day(said, "--bedtime")

        question = "What comes first, running or lifting?"
        answers = replace(
            answers, priority=self.ask("--priority", question, "running", _one_of(_PRIORITIES, "--priority"))
        )
        if any(find_family(run.kind) == "run" for run in answers.runs):
            answers = replace(answers, run_level=self._level("--run-level", "runner"))
        if answers.lifts:
            answers = replace(answers, lift_level=self._level("--lift-level", "lifter"))
        usual = format_clock_time(answers.bedtime or 0)
        return replace(answers, bedtime=self.ask("--bedtime", "When do you go to bed?", usual, bedtime))

    def _level(self, option: str, what: str) -> Level:
        question = f"As a {what}, are you beginner, intermediate or advanced?"
        return self.ask(option, question, "intermediate", _one_of(_LEVELS, option))

    def _timed(self, answers: Answers, wanted: tuple[SessionsAnswer, ...], option: str) -> tuple[SessionsAnswer, ...]:
        """Return sessions with their minutes, which are asked for kind by kind."""
        if not self.ask.asks(option):
            return wanted
        longest = find_longest_room(self._week_of(answers, _SHORTEST, option))
        timed = []
        for one in wanted:

            def understood(said: str, one: SessionsAnswer = one) -> SessionsAnswer:
                return self._fitting(answers, (replace(one, minutes=parse_minutes(said, option)),), option)[0]

            usual = str(min(USUAL_MINUTES[one.kind], longest))
            question = f"How many minutes for {KINDS[one.kind].phrase}?"
            timed.append(one if one.minutes else self.ask("", question, usual, understood))
        return tuple(timed)

    def _fitting(self, answers: Answers, wanted: tuple[SessionsAnswer, ...], option: str) -> tuple[SessionsAnswer, ...]:
        """Return sessions that fit the free time, each by itself; raises InputError where one does not."""
        shortest = 5 if self.ask.asks(option) else None  # who is asked for minutes later need not have said them
        sized = tuple(replace(one, minutes=one.minutes or shortest) for one in wanted)
        if sized:
            self._week_of(answers, sized, option)
        return wanted

    def _trainable(self, answers: Answers, option: str) -> Answers:
        """Return answers that leave time for a session; raises InputError."""
        if not any(answers.free.values()):
            raise InputError(option, Fault("", "that leaves no time at all", f"write for example {EXAMPLE}"))
        self._week_of(answers, _SHORTEST, option)
        return answers

    def _week_of(self, answers: Answers, wanted: tuple[SessionsAnswer, ...], option: str) -> Problem:
        """Return a week of only these sessions; raises InputError where one of them fits no free time."""
        return self.trial.week(replace(answers, runs=wanted, lifts=(), hardest=None), option)


def _nothing(said: str) -> bool:
    return said.strip().lower() in NOTHING


def _one_of(choices: Mapping[str, _Choice], option: str) -> Callable[[str], _Choice]:
    return lambda said: parse_choice(said, choices, option)
