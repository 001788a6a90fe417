"""Draw timelines."""
