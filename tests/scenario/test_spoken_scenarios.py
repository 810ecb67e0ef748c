"""A scenario file may say days and times as a person does; what is planned is the same."""

from __future__ import annotations

import pytest

from freshlegs.scenario.draft import Draft
from freshlegs.scenario.schema.load import parse_toml
from support.scenario_texts import EASY, PLAIN, WEEK, ZONE, faults, problem

STRICT = """\
timezone = "Europe/Berlin"
week = { start = 2026-11-30 }
athlete = { bedtime = "22:30" }
[availability]
mon = ["06:00-08:00", "17:30-20:30"]
tue = ["06:00-08:00", "17:30-20:30"]
wed = ["05:00-06:30"]
thu = ["06:00-08:00", "17:30-20:30"]
fri = ["06:00-08:00", "17:30-20:30"]
sat = ["07:00-12:00"]
sun = ["07:00-12:00"]
[[sessions]]
kind = "tempo"
at = "thu 18:00"
[[sessions]]
kind = "long"
only = { days = ["sat", "sun"], time = "07:00-12:00" }
[[history.sessions]]
kind = "long"
at = "2026-11-29 08:00"
[rules]
long_run_day = { days = ["sat", "sun"] }
"""
SPOKEN = """\
timezone = "Europe/Berlin"
week = { start = "Mon 30 Nov 2026" }
athlete = { bedtime = "10:30 pm" }
[availability]
weekdays = ["6-8", "5:30-8:30pm"]
Wednesday = ["5-6:30am"]
sat-sun = ["7 to noon"]
[[sessions]]
kind = "tempo"
at = "6pm on Thursday"
[[sessions]]
kind = "long"
only = { days = ["weekend"], time = "7-12" }
[[history.sessions]]
kind = "long"
at = "29 Nov 2026 8:00"
[rules]
long_run_day = { days = ["sat-sun"] }
"""


def test_it_means_the_same() -> None:
    assert problem(SPOKEN) == problem(STRICT)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (PLAIN + 'at = "today 18:00"\n', "sessions[1].at", 'a file is read on many days: write "wed 18:00"'),
        (PLAIN + 'at = "Wed 2 Dec 18:00"\n', "sessions[1].at", "or the date with its year"),
        (PLAIN.replace("2026-11-30", '"11/12/2026"'), "week.start", "write 2026-12-11 or 2026-11-12"),
        (PLAIN + '[athlete]\nbedtime = "half ten"\n', "athlete.bedtime", 'write "half past 10" or "half past 9"'),
        (PLAIN.replace("mon =", "mondy ="), "availability.mondy", "did you mean monday?"),
        (PLAIN.replace("mon =", "wednesday ="), "availability.wed", "wed stands under wednesday already"),
        (PLAIN.replace("mon =", '"mon, sat, sun" =').replace("wed =", "weekend ="), "availability.weekend", "already"),
        (PLAIN.replace("mon =", '"wed, sat" ='), 'availability."wed, sat"', "all its days stand alone too"),
        (
            PLAIN + '[availability.dates]\n"24.12.2026" = []\n',
            'availability.dates."24.12.2026"',
            'found "24.12.2026"; write "2026-12-24"',
        ),
    ],
)
def test_what_may_be_several_is_refused_with_the_form_to_write(text: str, place: str, says: str) -> None:
    found = faults(text)
    assert list(found) == [place]
    assert says in found[place]


@pytest.mark.parametrize(
    ("keys", "path"),
    [
        ('Monday = ["6-8"]\n', ("availability", "Monday")),
        ('weekdays = ["6-8"]\n', ("availability", "mon")),
        ('sat-sun = ["6-8"]\n', ("availability", "mon")),
    ],
)
def test_a_fix_goes_to_the_days_own_key(keys: str, path: tuple[str, ...]) -> None:
    """What is said of several days stays as it is."""
    draft = Draft(parse_toml(ZONE + WEEK + f"[availability]\n{keys}" + EASY, "week.toml"), "week.toml")
    assert draft.path_of_windows(0) == path
