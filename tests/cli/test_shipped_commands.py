"""What comes with freshlegs: `scenarios` and `docs`, and completion by the shells."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from support.command_line import COMMAND, assert_refused, call, environment, freshlegs
from support.everything import program
from support.paths import CLUBS, ROOT, SCENARIOS, SHIPPED_WEEKS


def test_scenarios_are_listed_and_printed(tmp_path: Path) -> None:
    listed = call("scenarios", folder=tmp_path)
    assert "club-runs                          Two lifts around the club's runs" in listed.out.splitlines()
    rows = call("scenarios", "--json", folder=tmp_path).json["scenarios"]
    assert {"name": "nurse", "title": "Four on, four off"} in rows
    assert {"name": "clubs/eight/club", "title": "A club of eight"} in rows
    assert len(rows) == len([*SHIPPED_WEEKS, *CLUBS.glob("*/club.toml")])
    assert call("scenarios", "clubs/couple/mia", folder=tmp_path).out.startswith("timezone")
    printed = call("scenarios", "nurse", folder=tmp_path)
    assert printed.out == (SCENARIOS / "nurse.toml").read_text("utf-8")
    assert call("scenarios", "nurse", "--json", folder=tmp_path).json["text"] == printed.out
    assert_refused(call("scenarios", "nurs", folder=tmp_path), 'NAME: found "nurs"; did you mean nurse? ')


def test_scenarios_are_copied_whole_or_not_at_all(tmp_path: Path) -> None:
    """With the calendar that one of them reads; what is there and differs is the athlete's."""
    done = call("scenarios", "--to", "weeks", folder=tmp_path)
    files = {path.relative_to(SCENARIOS) for path in SCENARIOS.rglob("*") if path.is_file()}
    assert (done.code, done.out, done.err) == (0, "", f"weeks: {len(files)} files\n")
    for path in files:
        assert (tmp_path / "weeks" / path).read_bytes() == (SCENARIOS / path).read_bytes()
    assert call("scenarios", "--to", "weeks", folder=tmp_path).code == 0
    (tmp_path / "weeks/nurse.toml").write_text("mine", "utf-8")
    (tmp_path / "weeks/toddler.toml").unlink()
    assert_refused(call("scenarios", "--to", "weeks", folder=tmp_path), "weeks/nurse.toml is there already")
    assert (tmp_path / "weeks/nurse.toml").read_text("utf-8") == "mine"
    assert not (tmp_path / "weeks/toddler.toml").exists()
    assert_refused(call("scenarios", "--to", "weeks/nurse.toml", folder=tmp_path), "can't write ")


def test_pages_are_listed_and_printed(tmp_path: Path) -> None:
    listed = call("docs", folder=tmp_path)
    assert "phone              Your plan on your phone" in listed.out.splitlines()
    assert not any(name in listed.out for name in ("index", "reference"))
    assert call("docs", "phone", folder=tmp_path).out == (ROOT / "docs/phone.md").read_text("utf-8")
    pages = call("docs", "--json", folder=tmp_path).json["pages"]
    assert all(Path(page["file"]).is_file() for page in pages)
    assert_refused(call("docs", "fone", folder=tmp_path), 'PAGE: found "fone"; did you mean phone? ')


ASKED = {
    "bash": {"COMP_WORDS": "freshlegs pl", "COMP_CWORD": "1"},
    "zsh": {"_TYPER_COMPLETE_ARGS": "freshlegs pl"},
    "fish": {"_TYPER_COMPLETE_ARGS": "freshlegs pl", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    "powershell": {"_TYPER_COMPLETE_ARGS": "freshlegs pl", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "pl"},
}


@pytest.mark.parametrize("shell", ASKED)
def test_a_command_is_completed(shell: str) -> None:
    """Each shell asks in its own words; the script that makes it ask is for this command."""
    done = freshlegs(env={"_FRESHLEGS_COMPLETE": f"complete_{shell}", **ASKED[shell]})
    assert (done.code, done.err) == (0, "")
    assert "plan" in done.out
    assert "replan" not in done.out
    script = freshlegs(env={"_FRESHLEGS_COMPLETE": f"source_{shell}"})
    assert (script.code, script.err) == (0, "")
    assert f"complete_{shell}" in script.out
    assert "freshlegs" in script.out


@pytest.mark.parametrize(
    ("shell", "files"),
    [
        ("bash", [".bash_completions/freshlegs.sh", ".bashrc"]),
        ("zsh", [".zfunc/_freshlegs", ".zshrc"]),
        ("fish", [".config/fish/completions/freshlegs.fish"]),
    ],
)
def test_completion_is_installed_for_the_shell_that_asks(tmp_path: Path, shell: str, files: list[str]) -> None:
    done = subprocess.run(
        [program(shell, f"apt-get install {shell}"), "-c", f"'{COMMAND}' --install-completion; true"],
        capture_output=True, env=environment({"HOME": str(tmp_path)}), check=False, text=True,
    )  # fmt: skip
    assert f"{shell} completion installed in" in done.stdout, done
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == files


def test_completion_for_no_known_shell_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{COMMAND}' --install-completion; exit $?"],
        capture_output=True, env=environment({"HOME": str(tmp_path)}), check=False, text=True,
    )  # fmt: skip
    if "installed in" not in done.stdout:  # where sh is bash it is one
        assert done.returncode == 1
        assert "not supported" in done.stdout
