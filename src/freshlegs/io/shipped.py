"""What freshlegs comes with beside its code: example weeks and pages to read; and what its extras would install."""

from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent


def find_shipped(folder: str, ending: str) -> dict[str, Path]:
    """Return the files of "scenarios" or "docs" by their names: those of an installed package, or of a checkout."""
    installed = _PACKAGE / "shipped" / folder
    root = installed if installed.is_dir() else _PACKAGE.parent.parent / folder
    return {path.relative_to(root).with_suffix("").as_posix(): path for path in sorted(root.rglob(f"*{ending}"))}


def say_how_to_install(extra: str) -> str:
    """Return how to install what an extra adds, by the names of its packages: freshlegs itself may be in no index."""
    mark = f'extra == "{extra}"'
    try:
        wanted = [
            line.partition(";")[0].strip() for line in requires("freshlegs") or () if mark in line.replace("'", '"')
        ]
    except PackageNotFoundError:
        wanted = []
    if not wanted:
        return f"install freshlegs with its extra {extra}"
    return f"install it with: pip install {' '.join(repr(one) for one in wanted)}"
