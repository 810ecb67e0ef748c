"""What a replan costs, in sentences: against the plan before, and for each session that was put somewhere."""

from collections.abc import Iterable, Iterator

from freshlegs.model.wording import format_count
from freshlegs.planning.pin_prices import PinPrice
from freshlegs.written.session_text import format_handle


def describe_costs(before: int, after: int, prices: Iterable[PinPrice]) -> Iterator[str]:
    """Yield the price of each new pin, and what the week costs after a replan and cost before, in points."""
    for price in prices:
        name = price.session.name
        release = f"--release {format_handle(name)} lets it go"
        yield f"{name} stays on {price.when}, where you put it: {_say_points(price.points)}; {release}"
    if before != after:
        yield f"The week costs {format_count(after, 'point')}, and {before} before"


def _say_points(points: int | None) -> str:
    if points is None:
        return "what it costs was not found"
    if points <= 0:
        return "it costs nothing"
    return f"that costs {format_count(points, 'point')} more than its best place"
