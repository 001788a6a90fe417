"""The shipped record of the CST/CSTO."""
