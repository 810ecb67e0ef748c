"""The words that rules are written in, as the solver speaks them; `rules.timetable` has the same over a finished week.

A rule imports these and never the solver, which implements `Week`, `Pair` and `Slot` (`solver.week`, `solver.pair`) and
`LiftWeek` (`solver.lift_model`). Literals are whole numbers; the negative of one is its opposite.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import Protocol

from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.training.lift_slots import LiftSlots, Pick
from freshlegs.training.lifting_problem import LiftingProblem

Range = tuple[int | None, int | None]
"""low <= x < high, in minutes; None for an open end."""


class Slot(Protocol):
    """A session as a pair sees it."""

    @property
    def session(self) -> Session:
        """The session."""


class Pair(Protocol):
    """Two sessions that may stand as a before b."""

    @property
    def orders(self) -> tuple["Pair", ...]:
        """Return the pair as a before b, and where they may stand in either order also the other way round."""

    @property
    def a(self) -> Slot:
        """The first."""

    @property
    def b(self) -> Slot:
        """The second."""

    def where(self, *, apart: Range = ..., gap: Range = ..., days_apart: int | None = None) -> int:
        """Return a literal: both are placed, a before b, and so far apart.

        low <= start(b) - start(a) < high,  low <= start(b) - end(a) < high,  day(b) - day(a) = days_apart
        """


class Combination(Protocol):
    """What is made of several literals."""

    def any_of(self, literals: Iterable[int]) -> int:
        """Return a literal: at least one of these is true."""

    def all_of(self, literals: Iterable[int]) -> int:
        """Return a literal: all of these are true."""

    def at_least(self, count: int, literals: Sequence[int]) -> int:
        """Return a literal: at least so many of these are true."""

    def reaches(self, terms: Sequence[tuple[int, int]], total: int) -> int:
        """Return a literal: the worths of the true literals come to this total or more."""


class Week(Combination, Protocol):
    """A week that is being planned."""

    @property
    def problem(self) -> Problem:
        """What is asked for."""

    @property
    def days(self) -> range:
        """The day numbers of the week."""

    def is_on(self, rule: str) -> bool:
        """Whether a rule is on."""

    def may_share_day(self, a: Session, b: Session) -> bool:
        """Whether the hard rules may let two sessions stand on one day."""

    def stands(self, session: Session) -> int:
        """Return a literal: the session has a place."""

    def starts(self, session: Session) -> tuple[int, ...]:
        """Return the starts that a session may have, in minutes of the week."""

    def starts_among(self, session: Session, starts: Container[int]) -> int:
        """Return a literal: the session is placed, at one of these starts."""

    def lasts(self, session: Session, minutes: int) -> int:
        """Return a literal: the session is placed, and takes so many minutes or more."""

    def starts_where(self, session: Session, fits: Callable[[Session, int], bool]) -> int:
        """Return a literal: the session is placed, and fits, as long as it is, at its start."""

    def count_minutes(self, sessions: Iterable[Session]) -> list[tuple[int, int]]:
        """Return what the minutes of the placed sessions are made of, to be summed up."""

    def forms(self, session: Session) -> Iterator[tuple[Session, int]]:
        """Yield a session in each of its lengths, with the literal that it is placed with it."""

    def off_days(self, session: Session, days: Container[int]) -> int:
        """Return a literal: the session is placed, on a day that is not one of these."""

    def on_day(self, session: Session, day: int) -> int:
        """Return a literal: the session stands on that day."""

    def on(self, day: int, tag: str = "any") -> list[int]:
        """Return the literals "stands on that day" of all sessions with a tag that can."""

    def trains(self, day: int) -> int:
        """Return a literal: a day has training. Of the week, before it, or around the edge of a repeating week."""

    def pairs(self, first: str, then: str, *, either_order: bool = False) -> Iterator[Pair]:
        """Yield every two sessions that may stand as a before b, a tagged `first` and b tagged `then`.

        Also across the edge of a repeating week (b is then in the next copy), from the history, or to what is coming.
        """

    def exceeds(self, more: Sequence[int], fewer: Sequence[int], *, by: int) -> int:
        """Return a literal: so many more of the first are true than of the second."""


class LiftWeek(Combination, Protocol):
    """The lifts of a week that are being filled."""

    @property
    def problem(self) -> LiftingProblem:
        """What there is to choose from."""

    @property
    def lifts(self) -> tuple[LiftSlots, ...]:
        """The lifts."""

    def options(self, lift: LiftSlots) -> Iterable[tuple[Pick, int]]:
        """Return what may be chosen for a lift, each with the literal that says so."""

    def which(self, lift: LiftSlots, fits: Callable[[Pick], bool]) -> list[int]:
        """Return the literals of the exercises of a lift that fit."""

    def worth(self, lift: LiftSlots, worth: Callable[[Pick], int]) -> list[tuple[int, int]]:
        """Return what each exercise of a lift is worth, to be summed up."""

    def seconds(self, lift: LiftSlots) -> list[tuple[int, int]]:
        """Return what the seconds of a lift are made of, warm-up included."""

    def trains(self, lift: LiftSlots, group: str) -> int:
        """Return a literal: the lift gives the muscle group enough sets."""
