"""Whole files in and out, clean text, and the errors that people see."""
