"""The week to plan: sessions, free time, history. Resolved and frozen."""

from collections.abc import Iterable
from dataclasses import dataclass

from freshlegs.model.availability import QUARTER, find_place, has_place, list_all_starts
from freshlegs.model.clock import WEEKDAYS, Clock
from freshlegs.model.daylight_times import DaylightTimes
from freshlegs.model.kinds import HardDays, Level, Priority
from freshlegs.model.named_window import NamedWindow
from freshlegs.model.running_target import RunningTarget
from freshlegs.model.session import Placement, Session, TrainingPlace, has_tag
from freshlegs.model.shift import Shift, Workload
from freshlegs.model.wording import convert_to_cycle, say_span


@dataclass(frozen=True, slots=True)
class Problem:
    """One athlete's week to plan, without the rules (`rules.task.Task`). Plain picklable data."""

    id: str
    title: str
    clock: Clock
    sessions: tuple[Session, ...]
    #: Free time as half-open intervals in minutes of the week, merged and ascending. In a repeating week the last one
    #: may run past the end, into the next copy's first window.
    free: tuple[tuple[int, int], ...]
    #: Busy times, also merged and ascending; may lie outside the windows, and outside the week
    busy: tuple[tuple[int, int], ...] = ()
    shifts: tuple[Shift, ...] = ()  #: Work at fixed hours, also that of the day before the week and of the one after it
    windows: tuple[NamedWindow, ...] = ()  #: Times that sessions keep on some days
    daylight: DaylightTimes | None = None  #: When there is light, where something has to be done by it
    repeats: bool = True  #: Whether the first day follows the last
    #: Whether days are called day1, day2, ... instead of by weekday, as in a repeating cycle of other than 7 days.
    counts_days: bool = False
    athlete: str = ""  #: Name of the athlete; "" if the scenario gives none
    priority: Priority = "run"
    hard_days: HardDays = "separate"
    run_level: Level = "intermediate"
    lift_level: Level = "intermediate"
    age: int | None = None  #: Of the athlete, in years
    returning: bool = False  #: On the way back from an injury, pain or a birth
    #: Major muscle groups that the athlete can't train, for example with an injury: no rule asks for them
    untrainable_groups: frozenset[str] = frozenset()
    easy_groups: frozenset[str] = frozenset()  #: Muscle groups that are spared: how often they are trained nobody asks
    running_target: RunningTarget | None = None  #: What is to be run in all; None where nobody says
    bedtime: int | None = None  #: Wall-clock minutes; before 12:00 means after midnight
    #: Sessions done before the week, for the rules that look back; empty when the week repeats
    history: tuple[Placement, ...] = ()
    #: Minutes of the longest run of the 30 days before the week; 0 where none is known, None where it is no matter
    longest_run: int | None = None
    #: Sessions expected after the week, for the rules that look across its end; empty when the week repeats
    coming: tuple[Placement, ...] = ()
    #: Session id and start in the plan that this one follows, in minutes of this week: `stay_put` keeps the day, and
    #: ties are broken by the minute
    previous_starts: tuple[tuple[str, int], ...] = ()
    #: Session id and ids of its exercises in the plan whose exercises stay where they can
    previous_exercises: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def days(self) -> range:
        """The day numbers of the week."""
        return range(self.clock.days)

    def count_in_cycle(self, per_seven_days: int) -> int:
        """Return how many days of the cycle so many of each seven are: as many in a shorter one, never rounded up."""
        return convert_to_cycle(per_seven_days, self.clock.days)

    @property
    def span_text(self) -> str:
        """How long a cycle that is longer than a week is, for the end of a sentence; "" for others."""
        return say_span(self.clock.days)

    def with_tag(self, tag: str) -> tuple[Session, ...]:
        """Return the sessions that carry a tag."""
        return tuple(s for s in self.sessions if has_tag(s, tag))

    def list_alternatives(self, session: Session) -> tuple[Session, ...]:
        """Return the sessions of which it is one to choose, itself among them."""
        return tuple(s for s in self.sessions if s.either == session.either) if session.either else (session,)

    def list_starts_anywhere(self, session: Session, step: int = QUARTER) -> tuple[int, ...]:
        """Return the starts of a session that need not be in free time, `step` minutes apart, and its own."""
        pinned = () if session.pin is None else (session.pin,)
        return tuple(sorted({*list_all_starts(self.clock, step), *session.starts, *pinned}))

    def find_days(self, names: Iterable[str]) -> frozenset[int]:
        """Return the day numbers with one of these names ("sat", or "day3")."""
        wanted = frozenset(names)
        return frozenset(day for day in self.days if self.day_key(day) in wanted or f"day{day + 1}" in wanted)

    def day_key(self, day: int) -> str:
        """Return the name of a day in scenarios: "mon" to "sun", or "day1" to "day14"."""
        return WEEKDAYS[self.clock.date_of(day).weekday()] if not self.counts_days else f"day{day + 1}"

    def days_text(self, days: Iterable[int]) -> str:
        """Return days for people by their names in scenarios: "sat or sun"."""
        return " or ".join(dict.fromkeys(self.day_key(day) for day in sorted(days))) or "any day of this week"

    def find_workload(self, day: int) -> Workload | None:
        """Return how hard the work of a day is, by the harder of its shifts; None for a day without work."""
        loads = {shift.load for shift in self.shifts if shift.makes_workday(self.clock, day)}
        return "hard" if "hard" in loads else "light" if loads else None

    def inside_free_time(self, start: int, minutes: int) -> bool:
        """Whether a session of that length lies wholly in free time."""
        return any(begin <= start and start + minutes <= end for begin, end in self.free)

    def find_place(self, session: Session, start: int) -> TrainingPlace | None:
        """Return where a session stands that starts then; None for no place in particular."""
        return find_place(self.clock, self.free, session.places, start, session.minutes) if session.places else None

    def find_companion(self, session: Session) -> Session | None:
        """Return the session that one is done with in one go; None where it goes alone."""
        if session.companion is None:
            return None
        return next((one for one in self.sessions if one.name == session.companion.name), None)

    @property
    def joined(self) -> frozenset[str]:
        """Ids of the sessions that are done in one go with another, and of those others."""
        pairs = ((one, other) for one in self.sessions if (other := self.find_companion(one)) is not None)
        return frozenset(session.id for pair in pairs for session in pair)

    def has_place(self, session: Session, start: int) -> bool:
        """Whether a session that starts then has a place that is open, with time for the ways; or needs none."""
        return has_place(self.clock, self.free, session.places, start, session.minutes)
