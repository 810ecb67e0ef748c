"""Each export target that is declared is an option, writes what is its own, and is refused where it makes no sense."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from freshlegs.cli.export_targets import CALENDARS, PAGES, ExportTarget
from support.command_line import call
from support.paths import GOLDEN
from support.workout_weeks import filled_week

PLAN = GOLDEN / "show/article-week.json"
PATHS = [target for target in (*CALENDARS, *PAGES) if target.metavar != "URL"]


@pytest.mark.parametrize("target", [*CALENDARS, *PAGES], ids=lambda target: target.name)
def test_a_target_is_an_option_with_its_help(target: ExportTarget, tmp_path: Path) -> None:
    assert callable(target.load_writer())
    told = " ".join(call("export", "--help", folder=tmp_path).out.split())
    assert f"{target.option} {target.metavar} {' '.join(target.help.split())}" in told


@pytest.mark.slow
def test_every_target_writes_something_of_its_own(tmp_path: Path) -> None:
    """All at once, as one by one; what one of them writes no other does."""
    plan = tmp_path / "filled.json"
    plan.write_text(filled_week().model_dump_json(), "utf-8")
    options = [part for target in PATHS for part in (target.option, f"all-{target.name}")]
    assert call("export", plan, *options, "--state", "s.json", folder=tmp_path).code == 2
    assert call("export", plan, *options, folder=tmp_path).code == 0
    written = set()
    for target in PATHS:
        assert call("export", plan, target.option, target.name, folder=tmp_path).code == 0
        one, among = (content(tmp_path / name) for name in (target.name, f"all-{target.name}"))
        assert one == among
        assert one
        written.add(one)
    # A feed that nobody has seen yet is the file to import.
    assert content(tmp_path / "feed") == content(tmp_path / "ics")
    assert len(written) == len(PATHS) - 1, "one target writes what another does"


def content(path: Path) -> bytes:
    """Return the bytes of a file, or of all files of a folder; a page without its links to what else is written."""
    if path.is_file():
        return re.sub(rb"<dd>Steps to download: .*?</dd>\n", b"", path.read_bytes())
    return b"".join(file.read_bytes() for file in sorted(path.iterdir()))


def test_nothing_to_write_names_every_target(tmp_path: Path) -> None:
    refused = call("export", PLAN, folder=tmp_path)
    assert refused.code == 2
    told = " ".join(refused.err.replace("│", " ").split())
    *most, last = (target.option for target in (*CALENDARS, *PAGES))
    assert f"nothing to write: give {', '.join(most)} or {last}" in told


@pytest.mark.parametrize("target", PAGES, ids=lambda target: target.name)
def test_a_drawing_is_none_of_what_the_phone_will_see(target: ExportTarget, tmp_path: Path) -> None:
    done = call("export", PLAN, "--ics", "w.ics", target.option, "drawn", "--diff", folder=tmp_path)
    assert done.code == 2
    assert "--diff writes nothing: leave out" in done.err
    assert target.option in done.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "target", [target for target in PATHS if target.metavar == "DIR"], ids=lambda target: target.name
)
def test_a_folder_is_no_standard_output(target: ExportTarget, tmp_path: Path) -> None:
    done = call("export", PLAN, target.option, "-", folder=tmp_path)
    assert done.code == 2
    assert f"{target.option} is a folder" in done.err
