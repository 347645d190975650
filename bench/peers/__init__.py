"""What a reader would take instead: each peer does the same task, measured in the same run."""
