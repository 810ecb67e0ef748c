"""The forms in which programs list activities: by which header each is known, and which columns say what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from freshlegs.exchange.reading.foreign_values import normalize_words

ActivityFormName = Literal["strava", "garmin", "intervals"]
"""A program that lists activities in a table."""
ACTIVITY_FORM_NAMES: tuple[ActivityFormName, ...] = get_args(ActivityFormName)

ActivityColumn = Literal["start", "sport", "moving", "elapsed", "time", "distance", "felt", "mark"]
"""What a column may say of an activity; "mark" says nothing, and is known by its name alone."""

_SPORT = (
    "activity type|sport type|aktivitatsart|aktivitatstyp|type d activite|tipo de actividad|tipo di attivita|"
    "tipo attivita|tipo de atividade|tipo de atividade fisica|activiteitstype|type activiteit|activiteittype|"
    "aktivitetstyp|aktivitetstype|typ aktywnosci|тип занятия|тип активности"
)
_ELAPSED = (
    "elapsed time|verstrichene zeit|temps ecoule|tiempo transcurrido|tempo trascorso|tempo decorrido|verstreken tijd|"
    "forfluten tid|gaet tid"
)
_MOVING = (
    "moving time|bewegungszeit|zeit in bewegung|duree de deplacement|temps de deplacement|tiempo en movimiento|"
    "tiempo de movimiento|tempo in movimento|tempo di movimento|tempo de movimentacao|tempo em movimento|"
    "bewegingstijd|beweegtijd"
)
_DISTANCE = "distance|distanz|strecke|distancia|distanza|afstand|distans|distanse|dystans|дистанция|расстояние"
_WORDS: dict[ActivityFormName, dict[ActivityColumn, str]] = {
    "strava": {
        "start": "activity date|aktivitatsdatum|date de l activite|fecha de la actividad|fecha de actividad|"
        "data dell attivita|data da atividade|activiteitsdatum|datum activiteit|aktivitetsdatum",
        "sport": _SPORT,
        "moving": _MOVING,
        "elapsed": _ELAPSED,
        "distance": _DISTANCE,
        "felt": "perceived exertion|wahrgenommene anstrengung|effort percu|esfuerzo percibido",
    },
    "garmin": {
        "start": "date|datum|fecha|data|dato|дата",
        "sport": _SPORT,
        "time": "time|activity time|zeit|duree|temps|tiempo|duracion|tempo|durata|tijd|tid|czas|время",
        "moving": _MOVING,
        "elapsed": _ELAPSED,
        "distance": _DISTANCE,
        "mark": "favorite|favourite|favorit|favori|favorito|preferito|preferiti|favoriet|ulubione|избранное",
    },
    "intervals": {
        "start": "start date local",
        "sport": "type",
        "moving": "moving time",
        "elapsed": "elapsed time",
        "distance": "distance",
        "felt": "icu rpe|perceived exertion",
    },
}
_COLUMNS = {
    name: {word: column for column, words in columns.items() for word in words.split("|")}
    for name, columns in _WORDS.items()
}
_TITLES: dict[ActivityFormName, str] = {"strava": "Strava", "garmin": "Garmin Connect", "intervals": "intervals.icu"}
_LENGTHS: tuple[ActivityColumn, ...] = ("time", "moving", "elapsed")


@dataclass(frozen=True, slots=True)
class ActivityColumns:
    """Which column of a table of activities says what, by its place."""

    name: ActivityFormName
    title: str
    #: Of several columns of one name the last comes first: Strava has seconds and metres there
    places: Mapping[ActivityColumn, tuple[int, ...]]
    has_metres: bool  #: Else nobody says in which unit its distances are
    in_utc: bool  #: Its moments are not on the clock of where it was


def find_activity_form(header: tuple[str, ...], named: ActivityFormName | None = None) -> ActivityColumns | None:
    """Return which column of a table says what; None where it is no list of activities, or not of the one `named`."""
    words = [*map(normalize_words, header)]
    for name in ACTIVITY_FORM_NAMES:
        if named in (None, name) and (found := _match(name, words, by_mark=named is None)) is not None:
            return found
    return None


def name_activity_form(name: ActivityFormName) -> str:
    """Return what people call a form."""
    return _TITLES[name]


def _match(name: ActivityFormName, words: list[str], *, by_mark: bool) -> ActivityColumns | None:
    places: dict[ActivityColumn, tuple[int, ...]] = {}
    for place, word in enumerate(words):
        column = _COLUMNS[name].get(word)
        if column is not None:
            places[column] = (place, *places.get(column, ()))
    has_mark = "mark" in places or "mark" not in _WORDS[name] or not by_mark
    if not {"start", "sport"} <= places.keys() or not any(one in places for one in _LENGTHS) or not has_mark:
        return None
    has_metres = name == "intervals" or (name == "strava" and len(places.get("distance", ())) > 1)
    return ActivityColumns(name, _TITLES[name], places, has_metres, in_utc=name == "strava")
