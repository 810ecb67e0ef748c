"""`freshlegs busy`, and [[busy]] in a scenario: from files to busy times, free time and what is said about them."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from freshlegs.model.clock import DAY
from support.busy_calendars import calendar, event
from support.command_line import assert_refused, call, freshlegs
from support.scenario_texts import EASY, FREE, PLAIN, WEEK, ZONE, faults
from support.tasks import load_draft, load_task, make_task

YEAR = ("--from", "2026-01-01T00:00Z", "--to", "2027-01-01T00:00Z", "--timezone", "America/New_York")
WORK = calendar(
    event("DTSTART;TZID=Europe/Berlin:20261130T070000", "DURATION:PT2H", uid="1"),
    event("DTSTART;TZID=Europe/Berlin:20261130T083000", "DURATION:PT1H", uid="2"),
    event("DTSTART;TZID=Europe/Berlin:20261202T120000", "DURATION:PT1H", "TRANSP:TRANSPARENT", uid="3"),
    event("DTSTART;TZID=Europe/Berlin:20261130T140000", "DURATION:PT1H",
          "ATTENDEE;PARTSTAT=DECLINED:mailto:me@example.com", uid="4"),
)  # fmt: skip
BUSY = '[[busy]]\nfile = "work.ics"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a calendar of work and a scenario that names it."""
    (tmp_path / "work.ics").write_text(WORK, "utf-8", newline="")
    (tmp_path / "week.toml").write_text(PLAIN + BUSY, "utf-8")
    return tmp_path


def free(folder: Path, busy: str, text: str = PLAIN) -> list[tuple[int, int]]:
    """Return Monday's free hours when [[busy]] says this."""
    (folder / "week.toml").write_text(text + busy, "utf-8")
    problem = load_task(folder / "week.toml")
    return [(begin, end) for begin, end in problem.free if begin < DAY]


def hours(*clock: str) -> list[tuple[int, int]]:
    minutes = [int(time[:2]) * 60 + int(time[3:]) for time in clock]
    return list(zip(minutes[::2], minutes[1::2], strict=True))


def test_busy_times_as_json(folder: Path) -> None:
    done = call("busy", "work.ics", *YEAR, "--owner", "me@example.com", "--json", folder=folder)
    assert (done.code, done.json) == (0, [["2026-11-30T01:00:00-05:00", "2026-11-30T03:30:00-05:00"]])
    assert done.err.splitlines() == [
        "work.ics: 1 timed event is marked free and was ignored.",
        "work.ics: 1 timed event was declined and was ignored.",
    ]


def test_busy_times_for_people(folder: Path) -> None:
    (folder / "more.ics").write_text(calendar(event("DTSTART;VALUE=DATE:20261201")), "utf-8")
    span = ("--from", "2026-11-30", "--to", "2026-12-07T12:00", "--timezone", "Europe/Berlin")
    done = call("busy", "work.ics", "more.ics", *span, folder=folder)
    assert done.out.splitlines() == [
        "Busy times",
        "Mon 30 Nov 2026 00:00 to Mon 7 Dec 2026 12:00, Europe/Berlin",
        "",
        "Mon 30 Nov 2026  07:00-09:30, 14:00-15:00",
        "Tue  1 Dec 2026  all day",
    ]
    assert "secret" not in done.out + done.err


def test_nothing_is_busy(folder: Path) -> None:
    done = call("busy", "work.ics", *YEAR[:1], "2025-01-01", "--to", "2025-02-01", folder=folder)
    assert done.out.endswith("\nNone.\n")
    assert call("busy", "work.ics", "--from", "2025-01-01", "--json", folder=folder).json == []


def test_without_a_beginning_it_is_the_next_four_weeks(folder: Path) -> None:
    done = call("busy", "work.ics", "--timezone", "Europe/Berlin", folder=folder)
    assert done.code == 0
    assert " 00:00 to " in done.out


@pytest.mark.parametrize("name", ["-", "calendar"])
def test_standard_input_and_folders(folder: Path, name: str) -> None:
    """Of a folder the .ics files count, one event each; what is no calendar in it costs nothing."""
    (folder / "calendar").mkdir()
    for number, part in enumerate(WORK.split("BEGIN:VEVENT")[1:]):
        text = calendar("BEGIN:VEVENT" + part.removesuffix("END:VCALENDAR\r\n"))
        (folder / "calendar" / f"{number}.ics").write_text(text, "utf-8", newline="")
    (folder / "calendar" / "color").write_text("#ff0000")
    (folder / "calendar" / ".hidden.ics").write_text("no calendar")
    (folder / "calendar" / "broken.ics").write_text("no calendar")
    done = call("busy", name, *YEAR, "--owner", "me@example.com", "--json", stdin=WORK, folder=folder)
    assert done.json == [["2026-11-30T01:00:00-05:00", "2026-11-30T03:30:00-05:00"]]
    assert ("1 file in it holds no calendar." in done.err) == (name == "calendar")


