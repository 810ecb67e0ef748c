"""What freshlegs comes with beside its code: example weeks and pages to read; and what its extras would install."""

from collections.abc import Iterable
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def find_shipped(folder: str, ending: str) -> dict[str, Path]:
    """Return the files of "scenarios" or "docs" by their names: those of an installed package, or of a checkout."""
    installed = _PACKAGE / "shipped" / folder
    root = installed if installed.is_dir() else _PACKAGE.parent.parent / folder
    return {path.relative_to(root).with_suffix("").as_posix(): path for path in sorted(root.rglob(f"*{ending}"))}


CLUBS = "clubs/"
"""What the names of clubs and of their athletes begin with among the shipped scenarios."""


def is_athlete_of_club(name: str) -> bool:
    """Whether a shipped scenario is that of an athlete, who comes with a club."""
    return name.startswith(CLUBS) and not name.endswith("/club")


def find_shipped_weeks() -> dict[str, Path]:
    """Return the shipped scenarios that stand by themselves: no clubs, and nobody of one."""
    return {name: path for name, path in find_shipped("scenarios", ".toml").items() if not name.startswith(CLUBS)}


def say_how_to_install(extra: str) -> str:
    """Return how to install what an extra adds, by the names of its packages: freshlegs itself may be in no index."""
    mark = f'extra == "{extra}"'
    wanted = [line for line in _list_requirements() if mark in line.replace("'", '"')]
    return _say_pip(wanted) if wanted else f"install freshlegs with its extra {extra}"


def say_how_to_install_library(name: str) -> str:
    """Return how to install a library that freshlegs can't do without, in a version that it knows."""
    wanted = [line for line in _list_requirements() if line.startswith(name) and "extra ==" not in line]
    return _say_pip(wanted or [name])


def _say_pip(wanted: Iterable[str]) -> str:
    return f"install it with: pip install {' '.join(repr(line.partition(';')[0].strip()) for line in wanted)}"


def _list_requirements() -> list[str]:
    # Here, as it takes a while to load and is needed only where something is missing.
    from importlib.metadata import PackageNotFoundError, requires

    try:
        return requires("freshlegs") or []
    except PackageNotFoundError:
        return []
