"""What became of the sessions of a stored plan, as the log tells it, on weeks made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from freshlegs.planfile import HappeningRecord, PlaceRecord, PlannedRecord
from freshlegs.planfile.programme_week import take_week
from freshlegs.planning.done_so_far import DoneSoFar
from support.seasons import Made, asked, build_programme, lifted, ran
from support.shown_weeks import placed, planned

MONDAY = date(2026, 11, 30)
MONDAY_NOON = datetime(2026, 11, 30, 18, tzinfo=UTC)


def states(record: PlannedRecord) -> dict[str, str]:
    """Return what became of each session, by its kind and the week and place of its day."""
    done = DoneSoFar(record)
    return {f"{one.session.kind} {done.days[one.session.id]:%d}": one.state for one in done.sessions.values()}


EASY_TEMPO = build_programme(Made(hard=20, lifts=((asked(),),)), Made(hard=20, lifts=((asked(),),)))
"""Two weeks with a lift on Monday, an easy run on Tuesday and a tempo run on Thursday."""


def test_without_a_log_nothing_is_told_of_any_session() -> None:
    assert set(states(EASY_TEMPO).values()) == {"open"}
    assert DoneSoFar(EASY_TEMPO).until is None


def test_what_is_logged_is_done_and_what_lies_before_the_last_row_and_is_not_there_was_missed() -> None:
    record = EASY_TEMPO.model_copy(update={"logged": ran((3, "tempo", 55)), "lifted": (lifted(7),)})
    assert states(record) == {
        **{"full 30": "missed", "easy 01": "missed", "tempo 03": "done"},
        **{"full 07": "done", "easy 08": "open", "tempo 10": "open"},
    }
    assert DoneSoFar(record).until == MONDAY + timedelta(days=7)


def test_a_log_of_lifts_alone_tells_nothing_of_the_runs_and_the_other_way_round() -> None:
    assert "missed" not in states(EASY_TEMPO.model_copy(update={"lifted": (lifted(0),)})).values()
    found = states(EASY_TEMPO.model_copy(update={"logged": ran((8, "easy", 60))}))
    assert [found[lift] for lift in ("full 30", "full 07")] == ["open", "open"]
    assert found["easy 01"] == "missed"


def test_a_run_stands_for_the_one_of_its_kind_on_its_day_else_for_the_first_that_is_left() -> None:
    """Of two easy runs, Tuesday's was done on Friday; a third one, and a long run, were not asked for."""
    week = build_programme(Made(more=(placed("easy", 5, 7, 40, id="w/2026-11-30/easy/2"),)))
    done = DoneSoFar(
        week.model_copy(update={"logged": ran((4, "easy", 50), (5, "easy", 41), (6, "easy", 20), (6, "long", 90))})
    )
    assert {name.rpartition("/")[2]: run.minutes for name, run in done.runs.items()} == {"1": 50, "2": 41}
    assert [(run.kind, run.minutes) for run in done.other_runs] == [("easy", 20), ("long", 90)]


def test_what_was_lifted_besides_is_kept_apart() -> None:
    curls = lifted(2, exercise="biceps_curl", session="")
    done = DoneSoFar(EASY_TEMPO.model_copy(update={"lifted": (lifted(0), curls)}))
    assert done.other_lifts == (curls,)


@pytest.mark.parametrize(
    ("reps", "load", "as_asked"),
    [
        ((6, 6, 6), 80, True),
        ((7, 6, 6), 80, True),
        ((6, 6, 5), 80, False),
        ((6, 6), 80, False),
        ((6, 6, 6), 77.5, False),
    ],
)
def test_as_asked_is_all_sets_with_their_repetitions_at_the_weight(
    reps: tuple[int, ...], load: float, *, as_asked: bool
) -> None:
    record = EASY_TEMPO.model_copy(update={"lifted": (lifted(0, reps, load),)})
    (exercise,) = DoneSoFar(record).sessions["w/2026-11-30/full/1"].exercises
    assert exercise.as_asked is as_asked


def test_an_exercise_of_a_logged_lift_that_has_no_row_was_not_done() -> None:
    both = build_programme(Made(lifts=((asked(), asked("Press", 30)),)))
    one = DoneSoFar(both.model_copy(update={"lifted": (lifted(0),)})).sessions["w/2026-11-30/full/1"]
    assert one.state == "done"
    assert [entry.lifted is None for entry in one.exercises] == [False, True]


