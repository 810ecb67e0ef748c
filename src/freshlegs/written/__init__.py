"""What an athlete writes: days, times, and sessions by name; one grammar for files, options, logs and answers."""
