"""Adds records up into figures that remember their rows. The door for pandas."""
