"""All that is told of a plan: its week, or the weeks of a programme, and what they cost by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import FAMILIES, Family, Kind, find_family, list_kinds
from freshlegs.model.wording import format_count, format_hours
from freshlegs.planfile import BreachRecord, PlannedRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.cited_sources import list_record_sources
from freshlegs.report.done_lines import list_lost, list_others
from freshlegs.report.page.picture import Picture, draw_picture, draw_pictures
from freshlegs.report.page.week_sessions import (
    SessionGuide,
    UsualEfforts,
    WeekSession,
    list_guides,
    list_week_sessions,
    name_weeks,
)
from freshlegs.report.page.week_strip import WeekStrip
from freshlegs.report.phrases import choose_title, describe_proof, format_span, list_record_titles, say_unavoidable
from freshlegs.report.season import describe_race
from freshlegs.training.sources import cite
from freshlegs.written.session_text import use_titles

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TOLD: tuple[Family, ...] = ("run", "lift", "activity")
"""The order in which the page tells of families: runs are most of a week."""


@dataclass(frozen=True, slots=True)
class RulePrice:
    """A rule that was on."""

    mark: str  #: The letter at the sessions that it concerns; "" where it had not to give
    rule: str
    says: str
    hard: bool
    cost: int
    breaches: tuple[BreachRecord, ...]  #: Where it had to give, the dearest first
    sources: tuple[str, ...]  #: Who says so, and how strong the evidence is; empty for a rule of another version
    weeks: str = ""  #: Of a programme in which weeks it had to give: "weeks 1 to 5 and 7"

    def reasons(self, session: str = "") -> tuple[str, ...]:
        """Return a sentence for each breach, or for those that concern one session, with what each costs."""
        found = [breach for breach in self.breaches if not session or session in breach.sessions]
        priced = len(self.breaches) > 1
        return tuple(to_one_line(b.why) + (f" ({b.cost})" if priced else "") for b in found)


@dataclass(frozen=True, slots=True)
class PageWeek:
    """A week of a plan; `name` ("Week 3: deload") and `says`, what it is for, are empty for a week by itself."""

    number: int  #: From 1; 0 for a week by itself
    name: str
    says: str
    verdict: str
    minutes: Mapping[Family, int]  #: Minutes of training of each family in the plan, without the race
    races: tuple[str, ...]  #: "half marathon, Sun 4 Apr 10:00, 1 h 55"
    picture: Picture
    prices: tuple[RulePrice, ...] = ()  #: Of a week of a programme the rules that had to give in it
    sessions: tuple[WeekSession, ...] = ()  #: Of a week of a programme what is done in it
    also: tuple[str, ...] = ()  #: What happened besides, and was not done

    @property
    def strip(self) -> WeekStrip:
        """The week as a small picture."""
        return WeekStrip(self.picture)


@dataclass(frozen=True)
class PlanPage:
    """A plan to be drawn."""

    record: PlannedRecord
    title: str
    span: str
    verdict: str
    proof: str
    facts: tuple[str, ...]
    prices: tuple[RulePrice, ...]  #: Every rule; those that had to give have a mark
    weeks: tuple[PageWeek, ...]
    outside: tuple[SessionRecord, ...]  #: Sessions that stand on none of the days
    guides: tuple[SessionGuide, ...] = ()  #: Of a programme how its sessions are done, and why they are there

    @cached_property
    def times(self) -> list[str]:
        """The free and the busy times of its weeks as paths, each once."""
        return [*dict.fromkeys(path for week in self.weeks for path in (week.strip.free, week.strip.busy) if path)]

    @property
    def paid(self) -> tuple[RulePrice, ...]:
        """The rules that had to give."""
        return tuple(price for price in self.prices if price.mark)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of session that it holds, by family."""
        there = {session.kind for session in self.record.sessions}
        return tuple(kind for family in _TOLD for kind in list_kinds(family) if kind in there)

    @property
    def longest(self) -> int:
        """Minutes of the week with the most training; at least 1."""
        return max(1, *(sum(week.minutes.values()) for week in self.weeks))

    @property
    def asked(self) -> str:
        """How many of the points come with what is asked; "" where none does."""
        return say_unavoidable(self.record)

    def number(self, session: SessionRecord) -> int:
        """Return a session's place in the plan; ids may be anything."""
        return self.record.sessions.index(session)

    def marks(self, session: str) -> tuple[RulePrice, ...]:
        """Return the rules that had to give at a session."""
        return tuple(p for p in self.paid if any(session in breach.sessions for breach in p.breaches))


