"""A programme at a glance: its weeks, its main lifts, what moves, and what it costs."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.content import LiftContent, Prescribed
from freshlegs.model.kinds import FAMILIES, Family, find_family
from freshlegs.model.wording import format_count
from freshlegs.planfile import PlannedRecord, SessionRecord, WeekRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.done_so_far import DoneSoFar
from freshlegs.report.done_lines import list_lost
from freshlegs.report.done_text import build_done
from freshlegs.report.layout import ListEntry, build_list, build_section, list_dashed, render_text
from freshlegs.report.phrases import LIMITS, build_heading, describe_move, list_left_out, list_notes, pad_day
from freshlegs.report.season import describe_race, measure_hard_minutes
from freshlegs.report.week_notes import describe_week_purpose, take_told_week, tell_purpose
from freshlegs.report.week_text import build_costs, build_proof, render_week
from freshlegs.training.card import format_amount, format_load

PROGRAMME_TABLE_FROM = 48
"""Columns from which the weeks stand in a table."""
MINUTES_FROM = 64
"""Columns from which the table has the minutes run."""
LIFT_COLUMN = 13
"""Columns that "3 x 6, 102.5 kg" takes in two lines, or "3 x 6, 80 kg" in one."""


def render_programme(record: PlannedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return the weeks of a programme in a table, then what moves in them and what they cost."""
    parts: list[RenderableType] = [build_heading(record), "", _overview(record, width), *_races(record), ""]
    parts += [*_main_lifts(record, width), *build_done(record, width)]
    changed = list(_changes(record))
    if changed:
        parts += [Text("Not as in the usual week", style="bold"), build_list(changed), ""]
    if record.left_out:
        parts += [Text.assemble(("Left out: ", "bold"), ", ".join(list_left_out(record))), ""]
    parts += [*build_costs(record), build_proof(record), *build_section("Notes", list_dashed(list_notes(record)))]
    parts += ["", Text(LIMITS, style="dim")]
    parts += ["", Text("--week N shows one of the weeks, --season draws them all.", style="dim")]
    return render_text(*parts, width=width, colour=colour)


def render_programme_week(
    record: PlannedRecord, number: int, source: str, *, width: int = 80, colour: bool = False
) -> str:
    """Return one week of a programme as a week by itself is shown, under a line that says what it is for."""
    alone = take_told_week(record, number, source)
    head = Text(describe_week_purpose(record, number), style="bold")
    return render_text(head, width=width, colour=colour) + render_week(alone, width=width, colour=colour)


