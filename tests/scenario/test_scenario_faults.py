"""What can be wrong in a scenario file: where it says so, and what it says."""

from __future__ import annotations

import pytest

from freshlegs.io.errors import InputError
from freshlegs.scenario.schema.faults import MOST_FAULTS
from freshlegs.scenario.schema.json_schema import build_scenario_schema
from freshlegs.scenario.schema.load import LONGEST_TEXT, load_scenario
from support.scenario_texts import EASY, FREE, PLAIN, TODAY, WEEK, ZONE, faults, problem
from support.schemas import find_endless_numbers

WRONG = [
    ("mistyped key", "profil = 'x'\n" + PLAIN, "profil", "did you mean profile?"),
    (
        "key in the wrong table",
        ZONE + "[athlete]\npriority = 'run'\n" + WEEK + FREE + EASY,
        "athlete.priority",
        "top of the",
    ),
    ("no time zone", WEEK + FREE + EASY, "timezone", 'timezone = "Europe/Berlin"'),
    ("unknown zone", PLAIN.replace("Berlin", "Berln"), "timezone", 'did you mean "Europe/Berlin"?'),
    ("zone that is a path", PLAIN.replace("Europe/Berlin", "../zone"), "timezone", "an IANA time zone"),
    ("id with a slash", 'id = "a/b"\n' + PLAIN, "id", "printable"),
    ("id that a spreadsheet runs", 'id = "=1+1"\n' + PLAIN, "id", "the first of them none of = + - @"),
    ("id with a control character", 'id = "a\\u0007"\n' + PLAIN, "id", "\\u0007"),
    ("no profile of that name", 'profile = "pro"\n' + PLAIN, "profile", '"evidence" or "article"'),
    ("hardest of no such kind", 'hardest = "easy"\n' + PLAIN, "hardest", '"race", "intervals", "tempo" or "long"'),
    ("hardest not asked for", 'hardest = "race"\n' + PLAIN, "hardest", "no such run is asked for"),
    ("bedtime", PLAIN + '[athlete]\nbedtime = "24:00"\n', "athlete.bedtime", 'from "00:00" to "23:59"'),
    ("bedtime without quotes", PLAIN + "[athlete]\nbedtime = 22:30:00\n", "athlete.bedtime", 'in quotes: "22:30"'),
    ("equipment", PLAIN + '[athlete]\nequipment = ["band", "sled"]\n', "athlete.equipment[2]", '"sled"'),
    (
        "what stands beside a barbell",
        PLAIN + '[athlete]\nequipment = ["plates"]\n',
        "athlete.equipment[1]",
        "mean barbell?",
    ),
    ("slip in a word", 'profile = "evidnce"\n' + PLAIN, "profile", 'did you mean evidence? allowed: "evidence" or'),
    ("another word for a kind", PLAIN.replace('"easy"', '"recovery"'), "sessions[1].kind", "did you mean easy?"),
    (
        "an exercise by half its name",
        PLAIN + '[lifting]\nweights = { squat = "80 kg" }\n',
        "lifting.weights.squat",
        "did you mean back_squat or front_squat or box_squat?",
    ),
    ("date that does not exist", PLAIN.replace("2026-11-30", '"2026-02-30"'), "week.start", "a date such as"),
    ("date of another century", PLAIN.replace("2026-11-30", "1999-11-30"), "week.start", "years 2000 to 2100"),
    ("date with a time", PLAIN.replace("2026-11-30", "2026-11-30T10:00:00"), "week.start", "a date such as"),
    ("too few days", ZONE + WEEK + "days = 4\n" + FREE + EASY, "week.days", "from 5 to 14"),
    ("days that are true", ZONE + WEEK + "days = true\n" + FREE + EASY, "week.days", "found true"),
    (
        "history that repeats",
        ZONE + WEEK + "repeats = true\n[history]\n" + FREE + EASY,
        "week.repeats",
        "does not repeat",
    ),
    ("no today", ZONE + FREE + EASY, "week.start", "start = 2026-11-30"),
    ("25 o'clock", PLAIN.replace("06:00-22:00", "06:00-25:00", 1), "availability.mon[1]", 'found "06:00-25:00"'),
    ("window that starts at 24:00", PLAIN.replace("06:00-22:00", "24:00-24:00", 1), "availability.mon[1]", "24:00"),
    ("backward window", PLAIN.replace("06:00-22:00", "22:00-06:00", 1), "availability.mon[1]", '"22:00-24:00" and'),
    ("empty window", PLAIN.replace("06:00-22:00", "06:00-06:00", 1), "availability.mon[1]", "ends where it starts"),
    (
        "overlapping windows",
        PLAIN.replace('"06:00-22:00"', '"06:00-08:00", "07:00-09:00"', 1),
        "availability.mon[2]",
        'overlaps "06:00-08:00"',
    ),
    (
        "window without its list",
        ZONE + WEEK + '[availability]\nmon = "06:00-08:00"\n' + EASY,
        "availability.mon",
        "a list such",
    ),
    ("counted day in a week", PLAIN.replace("mon =", "day1 ="), "availability.day1", "mon to sun"),
    (
        "weekday in a cycle of eight",
        ZONE + WEEK + "days = 8\n[availability]\nday1 = []\nmon = []\n" + EASY,
        "availability.mon",
        "day1 to day8",
    ),
    (
        "day beyond the cycle",
        ZONE + WEEK + "days = 8\n[availability]\nday9 = []\n" + EASY,
        "availability.day9",
        "day1 to day8",
    ),
    (
        "no such date",
        PLAIN + "[availability.dates]\n2026-13-24 = []\n",
        "availability.dates.2026-13-24",
        "a date such as",
    ),
    ("no free time", ZONE + WEEK + EASY, "availability", "no free time in 2026-11-30 to 2026-12-06"),
    ("busy without a file", PLAIN + "[[busy]]\nbefore = 5\n", "busy[1].file", 'file = "work.ics"'),
    ("calendars", PLAIN + '[[busy]]\nfile = "work.ics"\n', "busy[1].file", "nobody to read it"),
    ("a text for a table", PLAIN + 'only = "sat"\n', "sessions[1].only", "a table with days, time"),
    ("no sessions", ZONE + WEEK + FREE, "sessions", "[[sessions]]"),
    ("empty sessions", "sessions = []\n" + ZONE + WEEK + FREE, "sessions", "at least one"),
    ("one bracket", ZONE + WEEK + FREE + '[sessions]\nkind = "easy"\n', "sessions", "two brackets"),
    ("too many sessions", PLAIN + "count = 100\n", "sessions", "100 sessions; at most 40"),
    ("endless sessions", PLAIN + f"count = 0x{'f' * 5000}\n", "sessions", "at most 40"),
    ("no kind", PLAIN + "[[sessions]]\nminutes = 30\n", "sessions[2].kind", "missing"),
    ("unknown kind", PLAIN + '[[sessions]]\nkind = "leg"\n', "sessions[2].kind", '"lower", "upper"'),
    ("zero of a kind", PLAIN + "count = 0\n", "sessions[1].count", "from 1 up"),
    ("half a session", PLAIN + "count = 1.5\n", "sessions[1].count", "found 1.5"),
    ("counts out of order", PLAIN + "count = { at_least = 3, at_most = 2 }\n", "sessions[1].count", "above at_most"),
    ("half a count", PLAIN + "count = { at_least = 3 }\n", "sessions[1].count.at_most", "missing"),
    ("minutes", PLAIN + "minutes = 700\n", "sessions[1].minutes", "found 700; allowed: a whole number from 5 to 600"),
    (
        "longer than each window",
        PLAIN.replace("22:00", "07:00") + "minutes = 90\n",
        "sessions[1].minutes",
        "60 min, from Mon",
    ),
    ("wish for nothing", PLAIN + "prefer = {}\n", "sessions[1].prefer", "days ="),
    ("wish for no day", PLAIN + "prefer = { days = [] }\n", "sessions[1].prefer.days", "a list of days"),
    ("day of another cycle", PLAIN + 'only = { days = ["mon", "day2"] }\n', "sessions[1].only.days[2]", "mon to sun"),
    ("backward time", PLAIN + 'only = { time = "12:00-06:00" }\n', "sessions[1].only.time", "ends before it starts"),
    (
        "only on a day that is not free",
        PLAIN + 'only = { days = ["tue"] }\n',
        "sessions[1].only",
        "free on Tue 1 Dec: nothing",
    ),
    (
        "only for too short a time",
        PLAIN + 'only = { time = "12:00-12:30" }\n',
        "sessions[1].only",
        "fits no free window",
    ),
    ("pin with a count", PLAIN + 'count = 2\nat = "wed 18:00"\n', "sessions[1].at", "with a count"),
    ("pin at 24:00", PLAIN + 'at = "wed 24:00"\n', "sessions[1].at", "write 00:00 of the day"),
    ("pin outside free time", PLAIN + 'at = "tue 18:00"\n', "sessions[1].at", "is not in free time"),
    (
        "pin against only",
        PLAIN + 'at = "wed 18:00"\nonly = { days = ["mon"] }\n',
        "sessions[1].at",
        "not inside `only`",
    ),
    ("pin outside the week", PLAIN + 'at = "2026-12-07 18:00"\n', "sessions[1].at", "2026-11-30 to 2026-12-06"),
    ("counted pin in a week", PLAIN + 'at = "day3 18:00"\n', "sessions[1].at", "mon to sun"),
    (
        "one of two Wednesdays",
        PLAIN.replace("[avail", "days = 10\nrepeats = false\n[avail", 1) + 'at = "wed 18:00"\n',
        "sessions[1].at",
        '"2026-12-02 18:00" or "2026-12-09 18:00"',
    ),
    (
        "no Saturday in the cycle",
        PLAIN.replace("[avail", "days = 5\nrepeats = false\n[avail", 1) + 'at = "sat 18:00"\n',
        "sessions[1].at",
        "no sat",
    ),
    (
        "pin that is skipped",
        PLAIN.replace("2026-11-30", "2027-03-22") + 'at = "sun 02:30"\n',
        "sessions[1].at",
        "skips",
    ),
    (
        "window of a date that is skipped",
        PLAIN.replace("2026-11-30", "2027-03-22") + '[availability.dates]\n2027-03-28 = ["02:30-04:00"]\n',
        "availability.dates.2027-03-28[1]",
        "skips",
    ),
    (
        "history that is not over",
        PLAIN + '[[history.sessions]]\nkind = "easy"\nat = "2026-11-30 00:00"\n',
        "history.sessions[1].at",
        "before the week",
    ),
    (
        "history by weekday",
        PLAIN + '[[history.sessions]]\nkind = "easy"\nat = "sun 08:00"\n',
        "history.sessions[1].at",
        "a date and a time",
    ),
    ("unknown rule", PLAIN + "[rules]\nrest_day = 'off'\n", "rules.rest_day", "did you mean rest_days?"),
    ("rule unlike any", PLAIN + "[rules]\nxyz = 1\n", "rules.xyz", "the rules are all_placed"),
    ("unknown parameter", PLAIN + "[rules]\nrest_days = { at_lest = 2 }\n", "rules.rest_days.at_lest", "at_least?"),
    (
        "parameter out of range",
        PLAIN + "[rules]\nrest_days = { at_least = 15 }\n",
        "rules.rest_days.at_least",
        "0 to 14",
    ),
    ("parameter that is no number", PLAIN + "[rules]\nwishes = { weight = 'x' }\n", "rules.wishes.weight", "off"),
    ("setting that is true", PLAIN + "[rules]\nwishes = true\n", "rules.wishes", "found true"),
    ("setting that is a word", PLAIN + "[rules]\nwishes = 'on'\n", "rules.wishes", "a whole number"),
    ("setting that is a list", PLAIN + "[rules]\nwishes = [1]\n", "rules.wishes", "found a list"),
    ("negative price", PLAIN + "[rules]\nwishes = -1\n", "rules.wishes", "found -1"),
    ("endless hours", PLAIN + "[rules]\nmuscle_spacing = { hours = inf }\n", "rules.muscle_spacing.hours", "found inf"),
    (
        "one number for several prices",
        PLAIN + "[rules]\nseparate_days = 5\n",
        "rules.separate_days",
        "legs_key, legs_easy",
    ),
    (
        "one weight for several prices",
        PLAIN + "[rules]\nseparate_days = { weight = 5 }\n",
        "rules.separate_days.weight",
        "legs_key",
    ),
    (
        "day of no week",
        PLAIN + "[rules]\nlong_run_day = { days = ['mon', 'sunnday'] }\n",
        "rules.long_run_day.days[2]",
        'found "sunnday"; did you mean sunday? allowed: "mon" to "sun"',
    ),
    (
        "day of another cycle in a rule",
        PLAIN + "[rules]\nlong_run_day = { days = ['day1'] }\n",
        "rules.long_run_day.days[1]",
        "mon to sun",
    ),
    ("rules that are a list", "rules = []\n" + PLAIN, "rules", "a table"),
    ("expectation", PLAIN + "[expect]\nstatus = 'good'\n", "expect.status", '"planned" or "impossible"'),
    (
        "clash of no rule",
        PLAIN + "[expect]\nstatus = 'impossible'\nclash = ['rest_day']\n",
        "expect.clash[1]",
        "rest_days",
    ),
    (
        "clash of a week that is planned",
        PLAIN + "[expect]\nstatus = 'planned'\nclash = ['rest_days']\n",
        "expect.clash",
        'found a list; only status = "impossible" has a clash',
    ),
    (
        "penalty of an impossible week",
        PLAIN + "[expect]\nstatus = 'impossible'\npenalty_at_most = 5\n",
        "expect.penalty_at_most",
        'found 5; only status = "planned" has a penalty',
    ),
    (
        "clash of a rule and a number",
        PLAIN + "[expect]\nstatus = 'impossible'\nclash = ['rest_days', 3]\n",
        "expect.clash[2]",
        "found 3; allowed: the rules that cannot hold together",
    ),
    (
        "equipment that is no list",
        PLAIN + '[athlete]\nequipment = "barbell"\n',
        "athlete.equipment",
        'found "barbell"; allowed: a list of "barbell", "dumbbell",',
    ),
    (
        "exercises that are no list",
        PLAIN + "[lifting.exclude]\nexercises = 'back_squat'\n",
        "lifting.exclude.exercises",
        'allowed: a list such as ["back_squat"]',
    ),
    (
        "days that are no list",
        PLAIN + "[rules]\nlong_run_day = { days = 'sat' }\n",
        "rules.long_run_day.days",
        'allowed: a list such as ["mon", "sat-sun"]',
    ),
    ("key that is no day", PLAIN.replace("mon =", "foo ="), "availability.foo", 'write days such as "tue"'),
    (
        "key that is no day, and no time",
        PLAIN.replace("mon = [", 'foo = ["x", '),
        "availability.foo",
        "write days such as",
    ),
    ("step that is true", PLAIN + "[lifting.steps]\nbarbell = true\n", "lifting.steps.barbell", "found true"),
    (
        "exercise of two lines",
        PLAIN + '[[exercises]]\nid = "back_squat"\nname = "a\\nb"\n',
        "exercises[1].name",
        "1 to 80 printable",
    ),
    (
        "cue of two lines",
        PLAIN + '[[exercises]]\nid = "back_squat"\ncue = "a\\nb"\n',
        "exercises[1].cue",
        "at most 200 printable",
    ),
    (
        "place that turns what follows",
        PLAIN + '[[places]]\nname = "a\\u202eb"\n',
        "places[1].name",
        "1 to 40 printable",
    ),
    (
        "workout of two lines",
        PLAIN + '[[workouts]]\nid = "w"\nkind = "easy"\neffort = "easy"\nsteps = ["all"]\nname = "a\\nb"\n',
        "workouts[1].name",
        "1 to 80 printable",
    ),
    (
        "workout without a name",
        PLAIN + '[[workouts]]\nid = "w"\nkind = "easy"\neffort = "easy"\nsteps = ["all"]\nname = ""\n',
        "workouts[1].name",
        "1 to 80 printable",
    ),
    (
        "foreign name that a terminal obeys",
        PLAIN + '[names]\n"a\\u009b" = "back_squat"\n',
        'names."a\\u009b"',
        "1 to 100 printable",
    ),
    ("session that is a number", ZONE + "sessions = [5]\n" + WEEK + FREE, "sessions[1]", "allowed: a table with kind"),
    ("windows that are a number", PLAIN.replace('["06:00-22:00"]', "5", 1), "availability.mon", 'as ["06:00-08:00"]'),
    ("empty title", 'title = ""\n' + PLAIN, "title", 'found ""; allowed: 1 to 200 printable'),
    ("title of 201 characters", f'title = "{"x" * 201}"\n' + PLAIN, "title", "1 to 200 printable"),
    ("title with a control character", 'title = "a\\u0007"\n' + PLAIN, "title", "1 to 200 printable"),
    ("title that is a number", "title = 5\n" + PLAIN, "title", "found 5; allowed: 1 to 200 printable"),
    ("id of 101 characters", f'id = "{"x" * 101}"\n' + PLAIN, "id", "1 to 100 printable"),
    ("pin in a zone", PLAIN + "at = 2026-12-02T18:00:00Z\n", "sessions[1].at", 'such as "wed 18:00"'),
    ("not TOML", "id = \n" + PLAIN, "line 1, column 6", "not TOML"),
    ("end of the file", 'id = "', "end of the file", "not TOML"),
    ("nested too deeply", "id = " + "[" * 5000, "", "nested too deeply"),
    ("a number of many digits", "id = " + "9" * 5000, "", "not TOML"),
]


