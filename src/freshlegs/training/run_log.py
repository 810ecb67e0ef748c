"""A run in the log: a row whose exercise is the kind of run, with what it took, and how it felt."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from freshlegs.io.errors import Fault, repr_for_user
from freshlegs.model.kinds import KINDS, Kind, Level, list_kinds
from freshlegs.model.wording import format_hours
from freshlegs.training.paces import EASY, HARD_RUN, USUAL_PACES, KnownRace, format_seconds

MOST_RUN_MINUTES, LEAST_RUN_KILOMETRES, MOST_RUN_KILOMETRES = 1000, 0.1, 300.0
MOST_RUNS_OF_DAY = 9
"""Runs of one kind on one day."""
MOST_FELT = 10
"""How a run feels that could not be harder; the easiest feels like 1."""
FELT_HARD, FELT_TOO_HARD = 9, 7
"""From how it felt on a hard run is told among the notes, and an easy or long one (house)."""
MOST_OF_RUN, FEWEST_OF_RUN = 200, 20
"""Percent of what was asked for between which a logged run is not asked back (house)."""
FASTEST_PACE, SLOWEST_PACE = 130, 1800
"""Seconds of a kilometre between which a distance can be that of a run (house)."""
FAR_LONGER = 130
"""Percent of the longest run of the days before it from which a run is told among the notes (house)."""
KNOWN_DAYS, ADVISED_DAYS = 7, 2
"""Days before such a run of which something must be known, and after it in which it is said what to do (house)."""
RUN_LENGTHS = {
    "min": f"1 to {MOST_RUN_MINUTES}",
    "km": f"{LEAST_RUN_KILOMETRES:g} to {MOST_RUN_KILOMETRES:g}",
}
"""How much of each unit a run may take."""
RUN_CELLS = {
    "exercise": f"the kind of run: {', '.join(list_kinds('run'))}",
    "sets": f"1, or nothing; 2 to {MOST_RUNS_OF_DAY} of one more run of its kind on that day",
    "reps": f'"45 min", "8 km" or both, "45 min 8 km": {" min, ".join(RUN_LENGTHS.values())} km',
    "load": f'how it felt from 1 to {MOST_FELT}, "6 of {MOST_FELT}", or nothing',
}
"""What stands in the columns of a log in the row of a run."""
FELT_ENDS = (f" of {MOST_FELT}", f"/{MOST_FELT}")
"""How a row of a run ends that tells how it felt."""
_LENGTH = re.compile(r"(?:(\d{1,4}) ?(?:min)?)?(?:(?:^| )(\d{1,3}(?:\.\d{1,3})?) ?km)?")
_FELT = re.compile(rf"(\d\d?)(?: ?(?:of|/) ?{MOST_FELT})?")


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run that was done: its minutes, its kilometres, or both."""

    date: date
    kind: Kind
    minutes: int | None = None
    kilometres: float | None = None
    felt: int | None = None  #: From 1 to 10; None where nobody says
    row: int = 0  #: Where it stands in the file, the header being row 1
    number: int = 1  #: Which of the runs of its kind on its day

    @property
    def what(self) -> str:
        """What was done, as its column says it, and which of the day's it is."""
        return self.kind if self.number == 1 else f"{self.kind} {self.number}"

    @property
    def length_text(self) -> str:
        """What it took: "45 min 8 km"."""
        told = [f"{self.minutes} min"] if self.minutes is not None else []
        told += [f"{self.kilometres:g} km"] if self.kilometres is not None else []
        return " ".join(told)

    def line(self) -> str:
        """Return it as a row of the file, without its end."""
        felt = "-" if self.felt is None else f"{self.felt}{FELT_ENDS[0]}"
        return f"{self.date.isoformat()},{self.kind},{self.number},{self.length_text},{felt}"

    def count_minutes(self, known: KnownRace | None, level: Level) -> int:
        """Return its minutes, where only a distance is told those at the pace of its kind: easy, hard, or a race's.

        What is known of the runner is a race; else the usual pace of the level counts.
        """
        if self.minutes is not None:
            return self.minutes
        distance = self.kilometres or 0.0
        usual = HARD_RUN if "intensity" in KINDS[self.kind].tags else sum(EASY) / len(EASY)
        slower = 1.0 if self.kind == "race" else usual
        if known is not None and self.kind == "race":
            minutes = known.predict_minutes(distance)
        else:
            minutes = distance * slower * (known.find_pace(None) / 60 if known else USUAL_PACES[level])
        return min(MOST_RUN_MINUTES, max(1, round(minutes)))


def read_run(day: date | None, cells: list[str], row: int, faults: list[Fault]) -> RunEntry | None:
    """Return the run in the cells of a row, and note what is wrong with them; None where anything is."""
    number, length, felt = _parse_run_number(cells[2]), parse_run_length(cells[3]), parse_felt(cells[4])
    wrong = [
        ("sets", cells[2], number is None),
        ("reps", cells[3], length is None),
        ("load", cells[4], felt is None),
    ]
    bad = [(name, value) for name, value, is_bad in wrong if is_bad]
    faults += (Fault(f"row {row}, {name}", f"found {repr_for_user(value)}", RUN_CELLS[name]) for name, value in bad)
    if bad or day is None or length is None or number is None:
        return None
    return RunEntry(day, cells[1], *length, felt or None, row, number)


