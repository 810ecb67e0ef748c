"""What a plan can be exported as: a row for each target, from which options, checks, writing and pages follow."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from freshlegs.cli.options import say_unused
from freshlegs.cli.output import STDOUT, say
from freshlegs.io.files import name_source
from freshlegs.io.safe_writing import make_folder, write_atomically
from freshlegs.model.wording import join_words

if TYPE_CHECKING:
    from freshlegs.cli.exits import Answer
    from freshlegs.planfile import PlannedRecord


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """One form of a plan, and the option that asks for it."""

    name: str  #: The option without its dashes
    metavar: str  #: What the option takes: "FILE" and "DIR" are paths, "URL" is an address
    help: str
    writer: str  #: The function, as "module:function"; loaded only when it is asked for
    takes: tuple[str, ...] = ()  #: Other parameters of the command that the function needs by name

    @property
    def option(self) -> str:
        """The option as it is typed."""
        return f"--{self.name}"

    def load_writer(self) -> Callable[..., Any]:
        """Return the function."""
        module, _, function = self.writer.partition(":")
        loaded: Callable[..., Any] = getattr(import_module(module), function)
        return loaded

    def as_parameter(self) -> Parameter:
        """Return the option as a parameter of a command."""
        kind: Any = str if self.metavar == "URL" else Path
        annotation = Annotated[kind | None, typer.Option(self.option, metavar=self.metavar, help=self.help)]
        return Parameter(self.name, Parameter.KEYWORD_ONLY, default=None, annotation=annotation)


CALENDARS = (
    ExportTarget(
        "ics", "FILE", 'A calendar file to import; "-": standard output.',
        "freshlegs.calendars.syncing.to_file:export_file",
    ),
    ExportTarget(
        "feed", "FILE", "A calendar file to subscribe to: only what stands.",
        "freshlegs.calendars.syncing.to_file:export_feed",
    ),
    ExportTarget(
        "vdir", "DIR", "A folder with a file for each event (vdirsyncer).",
        "freshlegs.calendars.syncing.two_way:export_folder",
    ),
    ExportTarget(
        "caldav", "URL", "A CalDAV server, or a calendar on it (with --user).",
        "freshlegs.cli.calendar_options:push_calendar", takes=("user", "plan"),
    ),
)  # fmt: skip
"""Calendars. A writer takes an ExportRequest and the target, and returns an ExportResult."""
DRAWINGS = (
    ExportTarget(
        "html", "FILE", "The week as a page to look at and print.",
        "freshlegs.report.page.html:render_page", takes=("steps",),
    ),
    ExportTarget("svg", "FILE", "The week as a picture that scales.", "freshlegs.report.page.svg:render_svg"),
    ExportTarget(
        "png", "FILE", "The week as a picture; needs the extra png.", "freshlegs.report.page.png:render_png"
    ),
    ExportTarget(
        "sheet", "FILE", "Four weeks of lifts on one page to print and fill in; --week says which.",
        "freshlegs.report.page.sheet:render_sheet", takes=("week",),
    ),
)  # fmt: skip
"""Drawings. A writer takes a PlannedRecord and what its row `takes`, and returns text or bytes."""
WORKOUTS = (
    ExportTarget(
        "fit", "DIR", "A folder with a file for each session to come, for a watch; needs the extra watch.",
        "freshlegs.exchange.writing.fit:write_fit_files",
    ),
    ExportTarget(
        "zwo", "DIR", "A folder with a file for each run to come, for a treadmill with Zwift.",
        "freshlegs.exchange.writing.zwo:write_zwo_files",
    ),
    ExportTarget(
        "intervals", "FILE", "All sessions to come as events of intervals.icu (JSON); lifts need the extra watch.",
        "freshlegs.exchange.writing.intervals_events:write_intervals_events",
    ),
    ExportTarget(
        "hevy", "FILE", "A line of JSON for each lift to come: a routine as the API of Hevy takes it.",
        "freshlegs.exchange.writing.hevy:write_hevy_routines",
    ),
    ExportTarget(
        "text", "FILE", "All sessions to come as plain text, to paste.",
        "freshlegs.exchange.writing.plain_text:write_plain_text",
    ),
)  # fmt: skip
"""Workouts for other programs. A writer takes a PlannedRecord, and returns text, bytes or a folder's files by name."""
PAGES = (*DRAWINGS, *WORKOUTS)
"""What is made from the plan alone, and written in one go."""

Targets = Mapping[ExportTarget, Path | str | None]
"""What is asked for, by target; None where it is not."""


def add_target_options(command: Callable[..., Answer]) -> Callable[..., Answer]:
    """Return a command with an option for each target in the place of its parameter `targets`."""
    everything = (*CALENDARS, *PAGES)

    @wraps(command)
    def call(**given: Any) -> Answer:
        targets = {target: given.pop(target.name) for target in everything}
        return command(**given, targets=targets)

    written = signature(command, eval_str=True)
    parameters: list[Parameter] = []
    for parameter in written.parameters.values():
        if parameter.name == "targets":
            parameters += [target.as_parameter() for target in everything]
        else:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))
    vars(call)["__signature__"] = written.replace(parameters=parameters)
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call


