"""Questions in line: one at a time in a process of its own, withdrawn at once, and none of them ends the server."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from freshlegs.io.errors import Fault, FreshlegsError, InputError
from freshlegs.planning.display import Display
from freshlegs.web import jobs
from freshlegs.web.calls import Call, CallAnswer, CallRefused, Told
from freshlegs.web.jobs import Job, JobLine, Seats

pytestmark = pytest.mark.slow
PATIENCE = 30.0


def double(what: int, display: Display) -> tuple[int, int]:
    """Return twice a number, and the process; tell how far it is."""
    with display.solving("doubling") as watch:
        if watch is not None:
            watch(9, 3)
    with display.counting("numbers", 2) as tick:
        tick()
    return 2 * what, os.getpid()


def sleep(what: str, display: Display) -> str:
    """Take very long."""
    with display.solving(what):
        time.sleep(PATIENCE * 10)
    return what


def insist(what: str, display: Display) -> str:
    """Take very long, whatever is said."""
    while True:
        try:
            with display.solving(what):
                time.sleep(PATIENCE * 10)
        except KeyboardInterrupt:
            continue


def die(what: object, display: Display) -> None:
    """End the process that answers."""
    os._exit(7)


def refuse(what: str, display: Display) -> None:
    """Find a fault."""
    raise InputError("week.toml", Fault("sessions[1]", what))


def fail(what: str, display: Display) -> None:
    """Have a defect."""
    raise RuntimeError(what)


def run(ask: Callable[[JobLine], Awaitable[None]]) -> list[tuple[str, str, str, int | None]]:
    """Ask questions of a line; return what was told of them: id, state, text and best."""
    told: list[tuple[str, str, str, int | None]] = []

    async def ask_and_close() -> None:
        line = JobLine(lambda job: told.append((job.id, job.state, job.text, job.best)))
        try:
            await asyncio.wait_for(ask(line), PATIENCE)
        finally:
            line.close()

    asyncio.run(ask_and_close())
    return told


def add(line: JobLine, ask: Callable[[Any, Display], Any], what: Any = "x", **options: Any) -> Job:
    """Add a question whose answer is its result."""
    return line.add("test", ask, what, lambda answer: answer, **options)


async def running(line: JobLine, job: Job) -> None:
    """Wait until a question is answered by the process, not only handed to it."""
    while not job.text:
        assert not job.ended.is_set()
        await asyncio.sleep(0.01)


def test_answers_come_in_order_with_their_progress() -> None:
    async def ask(line: JobLine) -> None:
        one, two = add(line, double, 4), add(line, double, 5)
        assert (one.state, two.state) == ("running", "waiting")
        await two.ended.wait()
        assert (one.result[0], two.result[0]) == (8, 10)
        assert one.result[1] == two.result[1] == line.worker.pid != os.getpid()

    told = run(ask)
    assert [entry[1] for entry in told if entry[0] == "j1"][::5] == ["running", "done"]
    assert ("j1", "running", "doubling", 9) in told
    assert ("j1", "running", "numbers: 1 of 2", None) in told
    assert told.index(next(one for one in told if one[0] == "j2")) > told.index(("j1", "done", "numbers: 1 of 2", None))


def test_a_question_that_runs_is_stopped_and_the_process_stays() -> None:
    async def ask(line: JobLine) -> None:
        first = add(line, double, 1)
        await first.ended.wait()
        long, after = add(line, sleep), add(line, double, 2)
        await running(line, long)
        began = time.monotonic()
        line.cancel(long)
        await after.ended.wait()
        assert time.monotonic() - began < 5
        assert (long.state, after.result) == ("cancelled", (4, first.result[1]))

    run(ask)


def test_one_that_waits_is_never_asked() -> None:
    async def ask(line: JobLine) -> None:
        long, waiting, first = add(line, sleep), add(line, double, 1), add(line, double, 3, first=True)
        line.cancel(waiting)
        assert waiting.state == "cancelled"
        await running(line, long)
        line.cancel(long)
        await first.ended.wait()
        assert first.result[0] == 6
        line.cancel(first)
        assert first.state == "done", "what has ended stays as it is"

    assert "running" not in {state for name, state, *_ in run(ask) if name == "j2"}


def test_one_that_does_not_stop_is_ended_with_its_process() -> None:
    async def ask(line: JobLine) -> None:
        stubborn = add(line, insist)
        await running(line, stubborn)
        pid = line.worker.pid
        line.cancel(stubborn)
        after = add(line, double, 2)
        await after.ended.wait()
        assert stubborn.state == "cancelled"
        assert after.result[0] == 4
        assert after.result[1] != pid

    run(ask)


def test_a_process_that_dies_takes_one_question_with_it() -> None:
    async def ask(line: JobLine) -> None:
        killed, after = add(line, die), add(line, double, 2)
        await after.ended.wait()
        assert (killed.state, after.result[0]) == ("failed", 4)
        assert "died" in str(killed.error)

    run(ask)


@pytest.mark.parametrize(
    ("ask_it", "says"),
    [(refuse, "week.toml: sessions[1]: wrong"), (fail, "freshlegs has a defect: RuntimeError: wrong")],
)
def test_what_goes_wrong_is_told(ask_it: Callable[[Any, Display], Any], says: str) -> None:
    async def ask(line: JobLine) -> None:
        job, after = add(line, ask_it, "wrong"), add(line, double, 2)
        await after.ended.wait()
        assert (job.state, str(job.error), job.result) == ("failed", says, None)
        assert after.state == "done"

    run(ask)


def test_what_a_page_asked_goes_with_it() -> None:
    async def ask(line: JobLine) -> None:
        mine, other = add(line, sleep, tab="mine"), add(line, double, 2, tab="other")
        lasting = add(line, double, 3)
        await running(line, mine)
        line.cancel_tab("mine")
        await lasting.ended.wait()
        assert [job.state for job in (mine, other, lasting)] == ["cancelled", "done", "done"]

    run(ask)


def test_old_answers_are_forgotten() -> None:
    async def ask(line: JobLine) -> None:
        first = add(line, double, 0)
        for _ in range(60):
            await add(line, double, 1).ended.wait()
        assert line.find(first.id) is None
        assert line.find("j61") is not None

    run(ask)


def test_a_process_rests_when_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not while it answers, nor right after; the next question starts it again."""

    async def ask(line: JobLine) -> None:
        long = add(line, sleep)
        await running(line, long)
        monkeypatch.setattr(jobs, "RESTS_AFTER", 0.0)
        line.rest()
        assert long.state == "running"
        monkeypatch.setattr(jobs, "RESTS_AFTER", PATIENCE)
        line.cancel(long)
        await long.ended.wait()
        line.rest()
        pid = line.worker.pid
        assert pid is not None
        monkeypatch.setattr(jobs, "RESTS_AFTER", 0.0)
        line.rest()
        after = add(line, double, 2)
        await after.ended.wait()
        assert after.result[0] == 4
        assert after.result[1] != pid

    run(ask)


