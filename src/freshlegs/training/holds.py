"""How a hold gets harder where its lift has no minutes for more seconds: one set fewer, and each of them longer."""

from freshlegs.training.prescription import Prescription

LONGER, LONGEST = 5, 2
"""Seconds by which a hold grows, and to how many times its first length (house)."""
FEWEST_SETS = 2
"""Sets of a hold below which none of them is given up for longer ones (house)."""
FEWER_SETS = "a set fewer, each held longer"
"""What the card says of it."""


def find_longest(first: Prescription, most: int) -> int:
    """Return the seconds to which a hold may grow whose sets all have minutes for `most`: with one set fewer more.

    The seconds of all sets are never more than its minutes have.
    """
    if first.sets <= FEWEST_SETS:
        return most
    longer = first.sets * most // (first.sets - 1) // LONGER * LONGER
    return max(most, min(longer, LONGEST * first.reps.high))


def count_held_sets(first: Prescription, seconds: int, most: int) -> int:
    """Return in how many sets so many seconds fit, where all of them have minutes for `most`."""
    return first.sets - 1 if seconds > most and first.sets > FEWEST_SETS else first.sets
