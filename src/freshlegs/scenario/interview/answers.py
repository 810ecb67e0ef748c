"""What a person answers to a coach's questions, in words such as "intervals, long 110, 1-2 easy" or "dumbbells"."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.availability import Interval
from freshlegs.model.kinds import KINDS, OWN_LOAD, SPLIT_LIFT, USUAL_KINDS, Kind, Level, Priority, list_kinds
from freshlegs.model.wording import format_range, suggest
from freshlegs.scenario.interview.goal import ONE_WEEK, Goal
from freshlegs.scenario.schema.minutes_range import MINUTES
from freshlegs.scenario.schema.value_types import suggest_word
from freshlegs.training.exercise import EQUIPMENT_WORDS, Equipment
from freshlegs.training.loads import WrittenWeight
from freshlegs.training.trained_muscles import Trained
from freshlegs.written.clock_text import LENGTH, parse_length
from freshlegs.written.day_text import is_nothing
from freshlegs.written.free_time_text import parse_free_time
from freshlegs.written.session_text import find_kind

USUAL_FREE = "mon to thu 06:00-08:00, 17:30-20:30; fri 06:00-08:00; sat to sun 07:00-12:00"


@dataclass(frozen=True, slots=True)
class SessionsAnswer:
    """Sessions of one kind that a person wants."""

    kind: Kind
    at_least: int = 1  #: How many
    at_most: int = 1  #: More than at_least: as many as serve, up to this
    minutes: int | None = None  #: Of each; None where nothing is said
    trains: Trained | None = None  #: What a lift by muscles trains
    at_least_minutes: int | None = None  #: Of each, where its length may give way down to that


USUAL_RUNS = (SessionsAnswer("intervals"), SessionsAnswer("long"), SessionsAnswer("easy", 1, 2))
USUAL_LIFTS = (SessionsAnswer("full", 2, 2),)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers; the defaults are a week that many runners could train."""

    id: str | None = None  #: Identity in calendars: the athlete's and the file's name; None leaves it to the latter
    title: str = "My week"
    timezone: str = "UTC"
    goal: Goal = ONE_WEEK
    #: Windows in wall-clock minutes, by the weekday's name
    free: Mapping[str, tuple[Interval, ...]] = field(default_factory=lambda: parse_free_time(USUAL_FREE))
    calendar: str = ""  #: Path of a calendar whose times are busy, seen from the scenario; "" without one
    runs: tuple[SessionsAnswer, ...] = USUAL_RUNS  #: The runs, and what is neither run nor lift
    hardest: Kind | None = None  #: Which kind is the hardest run; None leaves it to freshlegs
    lifts: tuple[SessionsAnswer, ...] = USUAL_LIFTS
    equipment: tuple[str, ...] | None = None  #: What there is to lift with; None for all that there can be
    weights: Mapping[str, WrittenWeight] = field(default_factory=dict)  #: By exercise: what is lifted now
    priority: Priority = "run"
    run_level: Level = "intermediate"
    lift_level: Level = "intermediate"
    bedtime: int | None = 22 * 60 + 30  #: In wall-clock minutes
    plan: bool = False  #: Plan it at once


LIFTS = tuple(kind for kind in list_kinds("lift") if kind in USUAL_KINDS)
RUNS_AND_OTHERS = (*list_kinds("run"), *(kind for kind in list_kinds("activity") if kind != OWN_LOAD))
"""What is asked for beside the lifts; an activity that has no load by itself is for the file."""
MOST_OF_A_KIND = 14
"""Sessions of one kind that a person may ask for in an answer."""

_OTHER_NAMES = ("pull-up bar", "pullup bar", "medicine ball", "squat rack", "power rack")
"""Words for equipment that mean nothing else; the others of `EQUIPMENT_WORDS` are asked back."""
_HOW_MANY = re.compile(r"^(?:(?:\d{1,2}|an?|one|two|some|my) ?x? )?(?:(?:pairs?|sets?) of )?(?:adjustable )?")
"""Before the name of a thing: how many there are of it is not asked."""
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNT = rf"\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}"
_PART = re.compile(
    rf"(?:(?P<low>{_COUNT})(?: ?(?:-|to) ?(?P<high>{_COUNT}))? ?(?:x|times?)? )?"
    rf"(?P<kind>[a-z]+(?:-body)?)(?: (?:runs?|rides?|lifts?|sessions?|body|arts|work))*"
    rf"(?:,? (?:of|for|at) |\s*)(?:(?P<least>\d{{1,3}}) ?(?:-|to) ?)?(?P<minutes>{LENGTH})?"
)
_LIFTS = re.compile(
    rf"(?P<count>{_COUNT})(?: ?(?:x|times?))?(?: (?:lifts?|sessions?))?(?:(?:,? (?:of|for))? (?P<minutes>{LENGTH}))?"
)
_SPLITS_BY_WORD: Mapping[str, Trained] = {"push": "push", "pull": "pull"}
"""Lifts by muscles that an answer may name; those for the legs are lower ones."""
_SPLITS: Mapping[int, tuple[SessionsAnswer, ...]] = {
    0: (),
    1: (SessionsAnswer("full"),),
    2: (SessionsAnswer("full", 2, 2),),
    3: (SessionsAnswer("full"), SessionsAnswer("lower"), SessionsAnswer("upper")),
    4: (SessionsAnswer("lower", 2, 2), SessionsAnswer("upper", 2, 2)),
}
"""How so many lifts train each large muscle group twice, as far as their number allows."""


def parse_runs(said: str) -> tuple[SessionsAnswer, ...]:
    """Return the runs and others that an answer asks for, kind by kind; raises NotUnderstoodError."""
    return _parse_sessions(said, RUNS_AND_OTHERS)


