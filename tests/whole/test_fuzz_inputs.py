"""Damaged files for every reader of the program: a short run of `fuzz_inputs.py`, which does many thousands."""

from __future__ import annotations

from random import Random

import pytest

from freshlegs.io.errors import InternalError
from fuzz_inputs import READERS, Reader, call_whole, came_to, fuzz, is_harmless, make_input

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_read_or_refused(name: str) -> None:
    """By what its commands do with it, and now and then by a whole command."""
    results, _ = fuzz(name, 60, seed=0, whole=30)
    assert results["read"] + results["refused"] == 60
    assert results["read"] > 0


@pytest.mark.parametrize("name", READERS)
def test_the_files_that_are_damaged_are_whole(name: str) -> None:
    """Else damaging them would show little; and so would commands that refuse them as they are."""
    reader = READERS[name]
    assert {came_to(reader, data) for data in reader.files()} == {"read"}
    for command in reader.commands:
        done = call_whole(reader, reader.files()[0], command)
        assert done.code in (0, 3, 4), done


def test_inputs_are_the_same_in_every_run() -> None:
    reader = READERS["log"]
    made = [make_input(reader, Random(f"log/0/{number}")) for number in range(20)]
    assert made == [make_input(reader, Random(f"log/0/{number}")) for number in range(20)]
    assert len(set(made)) > 10


@pytest.mark.parametrize("text", ["\x1b[31m", "\x9b2J", "\u202e", "\r", "\x07", "\ud800"])
def test_what_a_terminal_obeys_is_found(text: str) -> None:
    assert not is_harmless(f"a{text}b")
    assert is_harmless("a\nb \N{WOMAN}\u200d\N{PERSONAL COMPUTER}")


def test_a_defect_is_found() -> None:
    """An error that is no fault of the file is raised, and what is printed raw too."""

    def disagree(data: bytes) -> list[str]:
        raise InternalError(str(len(data)))

    for read in (disagree, lambda data: [f"{data[0] / 0}"], lambda data: [data.decode() + "\x1b[2J"]):
        with pytest.raises((InternalError, ZeroDivisionError, AssertionError)):
            came_to(Reader("week.toml", read, ()), b"x")
