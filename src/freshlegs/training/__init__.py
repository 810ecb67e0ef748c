"""What training consists of beside its timetable: the weeks of a programme, deloads, tapers. Knows no solver."""
