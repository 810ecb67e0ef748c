"""`dataclass` as in the standard library, made in a sixth of the time.

That one compiles six methods for each class, which is 0.4 ms; a command loads a hundred classes and more. Here one is
compiled, and the others read the names of the fields. Of what it can do there is here what freshlegs uses: `frozen`,
`slots`, `eq`, and fields with defaults, `default_factory`, `compare` and `repr`.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> type | Callable[[type], type]:
        """Return the class with the methods of a dataclass."""
        return (lambda cls: _make(cls, frozen, slots, eq)) if cls is None else _make(cls, frozen, slots, eq)


class _Factory:
    """Stands in signatures where a default is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


_FACTORY = _Factory()


def _make(cls: Any, frozen: bool, slots: bool, eq: bool) -> Any:
    own = cls.__dict__
    explicit_hash = own.get("__hash__") is not None
    dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    fields = dataclasses.fields(cls)
    methods = {"__init__": _make_init(cls, fields, frozen), "__repr__": _make_repr(fields)}
    compared = _get_all([field.name for field in fields if field.compare])
    if eq:
        methods["__eq__"] = _make_eq(compared)
    for name, method in methods.items():
        if name not in own:
            method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    if eq and not explicit_hash:
        cls.__hash__ = _make_hash(compared) if frozen else None
    if frozen:
        cls.__setattr__ = _refuse_to_assign
        cls.__delattr__ = _refuse_to_delete
    return _add_slots(cls, [field.name for field in fields], frozen) if slots else cls


def _make_init(cls: type, fields: tuple[dataclasses.Field[Any], ...], frozen: bool) -> Callable[..., None]:
    """Return the one method that is compiled, as it is called most."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_FACTORY": _FACTORY}
    parameters, body = ["self"], []
    for field in fields:
        name = value = field.name
        if field.default is not MISSING:
            names[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not MISSING:
            names[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_FACTORY")
            value = f"_make_{name}() if {name} is _FACTORY else {name}"
        else:
            parameters.append(name)
        body.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    lines = "\n    ".join(body or ["pass"])
    exec(f"def __init__({', '.join(parameters)}):\n    {lines}", names)
    init: Callable[..., None] = names["__init__"]
    init.__module__ = cls.__module__
    init.__annotations__ = {**{field.name: field.type for field in fields}, "return": None}
    return init


def _get_all(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return a function that returns the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda thing: tuple(getattr(thing, name) for name in names)


def _make_repr(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[[Any], str]:
    names = [field.name for field in fields if field.repr]
    text, values = ", ".join(f"{name}={{!r}}" for name in names), _get_all(names)

    return lambda thing: f"{type(thing).__qualname__}({text.format(*values(thing))})"


def _make_eq(compared: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any, Any], bool]:
    return lambda one, other: compared(one) == compared(other) if other.__class__ is one.__class__ else NotImplemented


def _make_hash(compared: Callable[[Any], tuple[Any, ...]]) -> Callable[[Any], int]:
    return lambda thing: hash(compared(thing))


def _refuse_to_assign(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _add_slots(cls: Any, names: list[str], frozen: bool) -> Any:
    """Return the class once more, with slots for its fields: they can't be added to one that is there."""
    inherited = {slot for base in cls.__mro__[1:-1] for slot in getattr(base, "__slots__", ())}
    own = {key: value for key, value in cls.__dict__.items() if key not in (*names, "__dict__", "__weakref__")}
    own["__slots__"] = tuple(name for name in names if name not in inherited)
    made: Any = type(cls)(cls.__name__, cls.__bases__, own)
    made.__qualname__ = cls.__qualname__
    if frozen:
        made.__getstate__ = _list_state
        made.__setstate__ = _restore
    return made


def _list_state(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
