"""A calendar on a CalDAV server, kept as a plan wants it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from freshlegs.calendars.caldav.account import Account
from freshlegs.calendars.caldav.collection import SyncActions, reconcile
from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult, TwoWayUpdate
from freshlegs.calendars.syncing.memory import recall_state, write_state
from freshlegs.calendars.writing.event import Event
from freshlegs.io.errors import InputError


def export_server(request: ExportRequest, account: Account, folder: Path | None) -> ExportResult:
    """Write what is new and what has changed, and delete what was dropped; nothing else is touched.

    A session that the athlete moved or deleted on the phone stays as it is while the plan does not want it elsewhere
    than before. Where something changes on the server meanwhile, all is looked at again. The calendar is remembered in
    the folder, unless the request says where; without either, what the athlete moved can't be told from what the plan
    moved. Raises InputError where the caldav package is missing, the state file is damaged or the plan lies outside the
    years 1971 to 2200, OutputError where the server refuses, fails or can't be reached.
    """
    state = request.state or _locate_state(request, account, folder)
    memory = recall_state(state)
    looks: list[TwoWayUpdate] = []

    def decide(there: Mapping[str, bytes]) -> SyncActions:
        looks.append(request.prepare_two_way_update(memory, _read_held(there)))
        return SyncActions(looks[-1].write, looks[-1].delete)

    url = reconcile(account, request.describe(()), decide, rehearsal=request.rehearsal)
    if not request.rehearsal:
        write_state(state, looks[-1].remembered)
    return replace(looks[-1].result, target=url, memory=str(state or ""))


def _read_held(there: Mapping[str, bytes]) -> dict[str, Event]:
    """Return the events that stand there; one that was damaged counts as none, and is written over."""
    found: dict[str, Event] = {}
    for uid, data in there.items():
        try:
            found |= {event.uid: event for event in read_own_events(data, uid) if event.uid == uid}
        except InputError:
            continue
    return found


def _locate_state(request: ExportRequest, account: Account, folder: Path | None) -> Path | None:
    """Return the state file of a calendar: one for each server, user and athlete."""
    if folder is None:
        return None
    calendar = "\n".join((account.address.url, account.user, request.describe(()).uid))
    return folder / f"caldav-{hashlib.sha256(calendar.encode()).hexdigest()[:12]}.state.json"
