"""What is written of a club: the coach's page and tables, and folders of the athletes with no word about others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from freshlegs.api.results import TrainingPlan
from freshlegs.calendars.syncing.export_request import ExportRequest
from freshlegs.calendars.syncing.to_file import export_feed
from freshlegs.cli.clock_and_chance import read_clock
from freshlegs.cli.output import encode_utf8, say
from freshlegs.cli.plan_files import note_scenario_file
from freshlegs.exchange.writing.plain_text import write_plain_text
from freshlegs.io.errors import InputError
from freshlegs.io.files import read_text
from freshlegs.io.safe_writing import write_all_atomically
from freshlegs.io.text import parse_json
from freshlegs.model.wording import format_count
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.planfile.parts import STORED
from freshlegs.report.club_changes import list_club_changes
from freshlegs.report.club_table import render_club_csv
from freshlegs.report.page.club_page import render_club_page

if TYPE_CHECKING:
    from freshlegs.api.club import ClubPlan
    from freshlegs.planfile import PlannedRecord
    from freshlegs.scenario.club.read_club import ClubDraft

CLUB = "club.json"
"""What the coach's view is called in the folder of a club."""


def write_club(answer: ClubPlan, draft: ClubDraft, folder: Path, today: datetime | None, *, before: Path) -> None:
    """Write the files of a club: all of them or none; then the calendars, each of which goes on from what it holds.

    The coach's page says what is otherwise than in the folder `before`. Of each athlete there are plan.json, week.html
    to look at, card.txt to paste, and week.ics to subscribe to.
    """
    changes = _list_changes(answer, before / CLUB)
    files = {
        folder / CLUB: encode_utf8(answer.to_json()),
        folder / "index.html": render_club_page(answer.record, changes).encode(),
        folder / "club.csv": render_club_csv(answer.record).encode(),
    }
    sources = {one.id: Path(one.source) for one in draft.members}
    records = {
        name: note_scenario_file(plan.record, sources[name], folder / name / "plan.json")
        for name, plan in answer.plans.items()
    }
    for name, record in records.items():
        plan = TrainingPlan(record)
        files[folder / name / "plan.json"] = encode_utf8(plan.to_json())
        files[folder / name / "week.html"] = plan.to_html().encode()
        files[folder / name / "card.txt"] = write_plain_text(record).encode()
    write_all_atomically(files)
    _write_feeds(records, folder, today)
    count = format_count(len(records), "athlete")
    said = f"and a folder for each of {count}" if records else "there are no weeks for athletes to write"
    say(f"{folder}: index.html for the coach, club.csv, {CLUB}; {said}")


def _write_feeds(records: Mapping[str, PlannedRecord], folder: Path, today: datetime | None) -> None:
    for name, record in records.items():
        now = today.replace(tzinfo=record.zone) if today is not None else read_clock()
        export_feed(ExportRequest(record, partial(_tell, now)), folder / name / "week.ics")


def _tell(now: datetime) -> datetime:
    return now


def _list_changes(answer: ClubPlan, before: Path) -> tuple[str, ...] | None:
    """Return what is otherwise than in the weeks that stand there; None where there are none to compare with."""
    if answer.record.status != "planned" or not before.is_file():
        return None
    try:
        known = ClubRecord.model_validate(parse_json(read_text(before)), context=STORED)
    except (InputError, ValueError):
        return None  # It is written over.
    return list_club_changes(known, answer.record) if known.status == "planned" else None
