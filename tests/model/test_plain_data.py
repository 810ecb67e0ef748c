"""Our `dataclass` makes what that of the standard library makes."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from freshlegs.model import plain_data

Make = Callable[..., Any]


def make_classes(dataclass: Make, name: str) -> list[Any]:
    """Return a class of each shape that freshlegs has."""

    @dataclass(frozen=True, slots=True)
    class Base:
        """A frozen one with slots."""

        first: int
        second: str = "two"  #: With a default
        third: tuple[int, ...] = ()
        made: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
        hidden: float = dataclasses.field(default=0.5, repr=False)

        @property
        def doubled(self) -> int:
            """Twice the first."""
            return self.first * 2

    @dataclass(frozen=True, slots=True)
    class Derived(Base):
        """One with a field more."""

        fourth: str = "four"

    @dataclass(frozen=True)
    class WithoutSlots:
        """A frozen one whose instances have a dictionary."""

        first: int

        def __repr__(self) -> str:
            return "its own"

    @dataclass(slots=True)
    class Changing:
        """One that may be changed."""

        first: int
        made: list[int] = dataclasses.field(default_factory=list)

    @dataclass(frozen=True, slots=True, eq=False)
    class ByIdentity:
        """One that equals only itself."""

        first: int

    @dataclass(frozen=True)
    class OwnHash:
        """One that knows its hash."""

        first: int

        def __hash__(self) -> int:
            return 7

    @dataclass
    class Plain:
        """Without brackets."""

        first: int

    @dataclass(frozen=True)
    class Empty:
        """Without fields."""

    classes = [Base, Derived, WithoutSlots, Changing, ByIdentity, OwnHash, Plain, Empty]
    for cls in classes:
        cls.__module__, cls.__qualname__ = __name__, f"{name}_{cls.__name__}"
        globals()[cls.__qualname__] = cls
    return classes


PAIRS = list(zip(make_classes(dataclasses.dataclass, "std"), make_classes(plain_data.dataclass, "our"), strict=True))
BOTH = pytest.mark.parametrize(("standard", "ours"), PAIRS, ids=[pair[0].__name__ for pair in PAIRS])


def arguments(cls: Any) -> list[list[Any]]:
    """Return what instances are made with."""
    return [[number] for number in (1, 2, 1)] if dataclasses.fields(cls) else [[], [], []]


@BOTH
def test_the_same_instances(standard: Any, ours: Any) -> None:
    """Texts, equality, hashes and copies."""
    for given in arguments(standard):
        one, other = standard(*given), ours(*given)
        assert repr(one).partition("_")[2] == repr(other).partition("_")[2]
        assert dataclasses.asdict(one) == dataclasses.asdict(other)
        assert (one == standard(*given)) == (other == ours(*given))
        assert (other == one, other != 1) == (False, True)
        assert copy.copy(other).__class__ is ours
        assert repr(pickle.loads(pickle.dumps(other))) == repr(other)
        assert (type(one).__hash__ is None) == (type(other).__hash__ is None)
        if standard.__name__ not in ("Changing", "ByIdentity", "Plain"):
            assert hash(one) == hash(other)
        if given:
            assert dataclasses.replace(other, first=9).first == dataclasses.replace(one, first=9).first == 9
    first, second, again = (ours(*given) for given in arguments(ours))
    if len(dataclasses.fields(ours)) and ours.__name__ != "ByIdentity":
        assert (first == second, first == again) == (False, True)


@BOTH
def test_the_same_classes(standard: Any, ours: Any) -> None:
    """Signatures, fields, slots, patterns."""
    assert str(inspect.signature(ours)) == str(inspect.signature(standard))
    assert ours.__match_args__ == standard.__match_args__
    assert getattr(ours, "__slots__", None) == getattr(standard, "__slots__", None)
    assert [field.name for field in dataclasses.fields(ours)] == [field.name for field in dataclasses.fields(standard)]
    assert hasattr(ours(*arguments(ours)[0]), "__dict__") == hasattr(standard(*arguments(ours)[0]), "__dict__")


@BOTH
def test_what_is_frozen_stays(standard: Any, ours: Any) -> None:
    for cls in (standard, ours):
        thing = cls(*arguments(cls)[0])
        if cls.__name__ in ("Changing", "Plain"):
            thing.first = 3
            assert thing.first == 3
            continue
        with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
            thing.first = 3
        with pytest.raises(dataclasses.FrozenInstanceError, match="first"):
            del thing.first


def test_a_default_that_is_made_is_made_anew() -> None:
    _, ours = next(pair for pair in PAIRS if pair[0].__name__ == "Changing")
    ours(1).made.append(5)
    assert ours(1).made == []


def test_what_is_missing_or_too_much_is_refused() -> None:
    for cls in PAIRS[0]:
        for given in ((), (1, 2, 3, 4, 5, 6)):
            with pytest.raises(TypeError, match="argument"):
                cls(*given)
