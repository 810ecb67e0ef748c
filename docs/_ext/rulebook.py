"""The rules of the week and of its lifts, from their classes."""

from __future__ import annotations

from collections.abc import Iterable

from sourcebook import link_source, speak_source

from freshlegs.report.catalogue import (
    build_default,
    dump_rule,
    find_rule_class,
    format_weight,
    is_on_for_all,
    list_parameters,
    split_docstring,
    write_scenario_lines,
)
from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table
from freshlegs.rules.base import BaseRule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules


def week_rules() -> str:
    """Return the rules of the week in a table, and below it each of them in full: the hard ones first, both by name."""
    names = _in_order(all_week_rules())
    rows = []
    for name in names:
        cls = find_rule_class(name)
        rows.append((f"[`{name}`](#{name})", format_weight(cls), format_weight(cls, article=True), cls.claim))
    head = ("rule", "`evidence`", "`article`", "what it asks")
    return "\n".join([table(head, rows), *map(_rule, names)])


def lift_rules() -> str:
    """Return the rules on what is in the lifts in a table, and below it each of them in full."""
    names = _in_order(all_lift_rules())
    return "\n".join([_lift_table("#", names), *map(_rule, names)])


def lift_table() -> str:
    """Return the table of the rules on lifts, for another page than theirs."""
    return _lift_table("reference/rules.md#", _in_order(all_lift_rules()))


def _lift_table(page: str, names: Iterable[str]) -> str:
    rows = []
    for name in names:
        cls = find_rule_class(name)
        cited = ", ".join(dict.fromkeys(map(speak_source, cls.sources)))
        rows.append((f"[`{name}`]({page}{name})", _weights(cls), cls.claim, cited))
    return table(("rule", "by default", "what it asks", "who says so"), rows)


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (not build_default(find_rule_class(name)).hard, name))


def _weights(cls: type[BaseRule]) -> str:
    """Return the weight of a rule, each of several prices with its name."""
    rule = build_default(cls)
    return ", ".join(f"{name} {getattr(rule, name)}" for name in cls.prices) or format_weight(cls)


def _rule(name: str) -> str:
    cls = find_rule_class(name)
    data = dump_rule(name)
    breach, more = split_docstring(cls)
    lines = [f"### {name}\n", cls.claim if is_on_for_all(cls) else f"Not on for everyone. {cls.claim}", ""]
    lines += [f"A breach is: {code(breach)}", "", *([more, ""] if more else [])]
    found = list_parameters(cls)
    if found:
        rows = [(code(p["name"]), code(p["toml"]), p["unit"]) for p in found]
        lines += [table(("parameter", "default", "what it is"), rows)]
    lines += ["Who says so:", "", *(f"- {link_source(key)}" for key in cls.sources)]
    if data["relaxations"]:
        lines += ["", "If it has to give, mildest first:", "", *(f"- {weaker}" for weaker in data["relaxations"])]
    lines += ["", "```toml", *write_scenario_lines(cls), "```", ""]
    return "\n".join(lines)
