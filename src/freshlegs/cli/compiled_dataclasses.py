"""The methods of dataclasses, compiled once and kept, as Python keeps the modules in which the classes stand.

`dataclass` writes the methods of a class as text when its module is loaded, and compiles them each time: for the
classes of freshlegs and of its libraries that is a tenth of what a light command takes.
"""

import contextlib
import dataclasses
import marshal
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import Any

KEPT_IN = Path(__file__).with_name("__pycache__")
MOST = 6000
"""Texts that are kept before those that were not asked for are let go; all of freshlegs has less than half of them."""


class CompiledDataclasses:
    """What was compiled, by its text: that of another version has another text, so nothing kept is ever out of date."""

    def __init__(self) -> None:
        self._kept = _read()
        self._used: dict[str, bytes] = {}
        self._is_new = False

    def execute(self, text: str, names: dict[str, Any], found: Mapping[str, object]) -> None:
        """Run what `dataclass` wrote, as `exec` does."""
        exec(self._compile(text), names, found)

    def _compile(self, text: str) -> CodeType:
        compiled = self._kept.get(text)
        if compiled is not None:
            with contextlib.suppress(EOFError, ValueError, TypeError):
                code = marshal.loads(compiled)
                if isinstance(code, CodeType):
                    self._used[text] = compiled
                    return code
        code = compile(text, "<string>", "exec", dont_inherit=True)
        self._used[text] = marshal.dumps(code)
        self._is_new = True
        return code

    def store(self) -> None:
        """Keep what was compiled anew; a folder that can't be written keeps nothing."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        kept = {**_read(), **self._used}
        whole = locate()
        part = whole.with_name(f"{whole.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            KEPT_IN.mkdir(exist_ok=True)
            part.write_bytes(marshal.dumps(kept if len(kept) <= MOST else self._used))
            part.replace(whole)


def use_compiled() -> CompiledDataclasses:
    """Let every dataclass from here on be made of what was compiled before."""
    found = CompiledDataclasses()
    # A name of its own module, which it finds before the one of Python; where it looks for no such name it does not
    # matter.
    dataclasses.exec = found.execute  # type: ignore[attr-defined]
    return found


def locate() -> Path:
    """Return where this Python keeps them."""
    return KEPT_IN / f"dataclasses.{sys.implementation.cache_tag}.opt-{sys.flags.optimize}"


def _read() -> dict[str, bytes]:
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        found = marshal.loads(locate().read_bytes())
        if isinstance(found, dict):
            return found
    return {}