@pytest.mark.parametrize(("text", "place", "says"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_fault_names_its_place_and_what_is_allowed(text: str, place: str, says: str) -> None:
    today = None if place == "week.start" else TODAY
    found = faults(text, today=today)
    assert list(found) == [place]
    assert says in found[place]


def test_no_fault_speaks_like_a_program() -> None:
    for _, text, _, _ in WRONG:
        for fault in faults(text, today=None).values():
            assert not any(
                word in fault for word in ("Input should", "valid dictionary", "Extra inputs", "Value error")
            )


def test_several_faults_of_the_file_come_together() -> None:
    text = PLAIN.replace("22:00", "25:00") + "minutes = 3\n[rules]\nrest_day = 1\nwishes = 'x'\n"
    places = {"availability.mon[1]", "availability.wed[1]", "availability.sat[1]", "sessions[1].minutes"}
    assert set(faults(text)) == places | {"rules.rest_day", "rules.wishes"}


def test_several_faults_of_the_week_come_together() -> None:
    text = PLAIN.replace("mon =", "day1 =") + 'at = "tue 02:00"\n' + EASY + 'at = "2027-01-01 07:00"\n'
    assert set(faults(text)) == {"availability.day1", "sessions[2].at"}
    assert set(faults(text.replace("day1 =", "mon ="))) == {"sessions[1].at", "sessions[2].at"}


def test_a_message_names_the_file() -> None:
    with pytest.raises(InputError, match=r"^base\.toml: sessions\[1\]\.minutes: found 3; allowed"):
        load_scenario(PLAIN + "minutes = 3\n", "base.toml")


def test_numbers_of_a_scenario_have_stated_ranges() -> None:
    """How many sessions are asked for is counted together (`resolve_requests`)."""
    counted = ["Count.properties.at_least", "Count.properties.at_most", "Request.properties.count.anyOf.0"]
    assert list(find_endless_numbers(build_scenario_schema())) == [f"$defs.{place}" for place in counted]


@pytest.mark.slow
def test_faults_without_end_are_cut() -> None:
    """Each unknown name is looked for among the known ones, so that ten thousand would take a minute."""
    for more in ("x{} = 1\n", "[[sessions]] # {}\n", "[availability.d{}]\n"):
        found = faults(PLAIN + "".join(map(more.format, range(10_000))))
        assert len(found) == MOST_FAULTS + 1
        assert found[""] == f"these are the first {MOST_FAULTS} faults; mend them first"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a." * 200 + "a = 1\n", "line 1: more than 100 dots"),
        (f"\n[{'a.' * 200}a]\n", "line 2: more than 100 dots"),
        ("#" + "\n" * LONGEST_TEXT, f"more than {LONGEST_TEXT} characters"),
        (f"a = {'9' * 5000}", "not TOML: a number has too many digits"),
        ("a = " + "[" * 5000, "nested too deeply"),
    ],
    ids=["key", "table", "length", "digits", "lists"],
)
def test_what_no_scenario_needs_is_refused_soon(text: str, says: str) -> None:
    with pytest.raises(InputError, match=f"week.toml: {says}"):
        load_scenario(text, "week.toml")
    assert load_scenario(f"# {'.' * 200}\n{PLAIN}", "week.toml")


def test_a_file_name_that_a_spreadsheet_runs_gives_no_such_id() -> None:
    assert [load_scenario(PLAIN, name).id for name in ("=1+1.toml", "-x.toml", "x.toml")] == ["week=1+1", "week-x", "x"]


def test_an_explicit_window_may_end_where_the_clocks_jump() -> None:
    text = PLAIN.replace("2026-11-30", "2027-03-22") + "[availability.dates]\n2027-03-28 = "
    assert problem(text + '["01:00-02:00"]\n').free[-1] == (6 * 1440 + 60, 6 * 1440 + 120)
    assert problem(text + '["01:00-03:00"]\n').free[-1] == (6 * 1440 + 60, 6 * 1440 + 120)
