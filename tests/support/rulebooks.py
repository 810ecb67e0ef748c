"""Random tiny weeks and rule sets whose numbers are drawn from the distances that occur in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from freshlegs.model.clock import Clock
from freshlegs.model.kinds import KINDS
from freshlegs.model.plan import Plan, find_dropped, find_moved, find_retimed
from freshlegs.model.session import Choice, Placement, Session
from freshlegs.rules.base import Rule
from freshlegs.rules.task import Task
from freshlegs.rules.week import all_week_rules
from support.worlds import expected, past, problem, session

RULES = all_week_rules()
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


def lately(kind: str, hour: int, kilometres: float) -> Placement:
    """Return a session before the week; if it is a race, one of that distance."""
    done = past(kind, hour * 60)
    return replace(done, session=replace(done.session, kilometres=kilometres)) if kind == "race" else done


@st.composite
def worlds(draw: st.DrawFn, *sizes: tuple[int, int], fewest: int = 1) -> Task:
    """Draw a problem without rules: a few sessions with a few starts each, near each other.

    `sizes` are how many of both there may be, `fewest` how many sessions there are at least; many sessions fill a
    week, many starts lie close to each other.
    """
    sessions, starts = draw(st.sampled_from(sizes or [(3, 4), (5, 2)]))
    clock = Clock(ZONE, draw(st.sampled_from(FIRSTS)), draw(st.integers(5, 8)))
    repeats = draw(st.booleans())
    busy_days = draw(st.lists(st.integers(0, clock.days - 1), min_size=2, unique=True))
    moments = [clock.at(day, hour * 60) for day, hour in product(sorted(busy_days), HOURS)]
    hardest = draw(st.sampled_from(["race", "intervals", "tempo", "long"]))
    drawn = []
    for number in range(1, draw(st.integers(fewest, sessions)) + 1):
        kind = draw(st.sampled_from(sorted(KINDS)))
        own = draw(st.lists(st.sampled_from(moments), min_size=1, max_size=starts, unique=True))
        days = st.frozensets(st.integers(0, clock.days - 1), min_size=1, max_size=3)
        times = st.sampled_from([(0, 720), (300, 660), (1080, 1440)])
        wish = Choice(draw(st.none() | days), draw(st.none() | times))
        drawn.append(
            session(
                kind,
                number,
                draw(st.sampled_from([60, 120, 180])),
                tags=("hardest",) if kind == hardest else (),
                optional=draw(st.integers(0, 3)) == 0,
                prefer=wish,
                starts=tuple(sorted(own)),
                kilometres=draw(DISTANCES) if kind == "race" else 0.0,
            )
        )
    hours = range(-72, 0)
    before = [] if repeats else draw(st.lists(st.sampled_from(hours), max_size=2, unique=True))
    behind = [] if repeats else draw(st.lists(st.sampled_from(hours), max_size=1, unique=True))
    later = clock.midnight(clock.days + 3)
    return problem(
        drawn,
        first=clock.first,
        zone=ZONE,
        days=clock.days,
        repeats=repeats,
        history=tuple(lately(draw(st.sampled_from(sorted(KINDS))), hour, draw(DISTANCES)) for hour in sorted(before)),
        longest_run=(None, 0, 54, 55, 110)[sum(len(s.starts) for s in drawn) % 5],
        age=draw(st.sampled_from([None, 50])),
        coming=tuple(expected(draw(st.sampled_from(sorted(KINDS))), later + hour * 60, hardest) for hour in behind),
        priority=draw(st.sampled_from(["run", "lift"])),
        hard_days=draw(st.sampled_from(["separate", "consolidate"])),
        run_level=draw(st.sampled_from(["beginner", "advanced"])),
        lift_level=draw(st.sampled_from(["beginner", "advanced"])),
        bedtime=draw(st.sampled_from([None, 22 * 60, 24 * 60 - 30, 30, 6 * 60 + 30])),
        previous_starts=tuple((s.id, draw(st.sampled_from(moments))) for s in drawn if draw(st.booleans())),
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
    hours = st.sampled_from(distances(week))
    for name in cls.model_fields:
        if name in ("hours", "close_hours"):
            values[name] = draw(hours)
        elif name == "tolerance":
            values[name] = draw(st.sampled_from([0.0, 4.0]))
        elif name == "at_least":
            values[name] = draw(st.integers(week.clock.days - 3, week.clock.days))
        elif name in ("five_km", "ten_km"):
            values[name] = draw(st.integers(0, 3))
        elif name in ("at_most", "times"):
            values[name] = draw(st.integers(1, 3))
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
    kept = choose.draw(st.lists(st.sampled_from(moments), max_size=3, unique=True))
    free = tuple((start, start + 120) for start in sorted(kept) if not any(start - 120 <= k < start for k in kept))
    narrowed = replace(world, free=free)

    def allowed(own: tuple[int, ...], minutes: int) -> tuple[int, ...]:
        return tuple(start for start in own if narrowed.inside_free_time(start, minutes))

    pairs = zip(world.sessions, candidates(world), strict=True)
    return replace(narrowed, sessions=tuple(replace(s, starts=allowed(own, s.minutes)) for s, own in pairs))


@st.composite
def rulebooks(draw: st.DrawFn, week: Task) -> Task:
    """Draw a set of rules, some hard and some priced; `available` and most of the time `all_placed` are hard."""
    names = draw(st.lists(st.sampled_from(sorted(RULES)), max_size=10, unique=True))
    rules = [RULES["available"].by_default()]
    if draw(st.integers(0, 3)):
        rules.append(RULES["all_placed"].by_default())
    for name in names:
        if name not in ("available", "all_placed"):
            rule = draw(variants(RULES[name], week))
            rules.append(draw(st.sampled_from([rule, priced(rule), hardened(rule)])))
    return replace(week, rules=tuple(sorted(rules, key=lambda rule: rule.name)))


@st.composite
def under_way(draw: st.DrawFn, week: Task) -> Task:
    """Draw what is done of a week: at one of its starts, or anywhere, and for as long as it took."""
    anywhere = st.sampled_from([week.clock.at(day, hour * 60 + 7) for day in range(3) for hour in HOURS])

    def done(session: Session) -> Session:
        start = draw(st.sampled_from(session.starts) | anywhere if session.starts else anywhere)
        minutes = draw(st.sampled_from([session.minutes, 45]))
        free = any(begin <= start and start + minutes <= end for begin, end in week.free)
        return replace(session, done=start, minutes=minutes, starts=(start,) if free else ())

    return replace(week, sessions=tuple(done(s) if draw(st.booleans()) else s for s in week.sessions))


def changes(week: Task, plan: Plan) -> tuple[int, int, int]:
    """Return how many sessions moved, how many lost their place, and how many changed their time."""
    return len(find_moved(week, plan)), len(find_dropped(week, plan)), len(find_retimed(week, plan))
