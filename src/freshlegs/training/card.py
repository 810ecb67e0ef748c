"""The inside of a session as lines of plain text: what a phone shows, and what one carries into the gym."""

from collections.abc import Iterator
from itertools import groupby

from freshlegs.model.content import Content, LiftContent, Prescribed, RampSet, RunContent
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.training_load import TrainingLoad
from freshlegs.model.wording import join_words

_TITLES = {
    "power": "Power",
    "strength": "Strength",
    "moderate": "Moderate",
    "accessory": "Accessories",
    "core": "Core",
}
_UNITS = {"s": " s", "m": " m"}


def summarize_content(content: Content) -> str:
    """Return the short first line: the main exercises, or the main part."""
    if isinstance(content, LiftContent):
        main = [e for e in content.exercises if e.slot == "strength"] or list(content.exercises[:1])
        names = [f"{entry.name} {entry.sets} x {format_amount(entry)}" for entry in main]
        rest = len(content.exercises) - len(main)
        return ", ".join([*names, *([f"{rest} more"] if rest else [])]) + f"; {content.minutes} min"
    parts = ", ".join(f"{part.minutes} min {part.name}" for part in content.parts)
    return f"{content.name}: {parts}" if content.name else parts


def describe_content(content: Content) -> tuple[str, ...]:
    """Return everything that is needed to do a session, a line for each thing."""
    return tuple(_lift(content) if isinstance(content, LiftContent) else _run(content))


def describe_activity(kind: Kind, title: str, load: TrainingLoad | None) -> str:
    """Return what an activity is, unless the athlete has another name for it, and what the rules count it as."""
    row = KINDS[kind]
    asks = load or row.load
    heavy = {"legs": "a lift for the legs", "upper": "a lift for the upper body"}
    counts = ["a hard run"] if asks.effort == "hard" else []
    counts += [text for region, text in heavy.items() if region in asks.list_heavy()]
    if not counts:
        counts = ["rest" if asks.effort == "rest" else "easy training"]
    return f"{'' if title else f'{row.about} '}The rules count it as {join_words(counts)}."


def format_amount(entry: Prescribed) -> str:
    """Return what one set is, for people: "8-10", "8 per side", "30 s"."""
    unit = _UNITS.get(entry.reps[-1:], "")
    number = entry.reps[:-1] if unit else entry.reps
    return f"{number}{unit}{' per side' if entry.per_side else ''}"


def format_load(entry: Prescribed) -> str:
    """Return the weight for people, "" where none is given: "82.5 kg", "10 kg each hand"."""
    return f"{entry.load:g} {entry.unit}{' each hand' if entry.each_hand else ''}" if entry.load is not None else ""


def describe_ramp(entry: Prescribed) -> str:
    """Return the lighter sets before an exercise: "20 kg x 5, 50 kg x 5 (20 + 2 x 15)"; "" where there are none."""
    return ", ".join(
        f"{_ramp_weight(one, entry)} x {one.reps}{f' ({one.plates})' if one.plates else ''}" for one in entry.ramp
    )


def _ramp_weight(one: RampSet, entry: Prescribed) -> str:
    if one.load is not None:
        return f"{one.load:g} {entry.unit}"
    return f"{one.percent} % of the weight" if one.percent else "the empty bar"


def format_rest(seconds: int) -> str:
    """Return a rest for people: "90 s", "3 min"."""
    return f"{seconds // 60} min" if seconds >= 120 and seconds % 60 == 0 else f"{seconds} s"


def describe_exercise(entry: Prescribed) -> str:
    """Return an exercise with all that is to be known of it, on one line."""
    load = format_load(entry)
    plates = f" ({entry.plates})" if entry.plates else ""
    how = ", ".join(filter(None, (load and f"with {load}{plates}", entry.effort)))
    pair = f"{entry.pair}: " if entry.pair else ""
    pause = f"rest {format_rest(entry.rest)}" + (" after both" if entry.pair else "")
    sets = f"{pair}{entry.name} {entry.sets} x {format_amount(entry)}, {pause}"
    first = describe_ramp(entry)
    return "; ".join(filter(None, (sets, how, first and f"warm-up sets: {first}")))


def _lift(content: LiftContent) -> Iterator[str]:
    yield f"Warm-up {content.warm_up}."
    for slot, entries in groupby(content.exercises, key=lambda entry: entry.slot):
        for entry in entries:
            yield f"{_TITLES[slot]}: {describe_exercise(entry)}"
    if content.cool_down:
        yield f"Afterwards: {content.cool_down}."
    yield from content.notes


def _run(content: RunContent) -> Iterator[str]:
    if content.name:
        yield f"{content.name}."
    for part in content.parts:
        yield f"{part.name.capitalize()} {part.minutes} min: {part.effort}."
    yield from content.notes
