"""What the cards of the days after pain and after an illness ask the athlete to mind."""

from collections.abc import Iterator, Sequence
from datetime import date

from freshlegs.model.session import Session
from freshlegs.planning.programme.plan_weeks import PlannedWeek
from freshlegs.training.after_illness import FIRST_RUN
from freshlegs.training.hurt_parts import HURT_PARTS, MIND_DAYS, say_when_again
from freshlegs.training.programme.outline import Outline


def list_what_to_mind(weeks: Sequence[PlannedWeek], outline: Outline) -> dict[str, tuple[str, ...]]:
    """Return the notes of the cards that have any, by the session's id; those of weeks that have begun stay."""
    found: dict[str, tuple[str, ...]] = {}
    ran = date.min
    for one in weeks:
        for placement in one.outcome.plan.placements:
            session, day = placement.session, one.task.clock.date_of(one.task.clock.day(placement.start))
            first = "run" in session.tags and any(ran < ill < day for ill in outline.ill)
            ran = day if "run" in session.tags else ran
            notes = (*_note_pain(session, day, outline), *([FIRST_RUN] if first and session.kind != "race" else []))
            if notes and one.stored is None:
                found[session.id] = notes
    return found


def _note_pain(session: Session, day: date, outline: Outline) -> Iterator[str]:
    """Yield under which condition a hard run or a lift stands that works what hurt in the two weeks before."""
    for part in sorted({part for hurt, part in outline.hurt if 0 < (day - hurt).days <= MIND_DAYS}):
        works = HURT_PARTS[part].is_worked(session.tags) or HURT_PARTS[part].closes_week(session.tags)
        if works and session.kind != "race":
            says = say_when_again(part)
            yield f"{says[0].upper()}{says[1:]}."
