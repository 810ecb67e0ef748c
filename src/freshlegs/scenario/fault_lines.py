"""Where in the text of a scenario file a fault stands, by its line."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_STEP = re.compile(r"""\.?(?:([A-Za-z0-9_-]+)|\[(\d+)\]|"((?:[^"\\]|\\.)*)")""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")


def find_line(text: str, place: str) -> int | None:
    """Return the number of the line, from 1, at which a place such as "sessions[2].minutes" begins; None for no place.

    Where the key itself does not stand in the file, it is the line of the table or the list that it would be in.
    """
    if found := re.match(r"line (\d+)", place):
        return int(found[1])
    if place == "end of the file":
        return text.rstrip("\n").count("\n") + 1
    wanted = _read_place(place)
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    for number, path in _list_keys(text):
        depth = _count_common(path, wanted)
        if depth == len(path) and (best is None or depth > best[0]):
            best = depth, number
    return None if best is None else best[1]


def _read_place(place: str) -> list[str]:
    steps = []
    for key, index, quoted in _STEP.findall(place):
        steps.append(key or (f"[{index}]" if index else quoted))
    return steps


def _list_keys(text: str) -> list[tuple[int, list[str]]]:
    """Return every header and key with its line and its path from the top; lists of tables count from 1."""
    found: list[tuple[int, list[str]]] = []
    table: list[str] = []
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            path = _resolve(_split(header[2]), counts)
            if header[1] == "[[":
                counts[tuple(path)] = counts.get(tuple(path), 0) + 1
                path = [*path, f"[{counts[tuple(path)]}]"]
            table = path
            found.append((number, table))
        elif key := _KEY.match(line):
            found.append((number, [*table, *_split(key[1])]))
    return found


def _resolve(path: list[str], counts: dict[tuple[str, ...], int]) -> list[str]:
    """Return the path of a header, which within a list of tables is about its last one."""
    whole: list[str] = []
    for index, step in enumerate(path):
        whole.append(step)
        if index < len(path) - 1 and tuple(whole) in counts:
            whole.append(f"[{counts[tuple(whole)]}]")
    return whole


def _split(written: str) -> list[str]:
    return [part.strip("\"'") for part in _PART.findall(written)]


def _count_common(path: list[str], wanted: list[str]) -> int:
    count = 0
    for one, other in zip(path, wanted, strict=False):
        if one != other:
            break
        count += 1
    return count
