"""What is left of a session on a day on which the athlete is tired or feels poor (house)."""

from freshlegs.model.kinds import KINDS, Kind, find_family
from freshlegs.model.training_load import TrainingLoad
from freshlegs.training.after_illness import EASED_LIFTS
from freshlegs.training.programme.week_demands import LEAST_RUN

INSTEAD = "20 to 30 min easy, or a walk"
"""What is no training for who feels poor (house)."""


def is_steady_run(kind: Kind) -> bool:
    """Whether sessions of a kind are runs that are not hard: easy or long."""
    return find_family(kind) == "run" and "intensity" not in KINDS[kind].tags


def cut_run(minutes: int) -> int:
    """Return the minutes of an easy or a long run on a day of feeling poor: half of it, in fives.

    >>> [cut_run(minutes) for minutes in (15, 30, 45, 90)]
    [15, 20, 20, 45]
    """
    return min(minutes, max(LEAST_RUN, minutes // 10 * 5))


def describe_if_tired(kind: Kind, minutes: int, load: TrainingLoad | None = None) -> str:
    """Return what the entry of a hard session says to who is tired; "" for a session that is not hard.

    Hard are the hard runs, the long run, the lifts with legs, and what asks as much. It is what
    `--feel poor` makes of the session.
    """
    row = KINDS[kind]
    tags = row.list_tags(load)
    if kind == "race":
        return "If tired or unwell: run it easily, or do not start."
    if "key" in tags and is_steady_run(kind):
        return f"If tired: {cut_run(minutes)} min, all of it easy."
    if "key" in tags or {"strength", "activity"} <= tags:
        return f"If tired: not today; {INSTEAD}, if you like."
    if "legs" in tags:
        return f"If tired: two sets instead of three, and {100 - EASED_LIFTS[1]} % less weight."
    return ""
