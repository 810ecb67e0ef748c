"""`freshlegs schema`: the JSON schema of the scenario file or the club file, for editors."""

from typing import Annotated

from typer import Option

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def schema(
    club: Annotated[bool, Option("--club", help="That of the club file instead.")] = False,
    json: options.Json = False,
    seed: options.UnusedSeed = None,
) -> Answer:
    """Print the JSON schema of the scenario file, for editors.

    They complete and check TOML with it.
    """
    del json
    from freshlegs.scenario.club.club_schema import build_club_schema
    from freshlegs.scenario.schema.json_schema import build_scenario_schema

    return Answer(output.encode_json(build_club_schema() if club else build_scenario_schema()))
