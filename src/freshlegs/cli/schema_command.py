"""`freshlegs schema`: the JSON schema of the scenario file, for editors."""

from freshlegs.cli import options, output
from freshlegs.cli.exits import Answer


def schema(json: options.Json = False, seed: options.UnusedSeed = None) -> Answer:
    """Print the JSON schema of the scenario file, for editors.

    They complete and check TOML with it.
    """
    del json
    from freshlegs.scenario.schema.json_schema import build_scenario_schema

    return Answer(output.encode_json(build_scenario_schema()))
