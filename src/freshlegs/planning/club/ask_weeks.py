"""Questions to many athletes' models at once: here, or through any executor; the answers are the same."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from freshlegs.io.errors import OutputError
from freshlegs.planning.executors import Died, Workers

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")
_Part = tuple[int, Sequence[_Question]]


def ask_all(
    workers: Workers | None, answer: Callable[[Sequence[_Question]], list[_Answer]], asked: Sequence[_Question]
) -> list[_Answer]:
    """Return the answers to all questions, in their order; by this process where there are no workers.

    Raises OutputError where a worker dies.
    """
    if workers is None or workers.count < 2 or len(asked) < 2:
        return answer(asked)
    # Several parts for each, as some take longer than others.
    size = max(1, -(-len(asked) // (4 * workers.count)))
    parts = [(at, asked[at : at + size]) for at in range(0, len(asked), size)]
    found: dict[int, list[_Answer]] = {}
    for (at, _), answers in workers.run(partial(_answer_part, answer), parts):
        if isinstance(answers, Died):
            raise OutputError(
                "a process that planned athletes has died: it was ended, or found no memory left; "
                "--workers 1 plans them one after the other"
            )
        found[at] = answers
    return [one for at, _ in parts for one in found[at]]


def _answer_part(answer: Callable[[Sequence[_Question]], list[_Answer]], part: _Part[_Question]) -> list[_Answer]:
    return answer(part[1])
