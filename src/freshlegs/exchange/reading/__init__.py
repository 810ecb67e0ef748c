"""What other programs keep of training, read into rows of our own log."""
