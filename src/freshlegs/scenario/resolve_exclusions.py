"""What a scenario leaves out of its lifts, in words of its own or by default -> `Excluded`."""

from freshlegs.scenario.schema.faults import Faults
from freshlegs.scenario.schema.tables import ScenarioTable
from freshlegs.training.avoidable import AVOIDABLE, list_careful_defaults, say_when_to_stop, say_why_careful
from freshlegs.training.exercise import expand_muscles
from freshlegs.training.lifting_settings import Excluded, LiftingSettings


def find_excluded(scenario: ScenarioTable) -> Excluded:
    """Return what is left out, whether its words fit together or not."""
    athlete, lifting = scenario.athlete, scenario.lifting
    exclude = lifting.exclude
    defaults = frozenset(_list_defaults(scenario)) - {*lifting.allow, *lifting.avoid}
    return Excluded(
        frozenset(exclude.exercises),
        frozenset(exclude.patterns),
        frozenset().union(*map(expand_muscles, exclude.muscles)),
        frozenset(lifting.avoid),
        defaults,
        say_why_careful(athlete.returning_from),
    )


def _list_defaults(scenario: ScenarioTable) -> tuple[str, ...]:
    """Return the kinds that are left out by default; a barbell is no news to who names a weight for it."""
    athlete, heavy = scenario.athlete, AVOIDABLE["heavy_barbells"].exercises
    named = {*scenario.lifting.weights, *scenario.lifting.best}
    new_to_it = athlete.lift_level == "beginner" and not named & heavy
    return list_careful_defaults(athlete.age, athlete.returning_from, new_to_it=new_to_it)


def find_stop(scenario: ScenarioTable) -> str:
    """Return what each card says of stopping; "" for who is on no way back and spares no muscle."""
    lifting = scenario.lifting
    return say_when_to_stop(scenario.athlete.returning_from, spares=bool(lifting.easy or lifting.exclude.muscles))


def resolve_default_lifting(scenario: ScenarioTable) -> LiftingSettings | None:
    """Return the settings of a scenario that says nothing of exercises; None for who leaves out nothing by default."""
    excluded = find_excluded(scenario)
    athlete, stop = scenario.athlete, find_stop(scenario)
    gentle = athlete.returning_from is not None
    settings = LiftingSettings(level=athlete.lift_level, excluded=excluded, gentle=gentle, stop=stop)
    return settings if excluded or stop else None


def check_allowed(scenario: ScenarioTable, faults: Faults) -> None:
    """Note kinds of exercise that are allowed, and left out all the same or not left out at all.

    A beginner may allow the jumps that the first weeks of a programme have none of.
    """
    lifting, defaults = scenario.lifting, _list_defaults(scenario)
    for index, kind in enumerate(lifting.allow):
        place, found = ("lifting", "allow", index), f'found "{kind}"'
        wider = AVOIDABLE[kind].part_of
        if kind in lifting.avoid:
            faults.add(place, found, "lifting.avoid has it too; write it in one of them")
        elif wider in defaults and wider not in lifting.allow:
            faults.add(place, found, f'"{wider}" are left out by default, and these are among them: allow both')
        elif kind not in defaults and not (kind == "jumps" and scenario.athlete.lift_level == "beginner"):
            out = (
                f"what is left out by default: {', '.join(defaults)}" if defaults else "nothing is left out by default"
            )
            faults.add(place, found, out)
