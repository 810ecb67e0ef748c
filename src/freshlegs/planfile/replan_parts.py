"""Parts of a replanned week: what was told, and what moved."""

from __future__ import annotations  # so that the documentation shows types as they are written

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from freshlegs.model.content import Content
from freshlegs.planfile.parts import Id, Instant, Record, WeekStart, is_zero


class MoveRecord(Record):
    """A moved session, with its starts before and after."""

    session: Id
    before: Instant
    after: Instant
    #: What speaks against where it was, for one that moved because of others; else absent
    why: Annotated[str, Field(exclude_if=is_zero)] = ""


class CutRecord(Record):
    """A session of another length, with its minutes before and after."""

    session: Id
    before: Annotated[int, Field(ge=1, le=10_000)]
    after: Annotated[int, Field(ge=1, le=10_000)]


class PlaceRecord(Record):
    """The place that a session had before its week was replanned for the first time."""

    session: Id
    start: Instant
    minutes: Annotated[int, Field(ge=1, le=10_000)]
    #: What it had to do there, where the plan does not have it so any more; else absent
    content: Annotated[Content | None, Field(exclude_if=is_zero)] = None


class ReplanRecord(Record):
    """How a replanned week differs from the plan before it."""

    now: Instant  #: Moment of the replanning: before it everything is done, and nothing new is placed
    moved: tuple[MoveRecord, ...] = ()  #: Sessions now on another day
    retimed: tuple[MoveRecord, ...] = ()  #: Sessions now at another time of the same day
    #: Sessions now of another length
    resized: Annotated[tuple[CutRecord, ...], Field(exclude_if=is_zero)] = ()
    dropped: tuple[Id, ...] = ()  #: Ids of sessions that lost their place
    added: tuple[Id, ...] = ()  #: Ids of sessions that got a place and had none
    ignored: tuple[Id, ...] = ()  #: Ids of planned sessions that are no longer requested
    #: Names of hard rules that gave way to what the athlete put somewhere; not written where none did
    gave_way: Annotated[tuple[str, ...], Field(exclude_if=is_zero)] = ()


_NEEDED: dict[str, tuple[str, ...]] = {
    "done": ("session", "start", "minutes"),
    "missed": ("session",),
    "ill": ("day",),
    "busy": ("start", "minutes"),
    "did": ("activity", "start", "minutes"),
    "moved": ("session", "start"),
    "dropped": ("session",),
    "released": (),
    "shortened": ("day", "minutes"),
    "poor": ("day",),
    "hurt": ("day", "part"),
}
"""What each kind of happening must say."""


class HappeningRecord(Record):
    """Something that happened, or was decided, as `replan` was told it; fields that its kind has no use for are absent.

    "done" (session, start, minutes), "missed" and "dropped" (session), "ill" (day), "busy" (start, minutes), "did" for
    what was not planned (activity, start, minutes), "moved" and pinned there (session, start, and minutes where its
    length is another one), "released" from that again (session, or day for what was told of a day), "shortened" (day,
    minutes), "poor" for how the athlete feels (day), and "hurt" (day, part).
    """

    at: Instant  #: When it was told
    kind: Literal["done", "missed", "ill", "busy", "did", "moved", "dropped", "released", "shortened", "poor", "hurt"]
    #: Id of the session that it is about
    session: Annotated[Id, Field(exclude_if=is_zero)] = ""
    #: Kind of session that was done without being planned, or another sport in a word
    activity: Annotated[str, Field(max_length=60, exclude_if=is_zero)] = ""
    start: Annotated[Instant | None, Field(exclude_if=is_zero)] = None  #: When it took place, or will
    minutes: Annotated[int, Field(ge=0, le=10_000, exclude_if=is_zero)] = 0  #: Its length; or what a day is cut to
    day: Annotated[WeekStart | None, Field(exclude_if=is_zero)] = None  #: The day that it is about
    #: The part of the body that hurts, by its name in `training.hurt_parts`
    part: Annotated[str, Field(max_length=60, exclude_if=is_zero)] = ""

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        needed = _NEEDED[self.kind]
        missing = [name for name in needed if not getattr(self, name)]
        if missing:
            raise ValueError(f"{self.kind} without its {missing[0]}")
        return self
