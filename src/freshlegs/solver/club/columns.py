"""What the weeks of a club are chosen from: columns, and the rows that they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

RowIndex = int
"""Index of a row: what is shared at some time, or a session that is done together."""


@dataclass(frozen=True, slots=True)
class SharedRow:
    """What all chosen columns may use of a row in sum."""

    room: int
    weight: int = 15  #: What each unit too much counts where the fewest too many are looked for, such as its minutes


@dataclass(frozen=True, slots=True)
class MasterColumn:
    """One week of one athlete, or one start of a session that is done together."""

    group: int  #: Of each group one column is chosen
    cost: int  #: Points
    uses: Mapping[RowIndex, int] = field(default_factory=dict)  #: What it takes of each row; less than 0: gives


@dataclass(frozen=True, slots=True)
class SharedRows:
    """The rows of a club, and how many groups there are."""

    rows: tuple[SharedRow, ...]
    groups: int


def sum_uses(columns: Sequence[MasterColumn]) -> dict[RowIndex, int]:
    """Return what columns use of each row in sum."""
    found: dict[RowIndex, int] = {}
    for column in columns:
        for row, amount in column.uses.items():
            found[row] = found.get(row, 0) + amount
    return found
