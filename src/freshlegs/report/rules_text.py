"""The rules themselves: all in a table, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Group
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from freshlegs.report.catalogue import (
    by_default,
    on_for_all,
    parameters,
    rule_class,
    scenario_lines,
    split_docstring,
    weaker_ones,
    weight_text,
)
from freshlegs.report.cited import spelled_out
from freshlegs.report.listing import Entry, listing
from freshlegs.report.render import render
from freshlegs.rules.lifts import content_rules
from freshlegs.rules.week import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from freshlegs.rules.base import Stated

_TABLE_FROM = 60


def rules_text(*, width: int = 80, colour: bool = False) -> str:
    """Return all rules: the hard ones by name, then the priced ones from the dearest down."""
    classes: list[type[Stated]] = list(all_rules().values())
    hard = [cls for cls in classes if by_default(cls).hard]
    priced = sorted((cls for cls in classes if cls not in hard), key=lambda cls: (-_dearest(cls), cls.name))
    lay = _table if width >= _TABLE_FROM else _list
    parts: list[RenderableType] = [
        Text("Hard: a week that breaks one of these is not allowed", style="bold"),
        lay(hard),
        "",
        Text("Priced: a week may break these, and pays each time", style="bold"),
        lay(priced),
        "",
        Text("In the lifts: what their exercises have to be", style="bold"),
        _lifts(width),
        "",
        Text("evidence and article are the two profiles. A scenario changes any rule under [rules],", style="dim"),
        Text("those of lifts under [lifting.rules].", style="dim"),
        Text("One rule in full: freshlegs rules NAME", style="dim"),
    ]
    return render(Group(*parts), width=width, colour=colour)


def rule_text(name: str, *, width: int = 80, colour: bool = False) -> str:
    """Return one rule in full.

    Raises
    ------
    InputError
        If there is no rule of that name.
    """
    cls = rule_class(name)
    weaker = [rule.describe() for rule in weaker_ones(cls)]
    example = "\n".join(scenario_lines(cls))
    parts: list[RenderableType] = [
        Text.assemble((cls.name, "bold"), f"\n{cls.claim}"),
        "",
        _facts(cls),
        *_section("Parameters", (_parameter(found) for found in parameters(cls))),
        *_section("Who says so", (Entry("-", line) for line in spelled_out(name))),
        *_section("If it has to give, mildest first", (Entry("-", Text(says)) for says in weaker)),
        "",
        Text("In a scenario", style="bold"),
        Syntax(example, "toml", theme="ansi_dark", background_color="default", word_wrap=True),
    ]
    return render(Group(*parts), width=width, colour=colour)


def _facts(cls: type[Stated]) -> RenderableType:
    breach, more = split_docstring(cls)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold")
    facts.add_column(overflow="fold")
    facts.add_row("a breach is", Text("\n".join(filter(None, (breach, more)))))
    article = {"same": "the same in the article profile", "off": "off in the article profile"}
    changed = weight_text(cls, article=True)
    profile = article.get(changed, f"{changed} in the article profile") if cls.name in all_rules() else ""
    facts.add_row("by default", "; ".join(filter(None, (weight_text(cls), profile))))
    return facts


def _parameter(parameter: dict[str, Any]) -> Entry:
    name, written, unit = parameter["name"], parameter["toml"], parameter["unit"]
    value = f" = {written}" if written else ""
    return Entry("-", Text.assemble((name, "bold"), value, "" if unit == name else f"  {unit}"))


def _section(title: str, entries: Iterable[Entry]) -> list[RenderableType]:
    found = list(entries)
    return ["", Text(title, style="bold"), listing(found)] if found else []


def _table(classes: list[type[Stated]]) -> RenderableType:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, border_style="dim", header_style="dim")
    table.add_column("rule", no_wrap=True, style="bold", min_width=max(map(len, all_rules())))
    table.add_column("evidence", width=len("30 to 120"))
    table.add_column("article", width=len("article"))
    table.add_column("what it asks", overflow="fold")
    for cls in classes:
        table.add_row(cls.name, weight_text(cls), weight_text(cls, article=True), _claim(cls))
    return table


def _lifts(width: int) -> RenderableType:
    classes: list[type[Stated]] = list(content_rules().values())
    if width < _TABLE_FROM:
        return _list(classes)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, border_style="dim", header_style="dim")
    table.add_column("rule", no_wrap=True, style="bold", min_width=max(map(len, all_rules())))
    table.add_column("by default", width=len("30 to 120") + len("article") + 2)
    table.add_column("what it asks", overflow="fold")
    for cls in sorted(classes, key=lambda cls: (not by_default(cls).hard, -_dearest(cls), cls.name)):
        table.add_row(cls.name, weight_text(cls), cls.claim)
    return table


def _list(classes: list[type[Stated]]) -> RenderableType:
    return listing(
        Entry("-", Text.assemble((cls.name, "bold"), f" ({weight_text(cls)})"), (Text(_claim(cls)),)) for cls in classes
    )


def _claim(cls: type[Stated]) -> str:
    return cls.claim if on_for_all(cls) else f"Not for everyone: {cls.claim[0].lower()}{cls.claim[1:]}"


def _dearest(cls: type[Stated]) -> int:
    rule = by_default(cls)
    return max((getattr(rule, name) for name in cls.prices), default=rule.price)
