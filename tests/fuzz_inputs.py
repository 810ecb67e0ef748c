"""Read damaged files: `python tests/fuzz_inputs.py [READER|all] [INPUTS] [SEED]`.

For each reader of the program (`READERS`) real files are damaged, and read as its commands read them, without the
solver; one in a hundred goes through a whole command. Nothing may come of it but an answer or clear errors, that hold
nothing which a terminal obeys, within a few seconds. Fails with the file that did it, which is stored as fuzz-....
"""

from __future__ import annotations

import resource
import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unicodedata import category

from freshlegs.api.results import TrainingPlan, answer_of
from freshlegs.api.scenario import Scenario
from freshlegs.calendars.reading.calendar_files import Calendar
from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.to_file import export_feed, export_file
from freshlegs.io.errors import Fault, FreshlegsError, InputError, InternalError
from freshlegs.io.files import decode_text
from freshlegs.model.limits import Limits
from freshlegs.planfile.json_text import parse_record
from freshlegs.planning.import_progress import find_import_progress
from freshlegs.planning.programme.logged_results import match_results, note_later_days
from freshlegs.planning.programme.plan_weeks import PlannedProgramme, plan_programme
from freshlegs.planning.programme.record_programme import record_programme
from freshlegs.report.import_text import render_import
from freshlegs.report.session_rows import render_csv
from freshlegs.scenario.in_progress.calendar_week import find_drags, read_calendar_week
from freshlegs.scenario.in_progress.reported_progress import ReportedProgress
from freshlegs.scenario.programme_weeks import outline_draft
from freshlegs.training.library import load_shipped, read_library
from freshlegs.training.programme.outline import Outline
from freshlegs.training.training_log import HEADER, name_exercises, read_log
from support import activity_files, calendar_files, gym_exports
from support.busy_calendars import read
from support.command_line import WEEK, Done, call
from support.damage import damage, mend_fit
from support.gyms import ROW, written
from support.paths import SCENARIOS, SHIPPED_WEEKS

PATIENCE = 20
"""Seconds of the processor that one file may take; nearly all take milliseconds."""
WHOLE = 100
"""Of so many files one goes through a whole command."""
MEMORY = 2_000_000_000
"""Bytes that all of them may take."""

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
PROGRAMME = WEEK.replace("start = 2026-11-30", "start = 2026-11-30\nweeks = 2")
OVERLAYS = (
    b"[rules]\nrest_days = 'off'\nrun_lift_gap = { hours = 2.5 }\n",
    b'hard_days = "consolidate"\n[availability]\nmon = []\n[[sessions]]\nkind = "easy"\nminutes = 40\n',
    b"[week]\nstart = 2026-12-07\n[lifting]\nweights = { back_squat = 80 }\n",
)

_TURNS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
"""Letters that turn the direction of writing."""


