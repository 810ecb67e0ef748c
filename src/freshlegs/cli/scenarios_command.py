"""`freshlegs scenarios`: the example weeks that freshlegs comes with."""

import tomllib
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def scenarios(
    name: Annotated[str | None, Argument(metavar="NAME", help="Print this one; default: list them.")] = None,
    to: Annotated[
        Path | None,
        Option(metavar="DIR", help="Copy all of them into this folder, with the calendar one of them reads."),
    ] = None,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """List the example weeks, print one, or copy them all."""
    from freshlegs.io.files import read_text
    from freshlegs.io.shipped import find_shipped, is_athlete_of_club

    found = find_shipped("scenarios", ".toml")
    if to is not None:
        if name is not None:
            raise BadParameter("--to copies all of them: leave NAME out")
        copied = _copy({**found, **find_shipped("scenarios", ".ics")}, to)
        return Answer(output.encode_json({"format": 1, "files": copied}) if json else b"")
    if name is not None:
        text = read_text(options.pick_shipped(found, name))
        return Answer(
            output.encode_json({"format": 1, "name": name, "text": text}) if json else output.encode_text(text)
        )
    # Of a club the file of all, as its athletes come with it.
    titles = {
        name: tomllib.loads(read_text(path)).get("title", "")
        for name, path in found.items()
        if not is_athlete_of_club(name)
    }
    if json:
        rows = [{"name": name, "title": title} for name, title in titles.items()]
        return Answer(output.encode_json({"format": 1, "scenarios": rows}))
    width = max(map(len, titles))
    listed = "".join(f"{name:<{width}}  {title}\n" for name, title in titles.items())
    return Answer(
        output.encode_text(
            f"{listed}\nfreshlegs scenarios NAME > week.toml, then freshlegs plan week.toml\n"
            "A club, with its athletes: freshlegs scenarios --to DIR, then\n"
            "freshlegs club plan DIR/clubs/eight/club.toml\n"
        )
    )


def _copy(files: dict[str, Path], folder: Path) -> list[str]:
    """Copy files into a folder; raises OutputError where another file stands in the place of one."""
    from freshlegs.io.errors import OutputError
    from freshlegs.io.files import read_bytes
    from freshlegs.io.safe_writing import make_folder, write_atomically

    targets = {folder / f"{name}{path.suffix}": read_bytes(path) for name, path in files.items()}
    for target, data in targets.items():
        if target.exists() and (not target.is_file() or target.read_bytes() != data):
            raise OutputError(f"{target} is there already, and it is another file. Choose another folder.")
    for target, data in targets.items():
        make_folder(target.parent)
        write_atomically(target, data)
    output.say(f"{folder}: {len(targets)} files")
    return [str(target) for target in targets]
