"""Sports by what watches and apps call them, in several languages, as kinds of session."""

import csv
from functools import cache
from pathlib import Path

from freshlegs.exchange.reading.foreign_values import normalize_words

NO_SPORT = "none"
"""Stands in sports.csv for what nobody trains by: the minutes between two sports, a drive."""
ANY_RUN, ANY_LIFT = "run", "lift"
"""Stand there for runs and lifts of any kind: a watch does not know of which."""
UNKNOWN_SPORT = "other"


@cache
def load_sports() -> dict[str, str]:
    """Return the kind of session of each sport, by its normalized names: `ANY_RUN`, `ANY_LIFT`, or a kind."""
    with Path(__file__).with_name("sports.csv").open(encoding="utf-8", newline="") as file:
        return {normalize_words(name): row["kind"] for row in csv.DictReader(file) for name in row["names"].split(";")}


@cache
def find_sport(name: str) -> str:
    """Return the kind of session of a sport, `UNKNOWN_SPORT` of one that is not known.

    >>> [find_sport(name) for name in ("Trail Run", "TrailRun", "Radfahren", "strength_training", "Padel")]
    ['run', 'run', 'bike', 'lift', 'other']
    """
    sports = load_sports()
    # Some write the words of a name together: "VirtualRide", "TrailRun".
    apart = "".join(f" {letter}" if letter.isupper() else letter for letter in name)
    for words in (normalize_words(name), normalize_words(apart)):
        if words in sports:
            return sports[words]
    return UNKNOWN_SPORT
