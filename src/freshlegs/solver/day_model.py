"""A week of which only the days are decided: what stands on each day, and the least that it costs.

Sessions that are alike are counted, not told apart; a day is in one of the states that hard rules leave it; and what
two days cost each other is a flow between their states. So the solver sees how much must be paid whatever the minutes,
which among all the minutes of a fortnight it does not find.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement

from freshlegs.model.session import Session, has_tag
from freshlegs.rules.spacing import AtMostPerDay
from freshlegs.rules.timetable import leave_day_to_both
from freshlegs.rules.verify import find_already_broken
from freshlegs.solver.assemble import Prices, find_interchangeable_sessions
from freshlegs.solver.day_prices import DayPrices
from freshlegs.solver.model import FALSE, TRUE, Model
from freshlegs.solver.sat_words import SatAnswer
from freshlegs.solver.week import WeekModel

State = tuple[int, ...]
"""What stands on a day: kinds of sessions by their numbers, ascending, one as often as it is there."""
MOST_STATES = 60
"""With more states of a day the model is no longer small."""
_Terms = Iterable[tuple[int, int]]


class NotByDaysError(Exception):
    """The days of a week are no small model: a day has too many states, or a session stands outside them."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """Sessions that are alike."""

    sessions: Sequence[Session]
    alone: dict[int, int | None]  #: What one costs by itself on each of its days


class DayModel:
    """The days of a week as a model whose least no week undercuts; raises NotByDaysError."""

    def __init__(self, week: WeekModel, prices: Prices) -> None:
        self.model = Model()
        self.prices: Prices = []
        self._week = week
        read = DayPrices(week, prices)
        self._kinds = [_Kind(group, read.price_alone(group[0])) for group in group_alike(week)]
        if any(day not in week.days for kind in self._kinds for day in kind.alone):
            raise NotByDaysError
        self._together = self._price_together(read)
        self._kept = [rule for rule in week.problem.rules if rule.hard and not find_already_broken(week.problem, rule)]
        self._states = {day: self._make_states(day) for day in week.days}
        self._count_kinds(prices)
        for day, later in combinations(week.days, 2):
            self._flow(day, later)
        self._translator = _Translator(self.model, week, [kind.sessions for kind in self._kinds], self._states)
        for literal in read.other_facts:
            self.model.clause(self._translator.translate(literal) or TRUE)
        for literal, price in read.other_prices:
            self.prices.append((self._translator.translate(literal) or FALSE, price))
        self.model.minimize(self.prices)

    def read_days(self, answer: SatAnswer) -> dict[str, int]:
        """Return the day of each session in a solution, by its id; of alike ones those asked for have theirs first."""
        waiting = [sorted(kind.sessions, key=lambda one: one.optional) for kind in self._kinds]
        found = {}
        for day, state in self._list_chosen(answer):
            for number in state:
                found[waiting[number].pop(0).id] = day
        return found

    def exclude(self, answer: SatAnswer) -> None:
        """Forbid the days of a solution."""
        self.model.clause(*(-self._states[day][state] for day, state in self._list_chosen(answer)))

    def _list_chosen(self, answer: SatAnswer) -> list[tuple[int, State]]:
        return [(day, state) for day, own in self._states.items() for state in own if answer.is_true(own[state])]

    def _price_together(self, read: DayPrices) -> dict[tuple[int, int], dict[tuple[int, int], int | None]]:
        """Return by two days, the first not after the second, what kinds on the first and the second cost together."""
        found: defaultdict[tuple[int, int], dict[tuple[int, int], int | None]] = defaultdict(dict)
        for a, b in combinations_with_replacement(range(len(self._kinds)), 2):
            first, second = self._kinds[a].sessions, self._kinds[b].sessions
            if a != b or len(first) > 1:
                for (day, other), least in read.price_together(first[0], second[-1]).items():
                    if day <= other:
                        found[day, other][a, b] = least
                    elif a != b:
                        found[other, day][b, a] = least
        return dict(found)

    def _make_states(self, day: int) -> dict[State, int]:
        """Make a literal for each state of a day, and price what its sessions cost there; one of them holds."""
        found: dict[State, int] = {}
        for state in self._list_states(day, ()):
            if len(found) == MOST_STATES:
                raise NotByDaysError
            found[state] = self.model.literal()
            alone = sum(self._kinds[number].alone[day] or 0 for number in state)
            together = sum(self._together.get((day, day), {}).get(two, 0) or 0 for two in combinations(state, 2))
            self.prices.append((found[state], alone + together))
        self.model.between([(literal, 1) for literal in found.values()], 1, 1)
        return found

    def _list_states(self, day: int, state: State) -> Iterator[State]:
        yield state
        for number in range(state[-1] if state else 0, len(self._kinds)):
            if self._has_room(day, state, number):
                yield from self._list_states(day, (*state, number))

    def _has_room(self, day: int, state: State, number: int) -> bool:
        """Whether one more session may stand on a day."""
        own = self._kinds[number].sessions
        if self._kinds[number].alone.get(day) is None or state.count(number) == len(own):
            return False
        barred = self._together.get((day, day), {})
        there = [self._kinds[other].sessions[0] for other in state]
        for other, session in zip(state, there, strict=True):
            if barred.get((other, number), 0) is None:
                return False
            if not leave_day_to_both(self._kept, self._week.problem, session, own[-1]):
                return False
        return all(
            sum(has_tag(session, rule.tag) for session in (*there, own[0])) <= rule.at_most
            for rule in self._kept
            if isinstance(rule, AtMostPerDay) and has_tag(own[0], rule.tag)
        )

    def _count_kinds(self, prices: Prices) -> None:
        """Let as many of a kind stand somewhere as there are, or fewer where they may be left out, at their price."""
        costs: defaultdict[int, int] = defaultdict(int)
        for literal, price in prices:
            costs[literal] += price
        for number, kind in enumerate(self._kinds):
            there = [(lit, state.count(number)) for own in self._states.values() for state, lit in own.items()]
            placed = [self._week.stands(session) for session in kind.sessions]
            self.model.between(there, placed.count(TRUE), len(placed))
            missing = min((costs[-literal] for literal in placed if literal not in (TRUE, FALSE)), default=0)
            if missing:
                self.prices.append((TRUE, missing * len(placed)))
                self.prices += [(literal, -missing * count) for literal, count in there if count]

    def _flow(self, day: int, later: int) -> None:
        """Price what two days cost each other, by a literal for each two states that hold together.

        States that cost the same whatever the other day holds are one.
        """
        costs = self._together.get((day, later))
        if not costs:
            return

        def price(one: State, other: State) -> int | None:
            found = [costs.get((a, b), 0) for a in one for b in other]
            return None if None in found else sum(cost or 0 for cost in found)

        rows, columns = list(self._states[day]), list(self._states[later])
        table = {one: tuple(price(one, other) for other in columns) for one in rows}
        by_row, by_column = defaultdict(list), defaultdict(list)
        for one in rows:
            by_row[table[one]].append(self._states[day][one])
        for place, other in enumerate(columns):
            by_column[tuple(table[one][place] for one in rows)].append((place, self._states[later][other]))
        into: list[list[int]] = [[] for _ in by_column]
        for row, literals in by_row.items():
            out = []
            for number, alike in enumerate(by_column.values()):
                cost = row[alike[0][0]]
                if cost is not None:
                    both = self.model.literal()
                    out.append(both)
                    into[number].append(both)
                    self.prices.append((both, cost))
            self._balance(out, literals)
        for number, alike in enumerate(by_column.values()):
            self._balance(into[number], [literal for _, literal in alike])

    def _balance(self, some: Iterable[int], others: Iterable[int]) -> None:
        """Let as many of some literals hold as of others."""
        self.model.between([*((literal, 1) for literal in some), *((literal, -1) for literal in others)], 0, 0)


class _Translator:
    """Literals of a week that depend on the days alone, as literals of its days; None for others."""

    def __init__(
        self, model: Model, week: WeekModel, kinds: Sequence[Sequence[Session]], states: dict[int, dict[State, int]]
    ) -> None:
        self._model = model
        self._states = states
        self._sizes = [len(kind) for kind in kinds]
        self._places = {
            week.on_day(session, day): (number, day)
            for number, kind in enumerate(kinds)
            for session in kind
            for day in week.days
        }
        self._origins = week.model.list_origins()
        self._known: dict[int, int | None] = {TRUE: TRUE}

    def translate(self, literal: int) -> int | None:
        """Return the same literal, or None where it can't be said by days."""
        if literal < 0:
            found = self.translate(-literal)
            return None if found is None else -found
        if literal not in self._known:
            self._known[literal] = self._make(literal)
        return self._known[literal]

    def _make(self, literal: int) -> int | None:
        if literal in self._places or -literal in self._places:
            return self._sum([(literal, 1)], 1)
        match self._origins.get(literal):
            case ("any", tuple() as terms):
                return self._sum([(term, 1) for term in terms], 1)
            case ("exceeds", tuple() as more, tuple() as fewer, int() as by):
                return self._sum([*((term, 1) for term in more), *((term, -1) for term in fewer)], by)
            case ("reaches", tuple() as terms, int() as total):
                return self._sum(terms, total)
        return None

    def _sum(self, terms: _Terms, needed: int) -> int | None:
        """Return the literal that the worths of the true ones come to what is needed, or more."""
        by_place: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        others = []
        for literal, worth in terms:
            if literal in self._places:
                by_place[self._places[literal]].append(worth)
            elif -literal in self._places:
                by_place[self._places[-literal]].append(-worth)
                needed -= worth
            else:
                found = self.translate(literal)
                if found is None:
                    return None
                others.append((found, worth))
        weights: defaultdict[int, int] = defaultdict(int)
        for (number, day), worths in by_place.items():
            if len(worths) != self._sizes[number] or len({*worths}) > 1:
                # It tells sessions apart that are counted here.
                return None
            for state, literal in self._states[day].items():
                weights[literal] += worths[0] * state.count(number)
        days = {day for _, day in by_place}
        if len(days) == 1 and not others:
            own = self._states[days.pop()].values()
            return self._choose([literal for literal in own if weights[literal] >= needed], own)
        return self._model.reaches([*weights.items(), *others], needed)

    def _choose(self, some: Sequence[int], own: Iterable[int]) -> int:
        """Return the literal that a day is in one of some of its states."""
        rest = [literal for literal in own if literal not in some]
        return self._model.any_of(some) if len(some) <= len(rest) else -self._model.any_of(rest)


def group_alike(week: WeekModel) -> list[Sequence[Session]]:
    """Return the sessions of a week, those that are alike together."""
    problem = week.problem
    trains = {session.id: session.muscles for session in problem.sessions}
    alike = find_interchangeable_sessions(problem, [rule for rule in problem.rules if rule.hard], trains)
    grouped = {session.id for group in alike for session in group}
    return [*alike, *([session] for session in problem.sessions if session.id not in grouped)]
