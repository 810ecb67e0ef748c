"""The rules themselves: all in a table, or one in full."""

from typing import Any

from rich import box
from rich.console import RenderableType
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from freshlegs.report.catalogue import (
    build_default,
    find_rule_class,
    format_weight,
    is_on_for_all,
    list_parameters,
    split_docstring,
    write_scenario_lines,
)
from freshlegs.report.layout import ListEntry, build_list, build_section, render_text
from freshlegs.rules.base import BaseRule
from freshlegs.rules.lifts import all_lift_rules
from freshlegs.rules.week import all_week_rules
from freshlegs.training.sources import cite

_TABLE_FROM = 60


def render_rules(*, width: int = 80, colour: bool = False) -> str:
    """Return all rules: the hard ones by name, then the priced ones from the dearest down."""
    classes: list[type[BaseRule]] = list(all_week_rules().values())
    hard = [cls for cls in classes if build_default(cls).hard]
    priced = sorted((cls for cls in classes if cls not in hard), key=lambda cls: (-_dearest(cls), cls.name))
    lay, lay_lifts = (_table, _lift_table) if width >= _TABLE_FROM else (_list, _list)
    parts: list[RenderableType] = [
        Text("Hard: a week that breaks one of these is not allowed", style="bold"),
        lay(hard),
        "",
        Text("Priced: a week may break these, and pays each time", style="bold"),
        lay(priced),
        "",
        Text("In the lifts: what their exercises have to be", style="bold"),
        lay_lifts(list(all_lift_rules().values())),
        "",
        Text("evidence and article are the two profiles. A scenario changes any rule under [rules],", style="dim"),
        Text("those of lifts under [lifting.rules].", style="dim"),
        Text("One rule in full: freshlegs rules NAME", style="dim"),
    ]
    return render_text(*parts, width=width, colour=colour)


def render_rule(name: str, *, width: int = 80, colour: bool = False) -> str:
    """Return one rule in full; raises InputError where there is no rule of that name."""
    cls = find_rule_class(name)
    weaker = (ListEntry("-", Text(rule.describe())) for rule in build_default(cls).relaxations())
    example = "\n".join(write_scenario_lines(cls))
    parts: list[RenderableType] = [
        Text.assemble((cls.name, "bold"), f"\n{cls.claim}"),
        "",
        _facts(cls),
        *build_section("Parameters", (_parameter(found) for found in list_parameters(cls))),
        *build_section("Who says so", (ListEntry("-", Text(line)) for line in cite(cls.list_sources()))),
        *build_section("If it has to give, mildest first", weaker),
        "",
        Text("In a scenario", style="bold"),
        Syntax(example, "toml", theme="ansi_dark", background_color="default", word_wrap=True),
    ]
    return render_text(*parts, width=width, colour=colour)


def _facts(cls: type[BaseRule]) -> RenderableType:
    breach, more = split_docstring(cls)
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="bold")
    facts.add_column(overflow="fold")
    facts.add_row("a breach is", Text("\n".join(filter(None, (breach, more)))))
    article = {"same": "the same in the article profile", "off": "off in the article profile"}
    changed = format_weight(cls, article=True)
    profile = article.get(changed, f"{changed} in the article profile") if cls.name in all_week_rules() else ""
    facts.add_row("by default", "; ".join(filter(None, (format_weight(cls), profile))))
    return facts


def _parameter(parameter: dict[str, Any]) -> ListEntry:
    name, written, unit = parameter["name"], parameter["toml"], parameter["unit"]
    value = f" = {written}" if written else ""
    return ListEntry("-", Text.assemble((name, "bold"), value, "" if unit == name else f"  {unit}"))


def _table(classes: list[type[BaseRule]]) -> RenderableType:
    table = _rule_table({"evidence": len("30 to 120"), "article": len("article")})
    for cls in classes:
        table.add_row(cls.name, format_weight(cls), format_weight(cls, article=True), _claim(cls))
    return table


def _lift_table(classes: list[type[BaseRule]]) -> RenderableType:
    table = _rule_table({"by default": len("30 to 120") + len("article") + 2})
    for cls in sorted(classes, key=lambda cls: (not build_default(cls).hard, -_dearest(cls), cls.name)):
        table.add_row(cls.name, format_weight(cls), cls.claim)
    return table


def _rule_table(weights: dict[str, int]) -> Table:
    """Return an empty table of rules with columns for their weights, by their widths."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, border_style="dim", header_style="dim")
    table.add_column("rule", no_wrap=True, style="bold", min_width=max(map(len, all_week_rules())))
    for name, width in weights.items():
        table.add_column(name, width=width)
    table.add_column("what it asks", overflow="fold")
    return table


def _list(classes: list[type[BaseRule]]) -> RenderableType:
    return build_list(
        ListEntry("-", Text.assemble((cls.name, "bold"), f" ({format_weight(cls)})"), (Text(_claim(cls)),))
        for cls in classes
    )


def _claim(cls: type[BaseRule]) -> str:
    return cls.claim if is_on_for_all(cls) else f"Not for everyone: {cls.claim[0].lower()}{cls.claim[1:]}"


def _dearest(cls: type[BaseRule]) -> int:
    rule = build_default(cls)
    return max((getattr(rule, name) for name in cls.prices), default=rule.price)
