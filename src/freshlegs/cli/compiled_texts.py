"""What Python compiles from a text each time a module is loaded, compiled once and kept, as Python keeps the modules.

`dataclass` writes the methods of a class as text, and `typing` reads annotations in quotes, of which pydantic has a
thousand: for the classes of freshlegs and of its libraries that is an eighth of what a light command takes.
"""

import contextlib
import dataclasses
import marshal
import os
import sys
import typing
from collections.abc import Mapping
from pathlib import Path
from types import CodeType
from typing import Any

KEPT_IN = Path(__file__).with_name("__pycache__")
MOST = 6000
"""Texts that are kept before those that were not asked for are let go; all of freshlegs has less than half of them."""
AS_ANNOTATION = ("<string>", "eval")
"""How `typing` compiles; what another version of it asks for in another way is left to Python."""
_PARTED = "\0"
"""Stands between how a text is compiled and the text, in which it cannot be."""


class CompiledTexts:
    """What was compiled, by its text: that of another version has another text, so nothing kept is ever out of date."""

    def __init__(self) -> None:
        self._kept = _read()
        self._used: dict[str, bytes] = {}
        self._annotations: dict[str, CodeType] = {}
        self._is_new = False

    def execute(self, text: str, names: dict[str, Any], found: Mapping[str, object]) -> None:
        """Run what `dataclass` wrote, as `exec` does."""
        exec(self._find(text, "exec"), names, found)

    def compile_annotation(self, text: str, *how: Any, **options: Any) -> Any:
        """Return the code of what stands in quotes, as `compile` does; many stand in several places."""
        if how != AS_ANNOTATION or options:
            return compile(text, *how, **options)
        if text not in self._annotations:
            self._annotations[text] = self._find(text, "eval")
        return self._annotations[text]

    def _find(self, text: str, mode: str) -> CodeType:
        key = f"{mode}{_PARTED}{text}"
        compiled = self._kept.get(key)
        if compiled is not None:
            with contextlib.suppress(EOFError, ValueError, TypeError):
                code = marshal.loads(compiled)
                if isinstance(code, CodeType):
                    self._used[key] = compiled
                    return code
        code = compile(text, "<string>", mode, dont_inherit=True)
        self._used[key] = marshal.dumps(code)
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


def use_compiled() -> CompiledTexts:
    """Let every dataclass and every annotation from here on be made of what was compiled before."""
    found = CompiledTexts()
    # Names of their own modules, which they find before those of Python; where they look for no such name it does not
    # matter.
    dataclasses.exec = found.execute  # type: ignore[attr-defined]
    typing.compile = found.compile_annotation  # type: ignore[attr-defined]
    return found


def locate() -> Path:
    """Return where this Python keeps them."""
    return KEPT_IN / f"texts.{sys.implementation.cache_tag}.opt-{sys.flags.optimize}"


def _read() -> dict[str, bytes]:
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError):
        found = marshal.loads(locate().read_bytes())
        if isinstance(found, dict):
            return found
    return {}