def _overview(record: PlannedRecord, width: int) -> RenderableType:
    """Return a line for each week; where there is no room for a table, two."""
    if width < PROGRAMME_TABLE_FROM:
        return Text("\n").join(_in_words(record, week) for week in record.weeks)
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("week", justify="right", no_wrap=True)
    table.add_column("from", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    with_minutes = width >= MINUTES_FROM
    families = _families(record)
    names = (FAMILIES[family][1] for family in families)
    for name in (*names, *(("minutes run", "hard", "long run") if with_minutes else ()), "penalty"):
        table.add_column(name, justify="right")
    for week in record.weeks:
        there = _by_family(record, week)
        runs = there["run"]
        long = max((run.minutes for run in runs if run.kind == "long"), default=0)
        trained = [run for run in runs if run.kind != "race"]
        columns = (sum(run.minutes for run in trained), measure_hard_minutes(trained), long)
        minutes = [str(column or "-") for column in columns] if with_minutes else []
        there["run"] = trained
        counts = [*(str(len(there[family])) for family in families), *minutes, str(week.penalty)]
        table.add_row(str(week.week), pad_day(record, week.start), _kind(week), *counts)
    return table


def _races(record: PlannedRecord) -> Iterator[RenderableType]:
    """Yield a line for each race, which is not among the runs of its week."""
    for week in record.weeks:
        for race in _by_family(record, week)["run"]:
            if race.kind == "race":
                yield Text.assemble((f"Race, week {week.week}: ", "bold"), describe_race(record, race))


def _in_words(record: PlannedRecord, week: WeekRecord) -> Text:
    there = _by_family(record, week)
    there["run"] = [run for run in there["run"] if run.kind != "race"]
    told = ", ".join(format_count(len(there[family]), *FAMILIES[family]) for family in _families(record))
    counts = f"{told}, penalty {week.penalty}"
    return Text.assemble(f"{week.week:>2} {pad_day(record, week.start)} ", _kind(week), f"\n   {counts}")


def _families(record: PlannedRecord) -> list[Family]:
    """Return the families of which something is told: lifts and runs always, others where there are some."""
    there = {"lift", "run", *(find_family(session.kind) for session in record.sessions)}
    return [family for family in FAMILIES if family in there]


def _by_family(record: PlannedRecord, week: WeekRecord) -> dict[Family, list[SessionRecord]]:
    sessions = take_week(record, week.week, "").sessions
    return {family: [one for one in sessions if find_family(one.kind) == family] for family in FAMILIES}


def _kind(week: WeekRecord) -> Text:
    return Text(to_one_line(week.kind).replace("_", " "), style="" if week.kind == "build" else "bold")


def _changes(record: PlannedRecord) -> Iterator[ListEntry]:
    """Yield for each week what is special about it, and what stands elsewhere than in the week that repeats."""
    for week in record.weeks:
        lost = [*list_lost(DoneSoFar(take_week(record, week.week, "")))]
        lines = [*lost, *(describe_move(record, move) for move in (*week.moved, *week.retimed))]
        if week.kind != "build" or week.eased or lines:
            says = tell_purpose(record, week) if week.kind != "build" or week.eased else ""
            yield ListEntry(f"{week.week}", Text(says or ("changed:" if lost else "moved:")), tuple(map(Text, lines)))


def _main_lifts(record: PlannedRecord, width: int) -> list[RenderableType]:
    """Return a table of the main lifts, a line for each week; where there is no room for it, a list by exercise."""
    names, weeks = _main_lifts_by_week(record)
    if not names:
        return []
    head = Text("The main lifts, sets x repetitions and weight", style="bold")
    if 6 + len(names) * (LIFT_COLUMN + 2) > width:
        return [head, build_list(ListEntry("-", _lift_line(names[one], one, weeks)) for one in names), ""]
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    table.add_column("week", justify="right", no_wrap=True)
    for name in names.values():
        table.add_column(to_one_line(name), min_width=LIFT_COLUMN, overflow="fold")
    for number, entries in weeks.items():
        table.add_row(str(number), *(_lift_cell(entries[one]) if one in entries else "-" for one in names))
    return [head, table, ""]


def _main_lifts_by_week(record: PlannedRecord) -> tuple[dict[str, str], dict[int, dict[str, Prescribed]]]:
    """Return the names of the main lifts by their ids, and what each week asks of each where it is heaviest."""
    names: dict[str, str] = {}
    weeks: dict[int, dict[str, Prescribed]] = {}
    for week in record.weeks:
        there = weeks.setdefault(week.week, {})
        for session in sorted(take_week(record, week.week, "").sessions, key=lambda one: one.start):
            if isinstance(session.content, LiftContent):
                for entry in session.content.exercises:
                    if entry.slot == "strength":
                        names.setdefault(entry.exercise, entry.name)
                        there[entry.exercise] = max(there.get(entry.exercise, entry), entry, key=_find_load)
    return names, weeks


def _find_load(entry: Prescribed) -> float:
    return entry.load or 0.0


def _lift_line(name: str, exercise: str, weeks: dict[int, dict[str, Prescribed]]) -> Text:
    cells = (f"{number}: {_lift_cell(entries[exercise])}" for number, entries in weeks.items() if exercise in entries)
    return Text.assemble((to_one_line(name), "bold"), " ", "; ".join(cells))


def _lift_cell(entry: Prescribed) -> str:
    return ", ".join(filter(None, (f"{entry.sets} x {format_amount(entry)}", format_load(entry))))
