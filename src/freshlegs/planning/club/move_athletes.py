"""Weeks of a club of which something is lacking, mended by moving one athlete after the other."""

from collections.abc import Sequence

from freshlegs.planning.club.club_rows import ClubColumn
from freshlegs.planning.club.column_pool import ColumnPool
from freshlegs.solver.club.columns import sum_uses
from freshlegs.solver.club.priced_week import SCALE

_FULL = 1000 * SCALE
"""What a place costs that is taken, in parts of a point."""
_ROUNDS = 6
"""How often all athletes are moved."""


def move_athletes(pool: ColumnPool, weeks: Sequence[ClubColumn]) -> list[ClubColumn]:
    """Return the weeks with athletes moved out of where there is not enough, as long as that is somewhere."""
    chosen = list(weeks)
    used = sum_uses([one.column for one in chosen])
    rooms = [row.room for row in pool.rows.shared.rows]
    over = {row for row, amount in used.items() if amount > rooms[row]}
    for _ in range(_ROUNDS if over else 0):
        for place, one in enumerate(chosen):
            if one.plan is None or over.isdisjoint(one.column.uses):
                continue
            for row, amount in one.column.uses.items():
                used[row] -= amount
            prices = [_FULL if used.get(row, 0) >= room else 0 for row, room in enumerate(rooms)]
            chosen[place] = pool.ask_one(one.column.group, prices) or one
            for row, amount in chosen[place].column.uses.items():
                used[row] = used.get(row, 0) + amount
            over = {row for row, amount in used.items() if amount > rooms[row]}
        if not over:
            break
    return chosen
