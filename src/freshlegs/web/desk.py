"""One opened athlete: the files, the week that is shown, its questions, and the pages that look at it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from freshlegs.api.scenario import Scenario
from freshlegs.io.errors import Fault, FreshlegsError, InputError
from freshlegs.io.files import decode_text, name_source
from freshlegs.planfile import PlannedRecord
from freshlegs.planfile.json_text import parse_record
from freshlegs.scenario.draft import Draft
from freshlegs.web.desk_files import Snapshot, WatchedFile, check_plan_of, encode_plan, write_snapshot
from freshlegs.web.jobs import Job, JobLine, Seats
from freshlegs.web.questions import OpenedFiles, PlanReply, open_plan, plan_opened
from freshlegs.web.tried_variants import VariantList
from freshlegs.web.undo_steps import UndoStep, UndoSteps, find_logged_step

if TYPE_CHECKING:
    from freshlegs.web.feeds import Feed

_PAGE_FIRST = 0.5
"""Seconds after which a plan that is shown already is looked at by the process that plans."""
Message = tuple[str, dict[str, Any]]
"""What pages are told: the name of an event, and plain data."""


class Desk:
    """An opened athlete. All of it happens in the one thread of the server.

    Parameters
    ----------
    name : str
        The athlete's name in addresses; "" where there is only one.
    scenario : Path
        The scenario file.
    plan : Path
        Where the plan stands, or is written.
    clock : callable
        Returns now.
    seed : int
        Of the solver.
    seats : Seats, optional
        How many athletes are planned at once.
    """

    def __init__(
        self,
        name: str,
        scenario: Path,
        plan: Path,
        clock: Callable[[], datetime],
        *,
        seed: int = 0,
        seats: Seats | None = None,
    ) -> None:
        self.name, self.clock, self._seed = name, clock, seed
        self.scenario, self.plan = WatchedFile(scenario), WatchedFile(plan)
        self.log = WatchedFile(plan.with_name("log.csv"))
        self.steps = UndoSteps()
        self.jobs = JobLine(self._tell_job, seats)
        self.variants = VariantList(self.jobs, self.list_files, self.find_draft, self.change)
        self.version = 0
        self.reply: PlanReply | None = None  #: What the scenario comes to; None where that is not known
        self.stored: PlannedRecord | None = None  #: The plan in the file
        self.draft: Draft | None = None  #: None where the file is no scenario
        self.error: FreshlegsError | None = None  #: What is wrong with the file
        self.plan_error: InputError | None = None  #: Why the plan file is not written: it holds something else
        self.trouble: FreshlegsError | None = None  #: Why the question what it comes to was refused
        self.changed_outside = False
        self.told: tuple[str, ...] = ()  #: What came of what was told last, until something else is written
        self._feed: Feed | None = None
        self._others: list[WatchedFile] = []  #: Calendars and plans that the scenario names
        self._pages: dict[asyncio.Queue[Message | None], str] = {}
        self.is_read = self._asked = False
        self._soon: asyncio.TimerHandle | None = None

    def read(self) -> None:
        """Read the files; what is read already is looked at again."""
        if self.is_read:
            self.look()
            return
        self.is_read = True
        self.read_again()
        if step := find_logged_step(self.log.path, self.take_snapshot()):
            self.steps.add(step)

    def open(self) -> None:
        """Read the files, and ask once what they come to."""
        self.read()
        if self._asked:
            return
        self._asked = True
        if self.stored is None:
            self.ask(open_plan)
        else:
            # The page comes first: the process that plans needs a core to load what it needs.
            self._soon = asyncio.get_running_loop().call_later(_PAGE_FIRST, self.ask, open_plan)

    def take_feed(self) -> Feed | None:
        """Return the calendar of the plan that is kept; None where none is."""
        if self.stored is None or self.plan.raw is None:
            return None
        # Here, as what writes calendars takes a while to load.
        from freshlegs.web.feeds import update_feed

        self._feed = update_feed(self.stored, self.plan.raw, self.plan.path, self.clock, self._feed)
        return self._feed

    def look(self) -> None:
        """Look whether others have changed the files, and go on from what they hold now."""
        scenario, plan = self._refresh(self.scenario), self._refresh(self.plan)
        others = [self._refresh(file) for file in (self.log, *self._others)]
        if not (scenario or plan or any(others)):
            return
        before = self.draft.written if self.draft is not None else None
        if scenario:
            self.changed_outside = True
            self._read_scenario()
        if plan:
            self.told = ()
            self._read_plan()
        same = self.draft is not None and self.draft.written == before
        if self._asked and (plan or any(others) or not same):
            self.ask(plan_opened if not same else open_plan)
        if not same and self.draft is not None:
            self.variants.try_again()
        self.change()

    def change(self) -> None:
        """Tell the pages that something is another than it was."""
        self.version += 1
        self._tell(("state", {"version": self.version}))

    @property
    def record(self) -> PlannedRecord | None:
        """The week that is shown; None where there is none."""
        if self.error is not None:
            return None
        if self.reply is None:
            return self.stored
        return self.reply.record if isinstance(self.reply.record, PlannedRecord) else None

    @property
    def handle(self) -> str:
        """What its secret addresses are made of."""
        return self.scenario.path.stem

    @property
    def can_write(self) -> bool:
        """Whether its files can be written."""
        return self.scenario.writable and self.plan.writable

    @property
    def text(self) -> str:
        """The text of the scenario file; raises InputError where it has none."""
        return decode_text(self.scenario.raw or b"", self.scenario.path)

    def take_snapshot(self) -> Snapshot:
        """Return what the files hold."""
        return Snapshot(self.scenario.raw, self.plan.raw, self.log.raw)

    def find_draft(self) -> Draft:
        """Return the scenario; raises InputError with what is wrong with it."""
        if self.draft is None:
            raise self.error or InputError(name_source(self.scenario.path), Fault("", "it is not read yet"))
        return self.draft

    def list_files(self) -> OpenedFiles:
        """Return what a question is asked with."""
        log = self.log.path if self.log.raw is not None else None
        return OpenedFiles(self.scenario.path, self.text, self.plan.path, self.plan.raw, self.clock(), log, self._seed)

    def listen(self, tab: str) -> asyncio.Queue[Message | None]:
        """Return where a page hears what happens; None ends it."""
        messages: asyncio.Queue[Message | None] = asyncio.Queue()
        self._pages[messages] = tab
        return messages

    def leave(self, messages: asyncio.Queue[Message | None]) -> None:
        """Let a page go; what only it has asked is withdrawn."""
        tab = self._pages.pop(messages, "")
        if tab not in self._pages.values():
            self.jobs.cancel_tab(tab)

    @property
    def watched(self) -> bool:
        """Whether a page is open."""
        return bool(self._pages)

    def let_go(self) -> None:
        """Tell the pages that the server ends."""
        for messages in self._pages:
            messages.put_nowait(None)

    def close(self) -> None:
        """End what runs."""
        if self._soon is not None:
            self._soon.cancel()
        self.jobs.close()

    def _refresh(self, file: WatchedFile) -> bool:
        try:
            return file.refresh()
        except InputError:
            file.raw = None
            return True

    def _read_scenario(self) -> None:
        self.error = self.draft = None
        try:
            with suppress(InputError):
                self.scenario.refresh()
            if self.scenario.raw is None:
                self.scenario.refresh()
                raise InputError(name_source(self.scenario.path), Fault("", "there is no such file"))
            draft = Scenario.from_text(self.text, str(self.scenario.path), today=self.clock().date()).draft
            _ = draft.scenario
            self.draft = draft
        except InputError as error:
            self.error = error

    def _read_plan(self) -> None:
        self.stored = self.plan_error = None
        with suppress(InputError):
            self.log.refresh()
        try:
            self.plan.refresh()
            if self.plan.raw is None:
                return
            record = parse_record(decode_text(self.plan.raw, self.plan.path), name_source(self.plan.path))
            # What tells why there was no week may be written over.
            if isinstance(record, PlannedRecord):
                if self.draft is not None:
                    check_plan_of(record, self.plan.path, self.draft.scenario.id)
                self.stored = record
        except InputError as error:
            self.plan_error = error

    def ask(self, ask: Callable[[OpenedFiles, Any], PlanReply], *, then_write: bool = False) -> None:
        """Ask what the scenario comes to, in place of an earlier such question; write its plan once it is there."""
        if self._soon is not None:
            self._soon.cancel()
        self.jobs.cancel_kind("plan")
        self.trouble = None
        if self.error is None:
            take = self._take_and_write if then_write else self._take_reply
            self.jobs.add("plan", ask, self.list_files(), take, first=True)

    def _take_reply(self, reply: PlanReply) -> None:
        self.reply, self.trouble = reply, None
        own = {self.scenario.path, self.plan.path, self.log.path}
        self._others = [WatchedFile(path) for path in reply.reads if path not in own]
        for file in self._others:
            self._refresh(file)
        self.change()

    def _take_and_write(self, reply: PlanReply) -> None:
        self._take_reply(reply)
        if isinstance(reply.record, PlannedRecord) and self.plan_error is None:
            self.plan.write(encode_plan(reply.record, self.scenario.path, self.plan.path))
            self.steps.extend_last(self.take_snapshot())
            self._read_plan()
            self.change()

    def _tell_job(self, job: Job) -> None:
        if job.kind == "plan" and job.state == "failed":
            self.trouble = job.error
            self.change()
        told = {"id": job.id, "kind": job.kind, "state": job.state, "best": job.best, "bound": job.bound}
        result = {} if job.result is None else {"result": job.result}
        self._tell(("job", {**told, "text": str(job.error) if job.error else job.text, **result}))

    def _tell(self, message: Message) -> None:
        for messages in self._pages:
            messages.put_nowait(message)

    def write(self, says: str, after: Snapshot) -> None:
        """Write the files as one step that can be undone; raises OutputError where somebody else has written."""
        before = self.take_snapshot()
        self.restore(after, expected=before)
        self.steps.add(UndoStep(says, before, after))

    def restore(self, wanted: Snapshot, *, expected: Snapshot) -> None:
        """Write the files if they hold what is expected; where one does not raises OutputError, and writes none."""
        if self.plan_error is not None and wanted.plan != expected.plan:
            raise self.plan_error
        self.told = ()
        write_snapshot((self.scenario, self.plan, self.log), wanted, expected)

    def read_again(self) -> None:
        """Take what the files hold now, as we have written them."""
        self._read_scenario()
        self._read_plan()
