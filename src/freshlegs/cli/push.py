"""`freshlegs export --caldav`: onto a server."""

from __future__ import annotations

from pathlib import Path

import typer

from freshlegs.calendars.caldav.account import find_account, parse_address
from freshlegs.calendars.syncing.export_request import ExportRequest, ExportResult
from freshlegs.calendars.syncing.two_way import export_server
from freshlegs.cli.output import STDOUT


def push_calendar(request: ExportRequest, url: str, user: str, plan: Path) -> ExportResult:
    """Bring a plan's calendar onto a server; it is remembered beside the plan."""
    if not user:
        raise typer.BadParameter("--caldav goes with --user NAME")
    folder = None if plan == STDOUT else plan.parent
    return export_server(request, find_account(parse_address(url), user), folder)
