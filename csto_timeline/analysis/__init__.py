"""Explain, compare and tabulate the answers of a timeline."""
