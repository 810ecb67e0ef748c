"""A sum of minutes against a number: what is missing from it or beyond it, in steps that cost alike."""

from collections.abc import Iterator, Sequence

from freshlegs.rules.words import Week


def count_steps(amount: int, step: int) -> int:
    """Return how many steps an amount begins; 0 for none.

    >>> [count_steps(amount, 10) for amount in (-5, 0, 1, 10, 11)]
    [0, 0, 1, 1, 2]
    """
    return max(0, -(-amount // step))


def find_short(week: Week, terms: Sequence[tuple[int, int]], least: int, step: int) -> Iterator[int]:
    """Yield the literals "so many steps are missing from the sum", one for each step."""
    fewest = sum(min(0, worth) for _, worth in terms)
    for missing in range(count_steps(least - fewest, step)):
        yield -week.reaches(terms, least - missing * step)


def find_excess(week: Week, terms: Sequence[tuple[int, int]], most: int, step: int) -> Iterator[int]:
    """Yield the literals "the sum is so many steps beyond", one for each step."""
    largest = sum(max(0, worth) for _, worth in terms)
    for excess in range(count_steps(largest - most, step)):
        yield week.reaches(terms, most + excess * step + 1)
