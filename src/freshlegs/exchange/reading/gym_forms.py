"""The forms in which gym apps export their logs: by which header each is known, and which column says what."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from freshlegs.exchange.reading.activity_forms import ACTIVITY_FORM_NAMES, name_activity_form
from freshlegs.exchange.reading.foreign_values import METRES, find_unit, normalize_words
from freshlegs.io.errors import Fault, InputError, repr_for_user
from freshlegs.model.wording import join_words
from freshlegs.training.loads import Unit

FormName = Literal["hevy", "strong", "fitnotes", "liftosaur", "table"]
"""A form of gym log; "table" is anybody's own."""
FORM_NAMES: tuple[FormName, ...] = get_args(FormName)

SetColumn = Literal[
    "date", "exercise", "kind", "warmup", "sets", "reps", "weight", "unit", "seconds", "distance", "distance_unit"
]
"""What a column may say of a set; "kind" is its number, or what else it is, such as "W"."""
SET_COLUMNS: tuple[SetColumn, ...] = get_args(SetColumn)
_NEEDED: tuple[SetColumn, ...] = ("date", "exercise", "reps")


@dataclass(frozen=True, slots=True)
class GymForm:
    """How a program writes its log."""

    name: FormName
    title: str
    known_by: frozenset[str]  #: Normalized names of columns that all must be there
    columns: Mapping[str, SetColumn]  #: By their normalized names, without a unit at their end


@dataclass(frozen=True, slots=True)
class FormColumns:
    """Which column of a table says what, by its place."""

    form: GymForm
    places: Mapping[SetColumn, int]
    weights: tuple[tuple[int, Unit | None], ...]  #: Columns of weights, and the unit in their header
    distance_unit: str = ""  #: That of the header


_HEVY: dict[str, SetColumn] = {
    "start time": "date",
    "exercise title": "exercise",
    "set type": "kind",
    "weight": "weight",
    "reps": "reps",
    "distance": "distance",
    "duration seconds": "seconds",
}
_STRONG: dict[str, SetColumn] = {
    "date": "date",
    "exercise name": "exercise",
    "set order": "kind",
    "weight": "weight",
    "weight unit": "unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "seconds": "seconds",
}
_FITNOTES: dict[str, SetColumn] = {
    "date": "date",
    "exercise": "exercise",
    "weight": "weight",
    "weight unit": "unit",
    "weightunit": "unit",
    "reps": "reps",
    "distance": "distance",
    "distance unit": "distance_unit",
    "distanceunit": "distance_unit",
    "time": "seconds",
}
_LIFTOSAUR: dict[str, SetColumn] = {
    "workout datetime": "date",
    "exercise": "exercise",
    "is warmup set": "warmup",
    "completed reps": "reps",
    "completed weight value": "weight",
    "completed weight unit": "unit",
    "weight value": "weight",
    "weight unit": "unit",
}
_WORDS: dict[SetColumn, str] = {
    "date": "date|day|workout date|datum|tag|fecha|data|dia|jour|dato|дата|tarih|日付|日期|날짜",
    "exercise": "exercise|exercise name|exercise title|lift|movement|ubung|ubungsname|ejercicio|nombre del ejercicio|"
    "exercice|nom de l exercice|esercizio|exercicio|nome do exercicio|oefening|ovning|ovelse|cwiczenie|упражнение|"
    "egzersiz|種目|动作|운동",
    "kind": "set|set order|set number|set type|set index|satz|satznummer|satz nr|reihenfolge|serie nr|ordre|"
    "orden de la serie",
    "warmup": "warmup|warm up|is warmup|is warmup set|aufwarmen|aufwarmsatz|calentamiento|echauffement|riscaldamento",
    "sets": "sets|satze|series",
    "reps": "reps|repetitions|wdh|wiederholungen|wiederholung|repeticiones|repetitions reps|ripetizioni|repeticoes|"
    "herhalingen|repetitioner|gentagelser|powtorzenia|повторения|tekrar|回数|次数|횟수",
    "weight": "weight|load|gewicht|peso|poids|charge|carga|carico|vikt|vaegt|vekt|ciezar|вес|agirlik|重量|무게",
    "unit": "unit|weight unit|einheit|gewichtseinheit|unidad|unite|unita|unidade|eenheid",
    "seconds": "seconds|secs|sekunden|segundos|secondes|secondi|seconden",
    "distance": "distance|distanz|strecke|distancia|distanza|afstand",
    "distance_unit": "distance unit|distanzeinheit|unidad de distancia",
}
_TABLE: dict[str, SetColumn] = {word: column for column, words in _WORDS.items() for word in words.split("|")}

