"""The only room that imports ortools: the words of the week, rules assembled, search and clashes."""
