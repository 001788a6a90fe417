"""Read and write timelines."""
