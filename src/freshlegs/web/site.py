"""All that a server shows: one athlete, or those of a folder."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from freshlegs.io.files import name_source
from freshlegs.model.wording import format_count
from freshlegs.web.desk import Desk

WATCHED_EVERY = 1.0
"""Seconds after which the files of an athlete whose page is open are looked at again."""


@dataclass
class Site:
    """What is opened."""

    desks: dict[str, Desk]  #: By the athlete's name; of a single one under ""
    clock: Callable[[], datetime]
    folder: Path | None = None  #: The coach's folder, whose athletes these are
    club: Path | None = None  #: Where the club of these athletes was planned: its `club.json`
    read_only: bool = False
    born: str = field(default_factory=lambda: token_hex(4))  #: Tells one run of the server from another
    later: list[Callable[[], object]] = field(default_factory=list)  #: What is loaded once the page is shown
    complain: Callable[[str], object] = str  #: Says what is wrong to who has started the server
    closing: list[Callable[[], None]] = field(default_factory=list)  #: What ends the server

    @property
    def alone(self) -> Desk | None:
        """The only athlete, where it is no folder."""
        return None if self.folder is not None else next(iter(self.desks.values()))

    def find(self, athlete: str | None) -> Desk | None:
        """Return an athlete by name; the only one without a name."""
        return self.alone if athlete is None else self.desks.get(athlete)

    @property
    def home(self) -> Path:
        """The folder in which it is remembered what is shared."""
        return (
            self.folder if self.alone is None and self.folder else next(iter(self.desks.values())).scenario.path.parent
        )

    @property
    def title(self) -> str:
        """What people call it."""
        if self.alone is not None:
            return self.alone.scenario.path.name
        folder = name_source((self.folder or Path()).resolve().name) or "a folder"
        return f"{format_count(len(self.desks), 'athlete')} of {folder}"

    async def watch(self) -> None:
        """Look at the files of who is looked at, as long as the server runs."""
        while True:
            await asyncio.sleep(WATCHED_EVERY)
            while self.later:
                await asyncio.to_thread(self.later.pop())
            for desk in self.desks.values():
                self._look(desk)

    def _look(self, desk: Desk) -> None:
        try:
            desk.jobs.rest()
            if desk.watched:
                desk.look()
        except Exception as error:
            # A defect of ours, which must not keep others' files from being looked at.
            self.complain(f"freshlegs has a defect: {type(error).__name__}: {error}")

    def close(self) -> None:
        """End the processes, and let the pages go."""
        for desk in self.desks.values():
            desk.close()
