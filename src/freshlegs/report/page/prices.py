"""What the week costs by rule, with the letter that marks the sessions concerned, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from freshlegs.io.text import to_one_line
from freshlegs.planfile import BreachRecord, PlannedRecord
from freshlegs.report.phrases import list_record_titles, use_titles
from freshlegs.training.sources import SOURCES, Source, cite

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


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


def list_rule_prices(record: PlannedRecord) -> tuple[RulePrice, ...]:
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
            _mark(number) if breaches[rule] else "",
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

    return {name: cls.cited() for name, cls in all_week_rules().items()}


def _mark(number: int) -> str:
    """Return A to Z, then AA, AB and so on."""
    more, letter = divmod(number, len(_LETTERS))
    return (_mark(more - 1) if more else "") + _LETTERS[letter]
