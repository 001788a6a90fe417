"""Derive answers from a ledger or from rows."""
