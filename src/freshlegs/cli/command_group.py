"""The commands by their names; only the one that is called is loaded, and for their list none."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command

from freshlegs.cli.exits import Answer

ORDER = (
    "init", "scenarios", "plan", "open", "show", "today", "check", "explain", "why", "whatif", "alternatives",
    "advise", "move", "replan", "batch", "club", "export", "push", "busy", "log", "swap", "rules", "exercises",
    "schema", "docs", "mcp",
)  # fmt: skip
"""Commands in the order of a week's work, as --help lists them; one that is not named here comes last."""
_ROOM = Path(__file__).parent


def discover_commands() -> list[str]:
    """Return the names of all commands, in their order: of each file `why_command.py` in this room the "why"."""
    found = {path.stem.removesuffix("_command") for path in _ROOM.glob("*_command.py")}
    return sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))


def load_command(name: str) -> Callable[..., Answer]:
    """Return a command by its name: of a file `why_command.py` in this room, the function `why`."""
    command: Callable[..., Answer] = getattr(import_module(f"freshlegs.cli.{name}_command"), name)
    return command


def read_summary(name: str) -> str:
    """Return what a command says of itself in one line, as it stands in its file."""
    text = (_ROOM / f"{name}_command.py").read_text("utf-8")
    found = re.search(rf'^def {name}\(.*?\) -> Answer:\n    """(.*?)(?:"""|\n)', text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


class CommandGroup(TyperGroup):
    """Typer's group of commands, which loads one when it is asked for it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands: Any = _Commands()

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands; what stands there is not cut, as Typer cuts what it takes from a text itself."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, read_summary(name)) for name in self.commands])


class _Commands(Mapping[str, Any]):
    """Each command as Typer has it, built when it is looked up."""

    def __init__(self) -> None:
        self._names = discover_commands()
        self._built: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._names:
            raise KeyError(name)
        if name not in self._built:
            alone = Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
            alone.command(name)(load_command(name))
            self._built[name] = get_command(alone)
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
