"""Numbers and lists in words."""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

_SLIP = 0.85
"""From which likeness on two words differ by a slip of the finger."""


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


def convert_to_cycle(per_seven_days: int, days: int) -> int:
    """Return how many days of a cycle so many of each seven are: as many in a shorter one, never rounded up."""
    return per_seven_days * max(7, days) // 7


def say_span(days: int) -> str:
    """Return how long a cycle that is longer than a week is, for the end of a sentence; "" for others."""
    return f" in {days} days" if days > 7 else ""


def format_next(days: int) -> str:
    """Return whose what comes after a cycle of so many days is: "next week's"."""
    return "next week's" if days == 7 else "the next cycle's"


def format_last(days: int) -> str:
    """Return whose what came before a cycle of so many days is: "last week's"."""
    return "last week's" if days == 7 else "the last cycle's"


def name_exercise(exercise: str) -> str:
    """Return what people call an exercise of which only the id is known: "biceps curl"."""
    return exercise.replace("_", " ")


def join_words(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def join_numbers(numbers: Iterable[int]) -> str:
    """Return numbers in order, three or more in a row as a range: "3, 5 and 9 to 12"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return join_words(
        [word for run in runs for word in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
    )


def name_rows(numbers: Sequence[int], does: str, do: str) -> str:
    """Return rows of a file with their verb: "row 3 does", "rows 3 and 5 to 9 do"."""
    named = join_numbers(numbers)
    return f"rows {named} {do}" if len(numbers) > 1 else f"row {named} {does}"


def suggest(name: str, names: Iterable[str], *, quote: bool = False, at_most: int = 1) -> str:
    """Return "did you mean rest_days?" for a name that is near to known ones in any case, else "".

    Nearest is a name that differs by a slip, which is meant alone; then one that ends with what was said ("squat" is
    the back squat, a squat jump is a jump), then one that begins with it, then what looks alike, or ends alike.
    """
    known = {normalize_name(one): f'"{one}"' if quote else one for one in names}
    said = normalize_name(name)
    ends = {one.rpartition(" ")[2]: one for one in reversed(known)}
    near = get_close_matches(said, known, at_most, _SLIP) or [
        *(one for one in known if one.endswith(f" {said}")),
        *(one for one in known if len(said) > 2 and one.startswith(said)),
        *get_close_matches(said, known, at_most),
        *(ends[one] for one in get_close_matches(said, ends, at_most)),
    ]
    close = [*dict.fromkeys(near)][:at_most]
    return f"did you mean {' or '.join(known[one] for one in close)}?" if close and said else ""


def normalize_name(name: str) -> str:
    """Return a name in lower case, with blanks for what else stands between its words."""
    return " ".join(re.split(r"[\s_/-]+", name.lower().strip()))
