"""Pairs our people with an outside list and gives each pair a verdict. A door for pandas and numpy."""
