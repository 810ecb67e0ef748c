"""Where something holds of two sessions on two days: for each start of the first a mask of those of the second."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from freshlegs.solver.pair import Group, Reach

Cells = int | tuple[int, ...]
"""A mask for each start of the first session; or NOWHERE, or EVERYWHERE."""
NOWHERE = 0
EVERYWHERE = -1
DayPair = tuple[int, int]
"""The day of the first session, and that of the second."""
Span = tuple[int, int]
"""The candidate starts low <= k < high of a session: those of one day."""


def cut_below(index: int, span: Span, *, rows: int | None) -> Cells:
    """Return where a session starts at candidate `index` or later: the first of so many rows, the second if None."""
    low, high = span
    if index <= low or index >= high:
        return EVERYWHERE if index <= low else NOWHERE
    if rows is None:
        return tuple(EVERYWHERE if k >= index else NOWHERE for k in range(low, high))
    return ((1 << (high - low)) - (1 << (index - low)),) * rows


def negate(cells: Cells) -> Cells:
    """Return everywhere else; masks then go beyond the starts that there are."""
    return ~cells if isinstance(cells, int) else tuple([~mask for mask in cells])


def unite(one: Cells, other: Cells) -> Cells:
    """Return where one or the other holds."""
    if isinstance(one, int) or isinstance(other, int):
        if EVERYWHERE in (one, other):
            return EVERYWHERE
        return other if one == NOWHERE else one
    return tuple([a | b for a, b in zip(one, other, strict=True)])


def list_cells(reach: Reach, groups: Sequence[Group], *, turned: bool) -> dict[DayPair, Cells]:
    """Return by days where b stands where a reaches; turned, b is the first. Days without a place are left out."""
    first, second = (reach.b, reach.a) if turned else (reach.a, reach.b)
    spans = list_spans(first.days), list_spans(second.days)
    found: dict[DayPair, list[int]] = {}
    for group in groups:
        rows, columns = (group[2:], group[:2]) if turned else (group[:2], group[2:])
        for day, low, high in _split(rows, first.days, spans[0]):
            for other, begin, end in _split(columns, second.days, spans[1]):
                masks = found.setdefault((day, other), [0] * (spans[0][day][1] - spans[0][day][0]))
                mask = (1 << end) - (1 << begin)
                for row in range(low, high):
                    masks[row] |= mask
    return {days: tuple(masks) for days, masks in found.items()}


def list_spans(days: Sequence[int]) -> dict[int, Span]:
    """Return the candidates of each day, the days of all being ascending."""
    found = {}
    begin = 0
    for day, there in groupby(days):
        end = begin + sum(1 for _ in there)
        found[day] = begin, end
        begin = end
    return found


def _split(among: Sequence[int], days: Sequence[int], spans: dict[int, Span]) -> Iterator[tuple[int, int, int]]:
    """Yield candidates low <= k < high day by day, counted from the first of their day."""
    low, high = among
    while low < high:
        begin, end = spans[days[low]]
        yield days[low], low - begin, min(high, end) - begin
        low = end


def find_least(priced: Sequence[tuple[Cells, int]], barred: Sequence[Cells], size: tuple[int, int]) -> int | None:
    """Return the least sum of the prices whose cells hold; None where every cell is barred."""
    rows, columns = size
    least = sum(price for cells, price in priced if cells == EVERYWHERE)
    best: int | None = None
    for row in range(rows):
        free = (1 << columns) - 1
        for cells in barred:
            free &= ~_take(cells, row)
        sums = {0: free} if free else {}
        for cells, price in priced:
            mask = _take(cells, row)
            parts: dict[int, int] = {}
            for total, there in sums.items():
                if there & mask:
                    parts[total + price] = parts.get(total + price, 0) | there & mask
                if there & ~mask:
                    parts[total] = parts.get(total, 0) | there & ~mask
            sums = parts
        if sums and (best is None or min(sums) < best):
            best = min(sums)
            if best == least:
                break
    return best


def _take(cells: Cells, row: int) -> int:
    return cells if isinstance(cells, int) else cells[row]
