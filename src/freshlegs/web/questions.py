"""What the process that plans is asked about an athlete: what the commands ask, and plain data comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freshlegs.api.results import ImpossiblePlan, PlanAnswer, TrainingPlan
from freshlegs.api.scenario import Scenario
from freshlegs.api.stored_plan import follow_stored, read_stored
from freshlegs.io.errors import InputError
from freshlegs.io.files import name_source, note_reading
from freshlegs.model.limits import Limits
from freshlegs.model.wording import format_count
from freshlegs.planfile import ImpossibleRecord, PlannedRecord, UndecidedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.scenario.edits import Drop, Edit, Put, apply_edits_to_text

if TYPE_CHECKING:
    from freshlegs.planning.display import Display


@dataclass(frozen=True, slots=True)
class OpenedFiles:
    """The scenario of an athlete and the plan that stands beside it, as they were read."""

    scenario: Path
    text: str
    plan: Path  #: Where the plan is written
    stored: bytes | None  #: What stands there
    now: datetime
    log: Path | None = None  #: What was lifted and run so far, where there is such a file
    seed: int = 0

    def load(self) -> Scenario:
        """Return the scenario as `freshlegs plan` reads it."""
        return Scenario.from_text(self.text, str(self.scenario), today=self.now.date())

    def edit(self, edits: Sequence[Edit]) -> OpenedFiles:
        """Return the files with edits in the scenario, whose comments stay, and without what it expects.

        That was said of the week before, as with --apply-fix. Raises InputError for an edit that leads nowhere.
        """
        return replace(self, text=apply_edits_to_text(self.text, (*edits, Drop(("expect",)))))

    def limits(self) -> Limits:
        """Return the work that a question may take."""
        return Limits(seed=self.seed)


@dataclass(frozen=True, slots=True)
class FixOffer:
    """A change that makes an impossible week possible."""

    says: str
    penalty: int
    edits: tuple[Edit, ...]
    single_week: int | None = None  #: Of a programme the week that it is about: in the file it would change all


@dataclass(frozen=True, slots=True)
class PlanReply:
    """The week, or the reason why there is none."""

    record: PlannedRecord | ImpossibleRecord | UndecidedRecord
    is_stored: bool = False  #: Whether it is the plan that stands in the file
    fixes: tuple[FixOffer, ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()  #: Where in the week a clash is, as plain data
    notes: tuple[str, ...] = ()
    reads: tuple[Path, ...] = ()  #: The files that it came from
    #: By the number of a week that had begun when the scenario changed, where it is not as that asks now
    earlier: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


def open_plan(files: OpenedFiles, display: Display) -> PlanReply:
    """Return the stored plan where it is still one of the scenario; else plan it."""
    with note_reading() as noted:
        reply = _open(files, display)
    return replace(reply, reads=tuple(map(Path, noted)))


def plan_opened(files: OpenedFiles, display: Display) -> PlanReply:
    """Plan a scenario as `freshlegs plan SCENARIO -o PLAN` does; one of which something was told, as `replan`."""
    with note_reading() as noted:
        reply = _plan(files, display)
    return replace(reply, reads=tuple(map(Path, noted)))


def _open(files: OpenedFiles, display: Display) -> PlanReply:
    scenario = files.load()
    if files.stored is not None:
        stored = read_stored(files.plan, files.stored, restart=False)
        record = stored.record if stored is not None else None
        if record is not None and record.weeks:
            return _keep_programme(record, _plan(files, display))
        if record is not None and _still_holds(keep_start(scenario, record, files.now), record):
            return PlanReply(record, is_stored=True)
    return _plan(files, display)


def _keep_programme(stored: PlannedRecord, reply: PlanReply) -> PlanReply:
    """Return a programme as it stands where going on with it changes none of its sessions."""
    record = reply.record
    if not isinstance(record, PlannedRecord) or record.sessions != stored.sessions:
        return reply
    return replace(reply, record=stored, is_stored=True)


def _plan(files: OpenedFiles, display: Display) -> PlanReply:
    scenario = files.load()
    if files.stored is not None:
        stored = read_stored(files.plan, files.stored, restart=False)
        if stored is not None and stored.record is not None and is_at_hand(scenario, stored.record, files.now):
            scenario = scenario.resume(stored.record, now=files.now, name=stored.name)
        elif stored is not None:
            scenario = follow_stored(scenario, stored, None, lambda: files.now)
    answer = scenario.plan(limits=files.limits(), log=files.log, display=display)
    notes = scenario.notes
    if isinstance(answer, TrainingPlan):
        earlier = dict(_list_earlier(scenario, answer.record))
        return PlanReply(answer.record, notes=(*notes, *answer.notes), earlier=earlier)
    fixes = answer.fixes if isinstance(answer, ImpossiblePlan) else ()
    week = answer.record.week
    offers = tuple(FixOffer(fix.says, fix.week.report.penalty, fix.edits, week) for fix in fixes)
    return PlanReply(answer.record, fixes=offers, places=_place_clash(scenario, answer, files.limits()), notes=notes)


def _list_earlier(scenario: Scenario, record: PlannedRecord) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the weeks of a programme that had begun when its scenario changed, and where they are not as it asks."""
    if record.since is None:
        return
    # Only a programme that goes on needs them.
    from freshlegs.report.phrases import list_record_titles
    from freshlegs.rules.outcome import EarlierWeek
    from freshlegs.written.session_text import use_titles

    checked = scenario.check_given(record, "the plan")
    titles = list_record_titles(record)
    for week, report in zip(record.weeks, getattr(checked, "reports", ()), strict=False):
        if isinstance(report, EarlierWeek):
            yield week.week, tuple(use_titles(line, titles) for line in report.otherwise)
        elif week.start < record.since and report.penalty != week.penalty and not _is_told_of(record, week.week):
            yield week.week, (f"by it the week costs {format_count(report.penalty, 'point')}",)


