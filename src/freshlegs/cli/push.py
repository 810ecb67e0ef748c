"""`freshlegs export --caldav`: onto a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from freshlegs.calendars.caldav.address import address_of
from freshlegs.calendars.caldav.password import account_of
from freshlegs.calendars.syncing.to_server import to_server
from freshlegs.cli.output import STDOUT

if TYPE_CHECKING:
    from pathlib import Path

    from freshlegs.calendars.syncing.export_request import Delivery, Order


def pushed(order: Order, url: str, user: str, plan: Path) -> Delivery:
    """Bring a plan's calendar onto a server; it is remembered beside the plan."""
    if not user:
        raise typer.BadParameter("--caldav goes with --user NAME")
    folder = None if plan == STDOUT else plan.parent
    return to_server(order, account_of(address_of(url), user), folder)
