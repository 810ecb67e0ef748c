"""What a training rule is: it says what a breach of it is, once to the solver and once about a finished plan.

Whether a breach is forbidden or priced is data (`weight`) and handled in one place on each side:
`solver.assemble` and `rules.verify`. A rule that is off is simply not in the task.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from freshlegs.io.errors import NotUnderstoodError, repr_for_user
from freshlegs.model.problem import Problem
from freshlegs.model.session import Session
from freshlegs.rules.timetable import Timetable
from freshlegs.rules.words import LiftWeek, Week
from freshlegs.training.lift_slots import LiftSlots
from freshlegs.training.lifting_problem import FilledLifts, LiftingProblem
from freshlegs.training.lifting_settings import LiftingSettings
from freshlegs.training.sources import SOURCES, Source
from freshlegs.written.day_text import parse_day_names, suggest_day

Price = Annotated[int, Field(ge=0, le=100_000, description="points")]
Hours = Annotated[float, Field(ge=0, le=120, description="hours")]
Weight = Annotated[Literal["hard"] | Price, Field(description='"hard" or the price of a breach')]

StartTimes = tuple[int, ...]
"""Minutes of the week, ascending."""


def _read_days(written: Any) -> Any:
    """Return the names of all days in a list of "tue", "sat-sun" or "weekdays"."""
    names: list[str] = []
    for index, one in enumerate(written if isinstance(written, list | tuple) else ()):
        try:
            names += parse_day_names(one if isinstance(one, str) else "")
        except NotUnderstoodError:
            allowed = f"{suggest_day(str(one))} {_DAYS}".lstrip()
            told = {"found": f"found {repr_for_user(one)}", "allowed": allowed, "inside": (index,)}
            raise PydanticCustomError("fault", "{found}", told) from None
    return tuple(dict.fromkeys(names)) if names else written


_DAYS = 'allowed: "mon" to "sun" ("day1" and so on where days are counted), or several: "sat-sun", "weekdays"'
DayNames = Annotated[
    tuple[str, ...],
    BeforeValidator(_read_days),
    Field(min_length=1, description='a list such as ["mon", "sat-sun"], or ["day1"] in a cycle without weekdays'),
]


class Breach(NamedTuple):
    """One way to break a rule, told to the solver."""

    literal: int  #: True exactly when the rule is broken there
    price: int  #: What it costs where the rule is not hard: price times amount


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach found in a finished plan."""

    sessions: tuple[Session, ...]  #: Those that are involved
    why: str  #: The sentence for people
    price: int  #: What one costs where the rule is not hard
    amount: int = 1  #: 1 per pair, day or session; else the missing or excess count


class BaseRule(BaseModel, ABC):
    """Base of all rules: parameters (its fields), weight, sources. The docstring of a rule holds the inequality."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, strict=True, defer_build=True)

    claim: ClassVar[str]  #: What the rule is about, in one line
    #: The rule as one sentence, "{minutes}" standing for a parameter of that name; by default it is the claim
    says: ClassVar[str] = ""
    sources: ClassVar[tuple[str, ...]]  #: Keys into `training.sources.SOURCES`
    #: Names of the parameters that are prices, for a rule with several; its `weight` is then None or "hard"
    prices: ClassVar[tuple[str, ...]] = ()
    #: What the `article` profile changes: off, or other parameters
    article: ClassVar[Literal["off"] | dict[str, Any] | None] = None
    table: ClassVar[tuple[str, ...]]  #: The table of a scenario in which the rule is set
    name: ClassVar[str]

    weight: Weight | None

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls.name = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @property
    def hard(self) -> bool:
        """Whether a breach is forbidden."""
        return self.weight == "hard"

    @property
    def price(self) -> int:
        """The price of one breach, for a rule with one price; 0 where it is hard."""
        return self.weight if isinstance(self.weight, int) else 0

    def explicit(self, parameter: str) -> bool:
        """Whether the scenario names this parameter; an explicit price is final."""
        return parameter in self.model_fields_set

    def describe(self) -> str:
        """Return the rule as one sentence with its numbers, in the athlete's words."""
        if self.says:
            return self.says.format_map(dict(self))
        return self.claim[0].lower() + self.claim[1:].removesuffix(".")

    def describe_in_cycle(self, days: int) -> str:
        """Return the sentence with what the rule asks of a cycle of so many days."""
        return self.describe()

    def relaxations(self) -> Iterator[Self]:
        """Yield weaker copies of the rule, mildest first; each accepts all that the rule accepts."""
        return iter(())

    @classmethod
    def list_sources(cls) -> tuple[Source, ...]:
        """Return the sources of the rule."""
        return tuple(SOURCES[key] for key in cls.sources)

    @classmethod
    def by_default(cls) -> Self:
        """Return the rule with its defaults; unlike the constructor it does not look at them again."""
        return cast("Self", cls.model_construct(**{}))

    def with_parameters(self, **changes: Any) -> Self:
        """Return a copy with other parameters; the rest stays, and stays as explicit as it was."""
        return cast("Self", type(self).model_construct(set(self.model_fields_set), **{**dict(self), **changes}))


