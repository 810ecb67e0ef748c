"""The [availability] table: free windows by day, or by date."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, PlainValidator, model_validator

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.clock import WEEKDAYS
from freshlegs.scenario.schema.rhythm_keys import WeekName
from freshlegs.scenario.schema.value_types import DateKey, Table, WindowText, WindowTexts, make_value_error
from freshlegs.written.day_text import DAY_NAMES, parse_day_names

_DAY_KEY = f"^(?:{'|'.join(WEEKDAYS)}|week|work|day[0-9]|daily).*"
"""What editors take for the name of days: "sat-sun", weekdays."""


def _all_days(schema: dict[str, Any]) -> None:
    windows = schema["additionalProperties"]
    schema["properties"] = {**dict.fromkeys(DAY_NAMES, windows), **schema["properties"]}
    schema |= {"patternProperties": {_DAY_KEY: windows}, "additionalProperties": False}


def _check_days(key: Any) -> str:
    try:
        parse_day_names(str(key))
    except NotUnderstoodError as error:
        raise make_value_error(f"found {repr_for_user(str(key))}", error.allowed) from None
    return str(key)


class DailyWindows(Table):
    """Free windows by day in local time."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_all_days)
    __pydantic_extra__: dict[Annotated[str, PlainValidator(_check_days)], WindowTexts] = Field(init=False)

    @property
    def weekly(self) -> Mapping[str, tuple[WindowText, ...]]:
        """Windows by the name of the day."""
        return {name: self.__pydantic_extra__[key] for name, key in self.keys.items()}

    @property
    def keys(self) -> Mapping[str, str]:
        """What the file calls each day: its own key goes before one for several days, such as weekdays."""
        spans = sorted(((parse_day_names(key), key) for key in self.__pydantic_extra__), key=lambda span: -len(span[0]))
        return {name: key for names, key in spans for name in names}

    @property
    def all_windows(self) -> Iterator[WindowText]:
        """Yield every window."""
        for windows in self.__pydantic_extra__.values():
            yield from windows

    @model_validator(mode="after")
    def _names_each_day_once(self) -> Self:
        found: dict[tuple[str, bool], str] = {}
        for key in self.__pydantic_extra__:
            names = parse_day_names(key)
            for name in names:
                other = found.setdefault((name, len(names) == 1), key)
                if other != key:
                    raise make_value_error(f"{name} stands under {other} already", "write it once", (key,))
        told = {*self.keys.values()}
        for key in found.values():
            if key not in told:
                raise make_value_error("all its days stand alone too", "write them once", (key,))
        return self


class DatedWindows(DailyWindows):
    """Windows of days, and of single dates."""

    dates: dict[DateKey, WindowTexts] = Field({}, description="windows of single dates, instead of their day's")

    @property
    def all_windows(self) -> Iterator[WindowText]:
        """Yield every window, of days and of dates."""
        yield from super().all_windows
        for windows in self.dates.values():
            yield from windows


class Availability(DatedWindows):
    """Free windows of each day in local time. A day that is not named is not available."""

    weeks: dict[WeekName, DailyWindows] = Field(
        {}, description="windows of the weeks of a name in the rotation, day by day instead of the usual ones"
    )


class OpeningHours(DatedWindows):
    """When a place is open, in local time. A day that is not named is closed."""

    dates: dict[DateKey, WindowTexts] = Field({}, description="opening hours of single dates, instead of their day's")

    @model_validator(mode="after")
    def _opens_at_all(self) -> Self:
        if not any(self.all_windows):
            raise make_value_error("never open", 'write its hours: weekdays = ["06:00-22:00"], sat = ["08:00-18:00"]')
        return self
