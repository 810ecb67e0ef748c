"""Logs as gym apps export them, written by hand from public descriptions of their forms: no one's data."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from freshlegs.exchange.reading.exported_files import ExportedFile
from freshlegs.exchange.reading.foreign_names import AppNames
from freshlegs.exchange.reading.foreign_table import read_table
from freshlegs.exchange.reading.gym_sets import MOST_FOREIGN_ROWS, GymLog, ReadingOptions, read_gym_table
from freshlegs.exchange.reading.work_sets import JoinedSets, join_sets
from freshlegs.training.library import load_shipped
from freshlegs.training.loads import Unit

HEVY = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)
HEVY_LBS = HEVY.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")
STRONG = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
STRONG_UNITS = (
    "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;"
    "Workout Notes;Workout Duration\n"
)
STRONG_NUMBERED = (
    '"Workout #";"Date";"Workout Name";"Duration (sec)";"Exercise Name";"Set Order";"Weight (kg)";"Reps";"RPE";'
    '"Distance (meters)";"Seconds";"Notes";"Workout Notes"\n'
)
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
FITNOTES_IOS = "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
LIFTOSAUR = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,"
    "Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,"
    "Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n"
)


def hevy_row(
    exercise: str = "Squat (Barbell)",
    day: str = "30 Nov 2026",
    *,
    kind: str = "normal",
    weight: object = 80,
    reps: object = 6,
    km: object = "",
    seconds: object = "",
    superset: object = "",
) -> str:
    """Return a row of Hevy."""
    return (
        f'"Legs, heavy","{day}, 06:05","{day}, 07:02","","{exercise}",{superset},"",0,"{kind}",{weight},{reps},'
        f"{km},{seconds},8\n"
    )


def read_text_as_log(text: str, **said: object) -> GymLog:
    """Return what a text tells, as `log --from` reads it."""
    options = ReadingOptions(**{"zone": ZoneInfo("Europe/Berlin"), **said})  # type: ignore[arg-type]
    file = ExportedFile("gym.csv", iter(text.splitlines(keepends=True)))
    log = read_gym_table(read_table(file), file, options, MOST_FOREIGN_ROWS)
    assert log is not None
    return log


def join_text(text: str, unit: Unit = "kg", told: Unit | None = None, **said: object) -> JoinedSets:
    """Return the rows of the log that a text makes."""
    library = load_shipped()
    names = AppNames(library, {})
    return join_sets(read_text_as_log(text, **said), names, {one.id: one for one in library}, unit, told)


def list_lines(found: JoinedSets) -> list[str]:
    """Return the rows as they stand in a log."""
    return [entry.line() for entry in found.entries]


def list_faults(log: GymLog | JoinedSets) -> Iterable[str]:
    """Return what is wrong, as people read it."""
    return [str(fault) for fault in log.faults]


SAMPLES = (
    HEVY + hevy_row(kind="warmup") + hevy_row() + hevy_row("Plank", weight="", reps="", seconds=45),
    STRONG + "2026-11-30 06:05:00,A,1h 5m,Deadlift (Barbell),W,60,5,0,0,,,\n"
    "2026-11-30 06:05:00,A,1h 5m,Deadlift (Barbell),1,120.0,5.0,0,0,,,8\n",
    STRONG_NUMBERED + '"1";"30.11.2026 06:05";"A";"3600";"Squat (Barbell)";"1";"82,5";"6";"8,5";"";"";"";""\n',
    FITNOTES + "2026-11-30,Barbell Squat,Legs,225.0,lbs,5,,,,easy\n2026-11-30,Plank,Abs,,,,,,0:01:30,\n",
    LIFTOSAUR + "2026-11-30T05:05:00.000Z,Plan,Day 1,Squat,0,5,5,0,,,0,100,lb,225,lb,0,,,,\n",
    "Datum;Übung;Satz;Gewicht (kg);Wdh.\n03/04/2026;Squat (Barbell);1;82,5;6\n",
)
"""A small file of each form."""
