"""Reading pages back: the elements of an HTML page, and weeks that are hard to draw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = ("col", "meta", "link", "br", "img", "input", "hr")


@dataclass
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, blanks as one."""
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return " ".join(" ".join(parts).split())

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str = "", name: str = "") -> list[Element]:
        """Return what is in it, of a tag or with a class."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if tag in ("", child.tag) and (not name or name in child.classes):
                    found.append(child)
                found += child.all(tag, name)
        return found

    def one(self, tag: str = "", name: str = "") -> Element:
        """Return the only one."""
        (found,) = self.all(tag, name)
        return found

    def style(self, key: str) -> float:
        """Return a number of its style attribute."""
        found = re.search(rf"(?:^|;){re.escape(key)}:([-0-9.]+)", self.attributes["style"])
        assert found, self.attributes
        return float(found[1])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(page: str) -> Element:
    """Return a page as elements; each that is opened must be closed, in order."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (root,) = reader.open
    return root


def day(page: Element, name: str) -> Element:
    """Return a day of the calendar by its name, "Mon 30 Nov"."""
    (found,) = [section for section in page.all("section", "day") if section.attributes["aria-label"] == name]
    return found