@cache
def base() -> dict[str, bytes]:
    """Return the files that commands are called with, planned and exported once."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "week.toml").write_text(WEEK, "utf-8")
        (folder / "weeks.toml").write_text(PROGRAMME, "utf-8")
        (folder / "next.toml").write_text(WEEK.replace("2026-11-30", "2026-12-07"), "utf-8")
        lifting = '[lifting]\nlibrary = "mine.csv"\n'
        (folder / "gym.toml").write_text(WEEK + lifting, "utf-8")
        (folder / "busy.toml").write_text(WEEK + '[[busy]]\nfile = "work.ics"\n', "utf-8")
        (folder / "mine.csv").write_text(written(ROW, {**ROW, "id": "other", "default_reps": "30s/side"}), "utf-8")
        (folder / "over.toml").write_bytes(OVERLAYS[0])
        (folder / "gym.csv").write_text(gym_exports.SAMPLES[0], "utf-8")
        (folder / "strava.csv").write_bytes(activity_files.SAMPLES[0])
        (folder / "done.fit").write_bytes(activity_files.make_fit())
        (folder / "work.ics").write_bytes(calendar_files.FILES[0])
        for line in (
            "plan week.toml -o plan.json", "plan weeks.toml -o weeks.json", "export plan.json --ics week.ics",
            "log weeks.json full-1 --week 1 --to log.csv", "log weeks.json full-2 --week 1 --to log.csv",
        ):  # fmt: skip
            done = call(*shlex.split(line), folder=folder)
            assert done.code == 0, done
        return {path.name: path.read_bytes() for path in folder.iterdir()}


@cache
def plan() -> TrainingPlan:
    return TrainingPlan.from_json(base()["plan.json"].decode())


@cache
def programme() -> PlannedProgramme:
    found = plan_programme(Scenario.from_text(PROGRAMME).draft, Limits())
    assert isinstance(found, PlannedProgramme)
    return found


@cache
def outline() -> Outline:
    return outline_draft(Scenario.from_text(PROGRAMME).draft)


def read_scenario(data: bytes) -> Iterator[str]:
    scenario = Scenario.from_text(decode_text(data, "x"), str(SCENARIOS / "x.toml"), today=date(2026, 11, 28))
    assert scenario.problem.sessions
    assert scenario.weeks
    yield from scenario.notes


def read_record(data: bytes) -> Iterator[str]:
    record = parse_record(decode_text(data, "x"), "x")
    answer = answer_of(record)
    yield answer.to_text()
    yield answer.to_json()
    if isinstance(answer, TrainingPlan):
        yield answer.explain().to_text()
        yield render_csv(answer.record)
        for session in answer.sessions[:1]:
            yield answer.card(session.id)
        for week in answer.record.weeks[-1:]:
            yield answer.week(week.week).to_text()
        assert answer.to_ics()
        assert answer.to_html()


def read_training_log(data: bytes) -> Iterator[str]:
    known = name_exercises({one.id: one.name for one in load_shipped()})
    told = read_log(decode_text(data, "x"), "x", known, "kg")
    weeks, entries = programme().weeks, told.lifts
    results = match_results(weeks, entries, "x", told.runs)
    yield from (run.line() for run in told.runs)
    yield from (*told.notes, *note_later_days(weeks, entries, "x"), *results.notes)
    yield answer_of(record_programme(programme(), outline(), results)).to_text()


def read_export(data: bytes) -> Iterator[str]:
    with TemporaryDirectory() as name:
        (Path(name) / "export").write_bytes(data)
        found = Scenario.from_text(WEEK).import_log(plan(), Path(name) / "export", today=NOW.date())
    yield from (*found.notes, *map(str, found.faults), *(why for _, why in found.doubts))
    yield render_import(plan().record, found)
    known = name_exercises({one.id: one.name for one in load_shipped()})
    log = read_log(found.text or HEADER, "x", known, "kg")
    assert len(log.lifts) + len(log.runs) == len(found.entries)
    told = find_import_progress(found, plan().record, NOW, ReportedProgress())
    yield from (*told.done, *told.did, *told.missed)


def read_fit(data: bytes) -> Iterator[str]:
    """Read a FIT file as it is, and with its size and its checksums put right: else nothing gets past these."""
    results = []
    for whole in (data, mend_fit(data)):
        try:
            results.append([*read_export(whole)])
        except InternalError:
            raise
        except FreshlegsError as refusal:
            results.append([str(refusal)])
    if not any(len(told) > 1 for told in results):
        raise InputError("x", Fault("", results[0][0]))
    for told in results:
        yield from told


def read_exercises(data: bytes) -> Iterator[str]:
    for exercise in read_library(decode_text(data, "x"), "x"):
        yield f"{exercise.name} {exercise.source} {exercise.halves} {exercise.set_seconds(exercise.reps)}"


def read_state(data: bytes) -> Iterator[str]:
    with TemporaryDirectory() as name:
        (Path(name) / "state").write_bytes(data)
        request = ExportRequest(plan().record, lambda: NOW, state=Path(name) / "state")
        yield str(export_file(request, Path(name) / "week.ics").entries)
        yield str(export_file(request, Path(name) / "week.ics").entries)


def read_previous(data: bytes) -> Iterator[str]:
    with TemporaryDirectory() as name:
        target = Path(name) / "week.ics"
        target.write_bytes(data)
        yield str(export_feed(ExportRequest(plan().record, lambda: NOW), target).entries)
        request = ExportRequest(plan().record, lambda: NOW, previous=read_own_events(data, "x"))
        yield str(export_file(request, Path(name) / "new.ics").entries)


def read_overlay(data: bytes) -> Iterator[str]:
    with TemporaryDirectory() as name:
        (Path(name) / "over.toml").write_bytes(data)
        scenario = Scenario.from_text(WEEK)
        for variant in scenario.variants(overlays=[Path(name) / "over.toml"]):
            yield f"{variant.name}: {scenario.draft.apply(variant.edits).scenario.title}"


def read_calendar_back(data: bytes) -> Iterator[str]:
    calendar = Calendar("x", [data])
    yield str(len(find_drags(plan().record, plan().record, calendar, datetime(2026, 11, 30, tzinfo=UTC)).drags))
    yield str(len(read_calendar_week(Scenario.from_text(WEEK, today=date(2026, 11, 28)).problem, calendar).placements))


def read_busy(data: bytes) -> Iterator[str]:
    found = read(data, "America/New_York", owner="me@example.com", tentative="free")
    flat = [moment for stretch in found.times for moment in stretch]
    assert all(earlier < later for earlier, later in pairwise(flat)), flat
    yield from found.notes


@dataclass(frozen=True)
class Reader:
    """A kind of file that the program reads."""

    file: str  #: Its name in `base`, and in the commands
    read: Callable[[bytes], Iterable[str]]  #: Reads it as the commands do; gives what is printed of it
    commands: tuple[str, ...]  #: What is called with it
    samples: tuple[bytes, ...] = ()  #: Others that are damaged

    def files(self) -> tuple[bytes, ...]:
        """Return the files that are damaged."""
        return base()[self.file], *self.samples


_SOON = "--time-limit 0.01"
READERS = {
    "scenario": Reader(
        "week.toml", read_scenario, (f"plan week.toml {_SOON}", "check week.toml plan.json"),
        tuple(path.read_bytes() for path in SHIPPED_WEEKS),
    ),
    "plan": Reader(
        "plan.json", read_record,
        (
            "show plan.json", "show plan.json --json", "explain plan.json", "check week.toml plan.json",
            "export plan.json --ics new.ics --html x.html", "log plan.json full-1 --to new.csv",
            f"plan next.toml --after plan.json {_SOON}", f"replan week.toml plan.json --now 'tue 12:00' {_SOON}",
        ),
    ),
    "programme": Reader(
        "weeks.json", read_record, ("show weeks.json --week 2", "log weeks.json full-1 --week 1 --to new.csv"),
    ),
    "log": Reader(
        "log.csv", read_training_log,
        (f"plan weeks.toml --log log.csv {_SOON}", "log weeks.json full-1 --week 2 --to log.csv"),
    ),
    "gym": Reader(
        "gym.csv", read_export, ("log --from gym.csv --skip-bad", "log --from gym.csv --dry-run --skip-bad --json"),
        tuple(text.encode() for text in gym_exports.SAMPLES),
    ),
    "activities": Reader(
        "strava.csv", read_export,
        (
            "log --from strava.csv --skip-bad", "log --from strava.csv --dry-run --skip-bad --json",
            f"replan week.toml plan.json --from strava.csv --skip-bad --dry-run --now 'fri 12:00' {_SOON}",
        ),
        activity_files.SAMPLES,
    ),
    "fit": Reader(
        "done.fit", read_fit, ("log --from done.fit --skip-bad",),
        (activity_files.make_fit([("SWIMMING", "OPEN_WATER"), ("TRANSITION", "GENERIC"), ("CYCLING", "ROAD")]),),
    ),
    "library": Reader("mine.csv", read_exercises, (f"plan gym.toml {_SOON}",)),
    "state": Reader("week.ics.state.json", read_state, ("export plan.json --ics week.ics --now 2026-12-01",)),
    "previous": Reader(
        "week.ics", read_previous,
        ("export plan.json --ics new.ics --previous week.ics", "export plan.json --feed week.ics --now 2026-12-01"),
    ),
    "overlay": Reader("over.toml", read_overlay, (f"whatif week.toml --overlay over.toml {_SOON}",), OVERLAYS),
    "calendar": Reader(
        "week.ics", read_calendar_back,
        ("check week.toml week.ics", f"replan week.toml plan.json --calendar week.ics --now 'tue 12:00' {_SOON}"),
    ),
    "busy": Reader(
        "work.ics", read_busy,
        ("busy work.ics --from 2026-11-30 --to 2026-12-07 --timezone UTC", f"plan busy.toml {_SOON}"),
        calendar_files.FILES,
    ),
}  # fmt: skip
"""By name, as the command line of this tool has it."""


def make_input(reader: Reader, chance: Random) -> bytes:
    """Return one of a reader's files, damaged."""
    files = reader.files()
    words = calendar_files.WORDS if reader.file.endswith(".ics") else ()
    return damage(chance.choice(files), chance, words, files)


