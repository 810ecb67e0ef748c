"""Who says so, and how strong the evidence is: the one list of sources, cited by key.

It stands in the room of training, below the rules, because both cite it: a rule in its `sources`, a number of a lift or
a programme in its docstring as "(A53)" or "(Frandsen 2025)", an exercise in its row of the library. A test holds every
citation in code and documentation to this list.

Strength: "A" meta-analysis or large cohort; "B" controlled trials, small; "C" expert opinion, survey or
extrapolation; "article" the article the rules started from; "house" our own choice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Strength = Literal["A", "B", "C", "article", "house"]

STRENGTH_TEXT: dict[Strength, str] = {
    "A": "meta-analysis or large cohort",
    "B": "controlled trials, small",
    "C": "expert opinion, survey or extrapolation",
    "article": "one coach's article",
    "house": "our own choice",
}


ORIGINS = {
    "article": "named in the article",
    "article_kind": "of a kind that the article names",
    "article_table": "in the table that the article cites",
    "evidence": "of a kind used in studies",
    "convention": "by custom",
    "yours": "yours",
}
"""Where an exercise is known from: what its source in the library starts with, and how a card says it."""


@dataclass(frozen=True, slots=True)
class Source:
    """A source: where it says it, and what it says."""

    where: str
    says: str
    strength: Strength
    lines: str = ""  #: The lines of the article's text, for who looks it up: "85, 89" or "164-169"

    def __str__(self) -> str:
        return f"{self.where}: {self.says} ({STRENGTH_TEXT[self.strength]})"


def group_sources(sources: Iterable[Source]) -> list[tuple[Source, list[str]]]:
    """Return each source once, with all that it says."""
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


def _article(lines: str, says: str) -> Source:
    return Source(_ARTICLE, says, "article", lines)


SOURCES: dict[str, Source] = {
    "A02": _article("11, 97", "power is not just about performing the right exercises"),
    "A03": _article("17, 101", "bench pressing develops a strong arm drive"),
    "A06": _article("63", "avoid large amounts of overcomplicated lifts"),
    "A08": _article("67", "pull back on lifting while you push yourself on your runs"),
    "A09": _article("73", "all studies but two used at least one multi-joint exercise"),
    "A10": _article("74", "2 to 6 sets of 3 to 10 repetitions for each exercise"),
    "A11": _article("74", "relatively heavy loads, above 70 % of the best single"),
    "A13": _article("75", "30 to 228 foot contacts per session of jumps and hops, in the studies that it sums up"),
    "A14": _article("77", "two to three lifting sessions a week are beneficial"),
    "A17": _article("85", "a single set, one to three times a week, was enough to gain strength"),
    "A18": _article("87, 89", "start with a minimum effective dose"),
    "A20": _article("93, 97, 310", "bodyweight alone is not heavy enough"),
    "A21": _article("95", "strength is maximized by heavy loads"),
    "A23": _article("116-122", "which exercises train which muscles of the core, in its wide sense"),
    "A24": _article("124", "push-ups and bench presses are not to be skipped"),
    "A25": _article("126", "the more similar to the sport, the more likely it is to transfer"),
    "A26": _article("130-132", "a table of exercises by sport"),
    "A27": _article("140", "lifting and running on the same day is fine"),
    "A28": _article("144", "much cardio in the same session diminishes strength gains"),
    "A29": _article("146", "space lifting and running at least three hours apart"),
    "A30": _article("148", "prioritize the training you want to make gains in"),
    "A32": _article("150", "two to three hours between them are great"),
    "A33": _article("152", "separate the two by a full day if possible"),
    "A34": _article("158", "with two lifts a week, combine the main lifts of both days and drop some accessories"),
    "A35": _article("160", "repeat the week for about four weeks"),
    "A36": _article("162", "the week hits all major muscle groups twice"),
    "A37": _article("164-169", "the plan hits the core in four ways"),
    "A38": _article("175", "beginners add weight almost every week or every other week"),
    "A39": _article("176", "intermediates add weight about every other week"),
    "A40": _article("177", "the advanced set a record a few times a year"),
    "A41": _article("181-184", "single progression: more weight at the same number of repetitions"),
    "A42": _article("188", "wave loading: 6, 5 and 4 repetitions in three weeks, heavier each week"),
    "A43": _article("181", "squats, deadlifts and hip thrusts are the compound lifts"),
    "A44": _article("190-192", "double progression: more repetitions up to the top of the range, then more weight"),
    "A45": _article("196", "2.5 to 5 lb on dumbbell exercises"),
    "A46": _article("197", "5 to 10 lb on barbell exercises"),
    "A47": _article("199", "fractional plates make smaller steps"),
    "A48": _article("201", "no progress is a sign to look at the volume"),
    "A49": _article("203", "after a miss, the same weight again until the move gets easier"),
    "A50": _article("205", "finish in 50 to 60 minutes, warm-up included"),
    "A53": _article("214", "1 to 2 minutes of rest for 6 to 15 repetitions"),
    "A54": _article("215", "2 to 5 minutes of rest on power exercises"),
    "A55": _article("216", "2 to 5 minutes of rest on the most difficult sets"),
    "A56": _article("218", "a deload every 4 to 6 weeks or so"),
    "A57": _article("220", "beginners deload by halving the volume, sets and repetitions together"),
    "A58": _article("222", "intermediates deload by 10 % less weight and 30 % less volume"),
    "A59": _article("224", "run the plan for 4 to 16 weeks or so"),
    "A60": _article("230", "walk or jog for 5 to 10 minutes first"),
    "A62": _article("242-248", "a lower day goes from power to strength, moderate and accessory exercises"),
    "A63": _article(
        "244, 246, 248", "strength by wave or single, moderate by wave or double, accessories by double progression"
    ),
    "A64": _article("250-258", "an upper day alternates the moves of a pair"),
    "A65": _article("286", "its second upper day pairs the accessories"),
    "A66": _article("260-262, 290-292", "two days of the week are for rest"),
    "A67": _article("264-266", "the day after a rest day is a good place for the hardest run"),
    "A69": _article("299", "lift heavy at the beginning"),
    "A70": _article("300", "accessories add volume"),
    "A72": _article("304", "stretch hamstrings, calves, quads and hip flexors"),
    "A73": _article("309", "lift less for a marathon or under stress"),
    "A74": _article("311", "two lifts a week or more keep strength in season"),
    "A75": _article("250, 278", "its own week runs first on one shared day and lifts first on the other"),
    "acsm": Source(
        "ACSM position stand (Garber 2011)",
        "48 h or more between sessions for one muscle group, each 2-3 days a week",
        "C",
    ),
    "acsm2009": Source("ACSM 2009, position stand", "2 to 10 % more weight for one step", "C"),
    "androulakis2020": Source(
        "Androulakis-Korakakis 2020",
        "one hard set of 6 to 12 repetitions, one to three times a week, still makes stronger",
        "A",
    ),
    "beattie2017": Source(
        "Beattie 2017", "40 weeks of lifting with power exercises better the economy of runners", "B"
    ),
    "bosquet2007": Source("Bosquet 2007", "a taper of two weeks with 41 to 60 % less volume does most", "A"),
    "frandsen2025": Source(
        "Frandsen 2025",
        "a run more than a tenth longer than the longest of 30 days goes with more injuries; 5,205 runners",
        "A",
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
    "riegel1981": Source(
        "Riegel 1981", "the time of a race grows with the distance to the power of 1.06, from 3.5 to 230 minutes", "C"
    ),
    "robineau2016": Source("Robineau 2016", "strength gains are lower at 0 h than at 6 or 24 h between the two", "B"),
    "schumann2022": Source("Schumann 2022", "explosive strength suffers in one session, not at 3 h or more", "A"),
    "blagrove2018": Source(
        "Blagrove 2018",
        "lifting, heavy and explosive, mostly betters running economy, by 2 to 8 %, though not always",
        "A",
    ),
    "pelland2024": Source("Pelland 2024", "half a set for a helping muscle fits what is gained best", "A"),
    "petre2021": Source("Petre 2021", "trained people gain less strength when both share a session", "A"),
    "schoenfeld2016": Source("Schoenfeld 2016", "training a muscle twice a week beats once", "A"),
    "ristolainen2014": Source(
        "Ristolainen 2014", "fewer than two rest days a week: 5.2 times the overuse injuries, in elite athletes", "C"
    ),
    "smyth2021": Source("Smyth & Lawlor 2021", "a strict taper of three weeks goes with faster marathons", "A"),
    "stutz2019": Source("Stutz 2019", "vigorous exercise that ends within an hour of bedtime may hurt sleep", "A"),
    "wang2023": Source("Wang 2023", "a taper with 41 to 60 % less volume at the same intensity does most", "A"),
    "coaches": Source(
        "Coaching consensus", "an easy or free day lies between hard runs; the long run gets fresh legs", "C"
    ),
    "coaches_cut_back": Source("Coaching consensus", "running is cut back every third or fourth week", "C"),
    "coaches_pace": Source("Coaching consensus", "the threshold pace can be held for about an hour", "C"),
    "coaches_taper": Source("Coaching consensus", "the legs lift nothing in the last days before a race", "C"),
    "coaches_share": Source("Coaching consensus", "the long run is 20 to 30 % of the week's running", "C"),
    "house": Source("freshlegs", "our own choice", "house"),
}