@pytest.mark.parametrize(
    ("arguments", "source", "says"),
    [
        (("none.ics",), "none.ics", "there is no such file"),
        (("empty",), "empty", "a folder without .ics files"),
        (("week.toml",), "week.toml", "not a calendar"),
        (("https://example.com/secret.ics",), "the calendar", "calendars are read from files"),
        (("webcal://example.com/secret.ics",), "the calendar", "download it first"),
        (("work.ics", "--from", "soon"), "--from", 'found "soon"; write for example "2026-12-02 12:00", 2026-12-02 or'),
        (("work.ics", "--from", "2026-01-02", "--to", "2026-01-01"), "--to", "what is after --from"),
        (("work.ics", "--from", "2026-01-02", "--to", "2099-01-01"), "--to", "up to ten years"),
        (("work.ics", "--from", "1066-10-14"), "--from", "years 1901 to 2199"),
        (("work.ics", "--timezone", "Europe/Berln"), "--timezone", "Europe/Berln"),
    ],
)
def test_what_can_not_be_read(folder: Path, arguments: tuple[str, ...], source: str, says: str) -> None:
    (folder / "empty").mkdir()
    done = call("busy", *arguments, folder=folder)
    assert_refused(done, source)
    assert says in done.err
    assert "secret" not in done.err


def test_one_of_several_calendars_is_enough_to_refuse(folder: Path) -> None:
    assert_refused(call("busy", "work.ics", "none.ics", *YEAR, "--json", folder=folder), "none.ics")


@pytest.mark.parametrize("name", ["work.ics", "calendar/work.ics", "-"])
def test_a_calendar_that_is_too_large_says_how_to_split_it(folder: Path, name: str) -> None:
    (folder / "calendar").mkdir()
    large = calendar(event()).encode() + b" " * 10_000_000
    (folder / name if name != "-" else folder / "large.ics").write_bytes(large)
    found = f"{name}: larger than 10 MB" if name != "-" else "standard input: larger than 10 MB"
    helps = "; split it: .ics files in a folder, of 10 MB each and 50 MB together, are read as one calendar; or export"
    done = call("busy", name.partition("/work")[0], stdin=large.decode() if name == "-" else "", folder=folder)
    assert done.code == 1
    assert found + helps in done.err
    (folder / "week.toml").write_text(PLAIN + BUSY.replace("work.ics", name), "utf-8")
    if name != "-":
        assert f'busy[1].file: found "{name}": larger than 10 MB{helps}' in call("plan", "week.toml", folder=folder).err


def test_habits_are_options_too(folder: Path) -> None:
    done = call("busy", "work.ics", *YEAR, "--timed-transparent", "busy", "--json", folder=folder)
    assert len(done.json) == 3
    assert call("busy", "work.ics", *YEAR, "--tentative", "maybe", folder=folder).code == 2


HOME_OFFICE = calendar(
    event("DTSTART;VALUE=DATE:20261130", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE")
)
AT_HOME = 'work.ics: 1 all-day event is marked "working elsewhere" and was ignored.\n'


def test_a_home_office_leaves_the_day_free_unless_it_is_said_to_be_busy(folder: Path) -> None:
    (folder / "work.ics").write_text(HOME_OFFICE, "utf-8", newline="")
    done = call("busy", "work.ics", *YEAR, "--json", folder=folder)
    assert (done.json, done.err) == ([], AT_HOME)
    done = call("busy", "work.ics", *YEAR, "--elsewhere", "busy", "--json", folder=folder)
    assert (len(done.json), done.err) == (1, "")
    assert free(folder, "") == free(folder, BUSY)
    assert call("plan", "week.toml", folder=folder).err == AT_HOME
    assert free(folder, BUSY + 'elsewhere = "busy"\n') == []


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ("", ("06:00", "22:00")),
        (BUSY, ("06:00", "07:00", "09:30", "14:00", "15:00", "22:00")),
        (BUSY + "before = 15\nafter = 30\n", ("06:00", "06:45", "10:00", "13:45", "15:30", "22:00")),
        (BUSY + 'owner = "Me@example.com"\n', ("06:00", "07:00", "09:30", "22:00")),
        (BUSY + "before = 600\n", ("09:30", "09:30", "15:00", "22:00")),
    ],
    ids=["none", "plain", "travel", "owner", "much travel"],
)
def test_busy_times_are_not_free(folder: Path, busy: str, left: tuple[str, ...]) -> None:
    """What is kept free around them lies around the merged times."""
    assert free(folder, busy) == [stretch for stretch in hours(*left) if stretch[0] < stretch[1]]


