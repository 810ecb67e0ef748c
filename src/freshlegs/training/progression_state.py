"""How far an exercise has come: what its next week that progresses asks for."""

from dataclasses import dataclass

from freshlegs.model.kinds import Style


@dataclass(frozen=True, slots=True)
class ProgressionState:
    """What the next week that progresses asks for."""

    style: Style  #: How it gets harder from here
    reps: int  #: Of each set; seconds of a hold
    load: float | None  #: The weight
    base: float | None  #: The weight with which the wave began
    weeks: int = 0  #: Of the wave, or since the weight went up
    misses: int = 0  #: In a row: weeks, in a wave waves
    held: bool = False  #: Whether anything was missed in this wave
    counts: bool = False  #: Whether a miss of this wave was none of more weight than asked for
    offered: bool = False  #: Whether the next weight was told of already, where it is not known
    slow: int = 0  #: How often it went well with all repetitions where nothing heavier is at hand
    full: bool = False  #: Whether it went well with all that there are minutes for
    light: bool = False  #: Whether the last time went well with less weight than was asked for
    note: str = ""  #: What is to be said of the next week
