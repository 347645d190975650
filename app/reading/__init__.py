"""Foreign material into tables; knows nothing of the app."""
