"""Citations in code and prose, and the sources that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from freshlegs.training.sources import SOURCES

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_YEAR = r"(?:19|20)\d\d"
_NAMED = re.compile(rf"\b(?!(?:{_MONTHS})[a-z]* )[A-Z][A-Za-z]+(?:-[A-Z][a-z]+)? (?:et al\.? )?\(?({_YEAR})\b")
"""A name and a year: "Frandsen 2025", "Lawlor 2021", "Garber (2011)"."""
_KEY = re.compile(rf"\bA\d\d\b|\b[a-z]+{_YEAR}\b")
_LINE = re.compile(r"\bL(\d{1,3})\b|\bline (\d{1,3})\b")
"""A line of the article, as the library of exercises names it."""
_ELSEWHERE = re.compile(r"\b\w+\.md \d[\d.]*|\b10\.\d{4,}/\S+")
"""A section of a page, or a DOI."""
_BRACKETS = re.compile(r"\(([^()]*)\)")


def find_citations(text: str, *, lines: bool = False) -> Iterator[tuple[str, str | None]]:
    """Yield each citation of a text with the key of its source, None for one that stands in no list.

    Parameters
    ----------
    lines : bool
        Whether a line number means the article.
    """
    for found in _KEY.finditer(text):
        yield found[0], found[0] if found[0] in SOURCES else None
    for found in _NAMED.finditer(text):
        yield found[0], _find_named(found[0].replace("(", "").replace("et al. ", "").replace("et al ", ""))
    for found in _ELSEWHERE.finditer(text):
        yield found[0], next((key for key, source in SOURCES.items() if found[0] in source.where), None)
    for inner in _BRACKETS.findall(text):
        for word in re.findall(r"\b[a-z_]+\b", inner):
            if word in SOURCES:
                yield word, word
    if lines:
        for found in _LINE.finditer(text):
            yield found[0], _find_line(int(found[1] or found[2]))


def list_cited(text: str) -> list[str]:
    """Return the keys of all sources that a text cites, in its order; raises KeyError for one that is in no list."""
    found = sorted(find_citations(text), key=lambda citation: text.index(citation[0]))
    for citation, key in found:
        if key is None:
            raise KeyError(f"{citation} stands in no list of sources")
    return list(dict.fromkeys(key for _, key in found if key is not None))


def _find_named(named: str) -> str | None:
    return next((key for key, source in SOURCES.items() if re.search(rf"\b{re.escape(named)}\b", source.where)), None)


def _find_line(number: int) -> str | None:
    for key, source in SOURCES.items():
        for span in filter(None, source.lines.split(", ")):
            first, _, last = span.partition("-")
            if int(first) <= number <= int(last or first):
                return key
    return None
