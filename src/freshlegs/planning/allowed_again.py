"""Ways out where so much is excluded that nothing fills the lifts: the fewest exclusions to allow again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from freshlegs.io.errors import Step
from freshlegs.model.wording import join_words
from freshlegs.planning.single_changes import ScenarioChange
from freshlegs.scenario.draft import Draft
from freshlegs.scenario.edits import Drop, Edit, Put

MOST_EXCLUSIONS = 24
"""Exclusions among which the fewest are looked for; who has more gets none offered (house)."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One thing that the athlete leaves out, as the file has it."""

    steps: tuple[Step, ...]  #: Place of the list that it stands in
    word: str


def list_allowed_again(draft: Draft, fills: Callable[[Draft], bool]) -> Iterator[ScenarioChange]:
    """Yield the exclusions one of which is enough to allow again; else a smallest set of them, and another one.

    No set is offered from which any can be spared. `fills` tells whether the lifts of a draft can be filled.
    """
    there = _list_exclusions(draft)
    if len(there) > MOST_EXCLUSIONS:
        return

    def is_enough(some: Sequence[Exclusion]) -> bool:
        return fills(draft.apply(_allow(draft, some)))

    alone = [one for one in there if is_enough((one,))]
    for one in alone:
        yield _describe(draft, (one,))
    if alone or not is_enough(there):
        return
    found = dict.fromkeys((_find_smallest(there, is_enough), _find_smallest(there[::-1], is_enough)))
    fewest = min(map(len, found))
    yield from (_describe(draft, some) for some in found if len(some) == fewest)


def _find_smallest(
    there: Sequence[Exclusion], is_enough: Callable[[Sequence[Exclusion]], bool]
) -> tuple[Exclusion, ...]:
    """Return exclusions that are enough to allow, none of which can be spared; the first are spared first."""
    kept = list(there)
    for one in there:
        fewer = [other for other in kept if other is not one]
        kept = fewer if is_enough(fewer) else kept
    return tuple(one for one in sorted(kept, key=lambda one: (one.steps, one.word)))


def _list_exclusions(draft: Draft) -> tuple[Exclusion, ...]:
    lifting = draft.scenario.lifting
    named = (
        (("lifting", "avoid"), lifting.avoid),
        (("lifting", "exclude", "exercises"), lifting.exclude.exercises),
        (("lifting", "exclude", "patterns"), lifting.exclude.patterns),
        (("lifting", "exclude", "muscles"), lifting.exclude.muscles),
    )
    return tuple(Exclusion(steps, word) for steps, words in named for word in words)


def _allow(draft: Draft, some: Sequence[Exclusion]) -> tuple[Edit, ...]:
    """Return the edits that take exclusions out of their lists."""
    edits: list[Edit] = []
    for steps in dict.fromkeys(one.steps for one in some):
        out = {one.word for one in some if one.steps == steps}
        left = [one.word for one in _list_exclusions(draft) if one.steps == steps and one.word not in out]
        edits.append(Put(steps, left) if left else Drop(steps))
    return tuple(edits)


def _describe(draft: Draft, some: Sequence[Exclusion]) -> ScenarioChange:
    hurts = "it does not hurt" if len(some) == 1 else "they do not hurt"
    says = f"{join_words([one.word for one in some])} allowed again, if {hurts}"
    return ScenarioChange(says, _allow(draft, some))
