"""Renders templates into a Document of words and anchored figures. The door for jinja2."""
