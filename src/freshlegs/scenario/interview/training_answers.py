"""Sessions, choices and equipment as a person says them: "intervals, long 110, 1-2 easy", "3", "dumbbells"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar, get_args

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.kinds import KINDS, list_kinds
from freshlegs.model.wording import format_range
from freshlegs.scenario.interview.answers import SessionsAnswer
from freshlegs.scenario.interview.hours_answers import NOTHING
from freshlegs.scenario.schema.tables import MINUTES
from freshlegs.training.exercise import Equipment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from freshlegs.model.kinds import Kind

_Choice = TypeVar("_Choice", bound=str)

LIFTS = list_kinds("lift")
RUNS_AND_OTHERS = list_kinds("run") + list_kinds("other")
"""What is asked for beside the lifts."""
MOST_SESSIONS = 14
"""Sessions of one kind that a person may ask for in an answer."""

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNT = rf"\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_MINUTES = r"\d{1,2}:\d\d|\d{1,4} ?(?:min(?:utes?)?|m|')?|\d{1,2} ?h(?:ours?)?(?: ?\d\d ?(?:min(?:utes?)?|m)?)?"
_PART = re.compile(
    rf"(?:(?P<low>{_COUNT})(?: ?(?:-|to) ?(?P<high>{_COUNT}))? ?(?:x|times?)? )?"
    rf"(?P<kind>[a-z]+(?:-body)?)(?: (?:runs?|lifts?|sessions?|body))*(?:,? (?:of|for|at) |\s*)(?P<minutes>{_MINUTES})?"
)
_LIFTS = re.compile(
    rf"(?P<count>{_COUNT})(?: ?(?:x|times?))?(?: (?:lifts?|sessions?))?(?:(?:,? (?:of|for))? (?P<minutes>{_MINUTES}))?"
)
_SPLITS: Mapping[int, tuple[SessionsAnswer, ...]] = {
    1: (SessionsAnswer("full"),),
    2: (SessionsAnswer("full", 2, 2),),
    3: (SessionsAnswer("full"), SessionsAnswer("lower"), SessionsAnswer("upper")),
    4: (SessionsAnswer("lower", 2, 2), SessionsAnswer("upper", 2, 2)),
}
"""How so many lifts train each large muscle group twice, as far as their number allows."""


def parse_sessions(said: str, kinds: tuple[Kind, ...], option: str) -> tuple[SessionsAnswer, ...]:
    """Return the sessions that an answer asks for, kind by kind; raises InputError."""
    plain = _plain(said)
    if plain in NOTHING or plain == "0":
        return ()
    parts = [part.strip() for part in re.split(r"[,;+&]|\band\b|\bplus\b", plain)]
    return tuple(_sessions(part, kinds, option) for part in parts if part)


def parse_lifts(said: str, option: str = "--lifts") -> tuple[SessionsAnswer, ...]:
    """Return the lifts that an answer asks for: their number, or kind by kind; raises InputError."""
    match = _LIFTS.fullmatch(_plain(said))
    if not match:
        return parse_sessions(said, LIFTS, option)
    count = _number(match["count"])
    if count == 0:
        return ()
    if count not in _SPLITS:
        raise _wrong(option, f"found {count} lifts", 'write 0 to 4, or name them: "2 lower, 2 upper, full"')
    minutes = parse_minutes(match["minutes"], option) if match["minutes"] else None
    return tuple(SessionsAnswer(one.kind, one.at_least, one.at_most, minutes) for one in _SPLITS[count])


def parse_minutes(said: str, option: str) -> int:
    """Return the minutes of "90", "90 min", "1:30" or "1 h 30"; raises InputError."""
    plain = said.strip().lower()
    if not re.fullmatch(_MINUTES, plain):
        raise _wrong(option, f"{repr_for_user(said.strip())} is no length", 'write minutes, such as 90, or "1:30"')
    numbers = [int(number) for number in re.findall(r"\d+", plain)]
    hours = numbers.pop(0) if ":" in plain or "h" in plain else 0
    minutes = hours * 60 + sum(numbers)
    if minutes not in MINUTES:
        raise _wrong(option, f"found {minutes} min", f"a session has {MINUTES[0]} to {MINUTES[-1]}")
    return minutes


def parse_choice(said: str, choices: Mapping[str, _Choice], option: str) -> _Choice:
    """Return what one of the words stands for; its beginning will do, where it is the beginning of no other."""
    plain = said.strip().lower()
    found = {choices[plain]} if plain in choices else {choices[w] for w in choices if plain and w.startswith(plain)}
    if len(found) != 1:
        raise _wrong(option, f"found {repr_for_user(said.strip())}", f"allowed: {_either(choices)}")
    return found.pop()


def parse_equipment(said: str, option: str = "--equipment") -> tuple[str, ...]:
    """Return what there is to lift with; raises InputError."""
    everything: tuple[str, ...] = get_args(Equipment)
    plain = said.strip().lower()
    if plain in ("all", "everything", "gym"):
        return everything
    if plain in NOTHING:
        return ("bodyweight",)
    words = [word for word in re.split(r"[\s,;+&]+|\band\b", plain) if word]
    found = {parse_choice(word.removesuffix("s"), {one: one for one in everything}, option) for word in words}
    if not found:
        raise _wrong(option, "nothing is said", f"allowed: {', '.join(everything)}, all")
    return tuple(one for one in everything if one in found)


def format_sessions(sessions: Iterable[SessionsAnswer]) -> str:
    """Return sessions as `parse_sessions` understands them."""
    return ", ".join(map(_text, sessions)) or "none"


def _text(one: SessionsAnswer) -> str:
    number = format_range(one.at_least, one.at_most)
    return ("" if number == "1" else f"{number} ") + one.kind + (f" {one.minutes}" if one.minutes else "")


def _sessions(part: str, kinds: tuple[Kind, ...], option: str) -> SessionsAnswer:
    match = _PART.fullmatch(part)
    if not match:
        usual = next(reversed([kind for kind in kinds if not KINDS[kind].key]), kinds[-1])
        raise _wrong(option, f"can't read {repr_for_user(part)}", f'write for example "2 {usual} 45" or "1-2 {usual}"')
    kind = _kind(match["kind"], kinds, option)
    low = _number(match["low"] or "1")
    high = _number(match["high"]) if match["high"] else low
    if not (low <= high and 1 <= high <= MOST_SESSIONS):
        raise _wrong(
            option,
            f"found {repr_for_user(part)}",
            f"write a number from 1 to {MOST_SESSIONS}, or from less to more: 1-2",
        )
    return SessionsAnswer(kind, low, high, parse_minutes(match["minutes"], option) if match["minutes"] else None)


def _kind(word: str, kinds: tuple[Kind, ...], option: str) -> Kind:
    known = {word, f"{word}s", word.removesuffix("s")}
    found = [kind for kind in kinds if known & {kind, *KINDS[kind].also}]
    if not found:
        raise _wrong(option, f"{repr_for_user(word)} is not among them", f"allowed: {', '.join(kinds)}")
    return found[0]


def _plain(said: str) -> str:
    said = said.strip().lower().replace("\N{EN DASH}", "-").replace("\N{MULTIPLICATION SIGN}", "x")
    return re.sub(r"\s+", " ", said)


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def _wrong(option: str, found: str, allowed: str) -> InputError:
    return InputError(option, Fault("", found, allowed))
