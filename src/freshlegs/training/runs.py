"""What is done in a run: its parts in minutes and effort. The numbers are ours where no source is named."""

from freshlegs.model.content import Part, RunContent
from freshlegs.model.kinds import KINDS, Kind

_SHARE = 4
"""Warm-up and cool-down together take no more than half of a short run: each one part in four (house)."""
_HARD, _FLOAT = 3, 2
"""Minutes of a fast repetition and of the easy running after it (house)."""
_MOST_TIMES = 8
"""Fast repetitions of one run at the most (house)."""
_TEMPO_MOST, _TEMPO_BLOCK, _TEMPO_BREAK = 40, 20, 3
"""Minutes of tempo in one run at the most, of one block up to which it is not divided, and easy between two (house)."""


def make_run_content(kind: Kind, minutes: int) -> RunContent:
    """Return the parts of a run, which add up to its minutes."""
    row = KINDS[kind]
    warm_up = min(row.parts.warm_up, minutes // _SHARE)
    cool_down = min(row.parts.cool_down, minutes // _SHARE)
    main = minutes - warm_up - cool_down
    spare, slow = 0, "very easy"
    match row.parts.main:
        case "repetitions":
            (parts, spare), slow = _repetitions(main), f"{slow}, a few strides at the end"
        case "blocks":
            (parts, spare), slow = _blocks(main), f"{slow}, a few strides at the end"
        case "steady":
            parts = [Part(name="main", minutes=main, effort=row.parts.effort)]
        case "whole":
            parts = [Part(name=kind, minutes=main, effort=row.parts.effort)]
    # What is left of a long hour is run easily, before and after.
    warm_up, cool_down = warm_up + spare // 2, cool_down + spare - spare // 2
    before = [Part(name="warm-up", minutes=warm_up, effort=slow)] if warm_up else []
    after = [Part(name="cool-down", minutes=cool_down, effort="easy, the last minutes at a walk")] if cool_down else []
    return RunContent.model_construct(parts=(*before, *parts, *after), source=row.parts.source)


def _repetitions(main: int) -> tuple[list[Part], int]:
    """Return fast repetitions with easy running between, and the minutes left over."""
    times = min(main // (_HARD + _FLOAT), _MOST_TIMES)
    if not times:
        return [Part(name="main", minutes=main, effort="hard, about as fast as you could race 5 km")], 0
    minutes = times * (_HARD + _FLOAT)
    effort = (
        f"{times} times {_HARD} min hard (about as fast as you could race 5 km), each followed by {_FLOAT} min easy"
    )
    return [Part(name="main", minutes=minutes, effort=effort)], main - minutes


def _blocks(main: int) -> tuple[list[Part], int]:
    """Return one or two blocks, comfortably hard, and the minutes left over."""
    hard = min(main, _TEMPO_MOST + _TEMPO_BREAK)
    effort = "comfortably hard: a few words at a time, a pace that you could hold for an hour"
    if hard <= _TEMPO_BLOCK + _TEMPO_BREAK:
        return [Part(name="main", minutes=hard, effort=effort)], main - hard
    block = (hard - _TEMPO_BREAK) // 2
    spoken = f"2 times {block} min {effort}; {_TEMPO_BREAK} min easy between"
    minutes = 2 * block + _TEMPO_BREAK
    return [Part(name="main", minutes=minutes, effort=spoken)], main - minutes
