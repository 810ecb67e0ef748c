"""How the athlete keeps a calendar."""

from dataclasses import dataclass
from typing import Literal

BusyOrFree = Literal["busy", "free"]
AllDay = Literal["by-transp", "busy", "ignore"]


@dataclass(frozen=True, slots=True)
class BusyPolicy:
    """What takes time in a calendar where its events do not say it plainly."""

    tentative: BusyOrFree = "busy"  #: Events that may not take place
    allday: AllDay = "by-transp"  #: Events of whole days: as each says (TRANSP), always, or never
    timed_transparent: BusyOrFree = "free"  #: Events with a time that are marked as free
    needs_action: BusyOrFree = "busy"  #: Invitations that the owner has not answered
    elsewhere: BusyOrFree = "free"  #: Events that only say where the owner works: not where he usually does
    own: BusyOrFree = "free"  #: Sessions of the scenario that is planned; those of any other plan take their time
    scenario: str = ""  #: Id of that scenario; "" where none is planned
    owner: str = ""  #: The athlete's mail address, by which invitations know him; "" where nobody is to be looked for
