"""What a club's weeks changed against those before: who trains at other times, who came, and who went."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from freshlegs.io.text import to_one_line
from freshlegs.model.clock import WEEKDAYS
from freshlegs.planfile.club_records import ClubAthleteRecord, ClubRecord
from freshlegs.report.club_text import name_athlete, title_club_session


def list_club_changes(before: ClubRecord, after: ClubRecord) -> tuple[str, ...]:
    """Return a sentence for each athlete whose sessions stand at another weekday or time than in the club before."""
    known = {one.id: one for one in before.athletes if one.status == "planned"}
    there = {one.id: one for one in after.athletes if one.status == "planned"}
    found = []
    for name, one in there.items():
        called = name_athlete(after, name)
        if name not in known:
            found.append(f"{called} is new.")
        elif says := list(_list_moves(known[name], ZoneInfo(before.timezone), one, ZoneInfo(after.timezone))):
            found.append(f"{called}: {'; '.join(says)}.")
    found += [f"{name_athlete(before, name)} has no week any more." for name in known if name not in there]
    return tuple(to_one_line(line) for line in found)


def _list_moves(before: ClubAthleteRecord, old: ZoneInfo, after: ClubAthleteRecord, new: ZoneInfo) -> Iterator[str]:
    was = {_identify(one.id): _say_weekly(one.start.astimezone(old)) for one in before.sessions}
    titles = {_identify(one.id): title_club_session(after, one) for one in after.sessions}
    for one in after.sessions:
        key, now = _identify(one.id), _say_weekly(one.start.astimezone(new))
        if key not in was:
            yield f"{titles[key]} on {now} is new"
        elif was[key] != now:
            yield f"{titles[key]} on {now}, not {was[key]}"
    for one in before.sessions:
        if _identify(one.id) not in titles:
            yield f"{title_club_session(before, one)} on {was[_identify(one.id)]} is gone"


def _identify(session: str) -> str:
    """Return what of a session's id is the same every week: its kind and number."""
    return "/".join(session.rsplit("/", 2)[-2:])


def _say_weekly(moment: datetime) -> str:
    return f"{WEEKDAYS[moment.weekday()].title()} {moment:%H:%M}"
