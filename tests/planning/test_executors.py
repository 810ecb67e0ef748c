"""Calls handed to workers: each is answered once, whatever dies, and only a few are in the air."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from freshlegs.io.errors import OutputError
from freshlegs.planning.executors import Died, Workers
from freshlegs.planning.workplaces import open_workers


def square(number: int) -> int:
    return number * number


def die_on_seven(number: int) -> int:
    if number == 7:
        os._exit(9)
    time.sleep(0.01)
    return number * number


def die_once(step: tuple[int, Path]) -> int:
    """End the process at the third call, but only at its first try."""
    number, mark = step
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def fail_on_two(number: int) -> int:
    if number == 2:
        raise ValueError("two")
    return number


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_each_item_is_answered_once(processes: int) -> None:
    with open_workers(processes) as workers:
        assert sorted(workers.run(square, range(40))) == [(number, number * number) for number in range(40)]
        assert list(workers.run(square, [])) == []
        assert list(workers.run(square, [5])) == [(5, 25)]


def test_a_call_that_ends_its_process_is_named_and_all_others_are_answered() -> None:
    with open_workers(2) as workers:
        found = dict(workers.run(die_on_seven, range(30)))
    assert found.pop(7) == Died()
    assert found == {number: number * number for number in range(30) if number != 7}


def test_a_process_that_was_killed_costs_nobody_an_answer(tmp_path: Path) -> None:
    with open_workers(2) as workers:
        found = list(workers.run(die_once, [(number, tmp_path / "mark") for number in range(12)]))
    assert sorted(answer for _, answer in found if not isinstance(answer, Died)) == list(range(12))


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_call_raises_reaches_the_caller(processes: int) -> None:
    with open_workers(processes) as workers, pytest.raises(ValueError, match="two"):
        list(workers.run(fail_on_two, range(9)))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_long_list_is_read_only_as_far_as_it_is_needed(processes: int) -> None:
    read = 0

    def count() -> Iterator[int]:
        nonlocal read
        for number in range(1000):
            read += 1
            yield number

    with open_workers(processes) as workers:
        for answered, _ in enumerate(workers.run(square, count()), 1):
            assert read - answered <= 3 * processes
    assert read == 1000


def test_who_stops_listening_waits_for_nobody() -> None:
    began = time.monotonic()
    with open_workers(2) as workers:
        next(workers.run(time.sleep, [0, 60, 60, 60]))
    assert time.monotonic() - began < 30


def test_an_executor_of_somebody_else_answers_and_stays_open() -> None:
    with ThreadPoolExecutor(2) as executor:
        workers = Workers(lambda count: executor, 2)
        assert sorted(workers.run(square, range(9))) == [(number, number * number) for number in range(9)]
        workers.close()
        assert executor.submit(square, 3).result() == 9


class _Dying(Executor):
    """Gives up all that waits, as a cluster does whose scheduler has died."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = Future[Any]()
        if args == (5,):
            future.cancel()
            future.set_running_or_notify_cancel()
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_an_executor_of_somebody_else_that_dies_is_named_after_what_it_answered() -> None:
    found: list[int] = []
    with pytest.raises(OutputError, match="is gone"):
        found.extend(item for item, _ in Workers(lambda count: _Dying(), 2).run(square, range(9)))
    assert set(range(5)) <= set(found)
    assert 5 not in found


class _KilledError(Exception):
    """As a cluster names a call that ended several workers."""


def kill_on_two(number: int) -> int:
    if number == 2:
        raise _KilledError
    return number


def test_a_call_that_a_cluster_gives_up_is_named_and_all_others_are_answered() -> None:
    with ThreadPoolExecutor(2) as executor:
        found = dict(Workers(lambda count: executor, 2, fatal=_KilledError).run(kill_on_two, range(5)))
    assert found == {0: 0, 1: 1, 2: Died(), 3: 3, 4: 4}


def test_a_place_that_stays_silent_is_asked_whether_it_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("freshlegs.planning.executors._TICK", 0.01)

    def gone() -> int:
        raise OutputError("nobody is there")

    with ThreadPoolExecutor(1) as executor, pytest.raises(OutputError, match="nobody is there"):
        list(Workers(lambda count: executor, 1, check=gone).run(time.sleep, [0.5]))
