"""Sessions stand in the athlete's free time and where they must."""

from collections.abc import Iterator
from functools import partial

from freshlegs.model.availability import is_inside
from freshlegs.model.clock import format_clock_time
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.base import Breach, Rule, Violation, Weight
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import Week
from freshlegs.written.place_text import describe_closed

_SHOWN = 14
"""Windows that the sentence names; two a day in a week."""


class Available(Rule):
    """Breach: a session not wholly in a free window, not inside its `only`, or not at its pin `at`.

    One that is done at a place also breaks it while that is closed, or where the ways there and back are not in free
    time.
    """

    claim = "Sessions stay inside free time, and where `only` and `at` put them."
    sources = ("house",)
    says = "sessions stay inside your free time, and where `only` and `at` put them"
    looks_at = "pairs"

    weight: Weight = "hard"

    def encode(self, week: Week) -> Iterator[Breach]:
        for session in week.problem.sessions:
            if session.forms or session.wanted_minutes:
                elsewhere = week.starts_where(session, partial(_is_elsewhere, week.problem))
            else:
                elsewhere = week.starts_among(session, set(week.starts(session)) - set(session.starts))
            yield Breach(elsewhere, self.price)

    def check(self, plan: Timetable) -> Iterator[Violation]:
        clock = plan.problem.clock
        for placement in plan.placements():
            session, start = placement.session, placement.start
            only_days, only_time = session.only.days, session.only.time
            if not plan.problem.inside_free_time(start, session.minutes):
                why = "is not in free time"
            elif not plan.problem.has_place(session, start):
                why = describe_closed(clock, plan.problem.free, session.places, start, session.minutes)
            elif session.pin is not None and start != session.pin:
                why = "is not where it is pinned"
            elif only_days is not None and clock.day(start) not in only_days:
                why = "is not on a day that `only` allows"
            elif only_time is not None and not (
                only_time[0] <= clock.wall(start) and clock.wall_end(start, session.minutes) <= only_time[1]
            ):
                why = "is not inside the time that `only` allows"
            else:
                continue
            yield Violation((session,), f"{session.name} on {plan.when(placement)} {why}", self.price)

    def describe_for(self, problem: Problem) -> str:
        clock, spans = problem.clock, []
        for begin, end in problem.free:
            last = format_clock_time(clock.wall(end)) if clock.wall(end) else "24:00"
            spans.append(f"{clock.day_name(clock.day(begin))} {format_clock_time(clock.wall(begin))}-{last}")
        more = f" and {len(spans) - _SHOWN} more" if len(spans) > _SHOWN else ""
        told = f"sessions stay inside your free time ({', '.join(spans[:_SHOWN])}{more}), `only` and `at`"
        places = any(session.tells_place for session in problem.sessions)
        return f"{told}, and at their places while these are open, with time for the ways" if places else told


def _is_elsewhere(problem: Problem, session: Session, start: int) -> bool:
    """Whether a session can't start then with the length that is chosen: its starts are those of the shortest."""
    return start not in session.starts or not (
        problem.inside_free_time(start, session.minutes)
        and problem.has_place(session, start)
        and is_inside(problem.clock, start, session.minutes, session.only)
    )