def parse_lifts(said: str) -> tuple[SessionsAnswer, ...]:
    """Return the lifts that an answer asks for: their number, or kind by kind; raises NotUnderstoodError."""
    match = _LIFTS.fullmatch(_plain(said))
    if not match:
        return _parse_sessions(said, LIFTS)
    count = _number(match["count"])
    minutes = _minutes(match["minutes"]) if count else None
    if count not in _SPLITS:
        raise NotUnderstoodError(f"found {count} lifts", 'write 0 to 4, or name them: "2 lower, 2 upper, full"')
    return tuple(replace(one, minutes=minutes) for one in _SPLITS[count])


def parse_minutes(said: str) -> int:
    """Return the minutes of a session; raises NotUnderstoodError."""
    minutes = parse_length(said)
    if minutes not in MINUTES:
        raise NotUnderstoodError(f"found {minutes} min", f"a session has {MINUTES[0]} to {MINUTES[-1]}")
    return minutes


def parse_choice(said: str, words: Collection[str]) -> str:
    """Return the one of the words that is said; its beginning will do, where it is the beginning of no other."""
    plain = said.strip().lower()
    found = [plain] if plain in words else [word for word in words if plain and word.startswith(plain)]
    if len(found) != 1:
        *most, last = words
        either = f"{', '.join(most)} or {last}" if most else last
        near = suggest_word(plain, words)
        raise NotUnderstoodError(f"found {repr_for_user(said.strip())}", f"{near} allowed: {either}".lstrip())
    return found[0]


def parse_equipment(said: str) -> tuple[str, ...]:
    """Return what there is to lift with; raises NotUnderstoodError."""
    everything: tuple[str, ...] = get_args(Equipment)
    plain = said.strip().lower()
    if plain in ("all", "everything", "gym"):
        return everything
    if is_nothing(plain):
        return ("bodyweight",)
    named = re.split(r"[,;+&]|\band\b", plain.replace("pull up", "pull-up"))
    parts = [_HOW_MANY.sub("", part.strip()) for part in named]
    if weighed := next((part for part in parts if re.search(r"\d", part)), None):
        raise NotUnderstoodError(f"found {repr_for_user(weighed)}", "name the things alone: dumbbells, pull-up bar")
    words = [word for part in parts for word in ([part] if part in EQUIPMENT_WORDS else part.split())]
    things = (EQUIPMENT_WORDS[word] if word in _OTHER_NAMES else word.removesuffix("s") for word in words)
    found = {parse_choice(word, everything) for word in things}
    if not found:
        raise NotUnderstoodError("nothing is said", f"allowed: {', '.join(everything)}, all")
    return tuple(one for one in everything if one in found)


def format_sessions(sessions: Iterable[SessionsAnswer]) -> str:
    """Return sessions as `parse_runs` and `parse_lifts` understand them."""
    return ", ".join(map(_text, sessions)) or "none"


def _text(one: SessionsAnswer) -> str:
    number = format_range(one.at_least, one.at_most)
    least = f"{one.at_least_minutes}-" if one.at_least_minutes else ""
    minutes = f" {least}{one.minutes}" if one.minutes else ""
    return ("" if number == "1" else f"{number} ") + (one.trains or one.kind) + minutes


def _parse_sessions(said: str, kinds: tuple[Kind, ...]) -> tuple[SessionsAnswer, ...]:
    plain = _plain(said)
    if is_nothing(plain) or plain == "0":
        return ()
    parts = map(str.strip, re.split(r"[,;+&]|\band\b|\bplus\b", plain))
    return tuple(_parse_part(part, kinds) for part in parts if part)


def _parse_part(part: str, kinds: tuple[Kind, ...]) -> SessionsAnswer:
    match = _PART.fullmatch(part)
    if not match:
        usual = next((kind for kind in reversed(kinds) if "run" in KINDS[kind].tags and not KINDS[kind].key), kinds[-1])
        example = f'write for example "2 {usual} 45" or "1-2 {usual}"'
        raise NotUnderstoodError(f"can't read {repr_for_user(part)}", example)
    word, low = match["kind"], _number(match["low"] or "1")
    trains = _SPLITS_BY_WORD.get(word) if kinds == LIFTS and word not in kinds else None
    named = map(find_kind, (word, f"{word}s", word.removesuffix("s")))
    kind = SPLIT_LIFT if trains else next((kind for kind in named if kind in kinds), None)
    if kind is None:
        allowed = f"{suggest(word, kinds)} allowed: {', '.join(kinds)}".lstrip()
        raise NotUnderstoodError(f"{repr_for_user(word)} is not among them", allowed)
    high = _number(match["high"]) if match["high"] else low
    if not (low <= high and 1 <= high <= MOST_OF_A_KIND):
        allowed = f"write a number from 1 to {MOST_OF_A_KIND}, or from less to more: 1-2"
        raise NotUnderstoodError(f"found {repr_for_user(part)}", allowed)
    minutes, least = _minutes(match["minutes"]), _minutes(match["least"])
    if least is not None and kind == "race":
        raise NotUnderstoodError(f"found {repr_for_user(part)}", "a race has one length: race 100")
    if least is not None and (minutes is None or least >= minutes):
        raise NotUnderstoodError(f"found {repr_for_user(part)}", f"write the shorter length first: {kind} 45-60")
    return SessionsAnswer(kind, low, high, minutes, trains, least)


def _minutes(said: str | None) -> int | None:
    return parse_minutes(said) if said else None


def _plain(said: str) -> str:
    said = said.lower().replace("\N{EN DASH}", "-").replace("\N{MULTIPLICATION SIGN}", "x")
    return " ".join(said.split())


def _number(word: str) -> int:
    return _NUMBERS.get(word) or int(word)
