"""What a coach asks before the first week: answers as a person gives them, and the scenario file that comes of them."""
