"""A session as a person names it: by its short name, its id, its title, or its kind where there is one of it."""

import re
from collections.abc import Iterable, Mapping

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.io.text import to_one_line
from freshlegs.model.kinds import KINDS, Kind
from freshlegs.model.wording import suggest

NO_TITLES: Mapping[str, str] = {}
"""Titles where the athlete calls nothing by a name of its own."""
_LENGTH = re.compile(r" \d{1,3} min$")


def find_session_id(names: Mapping[str, str], written: str, titles: Mapping[str, str] = NO_TITLES) -> str:
    """Return the id of the session that a person names; `names` has the short names by id, `titles` own ones.

    "lower-1", "Lift: lower body 1", "Pilates", and, where it is the only one of its kind, "lower" or "legs". Raises
    NotUnderstoodError with the names there are.
    """
    if written in names:
        return written
    plain = _plain(written)
    own = next(
        (one for one, title in titles.items() if plain in (_plain(title), _plain(title.rpartition(": ")[2]))), None
    )
    if own is not None:
        return own
    numbered = [names[one] for one, title in titles.items() if plain in _list_unnumbered(title)]
    if numbered:
        handles = " or ".join(map(format_handle, numbered))
        raise NotUnderstoodError(f"found {repr_for_user(written)}, and there are {len(numbered)}", f"write {handles}")
    exact = [found for found, name in names.items() if plain in _list_titles(name, numbered=True)]
    if exact:
        return exact[0]
    of_kind = {name: found for found, name in reversed([*names.items()]) if plain in _list_titles(name, numbered=False)}
    if len(of_kind) == 1:
        return next(iter(of_kind.values()))
    found = f"found {repr_for_user(written)}"
    if of_kind:
        which = [format_handle(name) for name in sorted(of_kind)]
        raise NotUnderstoodError(f"{found}, and there are {len(which)}", f"write {' or '.join(which)}")
    raise NotUnderstoodError(found, _say_names(plain, names.values()))


def find_kind(written: str) -> Kind | None:
    """Return the kind that a title without a number names: "lower", "legs", "Lift: lower body"; None for another."""
    plain = _plain(written)
    return next((kind for kind in KINDS if plain in _list_names(kind)), None)


def use_titles(text: str, titles: Mapping[str, str]) -> str:
    """Return a sentence of a rule with the titles of sessions in place of their short names."""
    if not titles:
        return text
    names = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
    return re.sub(rf"(?<![\w-])(?:{names})(?![\w-])", lambda found: titles[found[0]], text)


def format_handle(name: str) -> str:
    """Return what commands call a session of a short name: "lower-1"."""
    return to_one_line(name).replace(" ", "-")


def _say_names(plain: str, names: Iterable[str]) -> str:
    known = [*dict.fromkeys(map(format_handle, names))]
    meant = {word: handle for handle in known for word in (handle, *_list_titles(handle, numbered=True))}
    near = suggest(plain, meant)
    handle = meant[near.removeprefix("did you mean ").removesuffix("?")] if near else ""
    told = f"did you mean {handle}? " if handle else ""
    return f"{told}this week has {', '.join(known) or 'no session'}"


def _list_titles(name: str, *, numbered: bool) -> list[str]:
    """Return what a session may be called, with its number or without."""
    kind, _, number = _plain(name).rpartition(" ")
    if kind not in KINDS:
        return [_plain(name)] if numbered else []
    return [f"{word} {number}" if numbered else word for word in _list_names(kind)]


def _list_unnumbered(title: str) -> list[str]:
    """Return what a numbered title is without its number: "Lift: push 2" is a "push"."""
    return [_plain(one).rpartition(" ")[0] for one in (title, title.rpartition(": ")[2])]


def _list_names(kind: str) -> list[str]:
    """Return what sessions of a kind may be called."""
    row = KINDS[kind]
    return [
        _plain(w) for w in (kind, row.title, row.title.rpartition(": ")[2], " ".join(row.calendar_words), *row.also)
    ]


def _plain(text: str) -> str:
    return _LENGTH.sub("", " ".join(re.split(r"[\s_/:-]+", text.lower().strip(" \t*"))))
