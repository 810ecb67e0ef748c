"""A stored week whose sessions are moved by hand, and what the rules say of each move before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from freshlegs.api.answer_plan import answer_plan
from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan, UndecidedPlan
from freshlegs.api.week_answers import MovedSessions, SessionStarts
from freshlegs.model.limits import Limits
from freshlegs.planning.moved_week import price_moved_sessions, price_starts, release_sessions
from freshlegs.planning.week_at_hand import keep_moves, report_moves
from freshlegs.scenario.in_progress.finished_week import find_named_session, parse_week_minute

if TYPE_CHECKING:
    from freshlegs.planning.display import Display
    from freshlegs.planning.week_at_hand import WeekAtHand
    from freshlegs.training.log_text import LogFile


@dataclass(frozen=True, slots=True)
class MovableWeek:
    """A stored week as it stands. Plain picklable data: what it takes to price a move is read once."""

    at_hand: WeekAtHand

    def price_starts(self, session: str, moves: Mapping[str, str | datetime] | None = None) -> SessionStarts:
        """Return each start of a session ("lower-1", or its id), where others have made some moves already.

        Raises InputError where it is done, or not of the week.
        """
        made = self._read(moves or {})
        task, plan = release_sessions(self.at_hand.task, made), self.at_hand.move(made)
        named = find_named_session(task.sessions, session)
        stored = None if made else self.at_hand.cost
        return SessionStarts(task, plan, named, price_starts(task, plan, named), stored)

    def price(self, moves: Mapping[str, str | datetime]) -> MovedSessions:
        """Return what moves cost, such as {"lower-1": "thu 18:00"}; raises InputError as `price_starts` does."""
        task = self.at_hand.task
        return MovedSessions(task, price_moved_sessions(task, self.at_hand.plan, self._read(moves)))

    def keep(self, moves: Mapping[str, str | datetime]) -> TrainingPlan:
        """Return the plan with sessions moved and nothing else; later replans leave them there.

        Raises InputError where a rule forbids it.
        """
        return TrainingPlan(keep_moves(self.at_hand, self._read(moves)))

    def follow(
        self,
        moves: Mapping[str, str | datetime],
        *,
        limits: Limits | None = None,
        log: LogFile | None = None,
        display: Display | None = None,
    ) -> PlanAnswer:
        """Return the plan with sessions moved and the rest planned around them, as `Scenario.replan` with `move`."""
        return answer_plan(report_moves(self.at_hand, self._read(moves)), limits or Limits(), log, display)

    def _read(self, moves: Mapping[str, str | datetime]) -> dict[str, int]:
        """Return new starts by the ids of sessions."""
        task = self.at_hand.task
        return {
            find_named_session(task.sessions, name).id: task.clock.minute(to)
            if isinstance(to, datetime)
            else parse_week_minute(task, to, self.at_hand.today)
            for name, to in moves.items()
        }


MovableAnswer = MovableWeek | ImpossiblePlan | UndecidedPlan
