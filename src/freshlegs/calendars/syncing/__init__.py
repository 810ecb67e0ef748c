"""Where a plan's events go: a file to import, a feed to subscribe to, a folder to sync, a server."""
