"""What other programs call the exercises of the library: numbers of the FIT profile, titles of Hevy."""

import csv
import io
from functools import cache
from pathlib import Path
from typing import NamedTuple


class ForeignNames(NamedTuple):
    """What an exercise is called elsewhere."""

    fit_category: int  #: In the FIT profile: exercise_category
    fit_name: int  #: In the FIT profile, within that category: exercise_name
    hevy_id: str  #: Hevy's own id of the exercise; "" where Hevy has none that is the same


FIT_UNKNOWN = 65534
"""The FIT profile's category for what is not in it."""
_UNKNOWN = ForeignNames(FIT_UNKNOWN, 0, "")


def find_foreign_names(exercise: str) -> ForeignNames:
    """Return what an exercise is called elsewhere, by its id; an athlete's own exercise is unknown there."""
    return _load().get(exercise, _UNKNOWN)


@cache
def _load() -> dict[str, ForeignNames]:
    text = Path(__file__).with_name("exercise_names.csv").read_text("utf-8")
    return {
        row["exercise"]: ForeignNames(int(row["fit_category_number"]), int(row["fit_name_number"]), row["hevy_id"])
        for row in csv.DictReader(io.StringIO(text))
    }
