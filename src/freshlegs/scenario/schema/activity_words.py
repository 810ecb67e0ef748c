"""What a scenario says of a session that its kind does not: what it is called, trains, and asks of the body."""

from typing import Annotated, Protocol

from pydantic import Field

from freshlegs.io.errors import repr_for_user
from freshlegs.model.kinds import KINDS, OWN_LOAD, SPLIT_LIFT, Kind, list_kinds
from freshlegs.model.training_load import Burden, Exertion, TrainingLoad
from freshlegs.scenario.schema.value_types import Title, make_value_error
from freshlegs.training.trained_muscles import TRAINED_WORDS, Trained

ActivityTitle = Annotated[Title | None, Field(description="of an activity: what you call it", examples=["Pilates"])]
Legs = Annotated[
    Burden | None, Field(description="of an activity, for the legs: light as an easy run, heavy as a lift for the legs")
]
Upper = Annotated[
    Burden | None, Field(description="of an activity, for the upper body: heavy as a lift for the upper body")
]
ActivityEffort = Annotated[
    Exertion | None, Field(description="of an activity: rest spoils no rest day, hard counts as a hard run")
]
_WORDS = ("legs", "upper", "effort")
_SAY = 'say legs = "none", "light" or "heavy", upper likewise, and effort = "rest", "easy" or "hard"'


class _WithActivityWords(Protocol):
    @property
    def kind(self) -> Kind: ...
    @property
    def title(self) -> str | None: ...
    @property
    def legs(self) -> Burden | None: ...
    @property
    def upper(self) -> Burden | None: ...
    @property
    def effort(self) -> Exertion | None: ...


def find_load(one: _WithActivityWords) -> TrainingLoad | None:
    """Return what an activity asks of the body; None where that is what its kind does."""
    usual = KINDS[one.kind].load
    load = TrainingLoad(one.legs or usual.legs, one.upper or usual.upper, one.effort or usual.effort)
    return None if load == usual else load


TrainedWords = Annotated[
    tuple[Trained, ...] | None,
    Field(
        min_length=1,
        strict=False,
        description='of kind = "lift": what it trains, "push", "pull", "legs", "upper", or muscle groups by name',
        examples=[["push"]],
    ),
]


def check_trained_words(kind: Kind, trains: tuple[Trained, ...] | None) -> None:
    """Raise a fault where a lift does not say what it trains, or where something else does."""
    if kind == SPLIT_LIFT and trains is None:
        allowed = f'say what it trains: trains = ["push"], of {", ".join(TRAINED_WORDS)}'
        raise make_value_error(f'found kind = "{SPLIT_LIFT}" without trains', allowed, ("kind",))
    if kind != SPLIT_LIFT and trains is not None:
        raise make_value_error(f"found trains of {kind}", f'write kind = "{SPLIT_LIFT}"', ("trains",))


def check_activity_words(one: _WithActivityWords) -> None:
    """Raise a fault where a run or a lift has the words of an activity, or an activity lacks them."""
    words = {name: getattr(one, name) for name in ("title", *_WORDS)}
    if KINDS[one.kind].family != "activity":
        for name, value in words.items():
            if value is not None and (name, one.kind) != ("title", SPLIT_LIFT):
                found = f"found {name} = {repr_for_user(value)} of {one.kind}"
                raise make_value_error(found, f"only an activity has it: {', '.join(list_kinds('activity'))}", (name,))
    missing = [name for name, value in words.items() if value is None] if one.kind == OWN_LOAD else []
    if any(name in _WORDS for name in missing):
        raise make_value_error(f'found kind = "{OWN_LOAD}" without {" and ".join(missing)}', _SAY, ("kind",))
    if missing:
        raise make_value_error(
            f'found kind = "{OWN_LOAD}" without a title', 'say what it is: title = "Pilates"', ("kind",)
        )
    load = find_load(one) or KINDS[one.kind].load
    if load.effort == "rest" and "heavy" in (load.legs, load.upper):
        what = "legs" if load.legs == "heavy" else "upper"
        found = f'found {what} = "heavy" with effort = "rest"'
        name = next(name for name in ("effort", what) if words[name] is not None)
        raise make_value_error(found, 'what is heavy is no rest: effort = "easy" or "hard"', (name,))
