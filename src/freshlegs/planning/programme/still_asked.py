"""Lifts of a week in progress, which stays as it is stored, that ask for what the athlete must not do any more."""

from collections.abc import Iterator

from freshlegs.model.clock import format_date
from freshlegs.model.content import LiftContent
from freshlegs.model.wording import join_words
from freshlegs.scenario.draft import BegunProgramme
from freshlegs.training.lifting_settings import LiftingSettings


def note_still_asked(begun: BegunProgramme, count: int, settings: LiftingSettings) -> Iterator[str]:
    """Yield which lifts still to come in the first weeks of a stored plan ask for an exercise that is left out now."""
    known = {exercise.id: exercise for exercise in settings.exercises}
    weeks = {week.start.isoformat() for week in begun.stored.weeks[:count]}
    for session in begun.stored.sessions:
        there = session.content.exercise_ids if isinstance(session.content, LiftContent) else ()
        out = [name for name in there if name in known and settings.excluded.holds(known[name])]
        if out and session.start > begun.now and session.id.rsplit("/", 3)[1] in weeks:
            day = format_date(begun.stored.local(session.start).date())
            told = f"{begun.source}: {session.name} of {day} still asks for {join_words(out)}, which you leave out now"
            yield f"{told}: freshlegs replan {begun.source} plans the rest of this week without."
