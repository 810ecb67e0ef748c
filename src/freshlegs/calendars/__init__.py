"""The athlete's calendars: what takes time in them, and the planned weeks that are kept there."""