class AnswersAtOnce:
    """Stands in for a process that has answered before it hears that nobody needs its answer any more."""

    def __init__(self, report: Callable[[Told], None]) -> None:
        self.report = report

    def ask(self, call: Call) -> None:
        """Answer, or refuse what is called so."""
        refused = CallRefused(call.number, FreshlegsError("no"))
        self.report(refused if call.what == "refuse" else CallAnswer(call.number, call.what))

    def withdraw(self, number: int) -> None:
        """Come too late."""

    def close(self) -> None:
        """End nothing."""


@pytest.mark.parametrize("what", ["answer", "refuse"])
def test_an_answer_that_came_while_it_was_withdrawn_is_taken_by_nobody(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is of what the files held before: taken, it would write the plan of a change that was just undone."""
    monkeypatch.setattr(jobs, "WorkerProcess", AnswersAtOnce)
    taken: list[Any] = []

    async def ask(line: JobLine) -> None:
        job = line.add("test", double, what, taken.append)
        line.cancel(job)
        await job.ended.wait()
        assert (job.state, job.error, taken) == ("cancelled", None, [])
        after = line.add("test", double, "next", taken.append)
        await after.ended.wait()
        assert (after.state, taken) == ("done", ["next"])

    run(ask)


def test_athletes_wait_for_a_seat() -> None:
    """Two lines with one seat: the second is asked once the first is answered."""
    told: list[tuple[str, str]] = []

    async def ask() -> None:
        seats = Seats(1)
        one = JobLine(lambda job: told.append(("a", job.state)), seats)
        two = JobLine(lambda job: told.append(("b", job.state)), seats)
        try:
            first, second = add(one, double, 1), add(two, double, 2)
            assert (first.state, second.state) == ("running", "waiting")
            await asyncio.wait_for(second.ended.wait(), PATIENCE)
            assert (first.result[0], second.result[0]) == (2, 4)
        finally:
            one.close()
            two.close()

    asyncio.run(ask())
    assert told.index(("a", "done")) < told.index(("b", "running"))


def test_a_defect_in_what_is_made_of_an_answer_holds_nothing_up() -> None:
    def stumble(answer: Any) -> None:
        raise KeyError(answer)

    async def ask(line: JobLine) -> None:
        job = line.add("test", double, 1, stumble)
        after = add(line, double, 2)
        await after.ended.wait()
        assert (job.state, after.state) == ("failed", "done")
        assert "KeyError" in str(job.error)

    run(ask)
