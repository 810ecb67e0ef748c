"""What was sent under which key, so that what is sent again after a broken connection, or a restart, is done once.

It is noted beside the plan before a file is written, with the digest of what the file will hold: a server that was
killed in between finds out by it whether the file was written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.io.files import hash_bytes, hash_path
from freshlegs.io.safe_writing import write_atomically
from freshlegs.io.text import format_json, parse_json

_MOST = 300
"""Keys that are remembered; a page sends again within minutes."""
_LONGEST = 100
_PARTS = {"key", "file", "digest", "answer", "done"}


class HeardKeys:
    """The keys of one athlete, in `plan.json.heard`.

    Parameters
    ----------
    plan : Path
        The plan file, beside which they stand.
    """

    def __init__(self, plan: Path) -> None:
        self._path = plan.with_name(f"{plan.name}.heard")

    def find(self, key: str) -> dict[str, Any] | None:
        """Return what was answered to a key; None for one that was never heard, or whose file was not written."""
        for one in self._read():
            if one["key"] == key:
                written = self._path.with_name(one["file"])
                done = one["done"] or hash_path(written) == one["digest"]
                return dict(one["answer"]) if done else None
        return None

    def note(self, key: str, file: Path, data: bytes, answer: dict[str, Any], *, done: bool = False) -> None:
        """Note what a key is about to write, or has written, and what is answered then."""
        told = {"key": key, "file": file.name, "digest": hash_bytes(data), "answer": answer, "done": done}
        others = [one for one in self._read() if one["key"] != key]
        write_atomically(self._path, format_json([*others[-_MOST + 1 :], told]).encode())

    def _read(self) -> list[dict[str, Any]]:
        try:
            found = parse_json(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return []
        entries = found if isinstance(found, list) else []
        return [one for one in entries if isinstance(one, dict) and one.keys() >= _PARTS]


def read_key(data: dict[str, Any]) -> str:
    """Return the key of a call; raises InputError where it has none."""
    key = data.get("key")
    if not isinstance(key, str) or not 8 <= len(key) <= _LONGEST:
        allowed = f"a text of 8 to {_LONGEST} letters, another one for each thing that is told"
        raise InputError("the call", Fault("key", f"found {repr_for_user(key)}", allowed))
    return key
