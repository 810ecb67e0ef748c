"""Stored weeks of every shape, for the tests of what is shown of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from freshlegs.model.kinds import Kind
from freshlegs.planfile import BreachRecord, PlannedRecord, RuleRecord, SessionRecord

ZONE = "America/Chicago"
KINDS: tuple[Kind, ...] = ("lower", "upper", "full", "intervals", "tempo", "long", "easy", "race")


def placed(kind: Kind, day: int, hour: int = 7, minutes: int = 60, **more: object) -> SessionRecord:
    """Return a session on a day of the week, at a full hour."""
    start = datetime(2026, 11, 30, hour, tzinfo=ZoneInfo(ZONE)) + timedelta(days=day)
    end = start + timedelta(minutes=minutes)
    fields = {"id": f"w/2026-11-30/{kind}/{day}{hour}", "kind": kind, "minutes": minutes, "start": start, "end": end}
    return SessionRecord.model_validate({**fields, **more})


def planned(*sessions: SessionRecord, **more: object) -> PlannedRecord:
    """Return a proven week that costs nothing, changed as given."""
    fields = {
        "scenario": "w",
        "timezone": ZONE,
        "start": date(2026, 11, 30),
        "days": 7,
        "proved_best": True,
        "penalty": 0,
    }
    return PlannedRecord.model_validate({**fields, "sessions": sessions, **more})


MANY = planned(*(placed(KINDS[n % 8], n % 7, 6 + n % 17) for n in range(40)), title="Forty")
COSTLY = planned(
    placed("long", 5, why=("It stands on a weekend.",)),
    penalty=90,
    bound=40,
    proved_best=False,
    breaches=[BreachRecord(rule="wishes", amount=1, cost=10, sessions=("x",), why=f"wish {n}") for n in range(9)],
    rules=[
        RuleRecord(rule="wishes", says="sessions stand where they prefer", hard=False, cost=90),
        RuleRecord(rule="rule_of_a_later_version_with_a_long_name", says="", hard=True, cost=0),
        RuleRecord(rule="stay_put", says="sessions stay put", hard=False, cost=0),
    ],
    left_out=["w/2026-11-30/easy/3", "an id of another make"],
    notes=["a note " * 30],
)
ODD = {
    "empty": planned(),
    "many": MANY,
    "costly": COSTLY,
    "five days": planned(placed("full", 4), days=5),
    "fourteen days": planned(placed("race", 13, 23, 90), placed("easy", 0), days=14),
    "long title": planned(title="A very long title " * 11),
    "one long word": planned(title="W" * 200),
    "emoji": planned(title="🏃‍♀️💪" * 60),
    "chinese": planned(title="週間トレーニング計画" * 20),
    "right to left": planned(placed("easy", 1), title="תוכנית אימונים שבועית " * 9),
    "outside": planned(placed("easy", 40), placed("long", -3)),
    "very long": planned(placed("easy", 0, 7, 3000)),
    "penalty without breaches": planned(penalty=5),
}
