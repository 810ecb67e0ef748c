"""What tests share: worlds, weeks, programs to run, and real readers of calendars."""
