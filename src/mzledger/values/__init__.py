"""Small frozen things that every room agrees on."""
