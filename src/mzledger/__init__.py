"""Ledgers of a county Civil Affairs Bureau: checked, added up, and written into the year-end document."""

__version__ = "0.2.0"
