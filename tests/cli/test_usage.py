"""A command called wrongly says so in plain words, and to scripts as JSON: what was found, and what is allowed."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from freshlegs.cli import output
from freshlegs.cli.command_group import discover_commands, load_command, read_summary
from freshlegs.training.programme.races import MOST_WEEKS
from support.command_line import WEEK, call, store_week


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("plan week.toml --week two", "there is no option --week; did you mean --weeks?"),
        ("plan week.toml --weeks two", f'--weeks: found "two"; allowed: a whole number from 1 to {MOST_WEEKS}'),
        ("plan week.toml --weeks 99", f'--weeks: found "99"; allowed: a whole number from 1 to {MOST_WEEKS}'),
        ("plan week.toml --seed x", '--seed: found "x"; allowed: a whole number from 0 to 2147483647'),
        ("plan week.toml --time-limit soon", '--time-limit: found "soon"; allowed: a number from 0.001 up'),
        (
            "plan week.toml --today whenever",
            '--today: "whenever" is not a day; allowed: a date such as 2026-12-01, or "tomorrow"',
        ),
        ("alternatives week.toml -k many", '--count: found "many"; allowed: a whole number from 1 to 50'),
        ("show plan.json --format txt", '--format: found "txt"; did you mean text? allowed: text, lines, csv or json'),
        ("busy a.ics --allday of", '--allday: found "of"; allowed: by-transp, busy or ignore'),
        ("plan", 'SCENARIO: missing; give a scenario file (TOML); "-" reads standard input'),
        ("log plan.json full-1 --to", "--to: needs a value; write --to VALUE"),
        ("plan week.toml twice over", 'found "twice over"; that is too much; quote what has blanks'),
        ("show plan.json lower-1", 'found "lower-1"; that is too much; a session goes behind --session'),
        ("plan week.toml --weeks", "--weeks: needs a value; write --weeks VALUE"),
        ("plan week.toml --json=yes", "--json: takes no value"),
        ("expalin plan.json", 'there is no command "expalin"; did you mean explain?'),
        ("whatif week.toml", 'nothing to compare with: add -s "no Tuesday: availability.tue=[]" or --policies'),
    ],
)
def test_wrong_usage_in_plain_words(tmp_path: Path, line: str, says: str) -> None:
    """No word of the libraries underneath; what a script reads on standard output says the same."""
    done = call(*line.split(), folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert says in done.err.splitlines()
    assert not any(word in done.err for word in ("Error", "Invalid", "Input should", "Value error", "Possible"))
    command, *rest = line.split()
    scripted = call(command, "--json", *rest, folder=tmp_path)
    assert (scripted.code, scripted.err, scripted.json["exit"]) == (2, done.err, 2)
    (fault,) = scripted.json["faults"]
    assert says == "; ".join(
        filter(None, (": ".join(filter(None, (fault["place"], fault["found"]))), fault["allowed"]))
    )


FAULTY = {
    "plan": "nap.toml",
    "check": 'week.toml "mon 25:00 full"',
    "open": "none.toml",
    "explain": "none.json",
    "why": "week.toml long-9",
    "whatif": "week.toml -s x.y=1",
    "alternatives": "nap.toml",
    "club": "plan nap.toml",
    "advise": "nap.toml",
    "move": "plan.json long-9",
    "replan": "week.toml plan.json --now soon",
    "show": "none.json",
    "today": "none.json",
    "export": "plan.json --ics no/such",
    "push": "none.json --dry-run",
    "batch": "nowhere -o out",
    "busy": "none.ics",
    "log": "plan.json long-9 --to log.csv",
    "rules": "show rest_day",
    "exercises": "--for calfs",
    "swap": "plan.json full-1 sofa_press",
    "scenarios": "artcle-week",
    "docs": "phones",
    "mcp": "none.toml",
    "init": "new.toml --free never",
}
"""A faulty input for each command; `schema` has none."""


@pytest.mark.parametrize("command", [*discover_commands()])
def test_a_faulty_input_is_json_for_a_script(tmp_path: Path, command: str) -> None:
    """The same faults as for people, each in its parts; standard error stays for people."""
    if command == "schema":
        return
    store_week(tmp_path, WEEK)
    (tmp_path / "nap.toml").write_text("nap = 1\n" + WEEK.replace("Berlin", "Berln"), "utf-8")
    line = FAULTY[command].replace('"', "").split(maxsplit=1) if "25:00" in FAULTY[command] else FAULTY[command].split()
    plain = call(command, *line, folder=tmp_path)
    assert (plain.code, plain.out) == (1, "")
    done = call(command, *line, "--json", folder=tmp_path)
    assert (done.code, done.err) == (1, plain.err)
    assert {key: done.json[key] for key in ("format", "status", "exit")} == {"format": 1, "status": "error", "exit": 1}
    assert all([*fault] == ["source", "place", "found", "allowed"] for fault in done.json["faults"])
    assert len(done.json["faults"]) == len(plain.err.splitlines())
    assert all(fault["found"] in plain.err for fault in done.json["faults"])


def test_faults_of_a_file_have_their_places(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("nap = 1\n" + WEEK, "utf-8")
    (fault,) = call("plan", "bad.toml", "--json", folder=tmp_path).json["faults"]
    assert (fault["source"], fault["place"], fault["found"]) == ("bad.toml", "nap", "unknown key")
    (same,) = call("show", "none.json", "--format", "json", folder=tmp_path).json["faults"]
    assert same == {"source": "none.json", "place": "", "found": "there is no such file", "allowed": ""}


def test_the_list_of_commands_fits_a_terminal(tmp_path: Path) -> None:
    """One line for each, of whole words."""
    lines = call("--help", folder=tmp_path).out.split("Commands:\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == [*discover_commands()]
    assert all(len(line) <= 80 and line.endswith(".") and not line.endswith("...") for line in lines)


def test_the_list_of_commands_says_what_each_says_of_itself() -> None:
    """Though none of them is loaded for it."""
    assert {name: read_summary(name) for name in discover_commands()} == {
        name: (load_command(name).__doc__ or "").partition("\n")[0] for name in discover_commands()
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("show plan.json --seed 1", "--seed changes nothing here: show solves nothing."),
        ("rules --seed 0", "--seed changes nothing here: rules solves nothing."),
        ("explain plan.json --seed 1", "--seed changes nothing here: plan.json is planned already."),
        (
            "explain plan.json --today 2026-12-01 --time-limit 9",
            "--today and --time-limit change nothing here: plan.json is planned already.",
        ),
        ("plan week.toml --no-rest-days", "--no-rest-days changes nothing here: it goes with --ics."),
        ("export plan.json --svg - --utc --alarm 1h", "--alarm and --utc change nothing here: no calendar is written."),
        ("init new.toml --seed 2 --non-interactive", "--seed changes nothing here: nothing is planned."),
    ],
)
def test_an_option_that_changes_nothing_is_named(tmp_path: Path, line: str, says: str) -> None:
    """It is taken all the same: a script may give it to every command."""
    store_week(tmp_path, WEEK)
    done = call(*line.split(), folder=tmp_path)
    assert done.code == 0
    assert says in done.err.splitlines()


def test_no_line_on_a_terminal_is_broken_inside_a_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a file or a pipe a message stays one line."""
    message = 'week.toml: availability.mon[1]: found "6-8"; write "06:00-08:00"\n  /a/path/that-is-longer/than-a-line'
    output.say(message)
    assert capsys.readouterr().err == f"{message}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "30")
    output.say(message)
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "week.toml:",
        "  availability.mon[1]: found",
        '  "6-8"; write "06:00-08:00"',
        "  /a/path/that-is-longer/than-a-line",
    ]


