"""At most two sessions share a day."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from freshlegs.rules.spacing import AtMostPerDay


class SessionsPerDay(AtMostPerDay):
    """Breach: more than `at_most` sessions on one local date; the amount is the excess."""

    claim = "At most two sessions share a day."
    sources = ("A27",)
    tag = "any"

    at_most: Annotated[int, Field(ge=0, le=10, description="per day")] = 2