AnyRule = TypeVar("AnyRule", bound=BaseRule)


class Rule(BaseRule):
    """A rule on when the sessions of a week stand."""

    table = ("rules",)
    #: What decides how far a week breaks it: each session and each two of them by where they stand ("pairs"), on which
    #: days they are, those of one day in which order, and which are left out ("days"), or all that the week is. A rule
    #: that says less than "week" is asked anew only about what has moved (`rules.session_elsewhere`).
    looks_at: ClassVar[Literal["pairs", "days", "week"]] = "week"

    @classmethod
    def concerns(cls, problem: Problem) -> bool:
        """Whether the profile switches the rule on for this athlete (a scenario may name it all the same)."""
        return True

    @abstractmethod
    def encode(self, week: Week) -> Iterator[Breach]:
        """Yield every possible breach in the solver's words."""

    @abstractmethod
    def check(self, plan: Timetable) -> Iterator[Violation]:
        """Yield the breaches of a finished plan."""

    def describe_for(self, problem: Problem) -> str:
        """Return the sentence with the numbers of a problem, where they say more than the rule alone."""
        return self.describe_in_cycle(problem.clock.days)

    def singled_out(self, problem: Problem) -> frozenset[str]:
        """Return the ids of sessions that the rule tells apart from others that are interchangeable."""
        return frozenset()

    def least_apart(self, problem: Problem, a: Session, b: Session) -> int:
        """Return the minutes that this rule, kept, leaves at least from the start of a to that of b after it."""
        return 0

    def least_rest(self, problem: Problem) -> int:
        """Return the days without any session that this rule, kept, leaves at least."""
        return 0

    def shares_day(self, problem: Problem, a: Session, b: Session) -> bool:
        """Whether this rule, kept, may let two sessions stand on one day."""
        return True

    def leaves(self, problem: Problem, session: Session, starts: StartTimes) -> StartTimes:
        """Return those of the starts that this rule, kept, leaves to a session that is not done."""
        return starts

    def notes(self, plan: Timetable) -> Iterator[str]:
        """Yield what the rule has to say about the request and what came of it, beside prices."""
        return iter(())


class LiftRule(BaseRule):
    """A rule on what is in the lifts of a week."""

    table = ("lifting", "rules")

    def describe_for(self, settings: LiftingSettings) -> str:
        """Return the sentence with what an athlete's settings add to it."""
        return self.describe()

    @abstractmethod
    def encode(self, week: LiftWeek) -> Iterator[Breach]:
        """Yield every possible breach in the solver's words."""

    @abstractmethod
    def check(self, lifts: FilledLifts) -> Iterator[Violation]:
        """Yield the breaches of filled lifts."""

    def narrower(self) -> Iterator[Self]:
        """Yield weaker copies that ask for one thing of several each, so that a clash can name what it is about."""
        return iter(())

    def remarks(self, problem: LiftingProblem, lift: LiftSlots) -> Iterator[str]:
        """Yield what the rule has to say about a lift whatever fills it."""
        return iter(())


def discover_rules(package: str, folder: Path) -> dict[str, Any]:
    """Return every class of rules that the files of a folder hold, by its name, in the order of the names."""
    found: dict[str, Any] = {}
    for path in sorted(folder.glob("[a-z]*.py")):
        module = import_module(f"{package}.{path.stem}")
        for member in vars(module).values():
            if isinstance(member, type) and issubclass(member, BaseRule) and member.__module__ == module.__name__:
                found[member.name] = member
    return found


def _spare_annotations() -> None:
    """Let pydantic, which knows what is no parameter by now, not look at it again for each of the ninety rules."""
    for base in (BaseRule, Rule):
        for name in base.__class_vars__ & base.__annotations__.keys():
            del base.__annotations__[name]


_spare_annotations()