GYM_FORMS = (
    GymForm("hevy", "Hevy", frozenset({"exercise title", "start time"}), _HEVY),
    GymForm("liftosaur", "Liftosaur", frozenset({"workout datetime", "exercise", "is warmup set"}), _LIFTOSAUR),
    GymForm("strong", "Strong", frozenset({"date", "exercise name", "set order"}), _STRONG),
    GymForm("fitnotes", "FitNotes", frozenset({"date", "exercise", "category"}), _FITNOTES),
    GymForm("table", "table", frozenset(), _TABLE),
)
"""All forms; the first that a header has counts."""
_WITH_UNIT = re.compile(r"(.+?) (?:in )?(\w+)")


def find_form(
    header: tuple[str, ...], source: str, name: FormName | None = None, given: Mapping[SetColumn, str] | None = None
) -> FormColumns | None:
    """Return which column of a table says what, None where it is no gym log; raises InputError.

    `name` says which form it is; `given` which columns, by their names in the header, where it is none of the known
    ones.
    """
    if given:
        return _take_given(header, source, given)
    words = [*map(normalize_words, header)]
    for form in GYM_FORMS:
        if name not in (None, form.name):
            continue
        found = _match_columns(form, words)
        missing = [column for column in _NEEDED if column not in found.places]
        if not missing and form.known_by <= {*words}:
            return found
        if name is not None:
            lacking = sorted(form.known_by.difference(words)) or missing
            allowed = f"its header has {join_words([repr_for_user(one) for one in lacking])}"
            raise InputError(source, Fault("row 1", f"found {_say_header(header)}: no file of {form.title}", allowed))
    return None


def say_unknown_form(header: tuple[str, ...], source: str) -> InputError:
    """Return the error about a table in no known form."""
    apps = join_words([form.title for form in GYM_FORMS if form.name != "table"])
    lists = join_words([name_activity_form(name) for name in ACTIVITY_FORM_NAMES])
    columns = '--columns "date=...,exercise=...,reps=...,weight=..."'
    allowed = f"a log of {apps}, activities of {lists}; or say which columns of a gym log count: {columns}"
    return InputError(source, Fault("row 1", f"found {_say_header(header)}: no known form", allowed))


def parse_columns(written: str) -> dict[SetColumn, str]:
    """Return what --columns says, by what the columns mean; raises InputError."""
    found: dict[SetColumn, str] = {}
    for part in filter(str.strip, written.split(",")):
        left, _, name = part.partition("=")
        key = next((one for one in SET_COLUMNS if one == left.strip()), None)
        if key is None or not name.strip():
            allowed = f"{', '.join(SET_COLUMNS)}, each with the name of its column: exercise=Lift,reps=Wdh"
            raise InputError("--columns", Fault("", f"found {repr_for_user(part.strip())}", allowed))
        found[key] = name.strip()
    if missing := [one for one in _NEEDED if one not in found]:
        fault = Fault("", f"{join_words(missing)} {'is' if len(missing) == 1 else 'are'} missing", "say all that count")
        raise InputError("--columns", fault)
    return found


def _take_given(header: tuple[str, ...], source: str, given: Mapping[SetColumn, str]) -> FormColumns:
    words = [*map(normalize_words, header)]
    places: dict[SetColumn, int] = {}
    for column, name in given.items():
        if name in header:
            places[column] = header.index(name)
        elif normalize_words(name) in words:
            places[column] = words.index(normalize_words(name))
        else:
            fault = Fault("row 1", f"there is no column {repr_for_user(name)}", f"found {_say_header(header)}")
            raise InputError(source, fault)
    at = places.get("weight")
    weights = ((at, _split_unit(words[at])[1]),) if at is not None else ()
    return FormColumns(GYM_FORMS[-1], places, weights, _find_distance_unit(words, places))


def _match_columns(form: GymForm, words: list[str]) -> FormColumns:
    places: dict[SetColumn, int] = {}
    weights: list[tuple[int, Unit | None]] = []
    for place, word in enumerate(words):
        plain, unit = (word, None) if word in form.columns else _split_unit(word)
        column = form.columns.get(plain)
        if column == "weight":
            weights.append((place, unit))
        if column is not None:
            places.setdefault(column, place)
    # Older and newer columns of one program: what was done counts for more than what was asked for.
    if form.name == "liftosaur" and {"completed weight value", "completed weight unit"} <= {*words}:
        places["unit"] = words.index("completed weight unit")
        weights = [(words.index("completed weight value"), None)]
    return FormColumns(form, places, tuple(weights), _find_distance_unit(words, places))


def _split_unit(word: str) -> tuple[str, Unit | None]:
    """Return the name of a column without the unit at its end, and the unit of weight, if it is one."""
    found = _WITH_UNIT.fullmatch(word)
    if found is None:
        return word, None
    unit = find_unit(found[2])
    return (found[1], unit) if unit is not None or found[2] in METRES else (word, None)


def _find_distance_unit(words: list[str], places: Mapping[SetColumn, int]) -> str:
    at = places.get("distance")
    last = words[at].rpartition(" ")[2] if at is not None else ""
    return last if last in METRES else ""


def _say_header(header: Iterable[str]) -> str:
    return repr_for_user(", ".join(header))