def check_targets(targets: Targets, state: Path | None, *, diff: bool) -> None:
    """Refuse an export to nowhere, one state for several calendars, and a drawing where nothing is written."""
    asked = [target for target, where in targets.items() if where is not None]
    if not asked:
        *most, last = (target.option for target in targets)
        raise typer.BadParameter(f"nothing to write: give {', '.join(most)} or {last}")
    for target in asked:
        if target.metavar == "DIR" and str(targets[target]) == "-":
            raise typer.BadParameter(f"{target.option} is a folder, so it can't be standard output")
    if state is not None and sum(target in CALENDARS for target in asked) > 1:
        raise typer.BadParameter("--state goes with one target; each remembers its own")
    if diff and any(target in PAGES for target in asked):
        drawings = join_words([target.option for target in PAGES])
        raise typer.BadParameter(f"--diff writes nothing: leave out {drawings}")


def check_block_week(week: int, record: PlannedRecord, plan: Path, targets: Targets) -> None:
    """Refuse a week that the plan does not have, and say so where no target asks for one."""
    from freshlegs.planfile.programme_week import take_week

    take_week(record, week, name_source(plan))
    if not any("week" in target.takes and where is not None for target, where in targets.items()):
        say_unused({"--week": True}, "the other targets have all weeks")


def parse_steps(address: str) -> str:
    """Return the address of a folder on the web, with a slash at its end; raises ArgumentError for none with https."""
    from freshlegs.io.server_account import parse_address

    example = "such as https://example.org/watch/"
    return f"{parse_address(address, 'steps', example, read='and change your workouts').url.rstrip('/')}/"


def list_step_folders(targets: Targets, address: str) -> dict[str, str]:
    """Return where a page finds the files of sessions, by form: at an address, or as it stands beside their folders."""
    if address:
        return {"fit": address}
    where = {target.name: Path(path) for target, path in targets.items() if path is not None}
    page = where.get("html", STDOUT)
    if page == STDOUT:
        return {}
    return {form: f"{_relate(where[form], page.parent)}/" for form in ("fit", "zwo") if form in where}


def _relate(folder: Path, start: Path) -> str:
    """Return the address of a folder as it is seen from another; a whole one where there is no way between them."""
    try:
        return quote(Path(os.path.relpath(folder, start)).as_posix())
    except ValueError:  # On another drive
        return folder.resolve().as_uri()


def list_paths(targets: Targets, of: tuple[ExportTarget, ...]) -> dict[str, Path | None]:
    """Return the files and folders of some targets by option."""
    paths = {target.option: targets[target] for target in of if target.metavar != "URL"}
    return {option: None if where is None else Path(where) for option, where in paths.items()}


Page = bytes | Mapping[str, bytes]
"""A file, or the files of a folder by name."""


def draw_pages(record: PlannedRecord, targets: Targets, besides: Mapping[str, object]) -> dict[Path, Page]:
    """Return what is to be written where; raises OutputError where something to make it with is not installed.

    `besides` are other parameters of the command, for the targets that take them.
    """
    found: dict[Path, Page] = {}
    for target, where in targets.items():
        if where is not None:
            drawn = target.load_writer()(record, **{name: besides[name] for name in target.takes})
            found[Path(where)] = drawn.encode() if isinstance(drawn, str) else drawn
    return found


def say_missing_workouts(record: PlannedRecord, targets: Targets) -> None:
    """Say why there is no workout, or not one for each session, for the programs that are asked for."""
    from freshlegs.exchange.writing.workouts_out import explain_missing

    for target in WORKOUTS:
        if targets.get(target) is not None and (why := explain_missing(record, target.name)):
            say(f"{target.option}: {why}")


def write_pages(pages: Mapping[Path, Page]) -> tuple[bytes, list[dict[str, object]]]:
    """Write pages and say so; return what is meant for standard output, and what was written."""
    piped, told = b"", []
    for target, page in pages.items():
        files = {target: page} if isinstance(page, bytes) else {target / name: data for name, data in page.items()}
        if target == STDOUT and isinstance(page, bytes):
            piped = page
        elif isinstance(page, bytes):
            write_atomically(target, page)
            say(f"{target}: {len(page) / 1000:.1f} kB")
        else:
            _write_folder(target, files)
        told += [{"file": str(file), "bytes": len(data)} for file, data in files.items()]
    return piped, told


def _write_folder(folder: Path, files: Mapping[Path, bytes]) -> None:
    """Write the files of a folder and say so; workouts from before stay, and are told."""
    make_folder(folder)
    for file, data in files.items():
        write_atomically(file, data)
    endings = {file.suffix for file in files}
    older = [path for path in sorted(folder.iterdir()) if path.suffix in endings and path not in files]
    said = f"{folder}: {len(files)} {'workout' if len(files) == 1 else 'workouts'}"
    if older:
        said += f"; {len(older)} from before {'is' if len(older) == 1 else 'are'} there too, such as {older[0].name}"
    say(said)
