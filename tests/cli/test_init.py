"""`init` as a person at a terminal and a script see it."""

from __future__ import annotations

import json
import sys
import tomllib
from datetime import date
from io import StringIO
from pathlib import Path

import pexpect
import pytest

from freshlegs.calendars.reading.own_events import read_own_events
from freshlegs.cli import prompter
from freshlegs.io.shipped import find_shipped_weeks
from freshlegs.scenario.interview.answers import Answers
from freshlegs.scenario.interview.goal import Goal
from freshlegs.scenario.interview.scenario_text import write_scenario
from support.command_line import COMMAND, PATIENCE, Done, call, environment, freshlegs
from support.paths import ROOT

pytestmark = pytest.mark.slow

TODAY = ("--today", "2026-11-25")
NOW = ("--now", "2026-11-25 12:00")
ENTER = [""] * 17
"""To each question Enter, but for whether to plan."""


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(monkeypatch)


class Person:
    """Somebody who answers; to each question Enter unless something else is said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(prompter, "is_interactive", lambda: True)

    def runs(self, *arguments: str, folder: Path, lines: list[str]) -> Done:
        """Let them type these lines."""
        self._monkeypatch.setattr(sys, "stdin", StringIO("".join(f"{line}\n" for line in lines)))
        return call("init", "--timezone", "Europe/Berlin", *TODAY, *arguments, folder=folder)


@pytest.mark.slow
def test_a_person_answers_and_sees_the_week(tmp_path: Path) -> None:
    """At a real terminal: every question, a wrong answer, the file, the plan."""
    child = pexpect.spawn(
        str(COMMAND), ["init", "my.toml", *TODAY], cwd=str(tmp_path), env={**environment(), "TZ": "Asia/Tokyo"},
        encoding="utf-8", timeout=PATIENCE, dimensions=(40, 100),
    )  # fmt: skip
    for question, answer in (
        (r"Your name\?", "Spring"),
        ("Times are those of Asia/Tokyo.*What do you train for.*4 weeks from Mon 30 Nov 2026", "1 week"),
        ("When can you train", "weekdays 25-26"),
        ('"25-26" is not a span of time.*When can you train', "daily 6-8"),
        ("So: mon to sun 06:00-08:00.*Anything to add or to change", "sun 7-11"),
        ("mon to sat 06:00-08:00; sun 07:00-11:00.*Anything to add or to change", ""),
        ("calendar file", ""),
        ("Which runs", "long, easy 40"),
        (r"minutes for the long run\? \[120\]", "150"),
        ("How often do you lift", ""),
        (r"minutes for each full-body lift\? \[60\]", "45"),
        ("What is there to lift with", "dumbbells"),
        ("What do you lift now.*find them in the first week", "goblet squat 24"),
        (r"  So: Goblet squat 24 kg\s.*What comes first", "lift"),
        ("As a runner, are you", "begin"),
        ("As a lifter, are you", ""),
        ("When do you go to bed", "none"),
        (r"Plan it now\? \[yes\]", ""),
    ):
        child.expect(f"(?s){question}.*: $")
        child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()
    assert "Mon 30 Nov to Sun 6 Dec 2026, Asia/Tokyo" in str(child.before)
    assert "Proven best" in str(child.before)
    assert child.exitstatus == 0
    written = (tmp_path / "my.toml").read_text("utf-8")
    for line in (
        'id = "Spring-my"', 'weights = { goblet_squat = "24 kg" }',
        'timezone = "Asia/Tokyo"', 'priority = "lift"', 'run_level = "beginner"', "minutes = 150",
        'sun = ["07:00-11:00"]', 'equipment = ["dumbbell"]', "minutes = 45", "minutes = 40",
    ):  # fmt: skip
        assert f"\n{line}" in written
    assert "bedtime" not in written


@pytest.mark.parametrize("end", ["interrupt", "end of file"])
def test_who_stops_leaves_nothing_behind(tmp_path: Path, end: str) -> None:
    child = pexpect.spawn(
        str(COMMAND),
        ["init"],
        cwd=str(tmp_path),
        env=environment({"TZ": "Asia/Tokyo"}),
        encoding="utf-8",
        timeout=PATIENCE,
    )
    child.expect("Your name.*: $")
    child.sendline("")
    child.expect("What do you train for.*: $")
    child.sendintr() if end == "interrupt" else child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert str(child.before).splitlines()[-2:] == ["Nothing was written.", "Stopped."]
    assert list(tmp_path.iterdir()) == []


def test_enter_all_along_gives_the_starter(person: Person, tmp_path: Path) -> None:
    """With the answers that were not taken for granted: what counts most, and what there is to lift with."""
    done = person.runs(folder=tmp_path, lines=[*ENTER, "n"])
    assert (done.code, done.out) == (0, "")
    written = (tmp_path / "week.toml").read_text("utf-8").splitlines()
    assert [line for line in written if not line.startswith(("id", "hardest", "equipment"))] == write_scenario(
        Answers(timezone="Europe/Berlin", goal=Goal(4, date(2026, 11, 30)))
    ).splitlines()
    assert not (tmp_path / "plan.json").exists()


def test_a_runner_without_race_is_asked_no_more_than_runs_take(person: Person, tmp_path: Path) -> None:
    """Name, weeks, free time, calendar, runs with their minutes, lifts, what comes first, level, bedtime, plan."""
    lines = ["", "", "", "", "easy", "", "none", "", "", "", "n"]
    done = person.runs(folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    assert done.err.count("]: ") == len(lines)


def test_a_wrong_answer_gets_a_sentence_and_the_question_again(person: Person, tmp_path: Path) -> None:
    lines = ["", "", "", "", "third", "tempo", *ENTER[:8], "n"]
    done = person.runs("--runs", "intervals, tempo", folder=tmp_path, lines=lines)
    assert done.code == 0
    assert done.err.count("Which of them counts most") == 2
    assert 'found "third"; allowed: intervals or tempo.' in done.err
    assert 'hardest = "tempo"' in (tmp_path / "week.toml").read_text("utf-8")


def test_a_title_in_any_script(tmp_path: Path) -> None:
    """Emoji and scripts that need joiners, and text that looks like a page."""
    for title in (
        "🏃\u200d♀️ תוכנית 週間",
        "می\u200cشود",
        "<script>alert(1)</script>",
        'a "quoted" \\ week',
        "W" * 200,
    ):
        done = call("init", "--force", "--title", title, "--plan", *TODAY, folder=tmp_path)
        assert done.code == 0, done.err
        assert done.out.startswith(title[:80])


def test_the_tutorial_shows_the_questions_as_they_are_asked(person: Person, tmp_path: Path) -> None:
    """What stands after the brackets is what a person types."""
    page = (ROOT / "docs/tutorial.md").read_text("utf-8")
    shown = page.partition("```text\n")[2].partition("```")[0].splitlines()
    typed = shown[1].partition("]: ")[2]
    done = person.runs("--name", "T", "--goal", "4 weeks", folder=tmp_path, lines=[typed, *ENTER[:15], "n"])
    assert done.code == 0
    for line in shown:
        assert line.removesuffix(typed).rstrip() in done.err, line


def test_what_is_said_in_advance_is_not_asked(person: Person, tmp_path: Path) -> None:
    options = (
        "--name", "T", "--goal", "1 week", "--weights", "find",
        "--free", "daily 6-8", "--calendar", "none", "--runs", "tempo 50", "--lifts", "2 of 40",
        "--equipment", "all", "--priority", "run", "--run-level", "adv", "--lift-level", "adv", "--bedtime", "none",
        "--no-plan",
    )  # fmt: skip
    done = person.runs(*options, folder=tmp_path, lines=[])
    assert done.code == 0
    assert "?" not in done.err
    assert "minutes = 40" in (tmp_path / "week.toml").read_text("utf-8")


def test_a_session_that_fits_nowhere_is_asked_for_again(person: Person, tmp_path: Path) -> None:
    """Its usual length is cut to the longest free time."""
    lines = ["", "", "", "long", "120", "", *ENTER[:8], "n"]
    done = person.runs("--free", "daily 6-7:15", folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    assert "How many minutes for the long run? [75]" in done.err
    assert "long of 120 min fits no free window; the longest is 75 min" in done.err
    assert "minutes = 75" in (tmp_path / "week.toml").read_text("utf-8")


TIGHT = ("--goal", "1 week", "--free", "weekdays 6-7", "--runs", "intervals 45, 2 easy 40", "--lifts", "4 of 50")


@pytest.mark.slow
@pytest.mark.parametrize("taken", ["none", "2"])
def test_too_much_is_told_with_the_ways_out(person: Person, tmp_path: Path, taken: str) -> None:
    """One of them can be taken at once: it goes into the file, and its week is shown."""
    done = person.runs(*TIGHT, folder=tmp_path, lines=[*ENTER[:8], "y", "9", taken])
    assert "You ask for more than this week can hold." in done.err
    assert "Each of these makes it possible:" in done.out
    assert 'found "9"; allowed: 1 to ' in done.err
    assert done.code == (3 if taken == "none" else 0)
    assert ("Proven best" in done.out) == (taken == "2")
    assert call("plan", "week.toml", *TODAY, folder=tmp_path).code == done.code


@pytest.mark.slow
def test_a_way_out_of_a_programme_is_planned_for_all_its_weeks(person: Person, tmp_path: Path) -> None:
    done = person.runs(*TIGHT[2:], "--goal", "3 weeks", folder=tmp_path, lines=[*ENTER[:8], "y", "2"])
    assert done.code == 0, done.err
    assert len(call("show", "plan.json", "--json", folder=tmp_path).json["weeks"]) == 3


@pytest.mark.slow
def test_a_script_gives_all_answers_and_plans(tmp_path: Path) -> None:
    done = freshlegs("init", "a.toml", "--non-interactive", *TIGHT, "--plan", *TODAY, "--json", folder=tmp_path)
    assert done.code == 3
    assert (done.json["file"], done.json["plan"]["status"]) == ("a.toml", "impossible")
    assert (tmp_path / "a.toml").exists()


def test_nobody_is_asked_where_nobody_is(person: Person, tmp_path: Path) -> None:
    """--non-interactive and --json ask nothing, even at a terminal."""
    for options in (["--non-interactive"], ["--json"]):
        done = person.runs("--force", *options, folder=tmp_path, lines=[])
        assert done.code == 0
        assert "?" not in done.err
    assert (tmp_path / "week.toml").read_text("utf-8").count("equipment") == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--free", "mon 6"), '--free: "6" is not a span of time'),
        (("--free", "none"), "--free: that leaves no time at all; write for example"),
        (("--runs", "golf"), '--runs: "golf" is not among them'),
        (("--free", "daily 6-7"), "--runs: long of 120 min fits no free window; the longest is 60 min"),
        (("--runs", "none", "--lifts", "none"), "--lifts: a week needs a run or a lift"),
        (("--runs", "easy", "--hardest", "long"), 'the answers: found "long", which [[sessions]] does not ask for'),
        (("--goal", "half"), '--goal: found "half", without a date; write distance and date'),
        (("--goal", "10k in spring"), '--goal: found "10k in spring"; write distance and date'),
        (("--goal", "10k on 1/2/2027"), '--goal: found "10k on 1/2/2027"; write 2027-02-01 or 2027-01-02'),
        (("--goal", "half on 29 Nov 2026"), "--goal: the race is on Sun 29 Nov 2026; the first week starts on Mon 30"),
        (("--goal", "40 weeks"), "--goal: found 40 weeks; a programme has 1 to 26"),
        (("--goal", "a medal"), '--goal: found "a medal"; write a race, such as'),
        (("--goal", "10k on 14 Feb", "--weeks", "20"), "--weeks: found 20 weeks; from Monday on there are 11 up to"),
        (("--weeks", "8 weeks from 2 Nov 2026"), "--weeks: Mon 2 Nov 2026 is before this week"),
        (
            ("--weeks", "4 from 16 Nov"),
            "Mon 16 Nov 2026 is before this week; write a day to come, such as Monday, or next year's, 2027-11-16",
        ),
        (("--goal", "10k on 24 Nov"), "the first week starts on Mon 30 Nov; if it is next year's, write 2027-11-24"),
        (("--weights", "squat 5 kg"), "--weights: found 5 kg; the empty bar weighs 20 kg"),
        (("--weights", "press 40"), '--weights: "press" may be several; write Leg press, Barbell bench press or'),
        (("--name", " "), '--name: found " "; write a name'),
        (("--from", "nuse"), '--from: found "nuse"; did you mean nurse? there are article-profile,'),
        (("--calendar", "none.ics"), '--calendar: found "none.ics": there is no such file'),
        (("--calendar", "https://x/y.ics"), "--calendar: "),
        (("--bedtime", "late"), '--bedtime: "late" is not a time of day'),
        (("--title", "\x1b[2J"), "--title: "),
        (("--timezone", "Berlin"), 'which is not a time zone; did you mean "Europe/Berlin"?'),
        (("--run-level", "elite"), '--run-level: found "elite"; allowed: beginner, intermediate or advanced'),
        (("no/such/a.toml",), "can't write no/such/a.toml: there is no such folder"),
    ],
)
def test_answers_in_advance_that_can_not_be_used(tmp_path: Path, options: tuple[str, ...], says: str) -> None:
    """One line, and no file."""
    done = call("init", *TODAY, *options, folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert says in done.err
    assert done.err.rstrip("\n").isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_calendar_is_seen_from_the_scenario(tmp_path: Path) -> None:
    """Its times are taken out of the free time."""
    (tmp_path / "weeks").mkdir()
    event = (
        "BEGIN:VEVENT\nUID:1\nDTSTAMP:20261101T000000Z\nDTSTART:20261130T050000Z\nDTEND:20261130T080000Z\nEND:VEVENT\n"
    )
    (tmp_path / "work.ics").write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{event}END:VCALENDAR\n", "utf-8")
    options = (
        "--timezone",
        "Europe/Berlin",
        "--goal",
        "1 week",
        "--calendar",
        "work.ics",
        "--free",
        "mon 6-9; tue 6-9",
        "--lifts",
        "none",
    )
    done = call(
        "init",
        "weeks/a.toml",
        *TODAY,
        *options,
        "--free",
        "mon 6-9; tue 6-9",
        "--runs",
        "tempo",
        "--plan",
        folder=tmp_path,
    )
    assert done.code == 0, done.err
    assert 'file = "../work.ics"' in (tmp_path / "weeks/a.toml").read_text("utf-8")
    assert "Mon 30 Nov  rest" in done.out


@pytest.mark.slow
def test_questions_stay_out_of_standard_output(tmp_path: Path) -> None:
    """A person may send the scenario into a file by themselves."""
    child = pexpect.spawn(
        "bash", ["-c", f"{COMMAND} init - > mine.toml"], cwd=str(tmp_path), env=environment({"TZ": "Asia/Tokyo"}),
        encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    for _ in ENTER:
        child.expect(r"\]: $")
        child.sendline("")
    child.expect(pexpect.EOF)
    assert (tmp_path / "mine.toml").read_text("utf-8").startswith("# Your training week.")


def test_two_athletes_share_no_event(tmp_path: Path) -> None:
    """With the same answers but their names, the same file name and the same first week."""
    told = ("--non-interactive", "--timezone", "Europe/Berlin", *TODAY)
    calendars = []
    for athlete in ("anna", "ben"):
        folder = tmp_path / athlete
        folder.mkdir()
        assert call("init", *told, "--name", athlete, folder=folder).code == 0
        assert call("plan", "week.toml", *TODAY, "--ics", "week.ics", folder=folder).code == 0
        found = read_own_events((folder / "week.ics").read_bytes(), athlete)
        calendars.append({event.uid for event in found})
    assert all(calendars)
    assert not calendars[0] & calendars[1]


def test_the_same_answers_make_the_same_bytes(tmp_path: Path) -> None:
    """Nothing is left to chance."""
    told = ("--non-interactive", "--timezone", "Europe/Berlin", *TODAY)
    texts = {freshlegs("init", "-", *told, folder=tmp_path).out for _ in range(2)}
    assert len(texts) == 1
    assert 'id = "Zoë-week"' in call("init", "-", *told, "--name", "Zoë", folder=tmp_path).out


def test_standard_output_can_not_be_planned(tmp_path: Path) -> None:
    assert call("init", "-", "--plan", folder=tmp_path).code == 2


@pytest.mark.parametrize(
    ("said", "written"),
    [("24", "00:00"), ("12am", "00:00"), ("10:30 pm", "22:30"), ("23", "23:00"), ("22:30", "22:30")],
)
def test_bedtimes(tmp_path: Path, said: str, written: str) -> None:
    done = call("init", "-", *TODAY, "--bedtime", said, folder=tmp_path)
    assert done.code == 0
    assert f'bedtime = "{written}"' in done.out


def test_y_is_no_answer_to_a_question_for_words(person: Person, tmp_path: Path) -> None:
    """Whoever has something to add says what; n, as no, has nothing."""
    done = person.runs("w.toml", folder=tmp_path, lines=["", "", "daily 6-8", "y", "sun 7-11", "n", "yes", "n", *ENTER])
    assert done.code == 0, done.err
    assert '  Say it in words, or press Enter for "no".\n' in done.err
    assert '  Say it in words, or press Enter for "none".\n' in done.err
    assert '\nsun = ["07:00-11:00"]' in (tmp_path / "w.toml").read_text("utf-8")


def test_back_asks_the_question_before_once_more(person: Person, tmp_path: Path) -> None:
    """What was answered before it stays answered, and the file is the one of somebody who never went back."""
    straight = ["Anna", "10k on 14 Feb", "9", "daily 6-8", "no", "none", "long 90", "2 of 45", "dumbbells", *ENTER]
    wandering = ["back", "Ann", "back", "Anna", "8 weeks", "back", "10k on 14 Feb", "8", "back", "9"]
    wandering += ["daily 6-9", "back", "daily 6-8", "no", "none", "long 80", "Back"]
    done = person.runs("back.toml", folder=tmp_path, lines=[*wandering, "long 90", "2 of 45", "dumbbells", *ENTER])
    assert done.code == 0, done.err
    assert "  This is the first question.\n" in done.err
    assert person.runs("straight.toml", folder=tmp_path, lines=straight).code == 0
    texts = [(tmp_path / name).read_text("utf-8") for name in ("back.toml", "straight.toml")]
    first, second = ([line for line in text.splitlines() if not line.startswith("id =")] for text in texts)
    assert first == second
    assert {"start = 2026-12-14", "weeks = 9"} <= {line.partition("  ")[0] for line in first}


def test_answers_come_through_a_pipe_where_that_is_said(tmp_path: Path) -> None:
    lines = ["Anna", "half on 21 Mar 2027", "", "daily 6-8", "no", "", "long 90", "none", "", "", "", "n"]
    told = ("--timezone", "Europe/Berlin", *TODAY)
    done = freshlegs("init", "w.toml", "--interactive", *told, stdin="\n".join(lines), folder=tmp_path)
    assert done.code == 0, done.err
    text = (tmp_path / "w.toml").read_text("utf-8")
    assert 'title = "Half marathon on Sun 21 Mar 2027"' in text
    assert 'date = 2027-03-21\ndistance = "half"' in text
    assert "minutes = 90" in text
    silent = freshlegs("init", "usual.toml", *TODAY, stdin="\n".join(lines), folder=tmp_path)
    assert silent.err.startswith("No terminal, so nothing was asked: ")
    assert 'title = "My week"' in (tmp_path / "usual.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (
            ["Spring", "8 weeks"],
            "standard input: it ends before all questions are answered; write a line for each",
        ),
        (["Spring", "8 weeks", "y", "daily 6-8"], '--free: "y" is not a day; write for example'),
        ([], "standard input: it ends before all questions are answered"),
    ],
)
def test_a_pipe_can_not_be_asked_again(tmp_path: Path, lines: list[str], says: str) -> None:
    typed = "".join(f"{line}\n" for line in lines)
    told = ("--interactive", "--timezone", "Europe/Berlin", *TODAY)
    done = freshlegs("init", "w.toml", *told, stdin=typed, folder=tmp_path)
    assert (done.code, done.out) == (1, "")
    assert says in done.err.splitlines()[-1]
    assert not (tmp_path / "w.toml").exists()


def test_the_plan_is_stored_beside_the_scenario(person: Person, tmp_path: Path) -> None:
    """And what comes next is said; a plan that is there already stays."""
    (tmp_path / "me").mkdir()
    done = person.runs("me/my.toml", "--lifts", "none", "--runs", "easy", folder=tmp_path, lines=[*ENTER[:7], "y"])
    assert done.code == 0, done.err
    assert "me/plan.json: the plan\nNext, for your phone: freshlegs export me/plan.json --ics me/my.ics\n" in done.err
    assert done.err.endswith("Every Sunday evening: freshlegs docs weekly-loop\n")
    stored = (tmp_path / "me/plan.json").read_bytes()
    assert call("export", "me/plan.json", "--ics", "me/my.ics", *NOW, folder=tmp_path).code == 0
    other = person.runs("me/two.toml", "--lifts", "none", "--runs", "easy", folder=tmp_path, lines=[*ENTER[:7], "y"])
    assert other.code == 0
    assert "me/plan.json is there already, and stays: freshlegs plan me/two.toml -o OTHER.json stores this" in other.err
    assert (tmp_path / "me/plan.json").read_bytes() == stored
    told = ("--force", "--lifts", "none", "--runs", "easy")
    again = person.runs("me/my.toml", *told, folder=tmp_path, lines=[*ENTER[:7], "y"])
    assert "me/plan.json begins anew: its start on " in again.err
    assert "dropped; plan.json.before has what was there.\n" in again.err
    assert (tmp_path / "me/plan.json.before").read_bytes() == stored
    (tmp_path / "me/my.toml").unlink()
    fresh = person.runs("me/my.toml", *told[1:], folder=tmp_path, lines=[*ENTER[:7], "y"])
    assert "freshlegs plan me/my.toml -o me/plan.json goes on with it, and with --restart begins anew" in fresh.err


def test_yes_and_no_are_asked_in_our_own_words(person: Person, tmp_path: Path) -> None:
    lines = [*ENTER[:7], "perhaps", "No"]
    done = person.runs("--lifts", "none", "--runs", "easy", folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    assert '  found "perhaps"; say yes or no.\n' in done.err
    assert "Error" not in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["week.toml"]


def test_a_race_is_planned_up_to(tmp_path: Path) -> None:
    """The weeks end with that of the race; fewer of them start later."""
    told = ("--timezone", "Europe/Berlin", "--lifts", "none", "--runs", "easy, long 60", *TODAY)
    for weeks, start in ((), "2026-11-30"), (("--weeks", "8"), "2026-12-28"), (("--weeks", "from 4 Jan"), "2027-01-04"):
        done = call("init", "-", "--goal", "10k on 21 Feb", *weeks, *told, folder=tmp_path)
        assert done.code == 0, done.err
        assert f"\nstart = {start} " in done.out
        assert '\n[programme.race]\ndate = 2027-02-21\ndistance = "10k"' in done.out
    assert call("init", "r.toml", "--goal", "10k on 21 Feb", "--weeks", "2", *told, "--plan", folder=tmp_path).code == 0
    shown = call("show", "plan.json", "--json", folder=tmp_path).json
    assert [one["start"][:10] for one in shown["sessions"] if one["kind"] == "race"] == ["2027-02-21"]


@pytest.mark.parametrize(
    ("today", "start"),
    [
        ("2026-11-30", "2026-11-30"),
        ("2026-12-02", "2026-11-30"),
        ("2026-12-06", "2026-11-30"),
        ("2027-01-04", "2027-11-30"),
    ],
)
def test_a_date_just_past_is_that_date_and_not_the_one_of_next_year(tmp_path: Path, today: str, start: str) -> None:
    """Two days after the Monday it is still this week that begins on it; after a month nobody means it any more."""
    done = call("init", "-", "--weeks", "4 from 30 Nov", "--today", today, folder=tmp_path)
    assert (done.code, f"start = {start} " in done.out) == (0, True)


def test_weeks_that_are_not_stored_are_said_to_be_so(tmp_path: Path) -> None:
    told = ("init", "week.toml", "--plan", "--today", "2026-11-27")
    call(*told, "--weeks", "1", folder=tmp_path)
    stored = (tmp_path / "plan.json").read_bytes()
    (tmp_path / "week.toml").unlink()
    done = call(*told, "--weeks", "2", folder=tmp_path)
    assert "These weeks are not stored: plan.json is there already, and stays: " in done.err
    assert (tmp_path / "plan.json").read_bytes() == stored


def test_what_replaces_a_scenario_replaces_its_plan_and_keeps_the_one_before(tmp_path: Path) -> None:
    """So too with --json, which says where it is; the plan of another scenario stays."""
    told = ("init", "week.toml", "--plan", "--force", "--today", "2026-11-27")
    call(*told, "--weeks", "1", folder=tmp_path)
    stored = (tmp_path / "plan.json").read_bytes()
    done = call(*told, "--weeks", "2", "--json", folder=tmp_path)
    assert (done.code, done.json["stored"]) == (0, "plan.json")
    assert json.loads((tmp_path / "plan.json").read_text()) == done.json["plan"] | {"scenario_file": "week.toml"}
    assert (tmp_path / "plan.json.before").read_bytes() == stored
    now = (tmp_path / "plan.json").read_bytes()
    other = call("init", "other.toml", *told[2:], "--json", folder=tmp_path)
    assert (other.code, other.json["stored"], (tmp_path / "plan.json").read_bytes()) == (0, None, now)


SHIPPED = sorted(find_shipped_weeks())


@pytest.mark.parametrize("name", SHIPPED)
def test_every_example_can_be_begun_with(tmp_path: Path, name: str) -> None:
    """Under an id of one's own, from the next Monday on, with nobody else's weights."""
    short = name.rpartition("/")[2]
    told = ("--from", short, "--name", "Anna", "--timezone", "Europe/Berlin", "--today", "2027-03-03")
    done = call("init", "my.toml", *told, folder=tmp_path)
    assert done.code == 0, done.err
    text = (tmp_path / "my.toml").read_text("utf-8")
    assert call("init", "my.toml", *told, "--force", folder=tmp_path).code == 0
    assert (tmp_path / "my.toml").read_text("utf-8") == text
    written = tomllib.loads(text)
    assert (written["id"], written["timezone"]) == ("Anna-my", "Europe/Berlin")
    assert written["week"]["start"] == date(2027, 3, 8)
    assert not {"weights", "best"} & written.get("lifting", {}).keys()
    assert "expect" not in written
    if name == "programmes/half-marathon-12-weeks":
        assert written["programme"]["race"]["date"] == date(2027, 5, 30)
        assert "Its race is on Sun 30 May 2027 now" in done.err
    assert {path.name for path in tmp_path.iterdir()} == {"my.toml"} | {one["file"] for one in written.get("busy", ())}


@pytest.mark.slow
def test_an_example_is_asked_about_and_planned(person: Person, tmp_path: Path) -> None:
    """Three questions, and back."""
    lines = ["Ben", "2 weeks", "back", "back", "Anna", "3 weeks from 7 Dec", "y"]
    done = person.runs("--from", "nurse", folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    shown = call("show", "plan.json", "--json", folder=tmp_path).json
    assert shown["scenario"] == "Anna-week"
    assert [week["start"] for week in shown["weeks"]] == ["2026-12-07", "2026-12-15", "2026-12-23"]


def test_an_example_takes_no_answers_of_the_interview(tmp_path: Path) -> None:
    done = call("init", "--from", "nurse", "--lifts", "2", "--run-level", "beginner", folder=tmp_path)
    assert done.code == 2
    assert "leave --lifts and --run-level out" in done.err


def test_a_calendar_of_an_example_writes_over_no_other(tmp_path: Path) -> None:
    (tmp_path / "work.ics").write_text("mine", "utf-8")
    done = call("init", "my.toml", "--from", "office-calendar", *TODAY, folder=tmp_path)
    assert done.code == 1
    assert "work.ics is there already, and it is another file" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["work.ics"]


def test_a_race_is_no_session_of_every_week(person: Person, tmp_path: Path) -> None:
    """It is told once, as the goal."""
    lines = ["", "10k on 14 Feb", "", "", "", "easy, race", "easy", "30", "none", *ENTER[:3], "n"]
    done = person.runs(folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    assert "of intervals, tempo, long, easy, bike, swim" in done.err
    assert '  found "race"; your race is among them already; leave it out.\n' in done.err


def test_answers_that_do_not_go_together_are_asked_again(person: Person, tmp_path: Path) -> None:
    """Nothing that was answered is lost; --hardest names a run that the answers do not ask for."""
    lines = ["Anna", "", "", "", "easy", "40", "none", *ENTER[:3], "n", "back", "back", "back", "back", "back", "back"]
    lines += ["long", "90", "none", *ENTER[:3], "n"]
    done = person.runs("--hardest", "long", folder=tmp_path, lines=lines)
    assert done.code == 0, done.err
    said = 'found "long", which [[sessions]] does not ask for; leave it out: no such run is asked for'
    assert f'  {said}. Change one of your answers: "back" leads to it.\n' in done.err
    assert 'id = "Anna-week"' in (tmp_path / "week.toml").read_text("utf-8")


def test_an_example_with_a_race_begins_when_it_is_said(tmp_path: Path) -> None:
    """Its race moves with its first day, and says how many weeks there are."""
    told = ("--from", "half-marathon-12-weeks", "--timezone", "Europe/Berlin", *TODAY)
    done = call("init", "my.toml", *told, "--weeks", "from 14 Dec", folder=tmp_path)
    assert done.code == 0, done.err
    written = tomllib.loads((tmp_path / "my.toml").read_text("utf-8"))
    assert (written["week"]["start"], written["programme"]["race"]["date"]) == (date(2026, 12, 14), date(2027, 3, 7))
    refused = call("init", "two.toml", *told, "--weeks", "8 weeks", folder=tmp_path)
    assert refused.code == 1
    assert '--weeks: found "8 weeks"; its race says how many; write only "from 7 Dec"' in refused.err
