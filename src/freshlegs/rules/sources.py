"""Who says so, and how strong the evidence is: the one list of sources that rules cite by key.

Strength: "A" meta-analysis or large cohort; "B" controlled trials, small; "C" expert opinion, survey or
extrapolation; "article" the article the rules started from; "house" our own choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Strength = Literal["A", "B", "C", "article", "house"]

STRENGTH_TEXT: dict[Strength, str] = {
    "A": "meta-analysis or large cohort",
    "B": "controlled trials, small",
    "C": "expert opinion, survey or extrapolation",
    "article": "one coach's article",
    "house": "our own choice",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A source: where it says it, and what it says."""

    where: str
    says: str
    strength: Strength

    def __str__(self) -> str:
        return f"{self.where}: {self.says} ({STRENGTH_TEXT[self.strength]})"


def group_sources(sources: Iterable[Source]) -> list[tuple[Source, list[str]]]:
    """Take together what one source says in several places."""
    found: dict[str, tuple[Source, list[str]]] = {}
    for source in sources:
        found.setdefault(source.where, (source, []))[1].append(source.says)
    return list(found.values())


def cite(sources: Iterable[Source]) -> list[str]:
    """Return a line for each source with all that it says, and how strong that is in words."""
    return [
        source.says
        if source.strength == "house"
        else f"{source.where}: {'; '.join(says)} ({STRENGTH_TEXT[source.strength]})"
        for source, says in group_sources(sources)
    ]


_ARTICLE = 'S. Mack, "Strength Training for Runners"'


def _article(says: str) -> Source:
    return Source(_ARTICLE, says, "article")


SOURCES: dict[str, Source] = {
    "A02": _article("power is not just about performing the right exercises"),
    "A06": _article("avoid large amounts of overcomplicated lifts"),
    "A09": _article("all studies used at least one multi-joint exercise"),
    "A11": _article("relatively heavy loads, above 70 % of the best single"),
    "A13": _article("30 to 228 foot contacts per session"),
    "A14": _article("two to three lifting sessions a week are beneficial"),
    "A17": _article("a single set, one to three times a week, was enough to gain strength"),
    "A20": _article("bodyweight alone is not heavy enough"),
    "A21": _article("strength is maximized by heavy loads"),
    "A25": _article("the more similar to the sport, the more likely it is to transfer"),
    "A27": _article("lifting and running on the same day is fine"),
    "A28": _article("much cardio in the same session diminishes strength gains"),
    "A29": _article("space lifting and running at least three hours apart"),
    "A30": _article("prioritize the training you want to make gains in"),
    "A32": _article("two to three hours between them are great"),
    "A33": _article("separate the two by a full day if possible"),
    "A36": _article("the week hits all major muscle groups twice"),
    "A37": _article("the plan hits the core in four ways"),
    "A43": _article("squats, deadlifts and hip thrusts are the compound lifts"),
    "A50": _article("finish in 50 to 60 minutes, warm-up included"),
    "A60": _article("walk or jog for 5 to 10 minutes first"),
    "A62": _article("a lower day goes from power to strength, moderate and accessory exercises"),
    "A64": _article("an upper day alternates the moves of a pair"),
    "A66": _article("two days of the week are for rest"),
    "A67": _article("the day after a rest day is a good place for the hardest run"),
    "A70": _article("accessories add volume"),
    "A75": _article("its own week runs first on one shared day and lifts first on the other"),
    "acsm": Source(
        "ACSM position stand (Garber 2011)",
        "48 h or more between sessions for one muscle group, each 2-3 days a week",
        "C",
    ),
    "palmer2001": Source(
        "Palmer & Sleivert 2001",
        "running cost is up 1 and 8 h after lifting, no longer after 24 h; 9 trained runners",
        "B",
    ),
    "doma2013": Source(
        "Doma & Deakin 2013",
        "next-day running suffers more after lift-then-run than after run-then-lift, 6 h apart",
        "B",
    ),
    "doma2014": Source("Doma & Deakin 2014", "6 h after a heavy leg session, time to exhaustion is down", "B"),
    "doma2015": Source(
        "Doma & Deakin 2015", "six days of lifting every other day with daily runs wear runners down", "B"
    ),
    "doma2019": Source("Doma 2019", "running cost is up to 48 h after lifting in people new to it", "B"),
    "doma_reviews": Source("Doma 2017 and 2019, reviews", "lifting fatigues for days, a run for about 24 h", "C"),
    "robineau2016": Source("Robineau 2016", "strength gains are lower at 0 h than at 6 or 24 h between the two", "B"),
    "schumann2022": Source("Schumann 2022", "explosive strength suffers in one session, not at 3 h or more", "A"),
    "blagrove2018": Source(
        "Blagrove 2018", "two or three lifts a week, heavy and explosive, better running economy by 2 to 8 %", "A"
    ),
    "pelland2024": Source("Pelland 2024", "half a set for a helping muscle fits what is gained best", "A"),
    "petre2021": Source("Petre 2021", "trained people gain less strength when both share a session", "A"),
    "schoenfeld2016": Source("Schoenfeld 2016", "training a muscle twice a week beats once", "A"),
    "ristolainen2014": Source(
        "Ristolainen 2014", "fewer than two rest days a week: 5.2 times the overuse injuries, in elite athletes", "C"
    ),
    "stutz2019": Source("Stutz 2019", "vigorous exercise that ends within an hour of bedtime may hurt sleep", "A"),
    "coaches": Source(
        "Coaching consensus", "an easy or free day lies between hard runs; the long run gets fresh legs", "C"
    ),
    "house": Source("freshlegs", "our own choice", "house"),
}
