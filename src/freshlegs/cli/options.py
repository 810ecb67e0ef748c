"""Options and arguments that several commands share."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, TypeVar

from typer import Argument, BadParameter, CallbackParam, Context, Option

from freshlegs.cli.foreign_files import check_own_file
from freshlegs.cli.output import say
from freshlegs.io.errors import ArgumentError, Fault, NotUnderstoodError, repr_for_user
from freshlegs.model.wording import join_words, suggest
from freshlegs.training.programme.races import MOST_WEEKS


def _say_unused(context: Context, given: int | None) -> int | None:
    say_unused({"--seed": given is not None}, f"{context.info_name} solves nothing")
    return given


def _read_day(written: str) -> datetime:
    """Return the day that --today names; only one that is seen from today, or without its year, needs the clock."""
    # Here, as every command would load the grammar and what it stands on.
    from freshlegs.written.day_text import ONE_DAY, parse_day

    try:
        day = parse_day(written)
        if isinstance(day, date):
            return datetime.combine(day, time())
        from zoneinfo import ZoneInfo

        from freshlegs.cli.clock_and_chance import read_clock
        from freshlegs.written.moment_text import parse_instant

        return parse_instant(written, ZoneInfo("UTC"), read_clock().date()).replace(tzinfo=None)
    except NotUnderstoodError as error:
        general = error.allowed.endswith(ONE_DAY)
        allowed = 'allowed: a date such as 2026-12-01, or "tomorrow"' if general else error.allowed
        raise BadParameter(f"{error.found}; {allowed}") from None


PLAN = Path("plan.json")
"""What a stored plan is called where nobody gives it another name: `init` writes it, and who names no PLAN reads it."""


_Given = TypeVar("_Given", Path, list[Path])


def _check_there(context: Context, param: CallbackParam, value: _Given) -> _Given:
    """Refuse a call that names no plan in a folder without one."""
    source = context.get_parameter_source(param.name or "")
    if source is not None and source.name == "DEFAULT" and not PLAN.is_file():
        raise BadParameter(f"missing, {_NO_PLAN}")
    return value


_NO_PLAN = f"and there is no {PLAN} here; freshlegs plan SCENARIO -o {PLAN} stores one"


def check_usual_plan(plan: Path) -> None:
    """Refuse the plan of the folder, as which `find_plan` takes it, where there is none."""
    if plan == PLAN and not PLAN.is_file():
        raise BadParameter(f"no plan is named, {_NO_PLAN}")


def find_plan(named: Path, words: Sequence[str] = ()) -> tuple[Path, list[str]]:
    """Return the plan of a call and the words behind it; of one that begins with a session the plan of the folder."""
    written = str(named)
    if named.exists() or written == "-" or (named.suffix and "=" not in written):
        return named, [*words]
    return PLAN, [written, *words]


ScenarioFile = Annotated[Path, Argument(metavar="SCENARIO", help='A scenario file (TOML); "-" reads standard input.')]
PlanFile = Annotated[Path, Argument(metavar="PLAN", help='A stored plan.json; "-" reads standard input.')]
UsualPlan = Annotated[
    Path, Argument(metavar="PLAN", help='A stored plan; "-" reads standard input.', callback=_check_there)
]
ScenarioAndPlan = Annotated[
    list[Path],
    Argument(
        metavar="[SCENARIO] PLAN",
        help="The stored plan; before it a scenario file, where it is not the one that was planned.",
        callback=_check_there,
    ),
]
ScenarioOrPlan = Annotated[
    Path,
    Argument(
        metavar="SCENARIO",
        help='A scenario file (TOML), or a stored plan of one; "-" reads standard input.',
        callback=_check_there,
    ),
]
WeekArgument = Annotated[
    Path,
    Argument(
        metavar="PLAN", help='A stored plan, or a scenario to plan; "-" reads standard input.', callback=_check_there
    ),
]
Json = Annotated[bool, Option("--json", help="Print JSON, and nothing else, on standard output.")]
Seed = Annotated[int, Option("--seed", min=0, max=2**31 - 1, help="Seed of the solver.")]
UnusedSeed = Annotated[
    int | None,
    Option(
        "--seed", min=0, max=2**31 - 1, callback=_say_unused, expose_value=False,
        help="Changes nothing here: this command solves nothing.",
    ),
]  # fmt: skip
"""Taken by every command, so that scripts may always give it."""
TimeLimit = Annotated[
    float | None, Option("--time-limit", metavar="SECONDS", min=0.001, help="Stop searching after so many seconds.")
]
Today = Annotated[
    datetime | None,
    Option("--today", parser=_read_day, metavar="DATE", help='Plan as if it were this day: 2026-12-01, "tomorrow".'),
]
Output = Annotated[
    Path | None, Option("--output", "-o", metavar="FILE", help="Store the plan as JSON, for show, check and export.")
]
Weeks = Annotated[
    int | None,
    Option("--weeks", metavar="N", min=1, max=MOST_WEEKS, help=f"Plan a programme of up to {MOST_WEEKS} weeks."),
]
Log = Annotated[
    Path | None,
    Option("--log", metavar="FILE", help="What was lifted and run so far (freshlegs log): the weeks go on from there."),
]
FromFiles = Annotated[
    list[Path] | None,
    Option(
        "--from",
        metavar="FILE",
        help="What a gym app or a watch has: Hevy, Strong, FitNotes, Liftosaur, a table; Strava, Garmin, "
        "intervals.icu, FIT, TCX, GPX. File, folder, zip, - for standard input.",
    ),
]
AsForm = Annotated[
    str | None,
    Option("--as", metavar="FORM", help="Of --from, where it does not tell itself: hevy, strava, fit ..."),
]
Columns = Annotated[
    str | None, Option(metavar="MEANING=NAME,...", help='Of a table: "date=Day,exercise=Lift,reps=Wdh,weight=Load".')
]
Dates = Annotated[str | None, Option(metavar="ORDER", help="dmy or mdy: which comes first in 03/04/2025.")]
ForeignUnit = Annotated[
    str | None, Option("--unit", metavar="UNIT", help="kg or lb, of weights that name none; default: the plan's.")
]
Sport = Annotated[
    str | None, Option("--sport", metavar="SPORT", help="Of GPX files that name none: run, ride, hike ...")
]
SkipBad = Annotated[bool, Option("--skip-bad", help="Of --from: take the rest where something is not understood.")]
Restart = Annotated[
    bool, Option("--restart", help="Begin anew where -o holds a plan already; it says what is dropped.")
]
OneWeek = Annotated[
    int | None, Option("--week", metavar="N", min=1, max=MOST_WEEKS, help="One week of a programme, by its number.")
]
Ics = Annotated[Path | None, Option("--ics", metavar="FILE", help="Write the week as a calendar file.")]
After = Annotated[
    Path | None, Option("--after", metavar="PLAN", help="The plan.json of the days before; the week then follows it.")
]
WorkersOption = Annotated[
    int | None, Option("--workers", min=1, max=512, metavar="N", help="Processes; default: one for each core.")
]
ExecutorOption = Annotated[
    str | None,
    Option("--executor", metavar="dask://HOST:PORT", help="A Dask cluster does the work; needs the extra dask."),
]
BestEffort = Annotated[bool, Option("--best-effort", help="Place what fits and list what was left out.")]
ShowFix = Annotated[
    int | None,
    Option("--show-fix", metavar="N", min=1, help="If the week is impossible, show the week that fix N makes."),
]
ApplyFix = Annotated[
    int | None, Option("--apply-fix", metavar="N", min=1, help="Write the scenario with fix N to -o FILE.")
]
NoRestDays = Annotated[bool, Option("--no-rest-days", help="Leave rest days out of the calendar file.")]


def name_files(files: list[Path]) -> dict[str, Path]:
    """Return the plan, and the scenario where it is named, of a call; a scenario alone goes with the plan here.

    A scenario behind the plan is one too.
    """
    if len(files) > 2:
        raise BadParameter(f"found {len(files)} files; one scenario and one plan at most")
    if len(files) == 1 and files[0].suffix == ".toml" and PLAN.is_file():
        files = [*files, PLAN]
    if files[-1].suffix == ".toml":
        files = files[::-1]
    return dict(zip(("PLAN", "SCENARIO"), reversed(files), strict=False))


def check_apply_alone(apply_fix: int | None, output: Path | None, *, others: bool) -> None:
    """Refuse --apply-fix without the file that it writes, or beside another output."""
    if apply_fix is not None and (output is None or others):
        raise BadParameter("--apply-fix N goes with -o FILE, and with no other output")


def check_one_place(workers: int | None, executor: str | None) -> None:
    """Refuse processes and a cluster for the same work."""
    if workers is not None and executor is not None:
        raise BadParameter("--workers and --executor: the work goes to one of them")


def check_alone(context: Context, what: str, allowed: Collection[str]) -> None:
    """Refuse every option of a call but those allowed, which are named as parameters; `what` the call does says why."""
    options = [one for one in context.command.params if one.name is not None and one.name not in allowed]
    sources = {one.opts[-1]: context.get_parameter_source(one.name or "") for one in options}
    if given := [option for option, source in sources.items() if source is not None and source.name == "COMMANDLINE"]:
        raise BadParameter(f"{what}, so {join_words(given)} can't be given with it")


def say_unused(given: Mapping[str, object], why: str) -> None:
    """Say which of these options are given and change nothing, and why."""
    if names := [option for option, value in given.items() if value]:
        say(f"{join_words(names)} {'changes' if len(names) == 1 else 'change'} nothing here: {why}.")


def check_session_named(given: Mapping[str, object]) -> None:
    """Refuse what is said of a session where none is named."""
    if names := [option for option, value in given.items() if value]:
        raise BadParameter(f"{join_words(names)}: name the SESSION too, such as full-1")


_NO_PLANS = (".csv", ".tsv", ".txt", ".zip", ".fit", ".tcx", ".gpx", ".gz")


def check_import_alone(
    plan: Path, others: Mapping[str, object], about_files: Mapping[str, object], files: list[Path] | None
) -> None:
    """Refuse to import files beside what is told of one session, and options of files without any."""
    if files and (plan.suffix.lower() in _NO_PLANS or plan.is_dir()):
        raise BadParameter(f"{plan} is no plan: say --from before each file, or name their folder")
    if given := [option for option, value in others.items() if value]:
        raise BadParameter(f"--from and --map take no {join_words(given)}: say --from before each file")
    if not files and (unused := [name for name, value in about_files.items() if value and name != "--dry-run"]):
        raise BadParameter(f"{join_words(unused)}: name a file with --from too")
    if sum(str(path) == "-" for path in (*(files or ()), plan)) > 1:
        raise BadParameter("only one of PLAN and --from can be standard input")


def check_apart(*, inputs: dict[str, Path | None], outputs: dict[str, Path | None], json: bool = False) -> None:
    """Refuse two inputs from standard input, two outputs to one place, an output over an input or a foreign file."""
    if sum(str(path) == "-" for path in inputs.values()) > 1:
        raise BadParameter(f"only one of {' and '.join(inputs)} can be standard input")
    if sum(str(path) == "-" for path in outputs.values()) + json > 1:
        raise BadParameter(f"only one of --json, {' and '.join(outputs)} can be standard output")
    named = [(option, path) for option, path in outputs.items() if path is not None and str(path) != "-"]
    for option, path in named:
        for other, there in (*inputs.items(), *named):
            if other != option and there is not None and str(there) != "-" and _same(path, there):
                raise BadParameter(f"{option} and {other} are the same file, {path}")
    for option, path in named:
        check_own_file(option, path)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or one.samefile(other)
    except OSError:
        return False


def pick_shipped(found: Mapping[str, Path], name: str, parameter: str = "name") -> Path:
    """Return the file of a name, which a parameter says; raises ArgumentError with the names there are."""
    if name not in found:
        allowed = f"{suggest(name, found)} there are {', '.join(found)}".lstrip()
        raise ArgumentError(parameter, Fault("", f"found {repr_for_user(name)}", allowed))
    return found[name]
