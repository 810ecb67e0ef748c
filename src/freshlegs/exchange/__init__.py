"""Forms of other programs: gym logs and activities in, workouts for watches, treadmills and diaries out."""
