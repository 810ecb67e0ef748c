"""Which weeks have less running than those behind them are sized by, once it is known what has a day."""

from collections.abc import Collection, Iterable, Mapping

from freshlegs.model.kinds import KINDS, Kind


def is_run_missing(
    left_out: Mapping[str, Kind],
    shorter: Collection[str],
    *,
    spared: Collection[str],
    eased: Collection[str],
    near_race: bool,
) -> bool:
    """Return whether a week lacks a run, or a part of one, with which the weeks behind it are sized.

    Its time was lost, or a race leaves it no day.

    Parameters
    ----------
    left_out : Mapping of str to Kind
        The runs that have no day, with their kinds; they are called here as in the others.
    shorter : Collection of str
        Those that are shorter than asked for.
    spared, eased : Collection of str
        Sessions whose usual time was lost, and those that give way where there is less time than usual.
    near_race : bool
        Whether a race may leave a run no day (`is_near_race`).
    """
    no_day = near_race and is_likely_run_missing(left_out.values())
    return no_day or bool(left_out.keys() & {*spared}) or bool({*left_out, *shorter} & {*eased})


def is_near_race(kind: str, *, races: bool) -> bool:
    """Return whether a week is sized as if a race left each run a day: one after a race, or one trained through it."""
    return kind == "recovery" or (races and kind != "race")


def is_likely_run_missing(left_out: Iterable[Kind]) -> bool:
    """Return whether a week lacks more than the hard run without which its running is counted.

    `left_out` are the kinds of its runs that have no day.
    """
    runs = list(left_out)
    return len(runs) > any("intensity" in KINDS[kind].tags for kind in runs)
