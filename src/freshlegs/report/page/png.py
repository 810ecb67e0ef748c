"""A week as PNG, drawn from its SVG. What draws it, and the letters, are the extra png."""

from importlib import import_module
from importlib.resources import files

from freshlegs.io.errors import OutputError
from freshlegs.io.shipped import say_how_to_install
from freshlegs.planfile import PlannedRecord
from freshlegs.report.page.svg import draw_with_fonts

_LETTERS = "fontpkg_inter"
"""The package with the font: the same letters everywhere, also where none are installed."""
_SHARPNESS = 2
"""Pixels of the PNG for one of the SVG."""


def render_png(record: PlannedRecord) -> bytes:
    """Return a planned week as a PNG picture, 2400 pixels wide; raises OutputError without the extra `png`.

    Scripts that its font does not have, and emoji, are lettered with what the system has.
    """
    try:
        draw = import_module("resvg_py").svg_to_bytes
        font = next(path for path in (files(_LETTERS) / "files").iterdir() if path.name.startswith("Inter["))
    except ImportError:
        raise OutputError(f"PNG needs more than SVG does: {say_how_to_install('png')}; SVG works without it") from None
    return bytes(draw(svg_string=draw_with_fonts(record, "Inter, sans-serif"), font_files=[str(font)], zoom=_SHARPNESS))