def test_several_calendars(folder: Path) -> None:
    (folder / "club.ics").write_text(calendar(event("DTSTART:20261130T170030Z", "DURATION:PT1H")), "utf-8")
    both = free(folder, BUSY + '[[busy]]\nfile = "club.ics"\nafter = 29\n')
    assert both == hours("06:00", "07:00", "09:30", "14:00", "15:00", "18:00", "19:30", "22:00")


def test_travel_reaches_over_the_weeks_edge(folder: Path) -> None:
    """An event right after the planned dates takes the last minutes of them for the way there."""
    text = ZONE + WEEK + '[availability]\nsun = ["20:00-24:00"]\n' + EASY
    (folder / "work.ics").write_text(calendar(event("DTSTART:20261206T231000Z", "DURATION:PT1H")), "utf-8")
    (folder / "week.toml").write_text(text + BUSY + "before = 30\n", "utf-8")
    assert load_task(folder / "week.toml").free == ((6 * DAY + 20 * 60, 6 * DAY + 23 * 60 + 40),)


def test_a_calendar_is_seen_from_its_scenario(folder: Path, tmp_path: Path) -> None:
    done = call("plan", folder / "week.toml", folder=Path("/"))
    assert done.code == 0
    assert done.err == "work.ics: 1 timed event is marked free and was ignored.\n"
    assert tmp_path.name not in done.err


def test_faults_of_calendars_are_faults_of_the_scenario(folder: Path) -> None:
    wrong = BUSY.replace("work", "none") + BUSY.replace("work.ics", "https://example.com/secret")
    (folder / "week.toml").write_text(PLAIN.replace("wed = ", "day9 = ") + wrong, "utf-8")
    done = call("plan", folder / "week.toml", folder=folder)
    assert_refused(done, str(folder / "week.toml"))
    for says in (
        "availability.day9: ",
        'busy[1].file: found "none.ics": there is no such file',
        "busy[2].file: found an",
    ):
        assert says in done.err
    assert "secret" not in done.err


@pytest.mark.parametrize(
    ("busy", "place"),
    [
        ('tentative = "maybe"', "busy[1].tentative"),
        ('allday = "free"', "busy[1].allday"),
        ('elsewhere = "home"', "busy[1].elsewhere"),
        ("timed_transparent = true", "busy[1].timed_transparent"),
        ('owner = "me"', "busy[1].owner"),
        ("before = 601", "busy[1].before"),
        ('tentativ = "free"', "busy[1].tentativ"),
    ],
)
def test_wrong_words_in_busy(busy: str, place: str) -> None:
    assert place in faults(PLAIN + BUSY + busy + "\n")


def test_only_one_input_is_standard_input(folder: Path) -> None:
    two = PLAIN + BUSY.replace("work.ics", "-") * 2
    (folder / "week.toml").write_text(two, "utf-8")
    done = call("plan", "week.toml", stdin=WORK, folder=folder)
    assert "only one of all can be standard input" in done.err
    assert done.code == 1
    done = call("plan", "-", stdin=PLAIN + BUSY.replace("work.ics", "-"), folder=folder)
    assert "busy[1].file: " in done.err
    (folder / "week.toml").write_text(PLAIN + BUSY.replace("work.ics", "-"), "utf-8")
    assert call("plan", "week.toml", stdin=WORK, folder=folder).code == 0


def test_no_free_time_is_left(folder: Path) -> None:
    (folder / "work.ics").write_text(
        calendar(event("DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20270101")), "utf-8"
    )
    done = call("plan", "week.toml", folder=folder)
    assert_refused(done, "week.toml: ")
    assert "no free time" in done.err


def test_a_draft_reads_its_calendars_once(folder: Path) -> None:
    """However often it is changed and resolved, also in another process."""
    draft = load_draft(folder / "week.toml")
    before = make_task(draft).free
    (folder / "work.ics").unlink()
    assert make_task(pickle.loads(pickle.dumps(draft))).free == before
    assert list(draft.busy.notes) == ["work.ics: 1 timed event is marked free and was ignored."]


def test_the_changes_of_a_variant_reach_busy_times(folder: Path) -> None:
    done = call("whatif", "week.toml", "-s", "no work: busy=[]", "--json", folder=folder)
    assert done.code == 0


def test_planning_without_calendars_does_not_load_their_reader(tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(ZONE + WEEK + FREE + EASY, "utf-8")
    program = (
        "import sys\nfrom freshlegs.cli import main\nsys.argv = ['freshlegs', 'plan', 'week.toml']\ncode = main()\n"
        "late = {'icalendar', 'freshlegs.calendars.reading.raw_components'} & sys.modules.keys()\n"
        "sys.exit(f'{code} {late}' if code or late else 0)\n"
    )
    done = freshlegs(python=("-c", program), folder=tmp_path)
    assert (done.code, done.err) == (0, "")
