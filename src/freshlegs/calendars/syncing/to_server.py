"""A calendar on a CalDAV server, kept as a plan wants it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from freshlegs.calendars.caldav.reconcile import SyncActions, reconcile
from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult, read_revisions
from freshlegs.calendars.syncing.state_file import recall_state, write_state
from freshlegs.calendars.syncing.updates import remember_update
from freshlegs.calendars.syncing.user_edits import find_user_edits
from freshlegs.calendars.writing.write import write_item
from freshlegs.io.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from freshlegs.calendars.caldav.password import Account
    from freshlegs.calendars.syncing.revision import Revision
    from freshlegs.calendars.writing.event import Event


def export_server(order: ExportRequest, account: Account, folder: Path | None) -> ExportResult:
    """Write what is new and what has changed, and delete what was dropped; nothing else is touched.

    A session that the athlete moved or deleted on the phone stays as it is while the plan does not want it elsewhere
    than before. Where something changes on the server meanwhile, all is looked at again.

    Parameters
    ----------
    folder : Path, optional
        Where the calendar is remembered, unless the order says so; None remembers nothing, and then what the athlete
        moved can't be told from what the plan moved.

    Raises
    ------
    InputError
        The caldav package is missing, the state file is damaged, or the plan lies outside the years 1971 to 2200.
    OutputError
        The server refuses, fails or can't be reached.
    """
    state = order.state or _state(order, account, folder)
    memory = recall_state(state)
    rounds = _Rounds(order, memory)
    url = reconcile(account, order.cover(()), rounds.next, rehearsal=order.rehearsal)
    if not order.rehearsal:
        write_state(state, rounds.remembered)
    return replace(rounds.delivery, target=url, memory=str(state or ""))


class _Rounds:
    """What is done in one look at the server after another; mostly there is one."""

    def __init__(self, order: ExportRequest, memory: Mapping[str, Revision]) -> None:
        self._order = order
        self._memory = memory
        self.remembered: dict[str, Revision] = {}
        self.delivery: ExportResult

    def next(self, there: Mapping[str, bytes]) -> SyncActions:
        """Return what is to be done to what stands there."""
        held = _held(there)
        by_athlete = find_user_edits(self._order, self._memory, held)
        known = self._order.known(read_revisions(held.values()), self._memory)
        issue = self._order.issue(known, by_athlete.uids)
        changed = {change.event.uid for change in issue.changes}
        write = {e.uid: write_item(e) for e in issue.events if e.uid in changed or e.uid not in held}
        aside = {uid: self._memory[uid] for uid in by_athlete.uids}
        self.remembered = remember_update(issue, known) | aside
        entries, size = len(issue.events) + len(by_athlete.moved), sum(map(len, write.values()))
        self.delivery = ExportResult("", issue, entries, size, moved=by_athlete.moved, deleted=by_athlete.deleted)
        return SyncActions(write, frozenset(event.uid for event in issue.cancelled))


def _held(there: Mapping[str, bytes]) -> dict[str, Event]:
    """Return the events that stand there; one that was damaged counts as none, and is written over."""
    found: dict[str, Event] = {}
    for uid, data in there.items():
        try:
            found |= {event.uid: event for event in read_own_events(data, uid) if event.uid == uid}
        except InputError:
            continue
    return found


def _state(order: ExportRequest, account: Account, folder: Path | None) -> Path | None:
    """Return the state file of a calendar: one for each server, user and athlete."""
    if folder is None:
        return None
    calendar = "\n".join((account.address.url, account.user, order.cover(()).uid))
    return folder / f"caldav-{hashlib.sha256(calendar.encode()).hexdigest()[:12]}.state.json"