def test_a_lift_of_whose_day_a_row_counts_for_an_earlier_one_was_not_missed() -> None:
    """Monday's squat was not written down, so Wednesday's row is taken for it; that of Wednesday was done too."""
    week = build_programme(Made(easy=0, lifts=((asked(),), (asked(),))))
    done = states(week.model_copy(update={"lifted": (lifted(2),)}))
    assert done == {"full 30": "done", "full 02": "done"}


def test_a_row_for_a_lift_that_does_not_have_its_exercise_any_more_was_done_besides() -> None:
    curls = lifted(0, exercise="biceps_curl")
    done = DoneSoFar(EASY_TEMPO.model_copy(update={"lifted": (curls,)}))
    assert done.other_lifts == (curls,)
    assert done.sessions["w/2026-11-30/full/1"].exercises == ()


def test_a_week_taken_out_has_what_was_done_in_it() -> None:
    record = EASY_TEMPO.model_copy(update={"logged": ran((1, "easy", 55), (8, "easy", 60)), "lifted": (lifted(0),)})
    alone = DoneSoFar(take_week(record, 1, ""))
    assert [run.minutes for run in alone.runs.values()] == [55]
    assert alone.other_runs == ()
    assert alone.other_lifts == ()


def happened(kind: str, **more: object) -> HappeningRecord:
    return HappeningRecord.model_validate({"at": MONDAY_NOON, "kind": kind, **more})


def test_days_of_illness_are_ill_until_they_are_taken_back() -> None:
    tuesday, thursday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=3)
    ill = (happened("ill", day=tuesday), happened("ill", day=thursday), happened("released", day=thursday))
    record = EASY_TEMPO.model_copy(update={"told": ill, "logged": ran((8, "easy", 60))})
    assert DoneSoFar(record).ill_days == {tuesday}
    found = states(record)
    assert (found["easy 01"], found["tempo 03"]) == ("ill", "missed")


def test_what_was_missed_and_has_no_place_any_more_is_told_for_its_week() -> None:
    """Of what was left out because of illness nobody has said that it was missed."""
    gone = [f"w/2026-11-30/{name}/1" for name in ("long", "upper", "full")]
    told = (happened("missed", session=gone[0]), happened("ill", day=MONDAY))
    record = EASY_TEMPO.model_copy(update={"told": told, "missed": tuple(gone[1:])})
    lost = [(one.session, one.state) for one in DoneSoFar(record).lost]
    assert lost == [(gone[0], "missed"), (gone[1], "ill")], "the lift has a place, so it is not lost"
    assert DoneSoFar(take_week(record, 2, "")).lost == ()


def test_what_was_missed_and_stands_elsewhere_since_was_missed_where_it_stood_first() -> None:
    easy, tuesday = "w/2026-11-30/easy/1", MONDAY + timedelta(days=1)
    saturday = placed("easy", 5, id=easy)
    first = PlaceRecord(session=easy, start=placed("easy", 1).start, minutes=60)
    told = (happened("missed", session=easy),)
    done = DoneSoFar(planned(saturday, told=told, missed=[easy], planned_first=[first]))
    assert [(one.state, one.day) for one in done.lost] == [("missed", tuesday)]
    assert [done.find_day_state(day) for day in (MONDAY, tuesday)] == ["open", "missed"]
    assert done.sessions[easy].state == "open", "it is still to come"


def test_what_was_moved_and_then_missed_was_missed_where_it_was_moved_to() -> None:
    easy, thursday = "w/2026-11-30/easy/1", placed("easy", 3)
    first = PlaceRecord(session=easy, start=placed("easy", 1).start, minutes=60)
    told = (happened("moved", session=easy, start=thursday.start), happened("missed", session=easy))
    done = DoneSoFar(planned(placed("long", 6), told=told, missed=[easy], planned_first=[first]))
    assert [(one.state, one.day) for one in done.lost] == [("missed", MONDAY + timedelta(days=3))]


def test_what_was_done_without_being_planned_is_told() -> None:
    bike = happened("did", activity="bike", start=MONDAY_NOON, minutes=90)
    assert DoneSoFar(EASY_TEMPO.model_copy(update={"told": (bike,)})).other_activities == (bike,)


def test_a_run_of_one_week_does_not_stand_for_one_of_another() -> None:
    """The easy run of week 1 was not done; of the two of week 2 one was not asked for."""
    done = DoneSoFar(EASY_TEMPO.model_copy(update={"logged": ran((8, "easy", 60), (9, "easy", 30))}))
    assert [*done.runs] == ["w/2026-12-07/easy/1"]
    assert [run.minutes for run in done.other_runs] == [30]