def test_a_session_of_a_programme_is_one_of_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each week has a lower-1: none of them is taken in silence, and the one that is going on where there is one."""
    (tmp_path / "week.toml").write_text(WEEK, "utf-8")
    call("plan", "week.toml", "--weeks", "2", "-o", "weeks.json", folder=tmp_path)
    done = call("show", "weeks.json", "--session", "full-1", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "this is a programme: --week N says of which week full-1 is meant" in done.err
    second = call("show", "weeks.json", "--session", "full-1", "--week", "2", "--json", folder=tmp_path).json
    assert second["start"].startswith("2026-12-0")
    named = call("show", "weeks.json", "--session", second["id"], "--json", folder=tmp_path)
    assert json.loads(named.out) == second
    monkeypatch.setenv("FRESHLEGS_NOW", f"{second['start'][:10]}T21:30:00+01:00")
    going_on = call("show", "weeks.json", "--session", "full-1", "--json", folder=tmp_path)
    assert going_on.json == second
    assert going_on.err == "full-1 of week 2, the one that is going on; --week N means another one.\n"
    logged = call("log", "weeks.json", "full-1", folder=tmp_path)
    assert second["start"][:10] in logged.out


def test_another_moment_is_taken_for_now(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "week.toml").write_text(WEEK.replace("start = 2026-11-30", ""), "utf-8")
    monkeypatch.setenv("FRESHLEGS_NOW", "2027-03-03T18:00")
    assert (
        "Planning the week from Mon 8 Mar 2027, the Monday after 2027-03-03."
        in call("plan", tmp_path / "week.toml").err
    )
    monkeypatch.setenv("FRESHLEGS_NOW", "soon")
    done = call("plan", tmp_path / "week.toml")
    assert (done.code, done.err) == (
        1,
        'FRESHLEGS_NOW: found "soon"; a moment such as 2026-12-01T18:00 or 2026-12-01T18:00+01:00\n',
    )
