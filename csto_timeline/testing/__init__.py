"""Check timelines and draw random ones."""
