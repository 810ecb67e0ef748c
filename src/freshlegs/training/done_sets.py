"""What a person says was done of an exercise: repetitions of each set, and the weight."""

import re
from collections.abc import Mapping, Sequence

from freshlegs.model.content import Prescribed
from freshlegs.model.wording import normalize_name
from freshlegs.training.exercise import Exercise
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import WEIGHT_PATTERN, Unit, parse_weight
from freshlegs.training.named_exercise import split_words
from freshlegs.training.training_log import (
    MOST_BARE_REPS,
    MOST_BARE_REPS_WITH_WEIGHT,
    MOST_REPS,
    MOST_SETS,
    find_exercise,
    name_exercises,
)
from freshlegs.training.weight_finding import is_to_be_found

DoneSets = tuple[tuple[int, ...], float | None, Unit | None]
"""Repetitions of each set, the weight, and its unit."""
SETS_ALLOWED = '3 x 6 @ 80 kg" or, set by set, "6 6 4 @ 80 kg"; leave the weight out where there is none'
"""How sets and their weight are written, behind a quotation mark."""
_TIMES = re.compile(r"(?<=\d) ?(?:[x\u00d7*]|sets? (?:of|x)|by) ?(?=\d)")
"""Between the sets and the repetitions of each."""
_EACH = re.compile(r"\b(?:(?:per|each) (?:side|leg|arm|hand)|reps|repetitions)\b")
"""What cards say beside a number, which the exercise says already."""
_UNIT_OF_SET = re.compile(r"(?<=\d) ?([sm])(?:ec|ecs|econds|etres|eters)?\b")
_AT = re.compile(r"@|\b(?:at|with)\b")
_WEIGHT_BEHIND = re.compile(rf"(?:^|(?<= )|(?<=\dx\d)x|(?<=\dx\d\d)x)({WEIGHT_PATTERN})$")
_COMMA_WEIGHT = re.compile(r"\d+,(?:\d|25|75) ?(?:kg|lb)")
"""A weight alone; "8,80 kg" might be repetitions and a weight."""
_SET = re.compile(r"(?:(\d{1,2})x)?(\d{1,3})([sm]?)")


def parse_done(text: str, entry: Prescribed | None) -> DoneSets | None:
    """Return what "6 6 4 @ 80 kg" or "3 x 8 at 60 kg" says of an exercise, or "80 kg" of all its sets.

    None where it says nothing. Of an exercise that is not asked for (`entry` is None) the repetitions have to be told.
    """
    written, weight = _split_weight(text)
    reps = find_asked(entry)[0] if entry is not None and weight and not written else _parse_sets(written, entry)
    if not 1 <= len(reps) <= MOST_SETS:
        return None
    try:
        told = None if weight is None else parse_weight(weight)
    except ValueError:
        return None
    asked_load, asked_unit = (None, None) if entry is None else (entry.load, entry.unit)
    load, unit = (asked_load, asked_unit) if told is None else told
    return reps, load, unit or asked_unit or "kg"


def _split_weight(text: str) -> tuple[str, str | None]:
    """Return what is told of the sets, "3x8" or "6 6 4", and the weight; None without one."""
    plain = " ".join(_EACH.sub(" ", text.lower()).split())
    plain = _TIMES.sub("x", re.sub(r"(?<=\d)( ?)(kg|lb)s$", r"\1\2", plain))
    sets, at, weight = plain, _AT.search(plain), None
    if at is not None:
        sets, weight = plain[: at.start()].strip(), _with_point(plain[at.end() :].strip())
    elif _COMMA_WEIGHT.fullmatch(plain):
        sets, weight = "", _with_point(plain)
    elif (behind := _WEIGHT_BEHIND.search(plain)) is not None:
        sets, weight = plain[: behind.start()].strip(), behind[1]
    return sets, weight


def _with_point(weight: str) -> str:
    """Return "82.5 kg" of "82,5 kg"."""
    return re.sub(r"^(\d+),(?=\d)", r"\1.", weight)


def _parse_sets(written: str, entry: Prescribed | None) -> tuple[int, ...]:
    """Return the repetitions of each set, as "3x8" or "6 6 4" says them; none where it can't be read."""
    words = [_SET.fullmatch(word) for word in re.split(r"[\s,/]+", _UNIT_OF_SET.sub(r"\1", written))]
    unit = None if entry is None else entry.reps[-1:]
    if not all(word and (not word[3] or unit in (None, word[3])) for word in words):
        return ()
    return tuple(int(word[2]) for word in words if word for _ in range(int(word[1] or 1)))


def find_asked(entry: Prescribed) -> DoneSets:
    """Return an exercise done as it was asked for."""
    top = int(re.sub(r"[sm]$", "", entry.reps).rpartition("-")[2])
    return (min(top, MOST_REPS),) * min(entry.sets, MOST_SETS), entry.load, entry.unit


def find_asked_exercise(asked: Mapping[str, Prescribed], written: str) -> Prescribed | None:
    """Return the exercise of a lift that a person names: of this id or name, else the only one with these words.

    What is the id or the name of another one, letter by letter, means that.
    """
    exact = find_exercise(name_exercises({one: entry.name for one, entry in asked.items()}), written.strip())
    if exact is not None:
        return asked[exact]
    if any(written.strip() == one.id or normalize_name(written) == normalize_name(one.name) for one in load_shipped()):
        return None
    said = {*split_words(written)}
    near = [entry for entry in asked.values() if said and said <= {*split_words(entry.name)}]
    return near[0] if len(near) == 1 else None


def find_other_exercise(asked: Mapping[str, Prescribed], written: str) -> Exercise | None:
    """Return the exercise that a person names, where a lift does not ask for it; None for one that there is not."""
    if find_asked_exercise(asked, written) is not None:
        return None
    known = {one.id: one for one in load_shipped()}
    return known.get(find_exercise(name_exercises({one.id: one.name for one in known.values()}), written.strip()) or "")


def explain_wrong(
    name: str, written: str, done: DoneSets | None, entry: Prescribed | None, units: Sequence[Unit]
) -> str:
    """Return why what is told of an exercise can't be, and how it is written; "" where it can."""
    if done is None:
        return f'write "{name}={SETS_ALLOWED}'
    if units and done[2] not in units and done[1] is not None:
        return f"all your weights are in {units[0]}"
    return "" if entry is None else explain_many_reps(written, entry, f"{name}=")


def explain_many_reps(written: str, entry: Prescribed, before: str = "") -> str:
    """Return how to write a weight where a number without one is more repetitions than anyone does; "" where it isn't.

    Twice what is asked for, and twelve, may be (our choice); without any weight three times, and fifty.
    """
    if _split_weight(written)[1] is not None or entry.reps.endswith(("s", "m")):
        return ""
    top, weighed = find_asked(entry)[0][0], entry.load is not None or is_to_be_found(entry)
    most = max(MOST_BARE_REPS_WITH_WEIGHT, 2 * top) if weighed else max(MOST_BARE_REPS, 3 * top)
    number = max(map(int, re.findall(r"\d+", written)), default=0)
    if number <= most:
        return ""
    unit, sets = entry.unit or "kg", f"{entry.sets} x {top}" if entry.sets > 1 else str(top)
    ways = f'"{before}{number} {unit}" for the weight of all sets, or "{before}{sets} @ {number} {unit}"'
    return f"{number} repetitions? Write {ways}"