def _parse_run_number(cell: str) -> int | None:
    """Return which of the day's runs a cell says, None where it is none."""
    if cell in ("", "-"):
        return 1
    return int(cell) if re.fullmatch("[1-9]", cell) else None


def parse_run_length(cell: str) -> tuple[int | None, float | None] | None:
    """Return minutes and kilometres as they are written, one of them at least; None where they are none.

    >>> [parse_run_length(cell) for cell in ("45 min", "45", "8.5 km", "45 min 8 km", "45 m", "0 min")]
    [(45, None), (45, None), (None, 8.5), (45, 8.0), None, None]
    """
    found = _LENGTH.fullmatch(" ".join(cell.split()))
    if found is None or not any(found.groups()):
        return None
    minutes, kilometres = int(found[1]) if found[1] else None, float(found[2]) if found[2] else None
    if minutes is not None and not 1 <= minutes <= MOST_RUN_MINUTES:
        return None
    if kilometres is not None and not LEAST_RUN_KILOMETRES <= kilometres <= MOST_RUN_KILOMETRES:
        return None
    return minutes, kilometres


def parse_felt(cell: str) -> int | None:
    """Return how a run felt, 0 for nothing; None where that is none.

    >>> [parse_felt(cell) for cell in ("6 of 10", "6/10", "10", "-", "0", "11")]
    [6, 6, 10, 0, None, None]
    """
    if cell in ("", "-"):
        return 0
    found = _FELT.fullmatch(cell)
    return int(found[1]) if found and 1 <= int(found[1]) <= MOST_FELT else None


def describe_run_doubt(run: RunEntry, minutes: int, kilometres: float) -> str:
    """Return why a logged run is asked back: "500 min is eleven times the 45 min asked for"; "" where it is not.

    `kilometres` is 0 where no distance was asked for.
    """
    if run.minutes and run.kilometres:
        pace = 60 * run.minutes / run.kilometres
        if not FASTEST_PACE <= pace <= SLOWEST_PACE:
            return f"{run.kilometres:g} km in {run.minutes} min is {format_seconds(pace)} per km"
    if run.minutes:
        return _compare_with_asked(run.minutes, minutes, "min")
    if run.kilometres and kilometres:
        return _compare_with_asked(run.kilometres, kilometres, "km")
    # How long a distance took nobody says: between the fastest and the slowest of usual paces.
    quick, slow = (round((run.kilometres or 0.0) * pick(USUAL_PACES.values())) for pick in (min, max))
    if quick <= minutes * MOST_OF_RUN / 100 and slow >= minutes * FEWEST_OF_RUN / 100:
        return ""
    took = quick if quick > minutes else slow
    return f"{run.kilometres:g} km takes about {format_hours(took)}, and {format_hours(minutes)} was asked for"


def _compare_with_asked(told: float, asked: float, unit: str) -> str:
    percent = 100 * told / asked
    if percent > MOST_OF_RUN:
        return f"{told:g} {unit} is {percent / 100:.2g} times the {asked:g} {unit} asked for"
    return f"{told:g} {unit} is {round(percent)} % of the {asked:g} {unit} asked for" if percent < FEWEST_OF_RUN else ""


def note_hard_feelings(runs: list[RunEntry], hard: frozenset[str]) -> Iterator[str]:
    """Yield which hard runs felt about as hard as can be, and which others too hard; `hard` are kinds."""
    for run in sorted(runs, key=lambda one: (one.date, one.row)):
        told = f"{run.kind} of {run.date} felt {run.felt} of {MOST_FELT}"
        if run.felt is None or run.kind == "race":
            continue
        if run.kind in hard and run.felt >= FELT_HARD:
            yield f"{told}; nothing changes for that"
        if run.kind not in hard and run.felt >= FELT_TOO_HARD:
            yield f"{told}, and it is to be easy: slow down until you can talk, or rest a day if you are tired"


def note_far_longer(
    runs: Iterable[tuple[date, Kind, int]], before: Iterable[tuple[date, int]], look_back: int
) -> Iterator[str]:
    """Yield which runs were far longer than any of the days before each: of so many days, races among them.

    Injuries rise with a run that is more than a tenth longer (Frandsen 2025). Where nothing is known of the week before
    it nobody can say so. What to do about it is said of the last days that are told of.
    """
    there = sorted(runs)
    until = there[-1][0] if there else date.min
    known = [*before, *((day, minutes) for day, _, minutes in there)]
    for day, kind, minutes in there:
        longest = max((much for other, much in known if 0 < (day - other).days <= look_back), default=0)
        if not any((day - other).days >= KNOWN_DAYS for other, _ in known):
            continue
        if kind != "race" and longest and 100 * minutes > FAR_LONGER * longest:
            todo = ", so take the next two days easily" if (until - day).days < ADVISED_DAYS else ""
            yield (
                f"{kind} of {day} took {minutes} min, the longest run of the {look_back} days before it {longest}: "
                f"more than a tenth longer is how runners get hurt{todo}"
            )
