"""One session as a card: what to do, in which order, how much and how hard."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed, RunContent
from freshlegs.model.kinds import find_family
from freshlegs.model.wording import join_words
from freshlegs.planfile import PlannedRecord, SessionRecord
from freshlegs.planfile.way_text import describe_way
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.done_lines import HAPPENED, describe_done
from freshlegs.report.layout import ListEntry, build_section, list_dashed, render_text
from freshlegs.report.phrases import (
    LIMITS,
    choose_style,
    explain_place,
    format_day,
    format_short_id,
    format_times,
    title_session,
)
from freshlegs.training.card import describe_activity, describe_ramp, format_amount, format_load, format_rest
from freshlegs.training.sources import ORIGINS

CARD_TABLE_FROM = 60
"""Columns from which on a lift is shown as a table; below, each exercise has lines of its own."""


def render_session(record: PlannedRecord, session: SessionRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return a session as text, its exercises in a table where the width in columns has room for it."""
    card = build_session_card(record, session, width)
    return render_text(*card, "", Text(LIMITS, style="dim"), width=width, colour=colour)


def build_session_card(record: PlannedRecord, session: SessionRecord, width: int) -> list[RenderableType]:
    """Return the parts of the card of a session, without the sentence on medical advice."""
    when = f"{format_day(record, record.local(session.start).date())} {format_times(record, session)}"
    parts: list[RenderableType] = [
        Text.assemble(
            (title_session(record, session), choose_style(session)),
            (f" ({format_short_id(session)})", "dim"),
            f"  {when}",
        ),
        *(Text(way) for way in [describe_way(record, session)] if way),
        "",
    ]
    content = session.content
    if content is None and find_family(session.kind) == "activity":
        parts.append(Text(describe_activity(session.kind, session.title, session.load)))
    elif content is None:
        parts.append(Text("This plan does not say what is in its sessions; plan the week again."))
    elif isinstance(content, LiftContent):
        parts += _lift(content, width)
    else:
        parts += _run(content)
    outcome = DoneSoFar(record).sessions[session.id]
    if outcome.state != "open":
        told = [*describe_done(outcome)] or [outcome.state]
        parts += build_section(HAPPENED, list_dashed(told))
    parts += build_section("Why here", list_dashed(explain_place(record, session)))
    return parts


def _lift(content: LiftContent, width: int) -> list[RenderableType]:
    parts: list[RenderableType] = [Text.assemble(("Warm-up ", "bold"), to_one_line(content.warm_up)), ""]
    parts.append(_table(content) if width >= CARD_TABLE_FROM else _list(content))
    pairs = sorted({entry.pair for entry in content.exercises if entry.pair})
    if pairs:
        parts += ["", Text(f"{join_words(pairs)}: done in turn, one set of each, then the rest.")]
    parts += build_section("Warm-up sets", _ramps(content))
    parts += build_section("Effort", _efforts(content))
    cues = ((to_one_line(entry.name), to_one_line(entry.cue)) for entry in content.exercises if entry.cue)
    parts += build_section("How", [ListEntry("-", Text(f"{name}: {cue}")) for name, cue in cues])
    about = f"About {content.minutes} min with the warm-up."
    if content.trains:
        about += f" Trains {join_words(tuple(map(to_one_line, content.trains)))}."
    if content.cool_down:
        about += f" Afterwards, {to_one_line(content.cool_down)}."
    parts += ["", Text(about), *(Text(to_one_line(note)) for note in content.notes)]
    return [*parts, "", Text(_sources(content), style="dim")]


def _table(content: LiftContent) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for justify in ("left", "left", "right", "right", "right"):
        table.add_column(justify=justify, overflow="fold")
    slot = ""
    for entry in content.exercises:
        load = format_load(entry)
        table.add_row(
            Text(entry.slot if entry.slot != slot else "", style="dim"),
            _name(entry),
            f"{entry.sets} x {to_one_line(format_amount(entry))}",
            load,
            f"rest {format_rest(entry.rest)}",
        )
        slot = entry.slot
    return table


def _list(content: LiftContent) -> RenderableType:
    lines = []
    for entry in content.exercises:
        what = ", ".join(filter(None, (f"{entry.sets} x {to_one_line(format_amount(entry))}", format_load(entry))))
        lines.append(Text.assemble(_name(entry), f"\n  {what}, rest {format_rest(entry.rest)}"))
    return Group(*lines)


def _name(entry: Prescribed) -> Text:
    return Text.assemble((f"{to_one_line(entry.pair)} " if entry.pair else "", "bold"), to_one_line(entry.name))


def _ramps(content: LiftContent) -> Iterator[ListEntry]:
    """Yield for each exercise the lighter sets before it, and the plates of its weight."""
    for entry in content.exercises:
        ramp = describe_ramp(entry)
        then = f"{format_load(entry)} ({entry.plates})" if entry.plates else ""
        if ramp or then:
            told = ", then ".join(filter(None, (ramp, then)))
            yield ListEntry("-", Text(to_one_line(f"{entry.name}: {told}")))


def _efforts(content: LiftContent) -> list[ListEntry]:
    """Return each way to go about an exercise once, with the exercises that it is for."""
    names: dict[str, list[str]] = {}
    for entry in content.exercises:
        names.setdefault(to_one_line(entry.effort), []).append(to_one_line(entry.name))
    return [ListEntry("-", Text(f"{join_words(there)}: {effort}")) for effort, there in names.items() if effort]


def _sources(content: LiftContent) -> str:
    """Say where the exercises come from."""
    names: dict[str, list[str]] = {}
    for entry in content.exercises:
        label = max((label for label in ORIGINS if entry.source.startswith(label)), key=len, default="")
        names.setdefault(ORIGINS.get(label, to_one_line(entry.source)), []).append(to_one_line(entry.name))
    said = "; ".join(f"{join_words(there)}: {label}" for label, there in names.items())
    ours = "Sets, repetitions and rests are ours where the article gives none"
    if any(entry.ramp for entry in content.exercises):
        ours += "; so are the warm-up sets, and Epley's formula for a best single"
    return f"Who says so: {said}. {ours}."


def _run(content: RunContent) -> list[RenderableType]:
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for part in content.parts:
        table.add_row(Text(to_one_line(part.name), style="bold"), f"{part.minutes} min", to_one_line(part.effort))
    named: list[RenderableType] = [Text(to_one_line(content.name), style="bold"), ""] if content.name else []
    hard: list[RenderableType] = [Text(f"{content.hard_minutes} hard minutes.")] if content.hard_minutes else []
    notes = [Text(to_one_line(note)) for note in content.notes]
    return [*named, table, "", *hard, *notes, Text(f"Source: {to_one_line(content.source)}.", style="dim")]
