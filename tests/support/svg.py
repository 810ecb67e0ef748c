"""The text of a picture."""

from __future__ import annotations

from xml.etree import ElementTree

pass

SVG = "{http://www.w3.org/2000/svg}"


def texts(picture: str) -> list[str]:
    """Return the text elements of a picture."""
    return ["".join(e.itertext()) for e in ElementTree.fromstring(picture).iter(f"{SVG}text")]
