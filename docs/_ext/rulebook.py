"""The rules and their sources, from the classes."""

from __future__ import annotations

from tables import code, table

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
from freshlegs.training.sources import SOURCES, STRENGTH_TEXT
from freshlegs.rules.week import all_week_rules


def rules() -> str:
    """Return the rules in a table, and below it each of them in full: the hard ones first, both by name."""
    names = sorted(all_week_rules(), key=lambda name: (not build_default(find_rule_class(name)).hard, name))
    rows = []
    for name in names:
        cls = find_rule_class(name)
        rows.append((f"[`{name}`](#{name})", format_weight(cls), format_weight(cls, article=True), cls.claim))
    head = ("rule", "`evidence`", "`article`", "what it asks")
    return "\n".join([table(head, rows), *map(_rule, names)])


def sources() -> str:
    """Return all sources with what they say and how strong that is."""
    rows = [
        (source.where, source.says, f"{source.strength}: {STRENGTH_TEXT[source.strength]}")
        for key, source in SOURCES.items()
        if key != "house"
    ]
    return table(("who", "says", "how strong"), rows)


def _rule(name: str) -> str:
    cls = find_rule_class(name)
    data = dump_rule(name)
    breach, more = split_docstring(cls)
    lines = [f"## {name}\n", cls.claim if is_on_for_all(cls) else f"Not on for everyone. {cls.claim}", ""]
    lines += [f"A breach is: {code(breach)}", "", *([more, ""] if more else [])]
    found = list_parameters(cls)
    if found:
        rows = [(code(p["name"]), code(p["toml"]), p["unit"]) for p in found]
        lines += [table(("parameter", "default", "what it is"), rows)]
    lines += [
        "Who says so:",
        "",
        *(f"- {source['where']}: {source['says']} ({source['means']})" for source in data["sources"]),
    ]
    if data["relaxations"]:
        lines += ["", "If it has to give, mildest first:", "", *(f"- {weaker}" for weaker in data["relaxations"])]
    lines += ["", "```toml", *write_scenario_lines(cls), "```", ""]
    return "\n".join(lines)
