"""The rules and their sources, from the classes."""

from __future__ import annotations

from tables import code, table

from freshlegs.report.catalogue import (
    by_default,
    on_for_all,
    parameters,
    rule_class,
    rule_data,
    scenario_lines,
    split_docstring,
    weight_text,
)
from freshlegs.rules.sources import SOURCES, STRENGTH_TEXT
from freshlegs.rules.week import all_rules


def rules() -> str:
    """Return the rules in a table, and below it each of them in full: the hard ones first, both by name."""
    names = sorted(all_rules(), key=lambda name: (not by_default(rule_class(name)).hard, name))
    rows = []
    for name in names:
        cls = rule_class(name)
        rows.append((f"[`{name}`](#{name})", weight_text(cls), weight_text(cls, article=True), cls.claim))
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
    cls = rule_class(name)
    data = rule_data(name)
    breach, more = split_docstring(cls)
    lines = [f"## {name}\n", cls.claim if on_for_all(cls) else f"Not on for everyone. {cls.claim}", ""]
    lines += [f"A breach is: {code(breach)}", "", *([more, ""] if more else [])]
    found = parameters(cls)
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
    lines += ["", "```toml", *scenario_lines(cls), "```", ""]
    return "\n".join(lines)
