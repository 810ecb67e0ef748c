"""The kinds of session, a row for each, and the few words with which a person chooses between ways of training.

All that the program knows about a kind stands in its row; schema, messages, commands, pages and calendars follow.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from freshlegs.model.training_load import NO_BURDEN, TrainingLoad

Level = Literal["beginner", "intermediate", "advanced"]
Priority = Literal["run", "lift"]
HardDays = Literal["separate", "consolidate"]
Dose = Literal["standard", "minimum"]
Style = Literal["none", "single", "double", "wave", "time"]

LOWER_GROUPS = frozenset({"quads", "hamstrings", "glutes", "calves"})
UPPER_GROUPS = frozenset({"chest", "back", "shoulders", "arms"})
HELPED_GROUPS = frozenset({"shoulders", "arms"})
"""Groups that every push or pull helps to train (house)."""
GROUPS = ("quads", "hamstrings", "glutes", "calves", "chest", "back", "shoulders", "arms", "core")
"""The nine major muscle groups (house)."""

_EASY = "easy: you can talk in whole sentences"
_HOUSE = "house: our own choice"
_COACHES = "coaching consensus; the division is ours"

Family = Literal["lift", "run", "activity"]
FAMILIES: dict[Family, tuple[str, str]] = {
    "lift": ("lift", "lifts"),
    "run": ("run", "runs"),
    "activity": ("other", "others"),
}
"""The families in the order in which they are told, with one and several of each for people."""


class Ink(NamedTuple):
    """Fill and text of a kind on a light page, and on a dark one."""

    fill: str
    text: str
    dark_fill: str
    dark_text: str


class RunParts(NamedTuple):
    """How a run is divided."""

    warm_up: int  #: Minutes at the start, where the run is long enough
    cool_down: int  #: Minutes at the end, where the run is long enough
    #: What is between them: fast repetitions, one or two tempo blocks, or one steady part; "whole": the run is not
    #: divided
    main: Literal["repetitions", "blocks", "steady", "whole"]
    effort: str = ""  #: Of a steady or a whole run
    source: str = _HOUSE  #: Who says so


_EASY_PARTS = RunParts(5, 5, "steady", _EASY)


@dataclass(frozen=True, slots=True)
class SessionKind:
    """A kind of session."""

    name: str  #: What scenarios, ids and commands call it: lower-case letters
    family: Family  #: Runs have parts, lifts have exercises and muscles; what is neither only takes its time
    title: str  #: What people call it: "Easy run"
    phrase: str  #: The same in the middle of a sentence: "an easy run"
    minutes: int  #: Length of a session that names none (house)
    ink: Ink  #: Its colours on pages and pictures
    calendar_colour: str  #: Its colour in calendars, a name of CSS3
    about: str = ""  #: What it is, in a sentence; lifts say what they train
    #: What it asks of the body, unless a scenario says so of an activity
    load: TrainingLoad = NO_BURDEN
    #: The words that rules use for it, beside its name, its family, those of its load and "hardest": "intensity", "key"
    more_tags: tuple[str, ...] = ()
    #: The hardest run of a week is of the kind with the greatest; 0 for what is never the hardest run
    hardness: int = 0
    muscles: frozenset[str] = frozenset()  #: What a lift trains, as long as its exercises are not known
    parts: RunParts = _EASY_PARTS  #: How a run is divided
    also: tuple[str, ...] = ()  #: Other words for it in an interview

    @property
    def tags(self) -> frozenset[str]:
        """The words that rules use for it."""
        return self.list_tags(None)

    def list_tags(self, load: TrainingLoad | None) -> frozenset[str]:
        """Return the words that rules use for a session of this kind that asks this of the body; None for the usual."""
        roles = {"lift": ("strength",), "run": ("endurance",), "activity": ()}[self.family]
        return (load or self.load).tags.union((self.name, self.family, *roles, *self.more_tags))

    @property
    def key(self) -> bool:
        """Whether it is a hard run or the long run, or as hard as one."""
        return "key" in self.tags

    @property
    def calendar_words(self) -> tuple[str, ...]:
        """What calendars call it, the general word first: ("Lift", "lower body"), ("Run", "easy")."""
        return ("Run", self.name) if self.family == "run" else tuple(self.title.split(": "))


def _filled(colour: str) -> Ink:
    return Ink(colour, "#ffffff", colour, "#ffffff")


_SAND = Ink("#f3e3c3", "#5a4210", "#4a3a17", "#f0deb5")
_WATER = Ink("#d6e9f5", "#144a66", "#1d4257", "#c5e3f5")
_GRASS = Ink("#e4ecd0", "#3d4a12", "#3a4520", "#dbe8b8")
_LEGS_LIFT = TrainingLoad(legs="heavy")
_EASY_RUN = TrainingLoad(legs="light")
_HARD_RUN = TrainingLoad(legs="light", effort="hard")


def _activity(
    name: str,
    title: str,
    phrase: str,
    minutes: int,
    load: TrainingLoad,
    ink: Ink,
    colour: str,
    about: str,
    also: str = "",
) -> SessionKind:
    """Return the row of an activity, whose load a scenario may change."""
    words = tuple(filter(None, also.split(", ")))
    return SessionKind(name, "activity", title, phrase, minutes, ink, colour, about, load=load, also=words)


_ROWS = (
    SessionKind(
        "lower", "lift", "Lift: lower body", "each lower-body lift", 60,
        ink=_filled("#5b3fb0"), calendar_colour="slateblue",
        load=_LEGS_LIFT, muscles=LOWER_GROUPS | {"core"}, also=("legs",),
    ),
    SessionKind(
        "upper", "lift", "Lift: upper body", "each upper-body lift", 60,
        ink=Ink("#e4e0f8", "#3f2b8c", "#3d3570", "#e3dcff"), calendar_colour="mediumpurple",
        load=TrainingLoad(upper="heavy"), muscles=UPPER_GROUPS | {"core"},
    ),
    SessionKind(
        "full", "lift", "Lift: full body", "each full-body lift", 60,
        ink=_filled("#3b3a8f"), calendar_colour="indigo",
        load=TrainingLoad("heavy", "heavy"), muscles=LOWER_GROUPS | UPPER_GROUPS | {"core"},
        also=("fullbody", "full-body"),
    ),
    SessionKind(
        "lift", "lift", "Lift: by muscles", "each lift", 60,
        ink=Ink("#dfe3f7", "#2b3577", "#2f376b", "#d7dcfa"), calendar_colour="mediumslateblue",
        load=TrainingLoad("heavy", "heavy"), muscles=LOWER_GROUPS | UPPER_GROUPS | {"core"},
    ),
    SessionKind(
        "intervals", "run", "Intervals", "intervals", 60,
        ink=_filled("#b83a1e"), calendar_colour="firebrick", about="Fast repetitions with easy running between them.",
        load=_HARD_RUN, more_tags=("intensity",), hardness=3,
        parts=RunParts(15, 10, "repetitions", source=_COACHES), also=("speed", "track"),
    ),
    SessionKind(
        "tempo", "run", "Tempo run", "a tempo run", 60,
        ink=_filled("#a35a05"), calendar_colour="darkorange", about="A steady run, comfortably hard.",
        load=_HARD_RUN, more_tags=("intensity",), hardness=2,
        parts=RunParts(15, 10, "blocks", source=_COACHES), also=("threshold",),
    ),
    SessionKind(
        "long", "run", "Long run", "the long run", 120,
        ink=_filled("#0d6b63"), calendar_colour="seagreen", about="The long run, at an easy pace.",
        load=_EASY_RUN, more_tags=("key",), hardness=1,
        parts=RunParts(10, 5, "steady", f"{_EASY}; the length is the work", _COACHES),
    ),
    SessionKind(
        "easy", "run", "Easy run", "an easy run", 45,
        ink=Ink("#d9efe4", "#14503c", "#1f4a3a", "#c9efdb"), calendar_colour="yellowgreen",
        about="Easy enough to talk all the way.", load=_EASY_RUN, also=("recovery",),
    ),
    SessionKind(
        "race", "run", "Race", "the race", 60,
        ink=_filled("#9b1c4d"), calendar_colour="gold", about="Race day.",
        load=_HARD_RUN, more_tags=("intensity",), hardness=4,
        parts=RunParts(0, 0, "whole", "your race, warm-up before its start"),
    ),
    _activity("bike", "Bike ride", "a bike ride", 60, TrainingLoad("light"), _WATER, "steelblue",
              "An easy ride.", "cycling, cycle, ride, spinning"),
    _activity("swim", "Swim", "a swim", 45, TrainingLoad(upper="light"), _WATER, "deepskyblue",
              "An easy swim.", "swimming"),
    _activity("row", "Rowing", "rowing", 45, TrainingLoad("light", "light"), _WATER, "cadetblue",
              "Rowing at an easy pace.", "rower, erg"),
    _activity("ski", "Skiing", "skiing", 120, TrainingLoad("heavy", "light"), _WATER, "lightsteelblue",
              "A day or some hours on skis.", "skis"),
    _activity("climbing", "Climbing", "climbing", 120, TrainingLoad(upper="heavy"), _SAND, "peru",
              "Climbing or bouldering.", "climb, bouldering, boulder"),
    _activity("yoga", "Yoga", "yoga", 60, TrainingLoad(effort="rest"), _SAND, "khaki",
              "Yoga, without any effort that tires."),
    _activity("mobility", "Mobility", "mobility work", 20, TrainingLoad(effort="rest"), _SAND, "wheat",
              "Mobility and stretching.", "stretching, stretch"),
    _activity("football", "Football", "football", 90, TrainingLoad("heavy", effort="hard"), _filled("#4d6b12"),
              "olivedrab", "A match, or training that is as hard.", "soccer"),
    _activity("class", "Class", "a class", 60, TrainingLoad("light", "light", "hard"), _filled("#6b6459"), "slategray",
              "A class in a group, such as circuits.", "classes, hiit, circuits, crossfit, hyrox"),
    _activity("martial", "Martial arts", "martial arts", 90, TrainingLoad("light", "light", "hard"),
              _filled("#7a4a2b"), "saddlebrown", "Training in a martial art.", "judo, karate, boxing, bjj"),
    _activity("hike", "Hike", "a hike", 180, TrainingLoad("heavy"), _GRASS, "darkkhaki",
              "A long walk, uphill and down.", "hiking"),
    _activity("walk", "Walk", "a walk", 45, TrainingLoad(effort="rest"), _GRASS, "palegreen",
              "A walk.", "walking"),
    _activity("work", "Physical work", "physical work", 240, TrainingLoad("light", "light"), _GRASS, "tan",
              "Work that is done with the body.", "gardening, labour, labor"),
    _activity("other", "Other activity", "an activity", 60, TrainingLoad(), _GRASS, "silver",
              "What you do beside running and lifting."),
)  # fmt: skip

KINDS = {row.name: row for row in _ROWS}
"""The kinds by name, in the order in which they are told."""

HARDEST = tuple(row.name for row in sorted(_ROWS, key=lambda row: -row.hardness) if row.hardness)
"""The kinds that may be the hardest run, hardest first."""

USUAL_KINDS = tuple(row.name for row in _ROWS if row.family != "activity" and row.name != "lift")
"""The runs, and the lifts that train what their kind does."""

if TYPE_CHECKING:
    Kind = str
    HardestKind = str
else:
    Kind = Literal[tuple(KINDS)]
    HardestKind = Literal[HARDEST]


def group_kinds() -> dict[str, tuple[Kind, ...]]:
    """Return the names of the kinds by what people call several of their family: "lifts"."""
    there = ((several, list_kinds(family)) for family, (_, several) in FAMILIES.items())
    return {several: kinds for several, kinds in there if kinds}


def list_kinds(family: Family) -> tuple[Kind, ...]:
    """Return the names of the kinds of a family."""
    return tuple(row.name for row in _ROWS if row.family == family)


SPLIT_LIFT = "lift"
"""The kind of lift of which whoever asks for it says what it trains."""
OWN_LOAD = "other"
"""The kind that has no load by itself: whoever asks for it says what it is called and what it asks of the body."""


def find_family(kind: Kind) -> Family:
    """Return the family of a kind."""
    return KINDS[kind].family
