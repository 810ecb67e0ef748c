"""What a session is worth where not all of them find a place."""

from freshlegs.model.session import Session, has_tag

WORTH = ("race", "hardest", "long", "hard", "legs", "lift", "any")
"""Tags in the order of what matters most: sessions with the last of them are left out first (house)."""


def find_worth(session: Session) -> int:
    """Return what a session is worth: 1 for an easy run, 2 for an upper-body lift, up to 7 for a race."""
    return len(WORTH) - next(rank for rank, tag in enumerate(WORTH) if has_tag(session, tag))