def came_to(reader: Reader, data: bytes) -> str:
    """Read a file and return what it came to; raises what must not be raised."""
    result, told = "read", list[str]()
    try:
        told += reader.read(data)
    except InternalError:
        raise
    except FreshlegsError as refusal:
        result, told = "refused", [str(refusal)]
    assert all(map(is_harmless, told)), told
    assert any(told) or result == "read"
    return result


def call_whole(reader: Reader, data: bytes, command: str) -> Done:
    """Call a command with a file among those of `base`; raises what would be a traceback."""
    with TemporaryDirectory() as name:
        for file, content in base().items():
            (Path(name) / file).write_bytes(data if file == reader.file else content)
        done = call(*shlex.split(command), folder=Path(name))
    assert done.code in range(5), done
    assert is_harmless(done.out + done.err), done
    return done


def is_harmless(text: str) -> bool:
    """Whether a terminal obeys nothing in a text but the ends of its lines."""
    odd = (letter for letter in text if not letter.isprintable() and letter != "\n")
    return not any(
        category(letter) in ("Cc", "Cs") or letter in "\u202a\u202b\u202d\u202e\u2066\u2067" for letter in odd
    )


def fuzz(name: str, inputs: int, seed: int, whole: int = WHOLE) -> tuple[Counter[str], float]:
    """Damage and read so many files; return what they came to, and the seconds of the slowest."""
    reader, results, slowest = READERS[name], Counter[str](), 0.0
    reader.files()
    for number in range(inputs):
        chance = Random(f"{name}/{seed}/{number}")
        data = make_input(reader, chance)
        begin = time.process_time()
        try:
            results[came_to(reader, data)] += 1
            took = time.process_time() - begin
            if number % whole == 0:
                results[f"exit {call_whole(reader, data, chance.choice(reader.commands)).code}"] += 1
            assert took < PATIENCE, f"{took:.1f} s"
        except BaseException:
            stored = Path(f"fuzz-{name}-{seed}-{number}{Path(reader.file).suffix}")
            stored.write_bytes(data)
            print(f"input {number} of seed {seed} is stored as {stored}", file=sys.stderr)
            raise
        slowest = max(slowest, took)
    return results, slowest


def main() -> int:
    """Damage and read so many files for each reader that is asked for; print the work, and what they came to."""
    names, inputs, seed = (*sys.argv[1:], *("all", "20000", "0")[len(sys.argv) - 1 :])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name in READERS if names == "all" else names.split(","):
        begin = time.process_time()
        results, slowest = fuzz(name, int(inputs), int(seed))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
        told = ", ".join(f"{what} {count}" for what, count in sorted(results.items()))
        took = time.process_time() - begin
        print(f"{name}: {inputs} inputs, {took:.0f} s, the slowest {slowest:.2f} s, {most} MB: {told}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
