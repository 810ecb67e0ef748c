"""The week in the browser: a server of one page, its JSON interface, and the processes that plan for it."""