def build_plan_page(record: PlannedRecord) -> PlanPage:
    """Return what is drawn of a plan."""
    prices, usual = _prices(record), UsualEfforts(record)
    weeks = tuple(_weeks(record, {price.rule: price for price in prices}, usual))
    prices = tuple(replace(price, weeks=_find_weeks(price, weeks)) for price in prices)
    days = {day.date for week in weeks for day in week.picture.days}
    return PlanPage(
        record,
        choose_title(record),
        format_span(record),
        _verdict(record),
        describe_proof(record),
        tuple(_facts(record)),
        prices,
        weeks,
        tuple(s for s in record.sessions if record.local(s.start).date() not in days),
        list_guides(record, usual) if record.weeks else (),
    )


def _find_weeks(price: RulePrice, weeks: Iterable[PageWeek]) -> str:
    """Return in which weeks of a programme a rule had to give; "" where it had not, and of a week by itself."""
    numbers = [week.number for week in weeks if price.mark in {one.mark for one in week.prices}]
    return name_weeks(numbers) if numbers else ""


def _weeks(record: PlannedRecord, prices: Mapping[str, RulePrice], usual: UsualEfforts) -> Iterator[PageWeek]:
    there = {find_family(session.kind) for session in record.sessions}
    families = [family for family in _TOLD if family in there]
    if not record.weeks:
        yield PageWeek(0, "", "", _verdict(record), *_amounts(record, families), draw_picture(record))
        return
    alone = [take_week(record, part.week, "") for part in record.weeks]
    for part, week, picture in zip(record.weeks, alone, draw_pictures(alone), strict=True):
        own = (replace(one, mark=prices[one.rule].mark) for one in _prices(week) if one.mark)
        done = DoneSoFar(week)
        yield PageWeek(
            part.week,
            f"Week {part.week}: {to_one_line(part.kind).replace('_', ' ')}",
            to_one_line(part.says),
            _verdict(week),
            *_amounts(week, families),
            picture,
            tuple(own),
            list_week_sessions(week, usual),
            (*list_lost(done), *list_others(done)),
        )


def _amounts(record: PlannedRecord, families: Iterable[Family]) -> tuple[dict[Family, int], tuple[str, ...]]:
    """Return the minutes of each family, and the races, which are not among them."""
    minutes = dict.fromkeys(families, 0)
    for session in record.sessions:
        minutes[find_family(session.kind)] += session.minutes * (session.kind != "race")
    return minutes, tuple(describe_race(record, one) for one in record.sessions if one.kind == "race")


def _verdict(record: PlannedRecord) -> str:
    gave = len({breach.rule for breach in record.breaches})
    if not record.penalty and not gave:
        return "Nothing to pay: no rule had to give."
    had = f": {format_count(gave, 'rule')} had to give" if gave else ""
    return f"{format_count(record.penalty, 'point')} to pay{had}."


def _facts(record: PlannedRecord) -> list[str]:
    training = [session for session in record.sessions if session.kind != "race"]
    counts = Counter(find_family(session.kind) for session in training)
    races = [session.minutes for session in record.sessions if session.kind == "race"]
    return [
        *(format_count(counts[family], *FAMILIES[family]) for family in _TOLD if counts[family]),
        f"{format_hours(sum(session.minutes for session in training))} of training",
        *([f"{format_count(len(races), 'race')}, {format_hours(sum(races))}"] if races else []),
        format_count(len(record.rest_days), "rest day"),
    ]


def _prices(record: PlannedRecord) -> tuple[RulePrice, ...]:
    """Return the rules of a week: those that had to give first, the dearest at the front, then the others by name."""
    says = {rule.rule: (to_one_line(rule.says), rule.hard) for rule in record.rules}
    breaches: dict[str, list[BreachRecord]] = {rule: [] for rule in says}
    titles = list_record_titles(record)
    for breach in record.breaches:
        said = breach.model_copy(update={"why": use_titles(breach.why, titles)})
        breaches.setdefault(breach.rule, []).append(said)
    costs = {rule: sum(breach.cost for breach in found) for rule, found in breaches.items()}
    sources = list_record_sources(record)
    order = sorted(breaches, key=lambda rule: (not breaches[rule], -costs[rule], rule))
    return tuple(
        RulePrice(
            _letter(number) if breaches[rule] else "",
            to_one_line(rule),
            *says.get(rule, ("", False)),
            costs[rule],
            tuple(sorted(breaches[rule], key=lambda breach: -breach.cost)),
            tuple(cite(sources.get(rule, ()))),
        )
        for number, rule in enumerate(order)
    )


def _letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    more, letter = divmod(number, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[letter]
