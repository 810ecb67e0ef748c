"""Weeks of many athletes chosen together: a linear programme over weeks, and weeks priced by it."""
