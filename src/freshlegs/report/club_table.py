"""A club's sessions one by one, for spreadsheets."""

import csv
from io import StringIO
from zoneinfo import ZoneInfo

from freshlegs.io.text import to_cell
from freshlegs.planfile.club_records import ClubRecord
from freshlegs.report.club_text import title_club_session

CLUB_COLUMNS = (
    "athlete", "name", "date", "start", "end", "minutes", "kind", "session", "place", "uses", "goes_without", "coached",
    "together",
)  # fmt: skip


def render_club_csv(record: ClubRecord) -> str:
    """Return a table of all sessions as comma-separated values, by athlete and time; its first line names the columns.

    Times are those of the club's place.
    """
    text, zone = StringIO(), ZoneInfo(record.timezone)
    table = csv.writer(text, lineterminator="\n")
    table.writerow(CLUB_COLUMNS)
    for one in record.athletes:
        for session in sorted(one.sessions, key=lambda session: (session.start, session.id)):
            start, end = session.start.astimezone(zone), session.end.astimezone(zone)
            minutes = round((session.end - session.start).total_seconds() / 60)
            when = (f"{start:%Y-%m-%d}", f"{start:%H:%M}", f"{end:%H:%M}", minutes)
            shared = (to_cell("; ".join(session.resources)), to_cell("; ".join(session.lacks)))
            does = (session.kind, to_cell(title_club_session(one, session)), to_cell(session.place), *shared)
            coached = "yes" if session.coached else "no"
            table.writerow((to_cell(one.id), to_cell(one.name), *when, *does, coached, to_cell(session.together)))
    return text.getvalue()
