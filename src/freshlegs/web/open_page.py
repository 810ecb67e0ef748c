"""The page of an opened athlete."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from freshlegs.planfile import PlannedRecord
from freshlegs.scenario.draft import Draft


def render_open_page(state: dict[str, Any], record: PlannedRecord | None = None, draft: Draft | None = None) -> str:
    """Return the whole page."""
    del record, draft
    return f"<!doctype html><html lang=en><title>{escape(state['title'])}</title><h1>{escape(state['title'])}</h1>"


def render_stylesheet() -> str:
    """Return what the page looks like."""
    return ""