def _is_told_of(record: PlannedRecord, number: int) -> bool:
    """Whether something was told of a week: then what happened may be why it costs something else by the file."""
    return bool(take_week(record, number, "the plan").told)


def _place_clash(scenario: Scenario, answer: PlanAnswer, limits: Limits) -> tuple[Mapping[str, Any], ...]:
    """Return where in the week a clash is."""
    if not isinstance(answer, ImpossiblePlan):
        return ()
    from freshlegs.report.clash_text import list_clash_places

    found = scenario.locate_clash(answer, limits=limits)
    return tuple(list_clash_places(found.task, found.places))


def is_at_hand(scenario: Scenario, record: PlannedRecord, now: datetime) -> bool:
    """Whether a stored week is the one that the athlete is in, or of which something was told: it is replanned.

    A programme goes on by itself.
    """
    if record.weeks or record.scenario != scenario.draft.scenario.id:
        return False
    start, day = scenario.draft.scenario.week.start, record.local(now).date()
    is_running = record.start <= day <= record.dates[-1]
    if start is None:
        return is_running or (bool(record.told) and day < record.start)
    return start == record.start and (is_running or bool(record.told))


def keep_start(scenario: Scenario, record: PlannedRecord, now: datetime) -> Scenario:
    """Return a scenario that leaves its start open as one of the stored week, until that is over."""
    if "start" in scenario.draft.written.get("week", {}) or record.local(now).date() > record.dates[-1]:
        return scenario
    return Scenario(scenario.draft.apply([Put(("week", "start"), record.start)]))


def _still_holds(scenario: Scenario, record: PlannedRecord) -> bool:
    """Whether a stored plan is one of the scenario as it is now: its sessions, and no hard rule broken."""
    if record.scenario != scenario.draft.scenario.id:
        return False
    try:
        checked = scenario.check_given(record, "the plan")
    except InputError:
        return False
    from freshlegs.api.week_answers import CheckedWeek

    return isinstance(checked, CheckedWeek) and checked.allowed and checked.report.penalty == record.penalty


@dataclass(frozen=True, slots=True)
class WhyOrder:
    """A question why a session stands where it stands, or not at another time."""

    files: OpenedFiles
    session: str
    at: str | None
    #: The week that is shown: what moves in it costs as it does in the hand; None where there is none
    record: PlannedRecord | None
    week: int | None = None  #: The number of the week of a programme


def explain_session(order: WhyOrder, display: Display) -> dict[str, Any]:
    """Return what a session would cost elsewhere, as `freshlegs why --plan` says it, and as its JSON has it."""
    files = order.files
    scenario = files.load()
    if order.record is not None:
        scenario = scenario.resume(order.record, now=files.now, name=name_source(files.plan), week=order.week)
    answer = scenario.why(order.session, at=order.at, limits=files.limits(), display=display)
    return {"text": answer.to_text(), "data": json.loads(answer.to_json())}
