"""A week as one HTML file that needs nothing else: no network, no script, no fonts."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.workout_file import WorkoutForm, link_workout_files
from freshlegs.report.done_tables import build_done_tables, title_done
from freshlegs.report.page.palette import choose_inks
from freshlegs.report.page.plan_page import build_plan_page
from freshlegs.report.page.season_chart import SeasonChart, format_percent
from freshlegs.report.page.templating import render_template
from freshlegs.report.phrases import describe_changes, summarize_replan
from freshlegs.report.season import ESTIMATED, build_season

NO_STEPS: Mapping[WorkoutForm, str] = MappingProxyType({})
"""Of a page that links no files."""


def render_page(record: PlannedRecord, steps: Mapping[WorkoutForm, str] = NO_STEPS) -> str:
    """Return a planned week, or the weeks of a programme, as an HTML page.

    What stands in the plan is text there, whatever it looks like. The page asks nothing of the network; all that
    it tells when something is pointed at stands in it in full too.

    Parameters
    ----------
    steps : mapping, optional
        Addresses of the folders, each with a slash at its end, in which files for watches and treadmills are, by form.
    """
    plan, changed = build_plan_page(record), tuple(_changed(record))
    chart = SeasonChart(build_season(record)) if record.weeks else None
    return render_template(
        "week.html",
        plan=plan,
        record=record,
        inks=choose_inks({session.kind for session in (*record.sessions, *record.around)}),
        changed=changed,
        chart=chart,
        tables=build_done_tables(record),
        done_title=title_done(record),
        estimated=ESTIMATED,
        usual=next((week for week in plan.weeks if week.number and week.picture.tracks), None),
        files={session.id: link_workout_files(record, session, steps) for session in record.sessions},
        across=format_percent,
        ink="var(--{})".format,
    )


def _changed(record: PlannedRecord) -> Iterator[str]:
    """Yield how much replanning has changed, and what."""
    if record.replanned is not None:
        yield summarize_replan(record, record.replanned)
        yield from describe_changes(record, record.replanned)
