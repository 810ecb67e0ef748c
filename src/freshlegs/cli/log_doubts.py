"""What a person is asked back before it counts, and options that are not for a session."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from freshlegs.cli.prompter import Prompter, is_interactive
from freshlegs.io.errors import Fault, InputError
from freshlegs.model.wording import name_exercise
from freshlegs.training.run_log import RunEntry
from freshlegs.training.training_log import LogEntry


def check_options(given: Mapping[str, object], allowed: str) -> None:
    """Raise InputError with the options that are given and not for such a session."""
    if faults := [Fault(option, "not for this session", allowed) for option, value in given.items() if value]:
        raise InputError("log", *faults)


def confirm_rows(
    entries: Sequence[LogEntry | RunEntry], doubts: Mapping[LogEntry | RunEntry, str], *, yes: bool
) -> list[LogEntry | RunEntry]:
    """Return the rows of one session, the weights in doubt as sure: somebody says so, or `yes` does.

    Raises InputError with everything that nobody vouches for.
    """
    if unvouched := list_unvouched({name_exercise(row.what): why for row, why in doubts.items()}, yes=yes):
        option = next(
            "--did" if isinstance(row, LogEntry) else "--minutes" if row.minutes else "--km" for row in doubts
        )
        raise InputError("log", *(Fault(option, one, "if it is right, say --yes") for one in unvouched))
    return [replace(row, sure=row in doubts) if isinstance(row, LogEntry) else row for row in entries]


def list_unvouched(doubts: Mapping[str, str], *, yes: bool) -> list[str]:
    """Return what is in doubt, with why, for which nobody vouches: somebody says so, or `yes` does."""
    prompter, told = Prompter({}, is_interactive()), [f"{name}: {doubt}" for name, doubt in doubts.items()]
    return [one for one in told if not yes and not prompter.yes(f"{one}. Is that right?", usual=False)]
