"""Numbers and lists in words."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def round_half_up(amount: float) -> int:
    """Return the nearest whole number, a half rounded up."""
    return int(amount + 0.5)


def format_range(low: int, high: int) -> str:
    """Return "8-10", or "8" where both ends are the same."""
    return str(low) if low == high else f"{low}-{high}"


def format_hours(minutes: int) -> str:
    """Return minutes as hours for people: "37 h", "2 h 30"."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else ""
    return f"{sign}{hours} h" if not rest else f"{sign}{hours} h {rest:02d}" if hours else f"{sign}{rest} min"


def format_count(amount: int, one: str, many: str | None = None) -> str:
    """Return "1 rest day" or "2 rest days"."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def join_words(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def suggest(name: str, names: Iterable[str], *, quote: bool = False, at_most: int = 1) -> str:
    """Return "did you mean rest_days?" for a name that is close to known ones in any case, else ""."""
    known = {known.lower(): f'"{known}"' if quote else known for known in names}
    close = get_close_matches(name.lower(), known, at_most)
    return f"did you mean {' or '.join(known[near] for near in close)}?" if close else ""
