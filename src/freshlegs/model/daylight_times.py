"""When there is daylight, and what has to be done by it."""

from typing import NamedTuple

from freshlegs.model.availability import Interval


class DaylightTimes(NamedTuple):
    """The light of a week at a place."""

    light: tuple[Interval, ...]  #: From dawn to dusk, in minutes of the week, merged and ascending
    kinds: frozenset[str]  #: The kinds of session that are done by it
