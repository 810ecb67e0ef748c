"""Asking a person: one question at a time, what is usual in brackets, and again where the answer can't be used."""

import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from typing import TypeVar

import typer

from freshlegs.cli.output import say
from freshlegs.io.errors import InputError
from freshlegs.scenario.day_and_time_text import NotUnderstoodError

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Prompter:
    """Asks for what is not said in advance, or takes what is usual where nobody is there to ask."""

    said: Mapping[str, str | None]  #: Answers by the option that gives them, such as "run_level" for --run-level
    somebody: bool  #: Whether a person is there

    def asks(self, option: str) -> bool:
        """Whether a person is asked for an answer."""
        return self.somebody and self.said.get(option) is None

    def __call__(self, option: str, question: str, usual: str, understand: Callable[[str], _Answer]) -> _Answer:
        """Return an answer as it is understood.

        Raises InputError of the option if it was said in advance, or is the usual one, and can't be used.
        """
        while True:
            said = self.said.get(option)
            if self.asks(option):
                # The last blank of a question would go to standard output, which is the answer's alone.
                with redirect_stdout(sys.stderr):
                    said = typer.prompt(question, default=usual, err=True)
            try:
                return understand(usual if said is None else said)
            except (InputError, NotUnderstoodError) as error:
                blamed = error.blame(f"--{option.replace('_', '-')}")
            if not self.asks(option):
                raise blamed
            sentence = str(blamed.faults[0])
            say(f"  {sentence}" if sentence.endswith("?") else f"  {sentence}.")

    def yes(self, question: str, *, usual: bool = True) -> bool:
        """Return whether a person agrees; where nobody is there, nobody does."""
        with redirect_stdout(sys.stderr):
            return self.somebody and typer.confirm(question, default=usual, err=True)


def is_interactive() -> bool:
    """Whether a person sits at a terminal, to read questions and to answer them."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
