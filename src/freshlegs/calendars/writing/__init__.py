"""Events, time zones and the bytes of our own calendar files."""
