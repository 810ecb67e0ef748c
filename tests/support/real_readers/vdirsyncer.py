"""vdirsyncer: carries a file to a CalDAV server, and from there into a folder with a file for each entry."""

from __future__ import annotations

from pathlib import Path

from support.real_readers.desk import Desk, run_each
from support.real_readers.entry import Entry, in_calendar
from support.real_readers.radicale import new_calendar

_SETTINGS = """\
[general]
status_path = "{folder}/status"
[pair up]
a = "source"
b = "server"
collections = null
[pair down]
a = "vdir"
b = "server"
collections = null
[storage source]
type = "{source}"
path = "{folder}/{place}"
{suffix}
[storage vdir]
type = "filesystem"
path = "{folder}/down"
fileext = ".ics"
[storage server]
type = "caldav"
url = "{url}"
username = "{user}"
password = "{password}"
"""


def read(data: bytes, desk: Desk) -> list[Entry]:
    """Return the entries of a file after its way to the server and back."""
    (desk.folder / "week.ics").write_bytes(data)
    settings = _settings(desk, str(new_calendar(desk).url), source="singlefile", place="week.ics", suffix="")
    down = desk.folder / "down"
    down.mkdir()
    _run(desk, settings, ("discover", "up", "down"), ("sync", "up"), ("sync", "down"))
    return [entry for file in down.glob("*.ics") for entry in in_calendar(file.read_bytes())]


def synced(desk: Desk, url: str) -> None:
    """Sync the desk's folder `training`, a file for each event, with a calendar on the server, both ways."""
    settings = _settings(desk, url, source="filesystem", place="training", suffix='fileext = ".ics"')
    known = (desk.folder / "status").exists()
    _run(desk, settings, *(() if known else (("discover", "up"),)), ("sync", "up"))


def _run(desk: Desk, settings: Path, *commands: tuple[str, ...]) -> None:
    asked: list[tuple[str | Path, ...]] = [("-c", settings, *command) for command in commands]
    run_each("vdirsyncer.cli", "app", desk, *asked)


def _settings(desk: Desk, url: str, **source: str) -> Path:
    server, settings = desk.server(), desk.folder / "vdirsyncer.conf"
    settings.write_text(
        _SETTINGS.format(folder=desk.folder, url=url, user=server.user, password=server.password, **source)
    )
    return settings
