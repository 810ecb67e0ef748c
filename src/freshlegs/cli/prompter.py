"""Asking a person: one question at a time, what is usual in brackets, and again where the answer can't be used."""

import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from typing import TypeVar

import typer

from freshlegs.cli.output import say
from freshlegs.io.errors import Fault, InputError, NotUnderstoodError
from freshlegs.written.day_text import parse_yes

_Answer = TypeVar("_Answer")


class BackError(Exception):
    """A person wants to answer the question before once more."""


@dataclass(frozen=True, slots=True)
class Prompter:
    """Asks for what is not said in advance, or takes what is usual where nobody is there to ask."""

    said: Mapping[str, str | None]  #: Answers by the option that gives them, such as "run_level" for --run-level
    somebody: bool  #: Whether a person is there, or answers in a pipe
    given: list[str] = field(default_factory=list)  #: What was answered so far
    again: list[str] = field(default_factory=list)  #: What was answered before, and is not asked again

    def asks(self, option: str) -> bool:
        """Whether a person is asked for an answer."""
        return self.somebody and self.said.get(option) is None

    def __call__(
        self, option: str, question: str, usual: str, understand: Callable[[str], _Answer], *, may_go_back: bool = True
    ) -> _Answer:
        """Return an answer as it is understood.

        Raises InputError of the option if it was said in advance, or is the usual one, and can't be used; and
        BackError where somebody wants the question before.
        """
        while True:
            said = self.said.get(option)
            if self.asks(option):
                said = self.again.pop(0) if self.again else self._hear(question, usual)
                if may_go_back and said.strip().lower() == "back":
                    raise BackError
            try:
                understood = understand(usual if said is None else said)
            except (InputError, NotUnderstoodError) as error:
                blamed = error.blame(f"--{option.replace('_', '-')}" if option else "the answer")
            else:
                if self.asks(option):
                    self.given.append(said or "")
                return understood
            if not (self.asks(option) and is_interactive()):
                raise blamed
            sentence = str(blamed.faults[0])
            if said is not None and said.strip().lower() in ("y", "yes"):
                sentence = f'Say it in words, or press Enter for "{usual}"'
            say(f"  {sentence}" if sentence.endswith("?") else f"  {sentence}.")

    def unasked(self, option: str, usual: str, understand: Callable[[str], _Answer]) -> _Answer:
        """Return the answer to a question that nobody is asked: as it is said in advance, or the usual one."""
        return replace(self, somebody=False)(option, "", usual, understand)

    def _hear(self, question: str, usual: str) -> str:
        # The last blank of a question would go to standard output, which is the answer's alone.
        with redirect_stdout(sys.stderr):
            try:
                said = str(typer.prompt(question, default=usual, err=True))
            except typer.Abort:
                if is_interactive():
                    raise
                say("")
                allowed = "write a line for each; an empty one takes what is usual"
                raise InputError(
                    "standard input", Fault("", "it ends before all questions are answered", allowed)
                ) from None
        if not is_interactive():
            say(said)  # as a terminal shows what is typed
        return said

    def go_back(self) -> None:
        """Take all answers but the last one again, and ask from there."""
        if not self.given:
            say("  This is the first question.")
        self.again[:] = self.given[:-1]
        self.given.clear()

    def yes(self, question: str, *, usual: bool = True) -> bool:
        """Return whether a person agrees; where nobody is there, nobody does."""
        return self.somebody and self("", question, "yes" if usual else "no", parse_yes, may_go_back=False)


def is_interactive() -> bool:
    """Whether a person sits at a terminal, to read questions and to answer them."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
