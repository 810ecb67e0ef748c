"""How the athlete keeps a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BusyOrFree = Literal["busy", "free"]
AllDay = Literal["by-transp", "busy", "ignore"]


@dataclass(frozen=True, slots=True)
class BusyPolicy:
    """What takes time in a calendar where its events do not say it plainly.

    Parameters
    ----------
    tentative : str
        Events that may not take place.
    allday : str
        Events of whole days: as each says (TRANSP), always, or never.
    timed_transparent : str
        Events with a time that are marked as free.
    needs_action : str
        Invitations that the owner has not answered.
    owner : str
        The athlete's mail address, by which invitations know him; "" where nobody is to be looked for.
    """

    tentative: BusyOrFree = "busy"
    allday: AllDay = "by-transp"
    timed_transparent: BusyOrFree = "free"
    needs_action: BusyOrFree = "busy"
    owner: str = ""
