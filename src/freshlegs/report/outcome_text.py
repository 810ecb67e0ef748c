"""Any record as text: a week, an impossible one, or no answer."""

from rich.console import RenderableType
from rich.text import Text

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import format_date
from freshlegs.planfile import ImpossibleRecord, OutcomeRecord, PlannedRecord, UndecidedRecord
from freshlegs.report.layout import ListEntry, build_list, format_rule_head, render_text
from freshlegs.report.week_text import render_week


def render_outcome(record: OutcomeRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return what a planning came to, for the terminal."""
    match record:
        case PlannedRecord(weeks=(_, *_)):
            # Only programmes need it, and showing a week is in a hurry.
            from freshlegs.report.programme_text import render_programme

            return render_programme(record, width=width, colour=colour)
        case PlannedRecord():
            return render_week(record, width=width, colour=colour)
        case ImpossibleRecord():
            return render_impossible(record, width=width, colour=colour)
        case UndecidedRecord():
            return render_undecided(record, width=width, colour=colour)


def render_impossible(record: ImpossibleRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return the rules that clash, and the changes that help where they are known."""
    one = len(record.clash) == 1
    gives = "It has to give: change it" if one else "At least one of them has to give: change one"
    clash = "This rule cannot hold:" if one else "These rules cannot hold together:"
    what = "No exercises fill the lifts. " if record.about == "lifts" else f"{_which(record)} is impossible. "
    parts: list[RenderableType] = [
        Text.assemble((what, "bold red"), (clash, "bold")),
        build_list(ListEntry("-", format_rule_head(entry.rule, entry.says)) for entry in record.clash),
        *([Text(f"{to_one_line(record.because)}.")] if record.because else []),
    ]
    if record.fixes:
        fixes = [f"{to_one_line(fix.change)} (penalty {fix.penalty})" for fix in record.fixes]
        parts += ["", Text("Each of these makes it possible:", style="bold")]
        parts.append(build_list(ListEntry(f"{n}.", Text(fix)) for n, fix in enumerate(fixes, 1)))
        alone = "--apply-fix N -o FILE writes the scenario."
        of_programme = "--best-effort leaves out what does not fit."
        last = alone if record.week is None else of_programme
        parts.append(Text(f"--show-fix N shows the week it gives, {last}", style="dim"))
    elif record.about == "lifts":
        parts.append(Text(f"{gives} in [lifting], name more equipment, or add exercises of your own."))
    else:
        parts.append(Text(f"{gives} in [rules], ask for less, or free more time. Another clash may show up then."))
    return render_text(*parts, width=width, colour=colour)


def render_undecided(record: UndecidedRecord, *, width: int = 80, colour: bool = False) -> str:
    """Return that the time was too short to tell."""
    for_week = "" if record.week is None else f" for week {record.week}"
    seconds = round(record.seconds, 1)
    found = f"No week found in {f'{seconds:g}' if seconds else 'less than 0.1'} s{for_week}."
    hope = "There may be one all the same: it is not proven impossible. Give it more time with --time-limit."
    return render_text(Text(found, style="bold yellow"), Text(hope), width=width, colour=colour)


def _which(record: ImpossibleRecord) -> str:
    if record.week is None or record.start is None:
        return "This week"
    return f"Week {record.week}, from {format_date(record.start)} {record.start.year},"
