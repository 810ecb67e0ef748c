"""The weeks of a programme: deloads, tapers, races, and the running minutes between them."""
