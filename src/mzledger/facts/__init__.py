"""Adds records up into figures that remember their rows."""
