"""All that is told of a plan: its week, or the weeks of a programme, and what they cost by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import FAMILIES, Family, Kind, find_family, list_kinds
from freshlegs.model.wording import format_count, format_hours
from freshlegs.planfile import BreachRecord, PlannedRecord, SessionRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.report.page.picture import Picture, draw_picture
from freshlegs.report.phrases import choose_title, describe_proof, format_span, list_record_titles, use_titles
from freshlegs.training.sources import SOURCES, Source, cite

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TOLD: tuple[Family, ...] = ("run", "lift", "other")
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

    def reasons(self, session: str = "") -> tuple[str, ...]:
        """Return a sentence for each breach, or for those that concern one session, with what each costs."""
        found = [breach for breach in self.breaches if not session or session in breach.sessions]
        priced = len(self.breaches) > 1
        return tuple(to_one_line(b.why) + (f" ({b.cost})" if priced else "") for b in found)


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
        _prices(record),
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


def _prices(record: PlannedRecord) -> tuple[RulePrice, ...]:
    """Return the rules of a week: those that had to give first, the dearest at the front, then the others by name."""
    says = {rule.rule: (to_one_line(rule.says), rule.hard) for rule in record.rules}
    breaches: dict[str, list[BreachRecord]] = {rule: [] for rule in says}
    titles = list_record_titles(record)
    for breach in record.breaches:
        said = breach.model_copy(update={"why": use_titles(breach.why, titles)})
        breaches.setdefault(breach.rule, []).append(said)
    costs = {rule: sum(breach.cost for breach in found) for rule, found in breaches.items()}
    sources = _sources(record)
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


def _sources(record: PlannedRecord) -> dict[str, tuple[Source, ...]]:
    """Return who says so, by rule: as the plan has it, or of a plan of an earlier version as the rules have it."""
    if all(rule.sources for rule in record.rules):
        return {rule.rule: tuple(SOURCES[key] for key in rule.sources if key in SOURCES) for rule in record.rules}
    # Here, as loading all rules takes as long as drawing a week.
    from freshlegs.rules.week import all_week_rules

    return {name: cls.list_sources() for name, cls in all_week_rules().items()}


def _letter(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    more, letter = divmod(number, len(_LETTERS))
    return (_letter(more - 1) if more else "") + _LETTERS[letter]
