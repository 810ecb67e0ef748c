"""Exercises and the log of what was lifted, as the code declares and ships them."""

from __future__ import annotations

from freshlegs.report.page_tables import format_code as code
from freshlegs.report.page_tables import format_table as table
from freshlegs.training.exercise import MUSCLES
from freshlegs.training.library import LIBRARY_COLUMNS, LIBRARY_NUMBERS, LIBRARY_WORDS, load_shipped
from freshlegs.training.paces import USUAL_PACES
from freshlegs.training.run_log import RUN_CELLS
from freshlegs.training.sources import ORIGINS
from freshlegs.training.training_log import HEADER, LOG_COLUMNS
from freshlegs.training.workouts import EFFORTS, load_shipped_workouts


def exercise_columns() -> str:
    """Return the columns of a library of exercises, with the words and numbers that may stand in them."""
    allowed = {name: ", ".join(code(word) for word in words if word) for name, words in LIBRARY_WORDS.items()}
    allowed |= {name: f"{span[0]} to {span[-1]}" for name, span in LIBRARY_NUMBERS.items()}
    muscles = ", ".join(map(code, MUSCLES))
    allowed |= {"primary_muscles": muscles, "secondary_muscles": "the same, or nothing"}
    allowed["source"] = "begins with " + ", ".join(f"{code(label)} ({says})" for label, says in ORIGINS.items())
    rows = [(code(name), says, allowed.get(name, "")) for name, says in LIBRARY_COLUMNS.items()]
    return table(("column", "what stands in it", "allowed"), rows)


def exercises() -> str:
    """Return the shipped exercises."""
    rows = [
        (
            code(one.id),
            one.name,
            one.category,
            one.pattern,
            one.equipment,
            ", ".join(sorted(one.primary)),
            ", ".join(sorted(one.secondary)),
            f"{one.sets} x {one.reps}",
            one.source,
        )
        for one in load_shipped()
    ]
    head = ("id", "name", "slot", "pattern", "equipment", "muscles", "helpers", "sets x reps", "who says so")
    return table(head, rows)


def workouts() -> str:
    """Return the shipped workouts."""
    rows = []
    for one in load_shipped_workouts():
        weeks = one.weeks_to_race
        when = f"{weeks[0]} to {weeks[-1]} weeks before" if weeks else ""
        steps, whom = ", ".join(map(str, one.steps)), ", ".join(level for level in USUAL_PACES if level in one.levels)
        race = " ".join(filter(None, (", ".join(sorted(one.races)), when)))
        rows.append((code(one.id), one.kind, one.name, EFFORTS[one.effort].words, steps, whom, race))
    return table(("id", "kind", "name", "effort", "steps", "for", "before a race"), rows)


def log_columns() -> str:
    """Return the columns of a log."""
    rows = [(code(name), says, RUN_CELLS.get(name, "the same")) for name, says in LOG_COLUMNS.items()]
    return f"The first row is `{HEADER}`.\n\n{table(('column', 'of an exercise', 'of a run'), rows)}"
