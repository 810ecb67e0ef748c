"""Random tiny weeks and rule sets whose numbers are drawn from the distances that occur in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any, Literal, TypeVar, get_args
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from freshlegs.model.clock import Clock
from freshlegs.model.daylight_times import DaylightTimes
from freshlegs.model.intervals import merge
from freshlegs.model.kinds import KINDS, SPLIT_LIFT
from freshlegs.model.named_window import NamedWindow
from freshlegs.model.plan import Plan, find_dropped, find_moved, find_retimed
from freshlegs.model.running_target import RunningTarget
from freshlegs.model.session import Choice, Companion, Either, Form, Placement, Session, TrainingPlace
from freshlegs.model.shift import Shift, Workload
from freshlegs.model.training_load import Burden, Exertion, TrainingLoad
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from support.worlds import expected, problem, session

RULES = all_week_rules()
RUNS_AND_LIFTS = sorted(kind for kind, row in KINDS.items() if row.family != "activity")
ACTIVITIES = sorted(kind for kind, row in KINDS.items() if row.family == "activity")
SPLITS = ("push", "pull", "legs", "upper", "chest", "arms", "calves", "core")
LOADS = [
    TrainingLoad(*words)
    for words in product(get_args(Burden), get_args(Burden), get_args(Exertion))
    if not ("heavy" in words and "rest" in words)
]
ZONE = ZoneInfo("Europe/Berlin")


FIRSTS = (date(2026, 11, 30), date(2027, 3, 24), date(2026, 10, 21))
"""A plain week, and weeks over both clock changes."""


HOURS = (0, 1, 2, 5, 6, 7, 9, 10, 11, 13, 18, 19, 21, 23)


COMMON = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


DISTANCES = st.sampled_from([0.0, 5.0, 10.0])
WISHED_DAYS = {
    length: st.none() | st.frozensets(st.integers(0, length - 1), min_size=1, max_size=3) for length in range(5, 9)
}
BUSY_DAYS = {length: st.lists(st.integers(0, length - 1), min_size=2, unique=True) for length in range(5, 9)}
WISHED_TIMES = st.none() | st.sampled_from([(0, 720), (300, 660), (1080, 1440)])

WAYS = (0, 0, 30, 60, 120)
"""Minutes of a way: the starts are whole hours apart."""

Item = TypeVar("Item")
Draw = Callable[[st.SearchStrategy[Any]], Any]


@cache
def _place_in(size: int) -> st.SearchStrategy[int]:
    return st.sampled_from(range(size))


@cache
def _places_in(size: int, fewest: int, most: int | None) -> st.SearchStrategy[list[int]]:
    return st.lists(_place_in(size), min_size=fewest, max_size=most, unique=True)


def one_of(draw: Draw, items: Sequence[Item]) -> Item:
    """Draw one of the items as `sampled_from` does, whose strategies take longer to make than to draw from."""
    return items[draw(_place_in(len(items)))]


def some_of(draw: Draw, items: Sequence[Item], fewest: int = 0, most: int | None = None) -> list[Item]:
    """Draw some of the items, each at most once."""
    return [items[place] for place in draw(_places_in(len(items), fewest, most))]


def kind_of(draw: Draw) -> str:
    """Draw a kind, of three one that is neither run nor lift."""
    return one_of(draw, RUNS_AND_LIFTS if draw(st.integers(0, 2)) else ACTIVITIES)


def load_of(draw: Draw, kind: str) -> TrainingLoad | None:
    """Draw what an activity asks of the body; None for what its kind does."""
    return one_of(draw, (None, *LOADS)) if kind in ACTIVITIES else None


def window_of(draw: Draw, clock: Clock) -> NamedWindow:
    """Draw times that sessions keep on some days."""
    days = frozenset(some_of(draw, range(clock.days), 1, 3))
    kinds = frozenset(some_of(draw, RUNS_AND_LIFTS, 0, 3))
    return NamedWindow("nights", days, 60 * one_of(draw, (0, 6, 9)), 60 * one_of(draw, (10, 19, 24)), kinds)


def light_of(draw: Draw, clock: Clock) -> DaylightTimes | None:
    """Draw from when to when there is light on each day, and what is done by it."""
    if draw(st.booleans()):
        return None
    begin, end = 60 * one_of(draw, (0, 6, 9)), 60 * one_of(draw, (11, 19, 24))
    light = tuple((clock.at(day, begin), clock.at(day, 0) + end) for day in range(clock.days + 1))
    return DaylightTimes(light, frozenset(some_of(draw, (*RUNS_AND_LIFTS, *ACTIVITIES), 1, 4)))


def own_words(draw: Draw, kind: str) -> dict[str, Any]:
    """Draw what a session says of itself: an activity what it asks of the body, a split lift what it trains."""
    if kind == SPLIT_LIFT:
        return {"words": tuple(some_of(draw, SPLITS, 1, 2))}
    return {"load": load_of(draw, kind)}


def lately(draw: Draw, hour: int) -> Placement:
    """Draw a session before the week."""
    kind = kind_of(draw)
    kilometres = draw(DISTANCES) if kind == "race" else 0.0
    through = kind == "race" and draw(st.booleans())
    own = own_words(draw, kind)
    return Placement(session(kind, 90, kilometres=kilometres, trained_through=through, **own), hour * 60)


def worked(clock: Clock, day: int, hour: int, load: Workload) -> Shift:
    """Return a shift of eight hours."""
    start = clock.at(day, hour * 60)
    return Shift(start, start + 8 * 60, load)


@st.composite
def sites(draw: st.DrawFn, clock: Clock) -> list[TrainingPlace]:
    """Draw places to train at: with opening hours or always open, near or far, one of them on some days alone."""
    found = [TrainingPlace("", frozenset())]
    for name in ("gym", "pool", "hotel"):
        days = draw(WISHED_DAYS[clock.days])
        opens = some_of(draw, [(6, 9), (9, 20), (18, 24)], most=2)
        spans = [(clock.at(day, a * 60), clock.at(day, b * 60)) for day in range(clock.days) for a, b in opens]
        hours = tuple(merge(spans)) if opens else None
        there, back = one_of(draw, WAYS), one_of(draw, WAYS)
        when = Choice(days, one_of(draw, (None, (300, 1200))))
        dated = name == "hotel" and days is not None
        found.append(TrainingPlace(name, frozenset(), when, dated, hours, there, back))
    return found


@st.composite
def joined(draw: st.DrawFn, sessions: list[Session]) -> list[Session]:
    """Draw which of some sessions are done in one go with which other."""
    found = []
    for one in sessions:
        others = [other.name for other in sessions if other is not one]
        if len(others) > 0 and draw(st.booleans()):
            least, more = one_of(draw, (0, 0, 60)), one_of(draw, (0, 0, 60))
            order: Literal["before", "after"] | None = one_of(draw, (None, "before", "after"))
            found.append(replace(one, companion=Companion(one_of(draw, others), order, least, least + more)))
        else:
            found.append(one)
    return found


@st.composite
def worlds(draw: st.DrawFn, *sizes: tuple[int, int], fewest: int = 1) -> Task:
    """Draw a problem without rules: a few sessions with a few starts each, near each other.

    `sizes` are how many of both there may be, `fewest` how many sessions there are at least; many sessions fill a
    week, many starts lie close to each other.
    """
    sessions, starts = one_of(draw, sizes or ((3, 4), (5, 2)))
    clock = Clock(ZONE, one_of(draw, FIRSTS), draw(st.integers(5, 8)))
    repeats = draw(st.booleans())
    busy_days = draw(BUSY_DAYS[clock.days])
    moments = [clock.at(day, hour * 60) for day, hour in product(sorted(busy_days), HOURS)]
    hardest = one_of(draw, ("race", "intervals", "tempo", "long"))
    at_least = draw(st.integers(0, 2))
    drawn = []
    for number in range(1, draw(st.integers(fewest, sessions)) + 1):
        kind = kind_of(draw)
        own = some_of(draw, moments, 1, starts)
        wish = Choice(draw(WISHED_DAYS[clock.days]), draw(WISHED_TIMES))
        either = Either("a", at_least, max(1, at_least)) if draw(st.integers(0, 4)) == 0 else None
        drawn.append(
            session(
                kind,
                number,
                one_of(draw, (60, 120, 180)),
                tags=("hardest",) if kind == hardest else (),
                optional=(optional := draw(st.integers(0, 3)) == 0 or either is not None),
                excused=optional and draw(st.booleans()),
                prefer=wish,
                starts=tuple(sorted(own)),
                kilometres=draw(DISTANCES) if kind == "race" else 0.0,
                trained_through=kind == "race" and draw(st.booleans()),
                **own_words(draw, kind),
                either=either,
                title=one_of(draw, ("Judo", "Squash")) if kind == "other" else "",
            )
        )
    if draw(st.integers(0, 2)) == 0:
        there = draw(sites(clock))
        drawn = [replace(one, places=tuple(some_of(draw, there, most=3))) for one in drawn]
    if draw(st.integers(0, 2)) == 0:
        drawn = draw(joined(drawn))
    hours = range(-72, 0)
    before = [] if repeats else some_of(draw, hours, most=2)
    behind = [] if repeats else some_of(draw, hours, most=1)
    later = clock.midnight(clock.days + 3)
    work = [(day, hour) for day in range(-1, clock.days + 1) for hour in (6, 14, 20)]
    shifts = some_of(draw, work, most=2) if draw(st.booleans()) else []
    return problem(
        drawn,
        first=clock.first,
        zone=ZONE,
        days=clock.days,
        repeats=repeats,
        history=tuple(lately(draw, hour) for hour in sorted(before)),
        longest_run=(None, 0, 54, 55, 110)[sum(len(s.starts) for s in drawn) % 5],
        age=one_of(draw, (None, 50)),
        windows=tuple(window_of(draw, clock) for _ in range(draw(st.integers(0, 2)))),
        daylight=light_of(draw, clock),
        shifts=tuple(worked(clock, day, hour, one_of(draw, ("light", "hard"))) for day, hour in sorted(shifts)),
        coming=tuple(expected(kind_of(draw), later + hour * 60, hardest) for hour in behind),
        priority=one_of(draw, ("run", "lift")),
        hard_days=one_of(draw, ("separate", "consolidate")),
        run_level=one_of(draw, ("beginner", "advanced")),
        returning=sum(len(s.starts) for s in drawn) % 3 == 1,
        lift_level=one_of(draw, ("beginner", "advanced")),
        bedtime=one_of(draw, (None, 22 * 60, 24 * 60 - 30, 30, 6 * 60 + 30)),
        previous_starts=tuple((s.id, one_of(draw, moments)) for s in drawn if draw(st.booleans())),
    )


def distances(week: Task) -> list[float]:
    """Return the hours between starts that occur, a little more and a little less, and some that do not."""
    times = sorted({start for s in week.sessions for start in s.starts} | {p.start for p in week.history})
    copies = [week.clock.repeat(time, week.clock.days) for time in times]
    apart = {abs(b - a) / 60 for a in times for b in (*times, *copies)}
    near = {hours + shift for hours in apart for shift in (-1, 0, 1, 3, 4, 5)}
    return sorted({hours for hours in near if 0 <= hours <= 96} | {3.0})


@st.composite
def variants(draw: st.DrawFn, cls: type[Rule], week: Task) -> Rule:
    """Draw the parameters of a rule, its hours from the distances of the week."""
    values: dict[str, object] = {}
    hours = distances(week)
    for name in cls.model_fields:
        if name in ("hours", "close_hours", "activity_hours"):
            values[name] = one_of(draw, hours)
        elif name == "tolerance":
            values[name] = one_of(draw, (0.0, 4.0))
        elif name == "at_least":
            values[name] = draw(st.integers(week.clock.days - 3, week.clock.days))
        elif name == "same_day_or":
            values[name] = one_of(draw, (None, *hours))
        elif name == "minutes" and cls.name == "together":
            values[name] = one_of(draw, (0, 60))
        elif name == "training":
            values[name] = draw(st.booleans())
        elif name in ("five_km", "ten_km"):
            values[name] = draw(st.integers(0, 3))
        elif name in ("at_most", "times"):
            values[name] = draw(st.integers(1, 3))
        elif name == "lifts":
            values[name] = one_of(draw, ("legs", "all"))
        elif name == "days" and cls.model_fields["days"].annotation is int:
            values[name] = draw(st.integers(2, 4))
    return cls.model_validate(values) if draw(st.booleans()) else cls.by_default()


def priced(rule: Rule) -> Rule:
    """Return the rule with a price, whatever its weight was."""
    return rule.with_parameters(weight=None if type(rule).prices else 7)


def hardened(rule: Rule) -> Rule:
    """Return the rule as a hard one."""
    return rule.with_parameters(weight="hard")


def few(clock: Clock, step: int = 15) -> tuple[int, ...]:
    """Return two places that any session may be at where `available` does not hold it."""
    del step
    return tuple(clock.at(day, 7 * 60) for day in (0, 2))


def candidates(week: Task) -> list[tuple[int, ...]]:
    """Return what each session may choose from when `available` does not hold it."""
    anywhere = few(week.clock)
    return [tuple(sorted({*anywhere, *s.starts})) for s in week.sessions]


def in_free_time(world: Task, choose: st.DataObject) -> Task:
    """Return the problem with free time drawn around some of its starts, and the starts that lie in it."""
    moments = sorted({start for own in candidates(world) for start in own})
    kept = some_of(choose.draw, moments, most=3)
    before, after = one_of(choose.draw, ((0, 120), (60, 180), (0, 180)))
    narrowed = replace(world, free=tuple(merge((start - before, start + after) for start in kept)))

    def allowed(one: Session, own: tuple[int, ...]) -> tuple[int, ...]:
        short = one.lasting(one.shortest)
        return tuple(s for s in own if narrowed.inside_free_time(s, short.minutes) and narrowed.has_place(short, s))

    pairs = zip(world.sessions, candidates(world), strict=True)
    return replace(narrowed, sessions=tuple(replace(s, starts=allowed(s, own)) for s, own in pairs))


@st.composite
def flexible(draw: st.DrawFn, world: Task) -> Task:
    """Draw the lengths that the sessions of a problem may have, and how much is to be run in it.

    A session that is cut short may train less.
    """

    def may_last(session: Session) -> Session:
        lengths = sorted({session.minutes, *some_of(draw, (30, 45, 60, 120, 150, 180, 240), 1, 2)})
        spared = frozenset(some_of(draw, sorted(session.muscles), most=2)) if session.muscles else frozenset()
        forms = tuple(Form(m, spares=spared if m < session.minutes else frozenset()) for m in lengths)
        return replace(session, forms=forms)

    sessions = [may_last(one) if draw(st.integers(0, 3)) else one for one in world.sessions]
    kilometres = draw(st.booleans())
    target = RunningTarget(
        one_of(draw, (95, 150, 240, 300)) * (150 if kilometres else 1),
        {kind: 150 if kind != "tempo" else 170 for kind in KINDS} if kilometres else {},
    )
    return replace(world, sessions=tuple(sessions), running_target=target if draw(st.booleans()) else None)


def few_lengths(world: Task, most: int = 2) -> Task:
    """Return the problem with few sessions whose length is chosen, and few lengths: small enough for brute force."""
    chosen = [one for one in world.sessions if one.forms][:most]
    fixed = {one.id for one in world.sessions} - {one.id for one in chosen}
    return replace(world, sessions=tuple(replace(one, forms=()) if one.id in fixed else one for one in world.sessions))


@st.composite
def rulebooks(draw: st.DrawFn, week: Task) -> Task:
    """Draw a set of rules, some hard and some priced; `available` and most of the time `all_placed` are hard."""
    names = some_of(draw, sorted(RULES), most=10)
    rules = [RULES["available"].by_default()]
    if draw(st.integers(0, 3)):
        rules.append(RULES["all_placed"].by_default())
    for name in names:
        if name not in ("available", "all_placed"):
            rule = draw(variants(RULES[name], week))
            rules.append(one_of(draw, (rule, priced(rule), hardened(rule))))
    return replace(week, rules=tuple(sorted(rules, key=lambda rule: rule.name)))


@st.composite
def under_way(draw: st.DrawFn, week: Task) -> Task:
    """Draw what is done of a week: at one of its starts, or anywhere, and for as long as it took."""
    anywhere = [week.clock.at(day, hour * 60 + 7) for day in range(3) for hour in HOURS]

    def done(session: Session) -> Session:
        planned = bool(session.starts) and draw(st.booleans())
        start: int = one_of(draw, session.starts if planned else anywhere)
        minutes = one_of(draw, (session.minutes, 45))
        free = week.inside_free_time(start, minutes) and week.has_place(replace(session, minutes=minutes), start)
        return replace(session, done=start, minutes=minutes, starts=(start,) if free else ())

    return replace(week, sessions=tuple(done(s) if draw(st.booleans()) else s for s in week.sessions))


def changes(week: Task, plan: Plan) -> tuple[int, int, int]:
    """Return how many sessions moved, how many lost their place, and how many changed their time."""
    return len(find_moved(week, plan)), len(find_dropped(week, plan)), len(find_retimed(week, plan))
