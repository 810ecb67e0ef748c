"""All that is told of a plan: a week, or the weeks of a programme one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import FAMILIES, Family, Kind, find_family, list_kinds
from freshlegs.model.wording import format_count, format_hours
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.page.picture import Picture, draw_picture
from freshlegs.report.page.prices import RulePrice, list_rule_prices
from freshlegs.report.phrases import choose_title, describe_proof, format_span

_TOLD: tuple[Family, ...] = ("run", "lift", "other")
"""The order in which the page tells of families: runs are most of a week."""


@dataclass(frozen=True, slots=True)
class PageWeek:
    """A week of a plan; `name` ("Week 3: deload") and `says`, what it is for, are empty for a week by itself."""

    name: str
    says: str
    verdict: str
    minutes: Mapping[Family, int]  #: Minutes of training of each family in the plan
    picture: Picture


@dataclass(frozen=True, slots=True)
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

    def number(self, session: SessionRecord) -> int:
        """Return a session's place in the plan; ids may be anything."""
        return self.record.sessions.index(session)

    def marks(self, session: str) -> tuple[RulePrice, ...]:
        """Return the rules that had to give at a session."""
        return tuple(p for p in self.paid if any(session in breach.sessions for breach in p.breaches))


def build_plan_page(record: PlannedRecord) -> PlanPage:
    """Return what is drawn of a plan."""
    weeks = tuple(_weeks(record))
    days = {day.date for week in weeks for day in week.picture.days}
    return PlanPage(
        record,
        choose_title(record),
        format_span(record),
        _verdict(record),
        describe_proof(record),
        tuple(_facts(record)),
        list_rule_prices(record),
        weeks,
        tuple(s for s in record.sessions if record.local(s.start).date() not in days),
    )


def _weeks(record: PlannedRecord) -> Iterator[PageWeek]:
    there = {find_family(session.kind) for session in record.sessions}
    families = [family for family in _TOLD if family in there]
    if not record.weeks:
        yield _week(record, families, "", "")
    for part in record.weeks:
        alone = take_week(record, part.week, "")
        yield _week(
            alone, families, f"Week {part.week}: {to_one_line(part.kind).replace('_', ' ')}", to_one_line(part.says)
        )


def _week(record: PlannedRecord, families: Iterable[Family], name: str, says: str) -> PageWeek:
    minutes = dict.fromkeys(families, 0)
    for session in record.sessions:
        minutes[find_family(session.kind)] += session.minutes
    return PageWeek(name, says, _verdict(record), minutes, draw_picture(record))


def _verdict(record: PlannedRecord) -> str:
    gave = len({breach.rule for breach in record.breaches})
    if not record.penalty and not gave:
        return "Nothing to pay: no rule had to give."
    had = f": {format_count(gave, 'rule')} had to give" if gave else ""
    return f"{format_count(record.penalty, 'point')} to pay{had}."


def _facts(record: PlannedRecord) -> list[str]:
    counts = Counter(find_family(session.kind) for session in record.sessions)
    minutes = sum(session.minutes for session in record.sessions)
    return [
        *(format_count(counts[family], *FAMILIES[family]) for family in _TOLD if counts[family]),
        f"{format_hours(minutes)} of training",
        format_count(len(record.rest_days), "rest day"),
    ]
